/** Who sent a message, as plain data. `url` is empty where the frame is gone. */
export type Sender = {
  readonly url: string
  readonly isMainFrame: boolean
  readonly windowId: number | undefined
}

export type IsTrusted = (sender: Sender) => boolean

/**
 * Whether a sender is the top frame of one of our windows, showing a page of ours. Parts are compared, not prefixes
 * (`app://ui.evil/` begins like `app://ui`), and not `URL.origin`, which is `"null"` for a custom scheme in Node.
 */
export function createTrust(origin: string, isOurWindow: (windowId: number) => boolean): IsTrusted {
  return ({ url, isMainFrame, windowId }) => {
    if (!isMainFrame || windowId === undefined || !isOurWindow(windowId)) return false
    if (!URL.canParse(url)) return false
    const { protocol, host } = new URL(url)
    return `${protocol}//${host}` === origin
  }
}
