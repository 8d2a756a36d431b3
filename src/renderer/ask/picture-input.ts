/** The files of a paste or a drop that call themselves pictures; what they really are is for main to see. */
export function picturesIn(files: Iterable<File> | undefined): readonly File[] {
  return files === undefined ? [] : [...files].filter(({ type }) => type === '' || type.startsWith('image/'))
}

/** A picture's bytes. Of a GIF the first frame as a PNG, because main reads no GIF. */
export async function pictureBytes(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== 'GIF8') return bytes
  const image = await createImageBitmap(file).catch(() => undefined) // main says what is wrong with it
  if (image === undefined) return bytes
  const canvas = new OffscreenCanvas(image.width, image.height)
  canvas.getContext('2d')?.drawImage(image, 0, 0)
  const png = await canvas.convertToBlob({ type: 'image/png' })
  return new Uint8Array(await png.arrayBuffer())
}
