/** A question is about pictures and documents, on disk and in pages alike; a document is known by the name of its file. */
type Named = { readonly name: string }

export function isDocument<Capture extends object>(capture: Capture): capture is Extract<Capture, Named> {
  return 'name' in capture
}

export function isPicture<Capture extends object>(capture: Capture): capture is Exclude<Capture, Named> {
  return !isDocument(capture)
}
