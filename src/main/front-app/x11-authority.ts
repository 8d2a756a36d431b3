const COOKIE = 'MIT-MAGIC-COOKIE-1'

/**
 * The cookie for a display in an authority file (Xau(3): numbers with the high byte first, each text after its length).
 * Empty where the file has none: such a server asks for none.
 */
export function cookieFor(display: string, file: Buffer): Buffer {
  for (let at = 0; at + 2 <= file.length;) {
    const fields: Buffer[] = []
    let end = at + 2 // the family of the address, which is this computer's for every server we speak to
    while (fields.length < 4 && end + 2 <= file.length) {
      const length = file.readUInt16BE(end)
      fields.push(file.subarray(end + 2, end + 2 + length))
      end += 2 + length
    }
    const [, number = '', name = '', cookie] = fields
    const isFor = number.toString() === display || number.length === 0
    if (isFor && name.toString() === COOKIE && cookie !== undefined) return cookie
    at = end
  }
  return Buffer.alloc(0)
}

/** The beginning of a connection: low byte first, version 11, and the cookie. */
export function greeting(cookie: Buffer): Buffer {
  const name = Buffer.from(cookie.length === 0 ? '' : COOKIE)
  const head = Buffer.alloc(12)
  head.write('l')
  head.writeUInt16LE(11, 2)
  head.writeUInt16LE(name.length, 6)
  head.writeUInt16LE(cookie.length, 8)
  return Buffer.concat([head, padded(name), padded(cookie)])
}

/** X11 counts in words of four bytes. */
export function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
}
