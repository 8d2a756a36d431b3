/** What still becomes an address of this computer, or one that is encrypted. */
const BEGINNINGS = ['https://', 'http://localhost', 'http://127.', 'http://[::1]']
const LOOPBACK = /^http:\/\/(localhost|127\.[\d.]*|\[::1\])(:\d*)?([/?#]|$)/i

/** What is plainly wrong with a server's address while it is typed. Whether one will do, main says. */
export function addressFault(text: string): 'address-invalid' | 'address-unsafe' | undefined {
  const typed = text.trim()
  if (BEGINNINGS.some((each) => each.startsWith(typed.toLowerCase()))) return undefined
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed)?.[1]?.toLowerCase()
  const address = scheme === undefined ? `https://${typed}` : typed
  if (/\s/.test(typed) || !URL.canParse(address)) return 'address-invalid'
  if (!['https', 'http', undefined].includes(scheme)) return 'address-invalid'
  return isUnsafe(address, scheme) ? 'address-unsafe' : undefined
}

function isUnsafe(address: string, scheme: string | undefined): boolean {
  return hasName(address) || (scheme === 'http' && !LOOPBACK.test(address))
}

/** A name and password would be written to the settings in the clear. */
function hasName(address: string): boolean {
  return /^([a-z]+:\/\/)?[^/?#]*@/i.test(address)
}
