import { utilityProcess } from 'electron'
import { hostEnvironment } from './host-environment.ts'
import type { StartKeychainHost } from './keychain-client.ts'

/** Starts the keychain's process from the built file at `path`. It ends with the app, whatever it is waiting for. */
export function keychainProcess(path: string): StartKeychainHost {
  return (on) => {
    const child = utilityProcess.fork(path, [], {
      env: hostEnvironment(process.env),
      stdio: 'ignore',
      serviceName: 'Askshot keychain',
    })
    child.on('message', on.message)
    child.once('exit', on.exit)
    return {
      send: (request) => child.postMessage(request),
      kill: () => {
        child.kill()
      },
    }
  }
}
