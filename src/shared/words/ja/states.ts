import type { Words } from '../words.ts'

export const states: Words['states'] = {
  queued: '送信待ち',
  sending: '送信中',
  streaming: '回答中',
  waiting: '待機中',
  blocked: '操作が必要',
  'needs-approval': '許可が必要',
  interrupted: '中断',
  done: '回答済み',
  failed: '失敗',
  cancelled: '停止',
}

export const blocked: Words['blocked'] = {
  key: 'キーを待っています',
  billing: '残高が必要です',
  keychain: 'キーチェーンが閉じています',
  policy: '断られました',
  'too-large': '大きすぎます',
  profile: '設定が必要です',
  age: '一日待ちました',
  editing: '編集中。送信すると送られます',
}
