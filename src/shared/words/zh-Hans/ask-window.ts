import type { AskWindowWords } from '../ask-window-words.ts'
import { dollars, number } from './formats.ts'

export const askWindow: AskWindowWords = {
  pinNames: { float: '固定', pinned: '已固定', window: '窗口' },
  pinLines: {
    float: '浮动：下一次截图显示在这里',
    pinned: '固定在其他窗口之上',
    window: '与其他窗口一样',
  },
  standing: '此窗口',
  models: '模型',
  findModel: '查找模型',
  noModel: (wanted) => `没有名为“${wanted}”的模型。`,
  usedLast: '最近使用',
  questionTooLong: (over, most) =>
    `比一次最多可问的 ${number(most)} 个字符多出 ${number(over)} 个。内容没有被截断：请缩短，或分几次提问。`,
  lookAgain: '再看一次',
  together: ({ asks, tokens, usd, isWhole }) => {
    const used = `共 ${number(asks)} 个回答：${number(tokens)} 个 token`
    if (usd === undefined) return used
    return isWhole ? `${used}，约 ${dollars(usd)}` : `${used}，至少 ${dollars(usd)}`
  },
}
