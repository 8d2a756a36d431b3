import type { LinkWords, NoticeWords, StartWords, TrayWords } from '../desktop-words.ts'
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

export const start: StartWords = {
  failed: 'Askshot 无法启动',
  unwritable: (folder) => `无法写入它的文件夹:${folder}。其中的内容保持原样。`,
  full: (folder) => `它的文件夹所在的磁盘已满:${folder}。请腾出空间后再启动;没有改动任何内容。`,
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
