import { ipcMain } from 'electron'
import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import type { Channel } from '#shared/contract.ts'
import type { Router } from './router.ts'
import type { Sender } from './trusted-sender.ts'

/** Connects the router to Electron; gives what disconnects it. The only file that touches `ipcMain`. */
export function listen(router: Router, channels: readonly Channel[]): () => void {
  for (const channel of channels) {
    ipcMain.handle(channel, (event, ...args: unknown[]) => router.dispatch(channel, senderOf(event), args))
  }
  const onWatch = (event: IpcMainEvent, request: unknown) => {
    const [port] = event.ports
    if (port === undefined) return
    port.start()
    router.watch(senderOf(event), request, {
      send: (update) => port.postMessage(update),
      close: () => port.close(),
      onClose: (listener) => port.once('close', listener),
    })
  }
  ipcMain.on('ask:watch', onWatch)
  return () => {
    for (const channel of channels) ipcMain.removeHandler(channel)
    ipcMain.off('ask:watch', onWatch)
  }
}

// A frame that is already gone has no URL and is refused.
function senderOf(event: IpcMainEvent | IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame
  return {
    url: frame?.url ?? '',
    isMainFrame: frame !== null && frame === event.sender.mainFrame,
    windowId: event.sender.id,
  }
}
