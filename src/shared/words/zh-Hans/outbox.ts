import type { OutboxWords } from '../outbox-words.ts'
import { clock, number } from './formats.ts'

export const outbox: OutboxWords = {
  holding: '您暂停了发件箱',
  hold: '暂停',
  letGo: '继续发送',
  noNetwork: '没有网络',
  edit: '编辑',
  editing: '尚未发送。发送后回到原来的位置。',
  because: (state, reason) => `${state}。${reason}`,
  tray: {
    outbox: (waiting) => `发件箱 (${waiting})`,
    line: (state, firstWords) => `${state}:${firstWords}`,
    until: (state, at) => `${state},${clock(at)} 重试`,
    more: (others) => `… 另有 ${number(others)} 个`,
    sendAll: '全部立即发送',
    openOutbox: '打开发件箱',
    hold: '暂停发件箱',
    profile: '配置',
    model: '模型',
    chooseModel: '选择 …',
    pauseHotkeys: '暂停热键',
    needYou: (asks) => `${number(asks)} 个问题需要您处理`,
    hotkeyDead: '热键不起作用',
    noKey: '还没有 API 密钥',
    portal: '打开的是登录页,不是网络',
    tooltip: (product, state) => `${product}:${state}`,
    busy: (asks) => `正在回答 ${number(asks)} 个问题`,
    waiting: (asks) => `${number(asks)} 个问题在等待`,
  },
  damagedFile: '损坏的文件',
  notices: {
    drained: (asks) => `等待中的 ${number(asks)} 个问题已回答`,
  },
}
