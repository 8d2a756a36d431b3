/** What people read of the documents that a question is about. */
export type DocumentWords = {
  /** As a screen reader says it. */
  readonly name: (position: number, name: string) => string
  readonly size: (bytes: number) => string
  readonly remove: (position: number) => string
  readonly removed: (name: string) => string
  /** Before sending, where the profile does not take them. */
  readonly notTaken: (profile: string) => string
  readonly unknownTokens: string
  readonly missing: string
}
