import type { HotkeyState } from '#shared/views.ts'

/** What happens to a chord. `asked` is all that a registration that worked can say: some desktops decide later. */
export type HotkeyEvent = 'ask' | 'refuse' | 'fault' | 'fire' | 'release'

/** The next state of a hotkey; one that has fired is proven until it is given back. */
export function advanceHotkey(state: HotkeyState, event: HotkeyEvent): HotkeyState {
  switch (event) {
    case 'ask':
      return 'asked'
    case 'refuse':
      return 'taken'
    case 'fault':
      return 'invalid'
    case 'fire':
      return state === 'asked' ? 'proven' : state
    case 'release':
      return 'off'
  }
}
