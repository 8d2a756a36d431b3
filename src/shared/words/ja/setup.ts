import type { Facts } from '../../setup-views.ts'
import { desktopFacts } from '../desktop-facts.ts'
import type { SelfTestWords, SetupWords } from '../setup-words.ts'
import { number, size, took } from './formats.ts'

const sizeOf = ({ widthPx = 0, heightPx = 0, scale = 1 }: Facts) =>
  `${widthPx} × ${heightPx} px、${Math.round(Number(scale) * 100)} %`
const free = ({ freeBytes = 0 }: Facts) => `空き ${size(Number(freeBytes))}`

export const setup: SetupWords = {
  windowTitle: 'Askshot へようこそ',
  title: 'Askshot へようこそ',
  lead: 'ホットキーを押し、画面の上をドラッグして、質問します。短い三つの手順です。順番は自由で、後回しにもできます。',
  whoTitle: '回答者',
  whoHelp: '自分のキーを使うプロバイダーか、このコンピューターのサーバーです。',
  localTitle: 'このコンピューターで動作中',
  localServer: (name, host, models) => `${name} (${host})、モデル ${number(models)} 個`,
  useLocal: (name) => `${name} を使う`,
  localUsed: (name, model) => `${name} が ${model} で回答します。`,
  looking: 'このコンピューターのサーバーを探しています …',
  screenTitle: '画面を見る',
  screenFree: 'することはありません。このデスクトップでは Askshot がキャプチャできます。',
  screenHelp: {
    macos:
      'Askshot が画面を収録してよいか、macOS が一度尋ねます。収録するのはキャプチャを始めたときだけです。',
    wayland:
      'Askshot が画面を見てよいか、デスクトップが一度尋ねます。見るのはキャプチャを始めたときだけです。',
  },
  screenRestart: 'スイッチを入れると、macOS が Askshot を再起動します。失われるものはありません。',
  openScreenSettings: 'システム設定を開く',
  checkScreen: '今すぐ尋ねる',
  screenWorks: 'Askshot は画面を見られます。',
  tryTitle: '試す',
  pressNow: (keys) => `${keys} を押してください。`,
  noKeys: 'キーが設定されていません。',
  afterPress: '画面が止まります。何かの上をドラッグし、質問を入力して Enter を押します。',
  tryKeys: 'キーをテスト',
  waitingForKeys: (keys, left) => `${keys} を待っています: あと ${number(left)} 秒`,
  keysWork: '動いています。',
  askAnything: (keys) => `${keys} でどこからでもキャプチャを始められます。`,
  keysTaken: (keys) => `${keys} はほかのプログラムが使っています。`,
  keysSilent: (keys) => `何も届きませんでした。${keys} はほかのプログラムが使っているかもしれません。`,
  otherKeys: 'ほかのキー',
  byHand: 'または、デスクトップのキーボード設定でこのコマンドを割り当ててください:',
  copyCommand: 'コピー',
  copied: 'コピーしました',
  captureNow: '今すぐキャプチャ',
  dataLies: (folder) => `質問、回答、キャプチャは ${folder} に保存されます。`,
  nothingSent: '質問したこと以外は何も送りません。',
  startAtLogin: 'ログイン時に起動',
  startAtLoginHelp: 'トレイで、ウィンドウなしで起動します。設定で変えられます。',
  startAtLoginShort: 'トレイで、ウィンドウなしで起動します。',
  desktopTitle: 'このコンピューター',
  openSelfTest: 'セルフテストを開く',
  selfTestHelp: 'ホットキー、画面、キーチェーン、データ、ネットワークを確かめます。',
  done: '完了',
  doneHelp: 'すべて設定でも変えられます。',
}

