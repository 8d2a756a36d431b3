import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'
import type { AskUpdate } from '#shared/contract.ts'
import type { FrameBand } from '#shared/views.ts'
import { createBridge } from './bridge.ts'
import type { Transport } from './bridge.ts'
import { JoinedBands } from './joined-bands.ts'

const transport: Transport = {
  invoke: (channel, args) => ipcRenderer.invoke(channel, ...args),
  listen(channel, listener) {
    // The event object stays here: pages get plain data only.
    const onMessage = (_event: IpcRendererEvent, message: Parameters<typeof listener>[0]) => listener(message)
    ipcRenderer.on(channel, onMessage)
    return () => ipcRenderer.off(channel, onMessage)
  },
  watch(request, onUpdate) {
    // The port stays here too: ports cannot cross the context bridge, functions can.
    const { port1: ours, port2: theirs } = new MessageChannel()
    ours.onmessage = (event: MessageEvent<AskUpdate>) => onUpdate(event.data)
    ipcRenderer.postMessage('ask:watch', request, [theirs])
    return () => ours.close()
  },
}

// Pixels do not go through the bridge, which copies: the page gets the memory itself.
const bands = new JoinedBands()
ipcRenderer.on('overlay:frame', (_event, band: FrameBand) => {
  const frame = bands.add(band)
  if (frame !== undefined) window.postMessage(frame, window.location.origin, [frame.pixels])
})

contextBridge.exposeInMainWorld('bridge', createBridge(transport))
