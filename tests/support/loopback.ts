import { MessageChannel } from 'node:worker_threads'
import type { AskUpdate, PushChannel, Pushes } from '#shared/contract.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { Result } from '#shared/errors.ts'
import type { Router } from '../../src/main/ipc/router.ts'
import type { Sender } from '../../src/main/ipc/trusted-sender.ts'
import { createBridge } from '../../src/preload/bridge.ts'

export type Loopback = {
  readonly bridge: Bridge
  readonly push: <P extends PushChannel>(channel: P, message: Pushes[P]) => void
}

/**
 * The real bridge and the real router with Electron cut out: what crosses is cloned as Electron clones it, and ports
 * are real ones.
 */
export function createLoopback(router: Router, sender: Sender): Loopback {
  const listeners = new Map<PushChannel, Set<(message: never) => void>>()
  const bridge = createBridge({
    async invoke(channel, args) {
      const result = await router.dispatch(channel, sender, structuredClone(args))
      return structuredClone(result) as Result<never>
    },
    listen(channel, listener) {
      const heard = listeners.get(channel) ?? new Set()
      listeners.set(channel, heard.add(listener))
      return () => heard.delete(listener)
    },
    watch(request, onUpdate) {
      const { port1: ours, port2: theirs } = new MessageChannel()
      ours.on('message', (update: AskUpdate) => onUpdate(update))
      router.watch(sender, structuredClone(request), {
        send: (update) => theirs.postMessage(update),
        close: () => theirs.close(),
        onClose: (listener) => theirs.once('close', listener),
      })
      return () => ours.close()
    },
  })
  return {
    bridge,
    push: (channel, message) => {
      for (const listener of listeners.get(channel) ?? []) listener(structuredClone(message) as never)
    },
  }
}
