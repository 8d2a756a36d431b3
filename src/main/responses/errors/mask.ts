const secretShapes: readonly RegExp[] = [
  /\b(bearer|basic)\s+[^\s"',;]+/gi,
  /\b([a-z]{0,4}k|api|pk|rk)[-_](?=[^\s"',;]{8})[^\s"',;]+/gi, // sk-…, gsk_…, sk-or-v1-…, also as servers abridge them
  /data:[a-z]+\/[^\s"']+/gi, // a picture echoed back
]

// A run this long with a digit in it is a token, not a word. Model names are long too, but of short words.
const longRun = /[\w+=-]{20,}/g
const unbrokenLength = 16

/**
 * The text without keys, pictures and `hidden` strings (the key that was sent, wherever it stands).
 * What was left out becomes `•••`, so that one sees that something was.
 */
export function mask(text: string, hidden: readonly string[] = []): string {
  return secretShapes
    .reduce((masked, shape) => masked.replace(shape, '•••'), withoutSecrets(text, hidden))
    .replace(longRun, (run) => (isToken(run) ? '•••' : run))
}

/** The text without the secrets that are known; the longest first, because one may be part of another. */
export function withoutSecrets(text: string, hidden: readonly string[]): string {
  return [...hidden]
    .filter((secret) => secret !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((left, secret) => left.replaceAll(secret, '•••'), text)
}

function isToken(run: string): boolean {
  const isUuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(run)
  return isUuid || run.split(/[-_]/).some((piece) => piece.length >= unbrokenLength && /\d/.test(piece))
}
