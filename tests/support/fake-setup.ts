import type { Args, Reply } from '#shared/contract.ts'
import type { LanguageReply, LanguageView } from '#shared/contract/language.ts'
import type { SetupReply } from '#shared/contract/setup.ts'

import type { Finding, LocalServer, ScreenCheck, SelfTestCheck, SetupView } from '#shared/setup-views.ts'

export type FakeSetup = {
  setup: SetupView
  localServers: readonly LocalServer[]
  screenCheck: ScreenCheck
  startsAtLogin: boolean
  findings: Readonly<Record<SelfTestCheck, readonly Finding[]>>
  hasNotifications: boolean
  language?: LanguageView
}

type Handlers = { [C in keyof (SetupReply & LanguageReply)]: (...args: Args<C>) => Reply[C] }
type Given = { readonly read: () => FakeSetup; readonly write: (change: Partial<FakeSetup>) => void }

/** The first steps, the self-test and the language, as main would have them. */
export function fakeSetup({ read, write }: Given): Handlers {
  return {
    'setup:view': () => read().setup,
    'setup:local-servers': () => read().localServers,
    'setup:check-screen': () => read().screenCheck,
    'setup:open-screen-settings': () => undefined,
    'setup:finish': () => undefined,
    'login:view': () => read().startsAtLogin,
    'login:set': (isOn) => {
      write({ startsAtLogin: isOn })
      return isOn
    },
    'self-test:run': (check) => read().findings[check],
    'self-test:notify': () => read().hasNotifications,
    'self-test:copy': () => undefined,
    'language:view': () => read().language ?? { choice: 'system', tag: 'en' },
    'language:choose': (choice) => {
      write({ language: { choice, tag: choice === 'system' ? 'en' : choice } })
      return read().language ?? { choice, tag: 'en' }
    },
  }
}
