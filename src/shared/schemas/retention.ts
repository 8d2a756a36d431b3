import { z } from 'zod'

/** How long what was asked is kept; 0 stands for always, or for any size. */
export const retentionSchema = z.strictObject({
  picturesDays: z.literal([0, 7, 30, 90, 365]),
  threadsDays: z.literal([0, 30, 90, 365]),
  maxGigabytes: z.literal([0, 1, 5, 20]),
})

export type Retention = z.output<typeof retentionSchema>
