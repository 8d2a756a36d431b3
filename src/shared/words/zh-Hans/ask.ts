import type { AskWords } from '../ask-words.ts'
import { clock, dollars, minutes, number, size } from './formats.ts'

function cached(tokens: number | undefined): string {
  return tokens === undefined || tokens === 0 ? '' : `(缓存 ${number(tokens)})`
}

export const ask: AskWords = {
  windowTitle: 'Askshot',
  field: '您的问题',
  placeholder: '就此提问 …',
  send: '发送',
  sending: (seconds) => (seconds < 1 ? '发送中' : `发送中 · ${minutes(seconds)}`),
  queued: '已排队',
  waitingForWords: (seconds) => `等待第一批文字 · ${minutes(seconds)}`,
  answering: (seconds) => `回答中 · ${minutes(seconds)}`,
  silent: (seconds) => `${number(seconds)} 秒没有新文字。连接仍然畅通`,
  waiting: (reason, secondsLeft, attempt) =>
    `${reason}${minutes(secondsLeft)} 后重试 (第 ${number(attempt + 1)} 次)`,
  answered: (seconds) =>
    seconds === undefined ? '已回答' : `已回答 · ${number(Math.round(seconds * 10) / 10)} 秒`,
  cutByLength: '已回答,但达到了长度上限',
  cutByPolicy: '只回答了一部分;其余因内容规则未给出',
  refused: '对方不愿回答;原话在下方',
  cutOff: (words) => `在 ${number(words)} 个词后中断`,
  announceFinished: (words) => `回答完毕,共 ${number(words)} 个词`,
  stop: '停止',
  copy: '复制',
  copied: '已复制',
  copyCode: '复制代码',
  askAgain: '再问一次',
  sendNow: '立即发送',
  hide: '隐藏',
  more: '更多',
  newCapture: '截图并提问',
  newQuestion: '新问题',
  removeCapture: (position) => `移除截图 ${position}`,
  captureName: (position, widthPx, heightPx) => `截图 ${position},${widthPx} × ${heightPx}`,
  captureSize: (widthPx, heightPx, bytes) => `${widthPx}×${heightPx} · ${size(bytes)}`,
  draftFrom: (time) => `${clock(time)} 的草稿`,
  clearDraft: '清除',
  emptyQuestion: '请先输入问题',
  pictureMissing: '图片不在了',
  usage: (usage, cost) =>
    usage?.inputTokens === undefined && usage?.outputTokens === undefined
      ? '未报告用量'
      : [
          ...(usage.inputTokens === undefined
            ? []
            : [`输入 ${number(usage.inputTokens)}${cached(usage.cachedTokens)}`]),
          ...(usage.outputTokens === undefined ? [] : [`输出 ${number(usage.outputTokens)}`]),
          ...(cost === undefined ? [] : [`${cost.isReported ? '' : '约 '}${dollars(cost.usd)}`]),
        ].join(' · '),
  estimate: (inputTokens, usd) =>
    `约 ${number(inputTokens)} 个令牌${usd === undefined ? '' : `,${dollars(usd)}`}`,
  estimateHelp: (pricesOf) =>
    pricesOf === undefined
      ? '文字、历史和截图;不含回答。'
      : `文字、历史和截图;不含回答。价格日期:${pricesOf}。`,
  thinking: '思考中',
  thought: '思考内容',
  activities: {
    queued: () => '在提供方排队',
    thinking: () => '思考中',
    'web-search': (detail) => (detail === undefined ? '正在搜索网页' : `正在搜索网页:${detail}`),
    'file-search': (detail) => (detail === undefined ? '正在搜索文件' : `正在搜索文件:${detail}`),
    tool: (detail) => (detail === undefined ? '正在使用工具' : `正在使用 ${detail}`),
    polling: () => '正在处理;不时查询进度',
  },
  maybeCut: '已回答;可能因长度上限被截断',
  notShown: (characters) => `还有 ${number(characters)} 个字符未在此显示。复制和保存包含全部内容。`,
  sources: '来源',
  note: (note, model) => {
    switch (note.kind) {
      case 'field-dropped':
        return `已去掉 ${model} 不接受的 ${note.field},重新发送。`
      case 'effort-changed':
        return `已改用 ${model} 接受的推理强度“${note.to}”,重新发送。`
      case 'picture-shrunk':
        return `已把图片缩小到 ${note.widthPx}×${note.heightPx},重新发送。`
      case 'picture-converted':
        return '已把图片换成另一种格式,重新发送。'
      case 'history-resent':
        return '服务器已没有此对话串,因此整串重新发送。'
      case 'auth-switched':
        return note.to === 'bearer'
          ? '密钥前加上“Bearer”才被接受;请在设置中这样选择。'
          : '密钥前不加“Bearer”才被接受;请在设置中这样选择。'
    }
  },
  tool: {
    title: (name, server) => (server === undefined ? `想运行 ${name}` : `想使用 ${server} 的 ${name}`),
    sendsTo: (kind, to) => (kind === 'mcp' ? `提供方会把以上内容发给 ${to}。` : `以上内容会发给 ${to}。`),
    noArguments: '不附带任何内容。',
    long: (characters) => `${number(characters)} 个字符`,
    mayHaveRun: '运行期间 Askshot 退出了。它可能已经执行。',
    choices: {
      once: '允许一次',
      thread: '在此对话串中允许',
      always: '始终允许',
      no: '拒绝',
    },
    chosen: {
      once: '已允许一次',
      thread: '已在此对话串中允许',
      always: '已始终允许',
      no: '已拒绝',
    },
  },
  newest: '最新',
  blockedPicture: (host) => `来自 ${host} 的图片,未加载`,
  details: '详情',
  recent: '最近',
  noRecent: '还没有提过问题',
  answer: '回答',
  captures: '截图',
  wholeQuestion: '完整问题',
  code: '代码',
  table: '表格',
  footnote: (label) => `脚注 ${label}`,
  backToText: '返回正文',
  taskDone: '已完成',
  taskOpen: '待办',
  detailNames: {
    host: '主机',
    status: '状态',
    providerCode: '代码',
    providerText: '消息',
    field: '字段',
    requestId: '请求',
  },
}
