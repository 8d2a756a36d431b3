/** A window as the system tells of it; `name` is its own title, empty where it is kept from us. */
export type NamedWindow = { readonly isOwn: boolean; readonly name: string }

/** What can be asked about the right to see the screen. */
export type ScreenPermission = {
  /** The system's own word. `granted` is to be believed; anything else is also said when nobody has been asked yet. */
  readonly status: () => string
  /** The windows that can be seen. */
  readonly windows: () => Promise<readonly NamedWindow[]>
}

type Proof = { readonly status: string; readonly windows: readonly NamedWindow[] }

/**
 * Whether pictures hold the wallpaper and nothing else. What is kept from a program along with the pixels of other
 * windows are their titles: one title read is the proof of the opposite, whatever the system says. Without any window
 * of another program the wallpaper is all there is.
 */
export function seesOnlyWallpaper({ status, windows }: Proof): boolean {
  if (status === 'granted') return false
  const others = windows.filter(({ isOwn }) => !isOwn)
  return others.length > 0 && others.every(({ name }) => name === '')
}
