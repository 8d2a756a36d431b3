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
  const withoutHidden = hidden
    .filter((secret) => secret !== '')
    .reduce((masked, secret) => masked.replaceAll(secret, '•••'), text)
  return secretShapes
    .reduce((masked, shape) => masked.replace(shape, '•••'), withoutHidden)
    .replace(longRun, (run) => (isToken(run) ? '•••' : run))
}

function isToken(run: string): boolean {
  const isUuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(run)
  return isUuid || run.split(/[-_]/).some((piece) => piece.length >= unbrokenLength && /\d/.test(piece))
}
