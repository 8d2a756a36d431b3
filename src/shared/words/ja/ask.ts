import type { AskWords } from '../ask-words.ts'
import { clock, dollars, minutes, number, size } from './formats.ts'

function cached(tokens: number | undefined): string {
  return tokens === undefined || tokens === 0 ? '' : `(キャッシュ ${number(tokens)})`
}

export const ask: AskWords = {
  windowTitle: 'Askshot',
  field: '質問',
  placeholder: 'これについて質問 …',
  send: '送信',
  sending: (seconds) => (seconds < 1 ? '送信中' : `送信中 · ${minutes(seconds)}`),
  queued: '送信待ち',
  waitingForWords: (seconds) => `最初の言葉を待っています · ${minutes(seconds)}`,
  answering: (seconds) => `回答中 · ${minutes(seconds)}`,
  silent: (seconds) => `${number(seconds)} 秒間、言葉が届いていません。接続は開いています`,
  waiting: (reason, secondsLeft, attempt) =>
    `${reason} 次の試行まで ${minutes(secondsLeft)} (${number(attempt + 1)} 回目)`,
  answered: (seconds) =>
    seconds === undefined ? '回答済み' : `回答済み · ${number(Math.round(seconds * 10) / 10)} 秒`,
  cutByLength: '回答しましたが、長さの上限に達しました',
  cutByPolicy: '一部だけの回答です。残りはコンテンツ規定により届きませんでした',
  refused: '回答を断られました。その言葉は下にあります',
  cutOff: (words) => `${number(words)} 語で途切れました`,
  announceFinished: (words) => `回答が終わりました。${number(words)} 語です`,
  stop: '停止',
  copy: 'コピー',
  copied: 'コピーしました',
  copyCode: 'コードをコピー',
  askAgain: 'もう一度質問',
  sendNow: '今すぐ送信',
  hide: '隠す',
  more: 'その他',
  newCapture: 'キャプチャして質問',
  newQuestion: '新しい質問',
  removeCapture: (position) => `キャプチャ ${position} を外す`,
  captureName: (position, widthPx, heightPx) => `キャプチャ ${position}、${widthPx} × ${heightPx}`,
  captureSize: (widthPx, heightPx, bytes) => `${widthPx}×${heightPx} · ${size(bytes)}`,
  draftFrom: (time) => `${clock(time)} の下書き`,
  clearDraft: '消去',
  emptyQuestion: '先に質問を入力してください',
  pictureMissing: '画像がありません',
  usage: (usage, cost) =>
    usage?.inputTokens === undefined && usage?.outputTokens === undefined
      ? '使用量は報告されていません'
      : [
          ...(usage.inputTokens === undefined
            ? []
            : [`入力 ${number(usage.inputTokens)}${cached(usage.cachedTokens)}`]),
          ...(usage.outputTokens === undefined ? [] : [`出力 ${number(usage.outputTokens)}`]),
          ...(cost === undefined ? [] : [`${cost.isReported ? '' : '約 '}${dollars(cost.usd)}`]),
        ].join(' · '),
  estimate: (inputTokens, usd) =>
    `約 ${number(inputTokens)} トークン${usd === undefined ? '' : `、${dollars(usd)}`}`,
  estimateHelp: (pricesOf) =>
    pricesOf === undefined
      ? '文章、履歴、キャプチャの分です。回答は含みません。'
      : `文章、履歴、キャプチャの分です。回答は含みません。${pricesOf} の価格です。`,
  thinking: '考えています',
  thought: '考えた内容',
  activities: {
    queued: () => 'プロバイダーで順番待ち',
    thinking: () => '考えています',
    'web-search': (detail) => (detail === undefined ? 'ウェブを検索中' : `ウェブを検索中: ${detail}`),
    'file-search': (detail) => (detail === undefined ? 'ファイルを検索中' : `ファイルを検索中: ${detail}`),
    tool: (detail) => (detail === undefined ? 'ツールを使用中' : `${detail} を使用中`),
    polling: () => '作業中。ときどき確認しています',
  },
  maybeCut: '回答しましたが、長さの上限で切れているかもしれません',
  notShown: (characters) =>
    `残りの ${number(characters)} 文字はここには表示していません。コピーと保存には全文が入ります。`,
  sources: '出典',
  note: (note, model) => {
    switch (note.kind) {
      case 'field-dropped':
        return `${model} が受け付けない ${note.field} を除いて送り直しました。`
      case 'effort-changed':
        return `${model} が受け付ける推論の強さ「${note.to}」で送り直しました。`
      case 'picture-shrunk':
        return `画像を ${note.widthPx}×${note.heightPx} に縮めて送り直しました。`
      case 'picture-converted':
        return '画像を別の形式にして送り直しました。'
      case 'history-resent':
        return 'サーバーに残っていなかったため、スレッド全体を送り直しました。'
      case 'auth-switched':
        return note.to === 'bearer'
          ? 'キーは「Bearer」を付けたときだけ通りました。設定でそちらを選んでください。'
          : 'キーは「Bearer」を付けないときだけ通りました。設定でそちらを選んでください。'
    }
  },
  tool: {
    title: (name, server) =>
      server === undefined ? `${name} を実行しようとしています` : `${server} の ${name} を使おうとしています`,
    sendsTo: (kind, to) =>
      kind === 'mcp' ? `プロバイダーが上の内容を ${to} に送ります。` : `上の内容を ${to} に送ります。`,
    noArguments: '何も一緒に送りません。',
    long: (characters) => `${number(characters)} 文字`,
    mayHaveRun: '実行中に Askshot が終了しました。すでに行われた可能性があります。',
    choices: {
      once: '今回だけ許可',
      thread: 'このスレッドで許可',
      always: '常に許可',
      no: '拒否',
    },
    chosen: {
      once: '今回だけ許可しました',
      thread: 'このスレッドで許可しました',
      always: '常に許可しています',
      no: '拒否しました',
    },
  },
  newest: '最新へ',
  blockedPicture: (host) => `${host} の画像(読み込んでいません)`,
  details: '詳細',
  recent: '最近',
  noRecent: 'まだ質問はありません',
  answer: '回答',
  captures: 'キャプチャ',
  wholeQuestion: '質問の全文',
  code: 'コード',
  table: '表',
  footnote: (label) => `脚注 ${label}`,
  backToText: '本文に戻る',
  taskDone: '済み',
  taskOpen: '未完了',
  detailNames: {
    host: 'ホスト',
    status: '状態',
    providerCode: 'コード',
    providerText: 'メッセージ',
    field: '項目',
    requestId: 'リクエスト',
  },
}
