import type { AskWindowWords } from '../ask-window-words.ts'
import { dollars, number } from './formats.ts'

export const askWindow: AskWindowWords = {
  pinNames: { float: '固定', pinned: '固定中', window: 'ウィンドウ' },
  pinLines: {
    float: '手前に表示：次のキャプチャはここに入ります',
    pinned: 'ほかのウィンドウの前に固定',
    window: 'ふつうのウィンドウ',
  },
  standing: 'このウィンドウ',
  models: 'モデル',
  findModel: 'モデルを検索',
  noModel: (wanted) => `「${wanted}」という名前のモデルはありません。`,
  usedLast: '最近使ったもの',
  together: ({ asks, tokens, usd, isWhole }) => {
    const used = `合計 ${number(asks)} 件の回答：${number(tokens)} トークン`
    if (usd === undefined) return used
    return isWhole ? `${used}、約 ${dollars(usd)}` : `${used}、${dollars(usd)} 以上`
  },
}
