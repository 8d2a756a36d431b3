import type { HotkeyState } from '#shared/views.ts'

/** What happens to a chord. `asked` is all that a registration that worked can say: some desktops decide later. */
export type HotkeyEvent = 'ask' | 'refuse' | 'fault' | 'fire' | 'release' | PortalEvent
/** What happens only where the desktop gives keys: it gave none, has no such thing, or took them all back. */
type PortalEvent = 'deny' | 'miss' | 'lose'

const NEXT: Readonly<Record<Exclude<HotkeyEvent, 'fire'>, HotkeyState>> = {
  ask: 'asked',
  refuse: 'taken',
  fault: 'invalid',
  release: 'off',
  deny: 'refused',
  miss: 'absent',
  lose: 'lost',
}

/** The next state of a hotkey; one that has fired is proven until it is given back. */
export function advanceHotkey(state: HotkeyState, event: HotkeyEvent): HotkeyState {
  if (event !== 'fire') return NEXT[event]
  // Some desktops say that they gave no keys, and pass them on all the same.
  return state === 'asked' || state === 'refused' ? 'proven' : state
}
