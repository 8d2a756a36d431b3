import { expect, test } from 'vitest'
import { isWaylandSession } from '../../../src/main/desktop-session.ts'

test.each([
  ['a Wayland session', 'linux', { XDG_SESSION_TYPE: 'wayland', DISPLAY: ':0' }, true],
  [
    'an X11 session, whatever else is set',
    'linux',
    { XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: 'wayland-1' },
    false,
  ],
  [
    'a compositor started on a console',
    'linux',
    { XDG_SESSION_TYPE: 'tty', WAYLAND_DISPLAY: 'wayland-1' },
    true,
  ],
  ['an X server that says nothing of a session', 'linux', { DISPLAY: ':99' }, false],
  ['a Mac, whatever is set', 'darwin', { XDG_SESSION_TYPE: 'wayland' }, false],
] as const)('%s', (_name, platform, environment, isWayland) => {
  expect(isWaylandSession({ platform, environment })).toBe(isWayland)
})
