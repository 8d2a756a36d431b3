import type { DataView } from '#shared/contract/data.ts'
import type { Housekeeping } from '../history/housekeeping.ts'
import type { Area } from './handlers.ts'

/** What the settings window can reach of what is kept. */
export type DataDependencies = {
  readonly housekeeping: Pick<Housekeeping, 'view' | 'preview' | 'keep' | 'forget'>
  readonly clear: () => Promise<DataView>
}

export function dataHandlers({ housekeeping, clear }: DataDependencies): Area<'data'> {
  return {
    'data:view': () => housekeeping.view(),
    'data:preview': (retention) => housekeeping.preview(retention),
    'data:set-retention': (retention) => housekeeping.keep(retention),
    'data:set-forgetting': (isOn) => housekeeping.forget(isOn),
    'data:clear': () => clear(),
  }
}
