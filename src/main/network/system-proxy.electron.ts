import { session } from 'electron'

/** The ways out that the desktop's settings, a PAC script or the environment give for a URL. The app must be ready. */
export function resolveSystemProxy(url: string): Promise<string> {
  return session.defaultSession.resolveProxy(url)
}
