/** Whether Askshot starts when its user logs in: the desktop's own record of it, and none of ours. */
export type LoginItem = {
  isOn(): boolean
  /** Throws what the disk says. */
  set(isOn: boolean): void
}
