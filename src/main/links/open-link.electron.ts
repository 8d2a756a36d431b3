import { dialog, shell } from 'electron'
import type { BaseWindow } from 'electron'
import type { Words } from '#shared/words/words.ts'
import type { AllowedLink } from './allowed-link.ts'

type OpenOptions = {
  /** The window over which to ask. */
  readonly window: BaseWindow
  readonly link: AllowedLink
  readonly words: Words['link']
}

const CANCEL = 0
const OPEN = 1

/** Asks the user, outside of any page, and opens the address in the browser only after a yes. */
export async function askAndOpen({ window, link, words }: OpenOptions): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: words.title,
    message: words.message(link.host),
    detail: link.isEncrypted ? link.url : `${words.unencrypted}\n\n${link.url}`,
    buttons: [words.cancel, words.open],
    defaultId: CANCEL,
    cancelId: CANCEL,
    noLink: true,
  })
  if (response === OPEN) await shell.openExternal(link.url)
}
