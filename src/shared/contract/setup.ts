import { z } from 'zod'
import { selfTestChecks } from '../setup-views.ts'
import type { Finding, LocalServer, ScreenCheck, SetupView } from '../setup-views.ts'

/** What the first steps and the self-test may ask of main. */
export const setupRequests = {
  'setup:view': z.tuple([]),
  /** Looks which servers of this computer answer; no other one is asked. */
  'setup:local-servers': z.tuple([]),
  'setup:check-screen': z.tuple([]),
  'setup:open-screen-settings': z.tuple([]),
  /** The first steps are done, or were skipped: they are not offered again. */
  'setup:finish': z.tuple([]),
  'login:view': z.tuple([]),
  'login:set': z.tuple([z.boolean()]),
  'self-test:run': z.tuple([z.enum(selfTestChecks)]),
  'self-test:notify': z.tuple([]),
  /** Copies the report, with what the user says they can see. */
  'self-test:copy': z.tuple([
    z.strictObject({ tray: z.boolean().optional(), notification: z.boolean().optional() }),
  ]),
} satisfies Record<string, z.ZodType<unknown[]>>

export type SetupReply = {
  'setup:view': SetupView
  'setup:local-servers': readonly LocalServer[]
  'setup:check-screen': ScreenCheck
  'setup:open-screen-settings': void
  'setup:finish': void
  'login:view': boolean
  'login:set': boolean
  'self-test:run': readonly Finding[]
  'self-test:notify': boolean
  'self-test:copy': void
}
