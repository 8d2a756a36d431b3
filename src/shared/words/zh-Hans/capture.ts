import type { CaptureWords } from '../capture-words.ts'
import { number } from './formats.ts'

export const capture: CaptureWords = {
  hotkeys: {
    capture: '截图并提问',
    showLast: '显示最近的回答',
    captureLast: '截取上次的区域',
    captureAfterDelay: '延迟后截图',
    captureDisplay: '截取整个显示器',
  },
  tray: {
    after: '延迟后截图',
    seconds: (seconds) => `${number(seconds)} 秒`,
    stop: '停止倒计时',
  },
  countdown: {
    title: 'Askshot 倒计时',
    left: (seconds) => `${number(seconds)} 秒后截图`,
    stop: '按 Esc 停止',
  },
  overlay: {
    asksAtOnce: (name) => `选好后立即用“${name}”提问。按 Esc 关闭。`,
    noPreset: (position) => `没有第 ${number(position)} 个预设。`,
  },
  edit: {
    name: '在图片上绘制',
    action: (position) => `编辑截图 ${position}`,
    hint: '按 Enter 保留所画内容。按 Esc 后退一步。',
    aimingHint: '拖动只保留一部分,点击则保留全部。按 Esc 图片保持原样。',
    changed: (position) => `截图 ${position} 已更改`,
  },
  sentAt: (widthPx, heightPx) => `以 ${widthPx}×${heightPx} 发送`,
  pin: {
    title: '固定的截图',
    action: '固定在屏幕上',
    done: '已固定在屏幕上',
    picture: (widthPx, heightPx) => `固定的截图,${widthPx}×${heightPx}`,
    ask: '就此提问',
    copy: '复制',
    save: '保存',
    close: '关闭',
    copied: '已复制',
    saved: '已保存',
    tools: '如何处理这张截图',
    missing: '图片不在了。',
  },
}
