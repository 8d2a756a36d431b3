import type { Words } from '../words.ts'

export const states: Words['states'] = {
  queued: '已排队',
  sending: '发送中',
  streaming: '回答中',
  waiting: '等待中',
  blocked: '需要您处理',
  'needs-approval': '需要您同意',
  interrupted: '已中断',
  done: '已回答',
  failed: '未成功',
  cancelled: '已停止',
}

export const blocked: Words['blocked'] = {
  key: '等待密钥',
  billing: '需要充值',
  keychain: '钥匙串已锁定',
  policy: '被拒绝',
  'too-large': '太大',
  profile: '需要设置',
  age: '已等待一天',
  editing: '正在编辑,您发送时才会发出',
}
