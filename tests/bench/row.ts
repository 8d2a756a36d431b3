/** What was measured, in milliseconds; the name may end with what is wanted, as `scripts/bench.mjs` reads it. */
export type Row = { readonly name: string; readonly samplesMs: readonly number[] }
