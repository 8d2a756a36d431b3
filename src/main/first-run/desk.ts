import type { LoginItem } from '../login/login-item.ts'
import type { Facts, SetupView } from '#shared/setup-views.ts'

/** What the desktop offers beyond windows: seeing its screen, starting with it, telling of itself. */
export type Desk = {
  readonly login: LoginItem
  readonly screen: SetupView['screen']
  /** The page of the system's settings where seeing the screen is allowed. */
  readonly openScreenSettings: () => Promise<void>
  readonly facts: () => Facts
  /** Shows a folder, or a file with the program that is for it. */
  readonly openFolder: (path: string) => Promise<void>
  /** The licences of what the app is built on, where the package brings them. */
  readonly licencesFile: string | undefined
  /** Shows a notification that leads nowhere; false where there are none. */
  readonly notify: (title: string, text: string) => boolean
}
