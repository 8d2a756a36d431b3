import type { OutboxWords } from '../outbox-words.ts'
import { clock, number } from './formats.ts'

export const outbox: OutboxWords = {
  holding: '送信トレイを止めています',
  hold: '送信を止める',
  letGo: '送信を再開',
  noNetwork: 'ネットワークなし',
  edit: '編集',
  editing: 'まだ送っていません。送信すると、元の順番に戻ります。',
  because: (state, reason) => `${state}。${reason}`,
  tray: {
    outbox: (waiting) => `送信トレイ (${waiting})`,
    line: (state, firstWords) => `${state}: ${firstWords}`,
    until: (state, at) => `${state}、次の試行 ${clock(at)}`,
    more: (others) => `… ほか ${number(others)} 件`,
    sendAll: 'すべて今すぐ送信',
    openOutbox: '送信トレイを開く',
    hold: '送信トレイを止める',
    profile: 'プロファイル',
    model: 'モデル',
    chooseModel: '選ぶ …',
    pauseHotkeys: 'ホットキーを休止',
    needYou: (asks) => `${number(asks)} 件の質問に操作が必要です`,
    hotkeyDead: 'ホットキーが働いていません',
    noKey: 'API キーがまだありません',
    portal: 'ネットワークの代わりにログインページが開きます',
    tooltip: (product, state) => `${product}: ${state}`,
    busy: (asks) => `${number(asks)} 件の質問に回答中`,
    waiting: (asks) => `${number(asks)} 件の質問が待っています`,
  },
  damagedFile: '壊れたファイル',
  notices: {
    drained: (asks) => `待っていた ${number(asks)} 件の質問に回答が届きました`,
  },
}