export const selfTest: SelfTestWords = {
  windowTitle: 'Askshot セルフテスト',
  title: 'セルフテスト',
  lead: 'Askshot を支えるものが働くかを確かめます。モデルへの質問はなく、料金もかかりません。',
  runAll: 'すべて実行',
  run: (check) => `実行: ${check}`,
  runShort: '実行',
  running: '実行中 …',
  results: {
    works: '動きます',
    look: '確認してください',
    fails: '動きません',
    absent: 'ここにはありません',
    unknown: '未テスト',
  },
  checks: {
    hotkeys: { name: 'ホットキー', help: '一つずつ押してください。押すことでだけ確かめられます。' },
    screen: { name: '画面', help: '各画面に少しのあいだ模様を出し、見比べます。' },
    keychain: { name: 'キーチェーン', help: 'テスト用の項目を書き、読み、消します。' },
    data: { name: 'データ', help: '空き容量、書き込み、検索、ファイルの状態を確かめます。' },
    network: { name: 'ネットワーク', help: 'プロファイルのサーバーまでの道を、キーなしで確かめます。' },
    tray: { name: 'トレイ', help: 'パネルに、吹き出しの付いた角の印を探してください。' },
    notifications: { name: '通知', help: '一つ表示します。' },
    desktop: { name: 'バージョン', help: 'このデスクトップと、Askshot を作るもののバージョンです。' },
  },
  findings: {
    'frame-right': (facts) => `画面 ${facts['display']}: ${sizeOf(facts)}、すべてのマスが正しい位置です。`,
    'frame-black': (facts) =>
      `画面 ${facts['display']}: 画像が真っ黒です。システムがキャプチャを許していないかもしれません。`,
    'frame-same': (facts) => `画面 ${facts['display']}: 別の画面の画像です。`,
    'frame-other': (facts) =>
      `画面 ${facts['display']}: 画像に模様がありません。システムがウィンドウを隠しているかもしれません。`,
    'frame-failed': (facts, reason) => `画面 ${facts['display']}: ${reason}`,
    'keychain-works': () => 'テスト用の項目を書き、読み、消しました。',
    'keychain-locked': () => 'キーチェーンがロックされています。解除してもう一度テストしてください。',
    'keychain-unavailable': () =>
      '使えるキーチェーンがありません。キーは Askshot の終了まで有効です。',
    'keychain-denied': () => 'キーチェーンがテスト用の項目を拒みました。',
    'data-works': (facts) => `書き込み、同期、検索ができました。${free(facts)}。`,
    'data-low': (facts) => `動きますが、ディスクがほぼいっぱいです。${free(facts)}。`,
    'data-failed': (_facts, reason) => reason,
    'network-direct': (facts) => `${facts['host']} がプロキシなしで応答します。`,
    'network-proxy': (facts) => `${facts['host']} がプロキシ ${facts['proxy']} 経由で応答します。`,
    'network-web-page': (facts) =>
      `${facts['host']} の代わりにウェブページが応答します。ログインページかもしれません。`,
    'network-no-address': () => 'プロファイルにサーバーがまだありません。',
    'network-failed': (_facts, reason) => reason,
    'desktop-facts': desktopFacts,
  },
  took,
  hotkey: (command, keys) => `${command}: ${keys}`,
  hotkeyNone: (command) => `${command}: キーなし`,
  pressIt: '今押してください。',
  canYouSee: '見えますか。',
  yes: 'はい',
  no: 'いいえ',
  notify: '一つ表示',
  noNotifications: 'このデスクトップは通知を表示しません。同じ内容は質問ウィンドウに出ます。',
  testNotification: '通知はこのように見えます。',
  notSeen: {
    tray: 'デスクトップが隠しているかもしれません。同じことはウィンドウとコマンドでもできます。',
    notifications: 'デスクトップが止めているかもしれません。同じ内容は質問ウィンドウに出ます。',
  },
  copyReport: '結果をコピー',
  copied: 'コピーしました',
  copyHelp: '不具合の報告に使えるテキストです。キー、質問、名前、ホスト以外のアドレスは含みません。',
  openSettings: '設定を開く',
}
