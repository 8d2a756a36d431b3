import type { LinkWords, NoticeWords, TrayWords } from '../desktop-words.ts'
import { number } from './formats.ts'

export const tray: TrayWords = {
  history: '历史 …',
  captureLast: '截取上次的区域',
  capture: '截图并提问',
  showLast: '显示最近的回答',
  recent: '最近',
  settings: '设置 …',
  quit: '退出 Askshot',
  quitWaiting: (waiting) => `退出 Askshot (${number(waiting)} 个问题等到下次启动)`,
  recentLine: (state, firstWords) => `${state}:${firstWords}`,
  withKeys: (label, keys) => `${label} (${keys})`,
  tooltip: 'Askshot',
  comment: '按下快捷键,在屏幕上框选任意内容并提问,在旁边阅读回答。',
}

export const notices: NoticeWords = {
  answered: '回答已到',
  approval: '需要您同意',
  approvalText: (name, server) => (server === undefined ? name : `${server} 的 ${name}`),
}

export const link: LinkWords = {
  title: '打开网址?',
  message: (host) => `这会在浏览器中打开 ${host}。`,
  unencrypted: '此连接未加密。',
  open: '打开',
  cancel: '取消',
}
