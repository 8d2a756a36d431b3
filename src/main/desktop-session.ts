type Facts = {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * Whether the desktop is a Wayland one, where screen and keys are to be had from its portals alone. The session's own
 * word counts; a compositor that was started by hand on a console says nothing but its address.
 */
export function isWaylandSession({ platform, environment }: Facts): boolean {
  if (platform !== 'linux') return false
  const session = environment['XDG_SESSION_TYPE'] ?? ''
  if (session === 'wayland' || session === 'x11') return session === 'wayland'
  return (environment['WAYLAND_DISPLAY'] ?? '') !== ''
}
