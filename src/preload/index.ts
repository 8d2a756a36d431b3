import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'
import type { AskUpdate } from '#shared/contract.ts'
import type { FrameMessage } from '#shared/views.ts'
import { createBridge } from './bridge.ts'
import type { Transport } from './bridge.ts'

type FromMain = Omit<FrameMessage, 'pixels'> & { readonly pixels: Uint8Array<ArrayBuffer> }

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
ipcRenderer.on('overlay:frame', (_event, { pixels, ...frame }: FromMain) => {
  const { buffer, byteOffset, byteLength } = pixels
  const own = byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)
  const message: FrameMessage = { ...frame, pixels: own }
  window.postMessage(message, window.location.origin, [own])
})

contextBridge.exposeInMainWorld('bridge', createBridge(transport))
