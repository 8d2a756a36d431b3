import type { DataWords } from '../data-words.ts'
import { number, size } from './formats.ts'

export const data: DataWords = {
  heading: 'プライバシーとデータ',
  help: '質問の内容はすべてこのコンピューターに保存され、送るのは質問だけです。Askshot はあなたのことを誰にも報告しません。',
  kept: (threads, bytes) => `${number(threads)} 件のスレッド、${size(bytes)}。`,
  fields: { picturesDays: '画像を残す期間', threadsDays: 'スレッドを残す期間', maxGigabytes: '上限' },
  days: (days) => (days === 0 ? 'ずっと' : days === 365 ? '一年' : `${number(days)} 日`),
  gigabytes: (gigabytes) => (gigabytes === 0 ? '制限なし' : `${number(gigabytes)} GB、古いものから消します`),
  exempt: 'スター付きのスレッド、下書き、送信トレイは常に残ります。文章より先に画像を消します。',
  forget: 'スレッドを閉じたら消す',
  forgetHelp:
    '新しいスレッドを、ウィンドウを閉じたときに画像とともに削除します。回答が届いて読まれるまでは残ります。',
  wouldDelete: (threads, pictureThreads) =>
    threads === 0
      ? `${number(pictureThreads)} 件のスレッドの画像を今すぐ削除します。`
      : pictureThreads === 0
        ? `${number(threads)} 件のスレッドを今すぐ削除します。`
        : `${number(threads)} 件のスレッドと、ほかの ${number(pictureThreads)} 件の画像を今すぐ削除します。`,
  apply: '削除して、この設定にする',
  leave: '元のままにする',
  clear: 'すべて削除 …',
  clearHelp:
    '質問、回答、画像、下書き、バックアップ、送信トレイで待つものがすべて消えます。設定とキーは残ります。元には戻せません。',
  typeToClear: 'DELETE と入力してください',
  clearNow: 'すべて削除',
  cleared: 'すべて削除しました。',
}
