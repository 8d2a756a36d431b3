/*
 * The keychain's own process. A call that waits for an unlock prompt keeps its process from exiting, whatever that
 * process tries; here it holds up nobody, because this one can be killed.
 */
import type { KeychainReply, KeychainRequest } from './keychain-calls.ts'
import { answerWith, loadKeytar } from './keytar-calls.ts'

type MainPort = {
  on(event: 'message', listener: (message: { readonly data: KeychainRequest }) => void): unknown
  postMessage(reply: KeychainReply): void
}

const { parentPort } = process as unknown as { readonly parentPort?: MainPort }

parentPort?.on('message', ({ data }) => {
  void answerWith(loadKeytar, data).then((reply) => {
    parentPort.postMessage(reply)
  })
})
