import type { DataWords } from '../data-words.ts'
import { number, size } from './formats.ts'

export const data: DataWords = {
  heading: '隐私与数据',
  help: '所有问答都保存在这台电脑上,只发送您提出的问题。Askshot 不向任何人报告您的情况。',
  kept: (threads, bytes) => `${number(threads)} 个对话串,${size(bytes)}。`,
  fields: { picturesDays: '图片保留', threadsDays: '对话串保留', maxGigabytes: '最多' },
  days: (days) => (days === 0 ? '永久' : days === 365 ? '一年' : `${number(days)} 天`),
  gigabytes: (gigabytes) => (gigabytes === 0 ? '不限大小' : `${number(gigabytes)} GB,先删最旧的`),
  exempt: '加星的对话串、草稿和发件箱始终保留。先删图片,再删文字。',
  forget: '关闭后不保留对话串',
  forgetHelp: '关闭窗口时,新的对话串连同图片一起删除。尚未得到回答并阅读之前会保留。',
  wouldDelete: (threads, pictureThreads) =>
    threads === 0
      ? `这会立即删除 ${number(pictureThreads)} 个对话串的图片。`
      : pictureThreads === 0
        ? `这会立即删除 ${number(threads)} 个对话串。`
        : `这会立即删除 ${number(threads)} 个对话串,以及另外 ${number(pictureThreads)} 个的图片。`,
  apply: '删除并以后照此办理',
  leave: '保持原样',
  clear: '全部删除 …',
  clearHelp: '所有问题、回答、图片、草稿和备份都会删除,发件箱中等待的也一样。设置和密钥会保留。无法恢复。',
  typeToClear: '输入 DELETE',
  clearNow: '全部删除',
  cleared: '已全部删除。',
}
