import fs from 'node:fs'
import path from 'node:path'

const README = `01 to 03: a desktop with someone else's page on it, the frozen overlay after the hotkey, the rectangle being drawn.
04 to 06: the question beside the selection, the answer while it streams, the answer when it has ended.
07 to 11: the window dragged larger, called back by its hotkey, the settings, and both in the dark theme.
request.json is the one request that was sent, its key masked; sent.png holds the very bytes of its picture.
The server that answered ran on this computer: nothing left it, and no account or key was needed.
Made by npm run demo, on a virtual screen with the built app and real keys and mouse; every run makes them anew.
`

/** Says what lies in the folder. */
export function writeReadme(folder) {
  fs.writeFileSync(path.join(folder, 'README.txt'), README)
}

/** Writes a request as the server received it, and its picture beside it. */
export function writeRequest(folder, { method, path: address, headers, body, pictures }) {
  const [picture] = pictures
  if (pictures.length !== 1) throw new Error(`The request held ${pictures.length} pictures instead of one`)
  fs.writeFileSync(path.join(folder, 'sent.png'), picture.bytes)
  const request = { method, path: address, headers: { ...headers, authorization: 'Bearer ••••' }, body }
  fs.writeFileSync(
    path.join(folder, 'request.json'),
    `${JSON.stringify(request, (_name, value) => withoutPicture(value), 2)}\n`,
  )
}

function withoutPicture(value) {
  if (typeof value !== 'string') return value
  return value.replace(/^(data:image\/png;base64,).*$/s, '$1<the bytes of demo/sent.png>')
}
