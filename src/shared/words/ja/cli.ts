import { MAX_DOCUMENT_BYTES, MAX_PICTURE_BYTES } from '../../limits.ts'
import type { CliWords } from '../cli-words.ts'
import { size } from './formats.ts'

const synopsis = (program: string) => `名前
  ${program} - 画面にあるものについて何でも質問する

書式
  ${program} [コマンド]
  ${program} ask ファイル "質問" [--json] [--profile 名前] [--model 名前]
                               [--timeout 秒数]

`

const commands = () => `コマンド
  (なし)        トレイで起動します。すでに動いていれば、最後の回答を表示
                します
  --capture     ホットキーと同じように、画面の一部をキャプチャして質問しま
                す。--delay 秒数 を付けると、その時間の後に始めます。キーを
                押すと閉じてしまうメニューのためのものです
  --last-region 前回の範囲を、選択なしでもう一度キャプチャします
  --show        最後の回答を表示します。二度目で隠します
  --settings    設定を開きます
  --self-test   ホットキー、画面、キーチェーン、ネットワークを確かめるペー
                ジを開きます
  --tray        トレイで起動し、何も開きません
  --quit        動いている Askshot を終了します
  --help        この説明を表示します
  --version     バージョンを表示します

  二つ目の起動は、動いている Askshot にコマンドを渡して終わります。コマンド
  にキーを割り当てるには、デスクトップのキーボード設定を使ってください。

`

const ask = (program: string) => `質問
  ${program} ask はウィンドウを開かずに画像や PDF について質問し、届いた順に
  回答を表示します。ファイルは PNG、JPEG、WebP、GIF、BMP、PDF と、システム
  が読める場合は HEIC です。名前ではなく中身で判断します。ハイフンは標準入力
  から読みます。質問はシェルにとって一語なので、引用符で囲みます。-- の後なら
  ハイフンで始められます。

  質問はほかの質問と同じです。何かを送る前にディスクに保存され、送信トレイ、
  トレイ、履歴に現れます。Askshot が動いていなければ、トレイで起動します。

  --json              本文の代わりに、最後に一つのオブジェクトを表示します:
                      id、thread、state、answer、profile、model、usage、
                      cost、citations、error。不明なものは null です
  --profile 名前      既定ではなく、このプロファイルで質問します
  --model 名前        プロファイルの、この名前のモデルに質問します
  --timeout 秒数      回答の終わりを待つ時間の上限です

  Ctrl+C と --timeout で終わるのは待つことだけです。質問は送信トレイに残り、
  そこで回答されます。API キーはキーチェーンにあります。ここで渡されたキーは
  受け付けません。

`

const exitStatus = () => `終了コード
  0     回答済み
  1     失敗、または利用者による停止
  2     使い方の誤り、または読めないファイル
  3     まだ送信待ち、または待機中
  4     利用者の操作が必要: キー、支払い、許可
  5     回答が途切れました。届いた分は表示済みです
  130   Ctrl+C による中断

`

const examples = (program: string) => `例
  ${program} ask chart.png "いちばん良かった年は?"
  import -window root png:- | ${program} ask - "これは何ですか" --timeout 60
  ${program} ask bill.jpg "合計を数字で" --json | jq -r .answer
`

/** The Japanese of the command line. */
export const cli: CliWords = {
  help: (program) => [synopsis, commands, ask, exitStatus, examples].map((part) => part(program)).join(''),
  faults: {
    'several-commands': 'コマンドは一度に一つです。',
    'takes-no-value': 'このコマンドに値は付きません。',
    'unknown-word': 'Askshot の知らない言葉です。',
    'unknown-option': 'Askshot にこのオプションはありません。',
    'value-missing': 'このオプションには値が必要です。',
    'key-given':
      'キーは、人に読まれるおそれのあるコマンドラインには書かないでください。\n' +
      '渡されたキーは使っていません。設定で登録し、シェルの履歴から消してください。',
    'bad-delay': '遅延は 60 までの秒数です。',
    'delay-alone': '遅延は --capture と一緒に使います。',
    'bad-timeout': '待つ時間は秒数で、一日までです。',
    'file-missing': '質問するファイルがありません。',
    'question-missing': '質問がありません。',
    'question-split': '質問はシェルにとって一語です。引用符で囲んでください。',
    'question-long': '質問が長すぎます。',
  },
  seeHelp: (program) => `${program} --help をご覧ください。`,
  files: {
    'not-found': (file) => `${file} というファイルはありません。`,
    'not-allowed': (file) => `${file} を読む権限がありません。`,
    folder: (file) => `${file} はフォルダーです。`,
    unreadable: (file) => `${file} を読めません。`,
    empty: (file) => `${file} は空です。`,
    'too-large': (file) => `${file} は ${size(MAX_PICTURE_BYTES)} を超えています。`,
    'document-too-large': (file) => `${file} は文書の上限 ${size(MAX_DOCUMENT_BYTES)} を超えています。`,
    'another-kind': (file) => `${file} は、読める PNG、JPEG、WebP、GIF、BMP、HEIC、PDF ではありません。`,
  },
  standardInput: '標準入力',
  starting: 'Askshot を起動しています。',
  notStarted: 'Askshot が起動しませんでした。何も質問していません。',
  notTaken: 'Askshot は質問を受け取ったと確認していません。確かめてください: askshot --show',
  noProfile: (name, known) => `${name} というプロファイルはありません。あるのは ${known.join('、')} です。`,
  stillInOutbox: 'まだ送信トレイにあります。',
  waiting: (reason) => `${reason} 待っています。Ctrl+C を押すと送信トレイに残ります。`,
  needsYes: '回答はツールの許可を待っています: askshot --show',
  stopped: '停止しました。',
  replaced: 'サーバーが回答を訂正しました:',
  toSettings: '設定を開く: askshot --settings',
  toWindow: '確認する: askshot --show',
}
