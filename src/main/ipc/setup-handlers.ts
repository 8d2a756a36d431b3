import type { LocalServer, ScreenCheck, SetupView } from '#shared/setup-views.ts'
import type { LoginItem } from '../login/login-item.ts'
import type { SelfTest } from '../self-test/self-test.ts'
import type { Area } from './handlers.ts'

/** What the first steps and the self-test can do. */
export type SetupFeatures = {
  readonly view: () => SetupView
  readonly localServers: () => Promise<readonly LocalServer[]>
  readonly checkScreen: () => Promise<ScreenCheck>
  readonly openScreenSettings: () => Promise<void>
  readonly finish: () => void
  readonly login: LoginItem
  /** The user turned it on or off. */
  readonly onLogin: (isOn: boolean) => void
  readonly selfTest: SelfTest
}

export function setupHandlers(given: SetupFeatures): Area<'setup' | 'login' | 'self-test'> {
  const { login, selfTest } = given
  return {
    'setup:view': () => given.view(),
    'setup:local-servers': () => given.localServers(),
    'setup:check-screen': () => given.checkScreen(),
    'setup:open-screen-settings': () => given.openScreenSettings(),
    'setup:finish': () => given.finish(),
    'login:view': () => login.isOn(),
    'login:set': (isOn) => {
      const wasOn = login.isOn()
      login.set(isOn)
      if (wasOn !== isOn) given.onLogin(isOn)
      return login.isOn()
    },
    'self-test:run': (check) => selfTest.run(check),
    'self-test:notify': () => selfTest.notify(),
    'self-test:copy': (seen) => selfTest.copyReport(seen),
  }
}
