import * as electron from 'electron'

/** What the clipboard took before Electron 44, which knew no items. */
type EarlierClipboard = { readonly write: (data: { readonly text: string; readonly html: string }) => void }

/** Puts text on the clipboard, beside it the same as programs that know formats take it. */
export async function copyText(text: string, html?: string): Promise<void> {
  const { clipboard } = electron
  if (html === undefined) return void (await clipboard.writeText(text)) // synchronous before Electron 44
  const { ClipboardItem } = electron as Partial<Pick<typeof electron, 'ClipboardItem'>>
  if (ClipboardItem === undefined) return (clipboard as unknown as EarlierClipboard).write({ text, html })
  await clipboard.write([new ClipboardItem({ 'text/plain': text, 'text/html': html })])
}
