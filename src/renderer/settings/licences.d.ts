/** Made at build by scripts/licences.mjs. */
declare module 'virtual:licences' {
  export const packages: readonly {
    readonly name: string
    readonly version: string
    readonly licence: string
    /** Empty where the package brings none. */
    readonly text: string
  }[]
}
