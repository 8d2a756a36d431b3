import type { AnnotateWords } from '../annotate-words.ts'
import { pictureFileName } from '../picture-file-name.ts'
import { number } from './formats.ts'

export const annotate: AnnotateWords = {
  toolbar: 'ツール',
  tools: { pen: 'ペン', arrow: '矢印', box: '枠', number: '番号', text: '文字', cover: '目隠し' },
  actions: {
    colour: '色',
    width: '太さ',
    look: '目隠しの見た目',
    undo: '元に戻す',
    redo: 'やり直す',
    add: 'キャプチャを追加',
    copy: 'コピー',
    save: '保存',
    pin: '画面に固定',
    'open-window': 'ウィンドウで開く',
    done: '変更を残す',
    close: '閉じる',
  },
  tip: (name, keys) => `${name} (${keys})`,
  colours: { red: '赤', yellow: '黄', blue: '青', green: '緑', white: '白', black: '黒' },
  widths: { 2: '細い', 4: '中くらい', 8: '太い' },
  looks: { solid: '塗りつぶし', mosaic: 'モザイク' },
  toolOn: (tool) => `${tool}。ドラッグするか、矢印キーと Enter で描きます。Esc で終わります`,
  toolOff: 'ツールなし',
  text: '画像の上の文字',
  textCut: (most) => `切り詰めました。画像の上の文字は ${number(most)} 文字までです`,
  marked: (tool) => `${tool}を描きました`,
  selected: (tool) => `${tool}を選択しました。矢印キーで移動、Delete で削除`,
  deleted: '削除しました。Ctrl+Z で戻せます',
  undone: '元に戻しました',
  redone: 'やり直しました',
  nothingToUndo: '元に戻すものはありません',
  copied: 'コピーしました',
  saved: '保存しました',
  added: (count) => `${number(count)} 件のキャプチャを残しました。次を選んでください`,
  saveTitle: '画像を保存',
  fileName: pictureFileName,
  marksLine: (capture, places) =>
    `キャプチャ ${capture} の印: ${places
      .map((place) => `${place.number} は左から ${place.across} %、上から ${place.down} %`)
      .join('、')}`,
}
