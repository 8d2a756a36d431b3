import type { PushChannel } from '#shared/contract.ts'
import type { WindowKind } from './window-options.ts'

/** Which windows hear which push. */
export const listeners: Readonly<Record<PushChannel, readonly WindowKind[]>> = {
  'overlay:show': ['overlay'],
  'overlay:windows': ['overlay'],
  'overlay:lead': ['overlay'],
  'overlay:pointer': ['overlay'],
  'overlay:drawn': ['overlay'],
  'countdown:show': ['countdown'],
  'ask:show': ['ask'],
  'ask:offers': ['ask'],
  'ask:replaced': ['ask'],
  'ask:save-now': ['ask'],
  'outbox:show': ['ask', 'history'],
  'settings:show': ['settings', 'first-run', 'self-test'],
  'history:changed': ['history'],
  'history:shown': ['history'],
  'language:show': ['overlay', 'ask', 'history', 'settings', 'first-run', 'self-test', 'pin', 'countdown'],
  'look:show': ['overlay', 'ask', 'history', 'settings', 'first-run', 'self-test', 'pin', 'countdown'],
}
