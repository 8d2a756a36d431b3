import type { LinkWords, NoticeWords, StartWords, TrayWords } from '../desktop-words.ts'
import { number } from './formats.ts'

export const tray: TrayWords = {
  history: '履歴 …',
  captureLast: '前回の範囲をキャプチャ',
  capture: 'キャプチャして質問',
  showLast: '最後の回答を表示',
  recent: '最近',
  settings: '設定 …',
  quit: 'Askshot を終了',
  quitWaiting: (waiting) => `Askshot を終了 (${number(waiting)} 件の質問は次の起動まで待ちます)`,
  recentLine: (state, firstWords) => `${state}: ${firstWords}`,
  withKeys: (label, keys) => `${label} (${keys})`,
  tooltip: 'Askshot',
  comment: 'ショートカットキーを押し、画面のどこかを四角で囲んで質問すると、隣に回答が表示されます。',
}

export const start: StartWords = {
  failed: 'Askshot を起動できません',
  unwritable: (folder) => `フォルダーに書き込めません:${folder}。中身はそのままです。`,
  full: (folder) =>
    `フォルダーのあるディスクがいっぱいです:${folder}。空きを作ってから起動し直してください。何も変更されていません。`,
}

export const notices: NoticeWords = {
  answered: '回答が届きました',
  approval: '許可が必要です',
  approvalText: (name, server) => (server === undefined ? name : `${server} の ${name}`),
}

export const link: LinkWords = {
  title: 'ウェブアドレスを開きますか',
  message: (host) => `${host} をブラウザーで開きます。`,
  unencrypted: 'この接続は暗号化されていません。',
  open: '開く',
  cancel: 'キャンセル',
}
