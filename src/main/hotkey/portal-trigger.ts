const MODIFIERS: Readonly<Record<string, string>> = {
  Control: 'CTRL',
  Alt: 'ALT',
  Shift: 'SHIFT',
  Super: 'LOGO',
}

/** Keys whose name on the desktop is not the one that Electron has for them. */
const KEYS: Readonly<Record<string, string>> = {
  ...{ Space: 'space', Plus: 'plus', Backspace: 'BackSpace', PrintScreen: 'Print' },
  ...{ PageUp: 'Page_Up', PageDown: 'Page_Down' },
  ...{ Capslock: 'Caps_Lock', Numlock: 'Num_Lock', Scrolllock: 'Scroll_Lock' },
  ...{
    numdec: 'KP_Decimal',
    numadd: 'KP_Add',
    numsub: 'KP_Subtract',
    nummult: 'KP_Multiply',
    numdiv: 'KP_Divide',
  },
  ...{ ')': 'parenright', '!': 'exclam', '@': 'at', '#': 'numbersign', $: 'dollar', '%': 'percent' },
  ...{
    '^': 'asciicircum',
    '&': 'ampersand',
    '*': 'asterisk',
    '(': 'parenleft',
    ':': 'colon',
    ';': 'semicolon',
  },
  ...{
    '<': 'less',
    ',': 'comma',
    _: 'underscore',
    '-': 'minus',
    '>': 'greater',
    '.': 'period',
    '/': 'slash',
  },
  ...{
    '?': 'question',
    '~': 'asciitilde',
    '`': 'grave',
    '{': 'braceleft',
    '}': 'braceright',
    ']': 'bracketright',
  },
  ...{ '[': 'bracketleft', '"': 'quotedbl', "'": 'apostrophe', '=': 'equal', '|': 'bar', '\\': 'backslash' },
}

/**
 * A chord as desktops write it (https://specifications.freedesktop.org/shortcuts-spec/latest), from one that
 * `parseAccelerator` has found valid.
 */
export function portalTrigger(accelerator: string): string {
  const words = accelerator.split('+')
  const key = words.at(-1) ?? ''
  const modifiers = words.slice(0, -1).map((word) => MODIFIERS[word] ?? word)
  return [...modifiers, keysymOf(key)].join('+')
}

function keysymOf(key: string): string {
  if (/^[A-Z]$/.test(key)) return key.toLowerCase()
  if (/^num\d$/.test(key)) return `KP_${key.slice(3)}`
  return KEYS[key] ?? key
}
