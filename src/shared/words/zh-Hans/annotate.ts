import type { AnnotateWords } from '../annotate-words.ts'
import { pictureFileName } from '../picture-file-name.ts'
import { number } from './formats.ts'

export const annotate: AnnotateWords = {
  toolbar: '工具',
  tools: { pen: '画笔', arrow: '箭头', box: '方框', number: '编号', text: '文字', cover: '遮盖' },
  actions: {
    colour: '颜色',
    width: '粗细',
    look: '遮盖的样式',
    undo: '撤销',
    redo: '重做',
    add: '再添加一张截图',
    copy: '复制',
    save: '保存',
    pin: '固定在屏幕上',
    'open-window': '在窗口中打开',
    done: '保留更改',
    close: '关闭',
  },
  tip: (name, keys) => `${name} (${keys})`,
  colours: { red: '红', yellow: '黄', blue: '蓝', green: '绿', white: '白', black: '黑' },
  widths: { 2: '细', 4: '中', 8: '粗' },
  looks: { solid: '纯色', mosaic: '马赛克' },
  toolOn: (tool) => `${tool}。拖动,或用方向键和 Enter。按 Esc 放下`,
  toolOff: '没有工具',
  text: '图片上的文字',
  textCut: (most) => `已截断：图片上的文字最多 ${number(most)} 个字符`,
  marked: (tool) => `已画${tool}`,
  selected: (tool) => `已选中${tool}。方向键移动,Delete 删除`,
  deleted: '已删除。按 Ctrl+Z 恢复',
  undone: '已撤销',
  redone: '已重做',
  nothingToUndo: '没有可撤销的操作',
  copied: '已复制',
  saved: '已保存',
  added: (count) => `已保留 ${number(count)} 张截图。请再选一处`,
  saveTitle: '保存图片',
  fileName: pictureFileName,
  marksLine: (capture, places) =>
    `截图 ${capture} 上的标记:${places
      .map((place) => `${place.number} 在距左 ${place.across} %、距上 ${place.down} % 处`)
      .join(';')}`,
}
