/** The object with one entry set, or without it when the value is undefined. */
export function withEntry<T extends object, K extends keyof T>(
  object: T,
  key: K,
  value: T[K] | undefined,
): T {
  return withEntries(object, { [key]: value } as unknown as Entries<T>)
}

/** The names in a record, in the order they were written. */
export function keysOf<K extends string>(record: Readonly<Partial<Record<K, unknown>>>): K[] {
  return Object.keys(record) as K[]
}

/** Entries to set; those that are undefined are taken away. */
export type Entries<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** The object with all of these entries set, or without those that are undefined. */
export function withEntries<T extends object>(object: T, entries: Entries<T>): T {
  const all = Object.entries({ ...object, ...entries })
  return Object.fromEntries(all.filter(([, value]) => value !== undefined)) as T
}

/** Sets entries, named for the user by `field`; whether main has taken them. */
export type Change<T> = (field: string, entries: Entries<T>) => Promise<boolean>
