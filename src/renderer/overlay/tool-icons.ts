import type { Tool } from '#shared/annotate/mark.ts'
import type { ToolbarAction } from '#shared/words/annotate-words.ts'

/** On a grid of 20 points, drawn as strokes. */
export const toolIcons: Readonly<Record<Tool | Exclude<ToolbarAction, 'colour' | 'width' | 'look'>, string>> =
  {
    pen: 'M3.5 16.5l.8-3.5 9.2-9.2a1.6 1.6 0 0 1 2.3 0l.4.4a1.6 1.6 0 0 1 0 2.3L7 15.7z M11.8 5.5l2.7 2.7',
    arrow: 'M4.5 15.5l11-11 M8.5 4.5h7v7',
    box: 'M3.5 4.5h13v11h-13z',
    number: 'M10 3.25a6.75 6.75 0 1 1 0 13.5a6.75 6.75 0 0 1 0-13.5z M8.6 8.1l1.8-1.2v6.2',
    text: 'M4.5 6.75v-2.25h11v2.25 M10 4.5v11 M7.75 15.5h4.5',
    cover: 'M3.5 5h13v10h-13z M3.5 10.5l5.5-5.5 M5 15l9.5-10 M11 15l5.5-5.5',
    undo: 'M7 4.5l-3.5 3.5 3.5 3.5 M3.5 8h8.5a3.9 3.9 0 0 1 0 7.8h-4',
    redo: 'M13 4.5l3.5 3.5-3.5 3.5 M16.5 8h-8.5a3.9 3.9 0 0 0 0 7.8h4',
    add: 'M10 4v12 M4 10h12',
    copy: 'M7.5 7.5h9v9h-9z M12.5 7.5v-4h-9v9h4',
    save: 'M10 3.5v9 M6.2 9l3.8 3.8 3.8-3.8 M3.5 13.5v3h13v-3',
    pin: 'M7.5 3h5 M8 3v5l-2.5 3v1h9v-1L12 8V3 M10 12v5',
    'open-window': 'M11.5 3.5h5v5 M16.5 3.5l-7 7 M8.5 5h-5v11.5h11.5v-5',
    done: 'M4 10.5l4 4 8-9',
    close: 'M5 5l10 10 M15 5l-10 10',
  }
