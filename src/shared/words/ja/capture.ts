import type { CaptureWords } from '../capture-words.ts'
import { number } from './formats.ts'

export const capture: CaptureWords = {
  hotkeys: {
    capture: 'キャプチャして質問',
    showLast: '最後の回答を表示',
    captureLast: '前回の範囲をキャプチャ',
    captureAfterDelay: '時間を置いてキャプチャ',
    captureDisplay: '画面全体をキャプチャ',
  },
  tray: {
    after: '時間を置いてキャプチャ',
    seconds: (seconds) => `${number(seconds)} 秒後`,
    stop: 'カウントダウンを止める',
  },
  countdown: {
    title: 'Askshot のカウントダウン',
    left: (seconds) => `あと ${number(seconds)} 秒でキャプチャ`,
    stop: 'Esc で止めます',
  },
  overlay: {
    asksAtOnce: (name) => `選択するとすぐに「${name}」を質問します。Esc で閉じます。`,
    noPreset: (position) => `プリセット ${position} はありません。`,
  },
  edit: {
    name: '画像に描き込む',
    action: (position) => `キャプチャ ${position} を編集`,
    hint: 'Enter で描いたものを残します。Esc で 1 つ戻ります。',
    aimingHint: 'ドラッグすると一部だけ、クリックすると全体を残します。Esc を押すと画像は元のままです。',
    changed: (position) => `キャプチャ ${position} を変更しました`,
  },
  sentAt: (widthPx, heightPx) => `${widthPx}×${heightPx} で送信`,
  pin: {
    title: '固定したキャプチャ',
    action: '画面に固定',
    done: '画面に固定しました',
    picture: (widthPx, heightPx) => `固定したキャプチャ、${widthPx}×${heightPx}`,
    ask: 'これについて質問',
    copy: 'コピー',
    save: '保存',
    close: '閉じる',
    copied: 'コピーしました',
    saved: '保存しました',
    tools: 'この画像の操作',
    missing: 'この画像はもうありません。',
  },
}
