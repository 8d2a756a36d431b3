import { MAX_DOCUMENT_BYTES, MAX_PICTURE_BYTES } from '../../limits.ts'
import type { Words } from '../words.ts'
import { dayAndClock, number, size } from './formats.ts'

const goesByItself = () => '質問は保存され、自動で送られます。'
const kept = () => '質問は残っています。'

export const errors: Words['errors'] = {
  'key-missing': {
    title: ({ profile }) => `キーチェーンに ${profile} のキーがありません。`,
    safe: () => '質問は待っています。',
  },
  'key-rejected': {
    title: ({ profile }) => `${profile} は API キーを受け付けませんでした。`,
    safe: () => '質問とキャプチャは送信トレイで待っています。',
  },
  'keychain-locked': {
    title: () => 'キーチェーンがロックされていて、API キーを読めません。',
    safe: () => 'キーと質問はそのままです。',
  },
  'keychain-unavailable': {
    title: () => 'このコンピューターには、Askshot の使えるキーチェーンがありません。',
    safe: () => 'キーはディスクに書かれていません。質問は残っています。',
  },
  permission: {
    title: ({ profile, model }) =>
      `${profile} に断られました。キーで ${model} を使えないか、残高がありません。`,
    safe: kept,
  },
  billing: {
    title: ({ profile }) => `${profile} によると、このアカウントには残高がありません。`,
    safe: () => 'すべて残っています。指示があるまで何も送りません。',
  },
  'rate-limited': {
    title: ({ profile }) => `${profile} が間を置くよう求めています。`,
    safe: goesByItself,
  },
  offline: {
    title: () => 'ネットワークがありません。',
    safe: () => '質問は保存され、ネットワークが戻れば自動で送られます。',
  },
  unreachable: { title: ({ host }) => `${host} が応答しません。`, safe: goesByItself },
  'server-trouble': { title: ({ profile }) => `${profile} の側に問題が起きています。`, safe: goesByItself },
  'answer-late': {
    title: ({ profile }) => `${profile} は質問を受け取りましたが、何も返しませんでした。`,
    safe: () => '質問は残っています。料金がかかった可能性があります。',
  },
  'stream-cut': {
    title: ({ wordCount }) => `${number(wordCount ?? 0)} 語で接続が切れました。`,
    safe: () => '届いた分はすべて残っています。',
  },
  'stream-stalled': {
    title: ({ wordCount }) => `${number(wordCount ?? 0)} 語で回答が止まりました。`,
    safe: () => '届いた分はすべて残っています。',
  },
  'not-an-api': {
    title: ({ host }) => `${host} の代わりにウェブページが応答しました。ログインページかもしれません。`,
    safe: goesByItself,
  },
  'endpoint-not-found': {
    title: ({ host }) =>
      `${host} に Responses のエンドポイントがありません。チャット補完だけかもしれません。`,
    safe: kept,
  },
  'model-not-found': {
    title: ({ profile, model }) => `${profile} に ${model} というモデルはありません。`,
    safe: kept,
  },
  'model-blind': {
    title: ({ model }) => `${model} は画像を読めません。`,
    safe: () => '何も失われていません。',
  },
  'invalid-request': {
    title: ({ profile, providerText }) =>
      providerText === undefined
        ? `${profile} は要求を理解できませんでした。`
        : `${profile} は要求を理解できませんでした:「${providerText}」`,
    safe: kept,
  },
  'parameter-refused': {
    title: ({ profile, model, field }) =>
      field === undefined
        ? `${profile} は、${model} に送った設定の一つを断りました。`
        : `${profile} は ${model} の「${field}」を断りました。`,
    safe: kept,
  },
  'history-lost': {
    title: ({ profile }) => `${profile} には、このスレッドの前の部分がもうありません。`,
    safe: () => 'こちらにはすべて残っています。',
  },
  'picture-unreadable': {
    title: () => 'Askshot の読めるファイルではありません。PNG、JPEG、WebP、GIF、BMP、HEIC、PDF を読めます。',
    safe: () => '何も追加されていません。質問はそのままです。',
  },
  'picture-undecodable': {
    title: () => 'このコンピューターは HEIC の画像を読めません。JPEG か PNG で保存し直して追加してください。',
    safe: () => '何も追加されていません。質問はそのままです。',
  },
  'picture-too-large': {
    title: () => 'この画像は大きすぎて描き込めません。',
    safe: () => '質問の中の画像はそのままです。',
  },
  'file-too-large': {
    title: () =>
      `このファイルは大きすぎます。画像は ${size(MAX_PICTURE_BYTES)}、文書は ${size(MAX_DOCUMENT_BYTES)} までです。`,
    safe: () => '何も追加されていません。質問はそのままです。',
  },
  'file-unreadable': {
    title: () => 'このファイルを読めませんでした。フォルダーであるか、なくなったか、開く権限がありません。',
    safe: () => '何も追加されていません。質問はそのままです。',
  },
  'document-unreadable': {
    title: () => 'この PDF は途中で切れています。元の場所で開いて保存し直し、それを追加してください。',
    safe: () => '何も追加されていません。質問はそのままです。',
  },
  'document-locked': {
    title: () =>
      'この PDF は暗号化されていて、送っても読めません。保護のないコピーを保存し、それを追加してください。',
    safe: () => '何も追加されていません。質問はそのままです。',
  },
  'document-refused': {
    title: ({ profile }) => `${profile} は文書に対応していません。`,
    safe: () => '質問と文書は残っています。',
  },
  'document-missing': {
    title: () => 'この質問の文書はもうディスクにありません。',
    safe: () => '文章はすべてここにあります。',
  },
  'picture-invalid': {
    title: ({ profile }) => `${profile} は画像を読めませんでした。`,
    safe: () => '元の画像はそのままです。',
  },
  'content-policy': {
    title: ({ profile }) => `${profile} のコンテンツ規定により断られました。`,
    safe: () => '質問は残っています。自動で送り直すことはありません。',
  },
  'too-large': {
    title: ({ profile }) => `このキャプチャは ${profile} が受け付ける大きさを超えています。`,
    safe: () => '元の画像はそのままです。',
  },
  'context-length': {
    title: ({ model }) => `${model} が読める長さを超えています。`,
    safe: () => 'すべて残っています。',
  },
  'untrusted-certificate': {
    title: ({ host }) => `${host} の証明書を信頼できません。`,
    safe: () => '何も送っていません。質問は残っています。',
  },
  'proxy-trouble': {
    title: () => '途中のプロキシが質問を通しませんでした。',
    safe: goesByItself,
  },
  'tool-loop': {
    title: ({ model }) => `${model} はツールを求め続け、回答に至りませんでした。`,
    safe: kept,
  },
  'profile-incomplete': {
    title: ({ profile }) => `${profile} には、使えるアドレスかモデルがまだありません。`,
    safe: () => '質問は待っています。',
  },
  'preset-unfit': {
    title: ({ field }) =>
      field === undefined
        ? 'このプリセットに設定されたプロファイルはもうありません。'
        : `このプリセットに設定されたモデル ${field} は、回答するプロファイルにありません。`,
    safe: () => '何も送信されていません。質問は残っています。',
  },
  'server-changed': {
    title: ({ host }) => `この質問は ${host} 宛てでした。今は別のサーバーが設定されています。`,
    safe: () => 'そちらには送っていません。送るかどうかはお任せします。',
  },
  'waited-long': {
    title: () => 'この質問は一日待ちました。',
    safe: () => '必要なあいだ残しておきます。',
  },
  'being-edited': {
    title: () => 'この質問は、編集のために取り下げています。',
    safe: () => '質問は残っていて、送信すると送られます。',
  },
  'already-sending': {
    title: () => 'この質問はすでに送信中です。',
    safe: () => '送った内容のまま残り、回答はここに届きます。',
  },
  'captures-full': {
    title: () => '一つの質問に付けられるキャプチャは八つまでです。',
    safe: () => '八つとも残っています。送信するか、一つ外してください。',
  },
  'capture-denied': {
    title: () => 'システムが Askshot に画面を見せていません。',
    safe: () => '何もキャプチャしていません。',
  },
  'capture-empty': {
    title: () => 'システムから空の画像が返りました。',
    safe: () => '何もキャプチャも送信もしていません。',
  },
  'capture-failed': {
    title: () => '画面を読めませんでした。',
    safe: () => '何もキャプチャも送信もしていません。',
  },
  'capture-same': {
    title: () => 'システムから二つの画面に同じ画像が返りました。',
    safe: () => '何もキャプチャも送信もしていません。',
  },
  'display-changed': {
    title: () => '選択しているあいだに画面の構成が変わりました。',
    safe: () => '何もキャプチャも送信もしていません。',
  },
  'picture-missing': {
    title: () => 'このキャプチャの画像はディスクにありません。',
    safe: () => '文章はすべてここにあります。',
  },
  'disk-full': {
    title: () => 'ディスクがいっぱいで、保存できませんでした。',
    safe: () => '内容はこのウィンドウにあります。開いたままにしてください。',
  },
  'disk-unwritable': {
    title: () => 'Askshot のフォルダーに書き込めず、保存できませんでした。',
    safe: () => '内容はこのウィンドウにあります。開いたままにしてください。',
  },
  'data-damaged': {
    title: ({ loss }) =>
      loss?.copyTakenAt === undefined
        ? '履歴のファイルが壊れていたため、新しいものを使っています。'
        : `履歴のファイルが壊れていたため、${dayAndClock(loss.copyTakenAt)} の控えを使っています。`,
    safe: ({ loss }) =>
      loss?.copyTakenAt === undefined
        ? '壊れたファイルは隣に残しています。'
        : (loss.heldCount ?? 0) === 0
          ? `${number(loss.askCount)} 件の質問があります。その後の分は、隣に残した壊れたファイルにあります。`
          : `${number(loss.askCount)} 件の質問があります。その後の分は、隣に残した壊れたファイルにあります。送信トレイは止めています。中の ${number(loss.heldCount ?? 0)} 件が、その後に回答されているかもしれません。送ってよければ、送信を再開してください。`,
  },
  'data-newer': {
    title: () => '履歴は新しい Askshot で書かれています。そちらを起動してください。',
    safe: () => '履歴はそのままです。',
  },
  'settings-damaged': {
    title: () => '設定を読めなかったため、初期設定を使っています。',
    safe: () => '古いファイルは残っています。キーと履歴はそのままです。',
  },
  'field-invalid': {
    title: ({ field }) => (field === undefined ? 'この値は使えません。' : `「${field}」の値は使えません。`),
    safe: () => '前の値が有効なままです。',
  },
  'address-invalid': {
    title: () => 'ウェブアドレスではありません。',
    safe: () => '前のアドレスを使い続けます。',
  },
  'address-unsafe': {
    title: () => '使えるのは https か、このコンピューターの http だけです。',
    safe: () => '前のアドレスを使い続けます。',
  },
  'hotkey-taken': {
    title: ({ keys }) => `${keys ?? 'ホットキー'} はほかのプログラムが使っています。`,
    safe: () => 'トレイとコマンドからはキャプチャできます。',
  },
  'hotkey-invalid': {
    title: ({ keys }) => `${keys ?? 'これ'} はホットキーに使えません。`,
    safe: () => '前のキーはそのまま使えます。',
  },
  'link-refused': {
    title: () => 'Askshot が開くのはウェブアドレスだけです。',
    safe: () => '何も開いていません。',
  },
  'not-found': { title: () => 'この質問はもうありません。', safe: () => 'ほかに変わったことはありません。' },
  'bad-request': { title: () => 'Askshot の知らない事態が起きました。', safe: kept },
  unexpected: { title: () => 'Askshot の知らない事態が起きました。', safe: kept },
}

export const actions: Words['actions'] = {
  'send-now': '今すぐ送信',
  'ask-again': 'もう一度質問',
  'open-settings': '設定を開く',
  'set-key': 'キーを登録',
  'check-address': 'アドレスを確認',
  'choose-model': 'モデルを選ぶ',
  'unlock-and-send': 'ロックを解除して送信',
  'capture-again': 'もう一度キャプチャ',
  'try-again': 'もう一度試す',
}
