import type { Detail, Effort } from '../schemas/answer-options.ts'
import type { PromptPreset } from '../schemas/prompt-preset.ts'
import type { ToolOption } from '../views.ts'

/** The words of a thread: its versions and branches, what is chosen for a question, and the ways out of the window. */
export type ConversationWords = {
  readonly version: (position: number, count: number) => string
  readonly versions: string
  readonly edits: string
  readonly earlier: string
  readonly later: string
  readonly edit: string
  readonly editing: string
  readonly keepAsItWas: string
  readonly continue: string
  readonly continued: string
  readonly next: string
  readonly followUp: string
  readonly followUpPlaceholder: string
  readonly askAgainWith: string
  readonly copyAndGoBack: string
  readonly save: string
  readonly strip: string
  readonly add: string
  readonly addCapture: string
  readonly addFile: string
  readonly dropHere: string
  readonly removed: (position: number) => string
  readonly undo: string
  readonly open: (position: number) => string
  readonly close: string
  readonly exactBytes: string
  readonly tooMany: string
  readonly picture: (position: number) => string
  readonly model: string
  readonly findModel: string
  readonly noModel: string
  readonly effort: string
  readonly detail: string
  readonly tools: string
  readonly usual: string
  readonly efforts: Readonly<Record<Effort, string>>
  readonly details: Readonly<Record<Detail, string>>
  readonly toolNames: Readonly<Record<ToolOption['kind'], (name: string) => string>>
  readonly sees: string
  readonly seesNot: string
  readonly mayNotSee: string
  readonly ends: (day: string) => string
  readonly blind: (model: string) => string
  readonly presets: string
  readonly noPreset: string
  readonly ownPreset: string
  readonly keepPreset: string
  readonly presetKept: (name: string) => string
  readonly forgetPreset: (name: string) => string
  readonly emptyField: string
  readonly shipped: readonly PromptPreset[]
  /** The language of answers, by its own name. */
  readonly language: string
  readonly pin: string
  readonly pinStates: Readonly<Record<'float' | 'window', string>>
  readonly shortcuts: string
  readonly keys: readonly (readonly [keys: string, does: string])[]
  readonly sum: (usd: string | undefined, tokens: number) => string
}

const number = new Intl.NumberFormat('en')
const calendar = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

export const conversationEn: ConversationWords = {
  version: (position, count) => `${position}/${count}`,
  versions: 'Versions of the answer',
  edits: 'Versions of the question',
  earlier: 'The one before',
  later: 'The one after',
  edit: 'Edit the question',
  editing: 'Another question in this place; the old one stays.',
  keepAsItWas: 'Leave it',
  continue: 'Continue',
  continued: 'continued',
  next: 'Next',
  followUp: 'Your next question',
  followUpPlaceholder: 'Ask on …',
  askAgainWith: 'Ask again with another model',
  copyAndGoBack: 'Copy and go back',
  save: 'Save the thread …',
  strip: 'Captures of the question',
  add: 'Add a picture',
  addCapture: 'Capture',
  addFile: 'File …',
  dropHere: 'Drop the picture to add it',
  removed: (position) => `Capture ${position} removed`,
  undo: 'Undo',
  open: (position) => `Look at capture ${position}`,
  close: 'Close',
  exactBytes: 'These are the exact pixels that are sent.',
  tooMany: 'One question takes eight captures at most.',
  picture: (position) => `Capture ${position}`,
  model: 'Model',
  findModel: 'Find a model',
  noModel: 'No model of that name',
  effort: 'Effort',
  detail: 'Detail',
  tools: 'Tools',
  usual: 'Default',
  efforts: {
    none: 'None',
    minimal: 'Minimal',
    low: 'Low',
    medium: 'Medium',
    high: 'High',
    xhigh: 'Very high',
    max: 'Most',
  },
  details: { auto: 'Auto', low: 'Small', high: 'Clear', original: 'Sharp' },
  toolNames: {
    'web-search': () => 'Web search',
    'file-search': () => 'File search',
    server: (name) => name,
    function: (name) => name,
  },
  sees: 'sees pictures',
  seesNot: 'does not see',
  mayNotSee: 'may not see',
  ends: (day) => `ends ${calendar.format(new Date(day))}`,
  blind: (model) => `${model} cannot see pictures: the captures would not be understood.`,
  presets: 'Presets',
  noPreset: 'No preset of that name',
  ownPreset: 'Yours',
  keepPreset: 'Keep this question as a preset',
  presetKept: (name) => `Kept as “${name}”. Type / to find it.`,
  forgetPreset: (name) => `Forget the preset ${name}`,
  emptyField: 'Type a question or pick a preset with /',
  shipped: [
    { name: 'Explain', text: 'Explain what this shows. Answer in {language}.', sendsAtOnce: false },
    {
      name: 'Read the text',
      text: 'Write down all text in the picture exactly as it stands, keeping its lines.',
      sendsAtOnce: false,
    },
    { name: 'Translate', text: 'Translate the text in the picture into {language}.', sendsAtOnce: false },
    { name: 'Summarise', text: 'Summarise this in a few points. Answer in {language}.', sendsAtOnce: false },
    {
      name: 'Find the error',
      text: 'What is wrong here, why, and how do I fix it? {cursor}',
      sendsAtOnce: false,
    },
    {
      name: 'Write alt text',
      text: 'Write alt text for this picture: one or two sentences in {language}.',
      sendsAtOnce: false,
    },
    {
      name: 'Table as CSV',
      text: 'Give the table in the picture as CSV in a code block, with nothing left out.',
      sendsAtOnce: false,
    },
    {
      name: 'Draw as code',
      text: 'Write this design as HTML and CSS in one code block. {cursor}',
      sendsAtOnce: false,
    },
  ],
  language: 'English',
  pin: 'Pin',
  pinStates: { float: 'Above other windows', window: 'Like any other window' },
  shortcuts: 'Keys',
  keys: [
    ['Enter', 'Send'],
    ['Shift+Enter', 'New line'],
    ['/', 'Presets'],
    ['Ctrl+1 … 9', 'A preset at once'],
    ['↑', 'Edit the last question, in an empty field'],
    ['Ctrl+R', 'Ask again'],
    ['Ctrl+Shift+C', 'Copy the answer'],
    ['Ctrl+Shift+Enter', 'Copy and go back'],
    ['Ctrl+N', 'New question'],
    ['Ctrl+[ and Ctrl+]', 'Earlier and later thread'],
    ['Alt+← and Alt+→', 'Move a capture'],
    ['Ctrl+P', 'Pin'],
    ['F6', 'Next part of the window'],
    ['Ctrl+,', 'Settings'],
    ['Esc', 'One step back'],
    ['Ctrl+W', 'Hide'],
  ],
  sum: (usd, tokens) => `thread: ${usd === undefined ? '' : `${usd}, `}${number.format(tokens)} tokens`,
}
