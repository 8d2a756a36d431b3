import { z } from 'zod'
import type { Result } from '../errors.ts'
import type { Retention } from '../schemas/retention.ts'
import { retentionSchema } from '../schemas/retention.ts'

/** What the settings window can ask about what is kept. */
export const dataRequests = {
  'data:view': z.tuple([]),
  /** What this would delete now. */
  'data:preview': z.tuple([retentionSchema]),
  'data:set-retention': z.tuple([retentionSchema]),
  'data:set-forgetting': z.tuple([z.boolean()]),
  /** The very word that the user typed; nothing less deletes everything. */
  'data:clear': z.tuple([z.literal('DELETE')]),
} satisfies Record<string, z.ZodType<unknown[]>>

export type DataView = {
  readonly retention: Retention
  /** New threads are deleted when their window closes. */
  readonly forgetsThreads: boolean
  readonly threadCount: number
  readonly bytes: number
}

/** How many threads would go, and of how many more the pictures. */
export type RetentionPreview = { readonly threadCount: number; readonly pictureThreadCount: number }

export type DataReply = {
  'data:view': DataView
  'data:preview': RetentionPreview
  'data:set-retention': DataView
  'data:set-forgetting': DataView
  'data:clear': DataView
}

type Call<C extends keyof DataReply> = (
  ...args: z.output<(typeof dataRequests)[C]>
) => Promise<Result<DataReply[C]>>

export type DataBridge = {
  readonly view: Call<'data:view'>
  readonly preview: Call<'data:preview'>
  readonly setForgetting: Call<'data:set-forgetting'>
  readonly setRetention: Call<'data:set-retention'>
  readonly clear: Call<'data:clear'>
}
