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
  questionTooLong: (over, most) =>
    `一度に質問できる ${number(most)} 文字を ${number(over)} 文字超えています。何も切り捨てていません。短くするか、分けて質問してください。`,
  lookAgain: 'もう一度見る',
  together: ({ asks, tokens, usd, isWhole }) => {
    const used = `合計 ${number(asks)} 件の回答：${number(tokens)} トークン`
    if (usd === undefined) return used
    return isWhole ? `${used}、約 ${dollars(usd)}` : `${used}、${dollars(usd)} 以上`
  },
}
