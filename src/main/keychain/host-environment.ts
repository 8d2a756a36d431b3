const KEPT = new Set([
  'PATH',
  'HOME',
  'DISPLAY',
  'XAUTHORITY',
  'WAYLAND_DISPLAY',
  'DBUS_SESSION_BUS_ADDRESS',
  // Windows finds its own libraries and the user's vault by these.
  'SYSTEMROOT',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
])

/** The environment of the keychain's process: what it takes to reach the keychain, and nothing else of ours. */
export function hostEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    const isKept = KEPT.has(name.toUpperCase()) || name.startsWith('XDG_')
    if (isKept && value !== undefined) kept[name] = value
  }
  // Its refusals are told apart by their words, so they have to come untranslated; the prompt is another program's.
  return { ...kept, LC_ALL: 'C' }
}
