/** For the end of a total `switch`: the compiler proves that it is never reached. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`)
}
