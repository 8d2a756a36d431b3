import type { AskWords } from '../ask-words.ts'
import { clock, count, dollars, minutes, number, size } from './formats.ts'

function cached(tokens: number | undefined): string {
  return tokens === undefined || tokens === 0 ? '' : ` (${number(tokens)} cached)`
}

export const ask: AskWords = {
  windowTitle: 'Askshot',
  field: 'Your question',
  placeholder: 'Ask about this…',
  send: 'Send',
  sending: (seconds) => (seconds < 1 ? 'Sending' : `Sending · ${minutes(seconds)}`),
  queued: 'Queued',
  waitingForWords: (seconds) => `Waiting for the first words · ${minutes(seconds)}`,
  answering: (seconds) => `Answering · ${minutes(seconds)}`,
  silent: (seconds) => `No words for ${number(seconds)} s. The connection is open`,
  waiting: (reason, secondsLeft, attempt) =>
    `${reason} Next try in ${minutes(secondsLeft)} (attempt ${number(attempt + 1)})`,
  answered: (seconds) =>
    seconds === undefined ? 'Answered' : `Answered · ${number(Math.round(seconds * 10) / 10)} s`,
  cutByLength: 'Answered, but the length limit was reached',
  cutByPolicy: 'Answered in part; the rest was held back by content rules',
  refused: 'Declined to answer; its words are below',
  cutOff: (words) => `Cut off after ${count(words, 'word', 'words')}`,
  announceFinished: (words) => `Answer finished, ${count(words, 'word', 'words')}`,
  stop: 'Stop',
  copy: 'Copy',
  copied: 'Copied',
  copyCode: 'Copy code',
  askAgain: 'Ask again',
  sendNow: 'Send now',
  hide: 'Hide',
  more: 'More',
  newCapture: 'Capture and ask',
  newQuestion: 'New question',
  removeCapture: (position) => `Remove capture ${position}`,
  captureName: (position, widthPx, heightPx) => `Capture ${position}, ${widthPx} by ${heightPx}`,
  captureSize: (widthPx, heightPx, bytes) => `${widthPx}×${heightPx} · ${size(bytes)}`,
  draftFrom: (time) => `Draft from ${clock(time)}`,
  clearDraft: 'Clear',
  emptyQuestion: 'Type a question first',
  pictureMissing: 'Picture missing',
  usage: (usage, cost) =>
    usage?.inputTokens === undefined && usage?.outputTokens === undefined
      ? 'usage not reported'
      : [
          ...(usage.inputTokens === undefined
            ? []
            : [`${number(usage.inputTokens)} in${cached(usage.cachedTokens)}`]),
          ...(usage.outputTokens === undefined ? [] : [`${number(usage.outputTokens)} out`]),
          ...(cost === undefined ? [] : [`${cost.isReported ? '' : 'about '}${dollars(cost.usd)}`]),
        ].join(' · '),
  estimate: (inputTokens, usd) =>
    `About ${number(inputTokens)} tokens${usd === undefined ? '' : `, ${dollars(usd)}`}`,
  estimateHelp: (pricesOf) =>
    pricesOf === undefined
      ? 'Text, history and captures; without the answer.'
      : `Text, history and captures; without the answer. Prices of ${pricesOf}.`,
  thinking: 'Thinking',
  thought: 'What it thought',
  activities: {
    queued: () => 'Queued at the provider',
    thinking: () => 'Thinking',
    'web-search': (detail) => (detail === undefined ? 'Searching the web' : `Searching the web: ${detail}`),
    'file-search': (detail) => (detail === undefined ? 'Searching files' : `Searching files: ${detail}`),
    tool: (detail) => (detail === undefined ? 'Using a tool' : `Using ${detail}`),
    polling: () => 'Working; asked from time to time',
  },
  maybeCut: 'Answered; it may be cut off at the length limit',
  notShown: (characters) =>
    `${count(characters, 'more character is', 'more characters are')} not shown here. Copy and Save hold all of it.`,
  sources: 'Sources',
  note: (note, model) => {
    switch (note.kind) {
      case 'field-dropped':
        return `Sent again without ${note.field}, which ${model} does not take.`
      case 'effort-changed':
        return `Sent again with effort “${note.to}”, which ${model} takes.`
      case 'picture-shrunk':
        return `Sent again with a smaller picture, ${note.widthPx}×${note.heightPx}.`
      case 'picture-converted':
        return 'Sent again with the picture in another format.'
      case 'history-resent':
        return 'Sent again with the whole thread, which the server no longer had.'
      case 'auth-switched':
        return note.to === 'bearer'
          ? 'The key was taken only with “Bearer” before it; choose that in the settings.'
          : 'The key was taken only without “Bearer” before it; choose that in the settings.'
    }
  },
  tool: {
    title: (name, server) =>
      server === undefined ? `Wants to run ${name}` : `Wants to use ${name} of ${server}`,
    sendsTo: (kind, to) =>
      kind === 'mcp' ? `The provider sends the above to ${to}.` : `This sends the above to ${to}.`,
    noArguments: 'Nothing is sent along.',
    long: (characters) => `${number(characters)} characters`,
    mayHaveRun: 'Askshot ended while this was running. It may have happened already.',
    choices: {
      once: 'Allow once',
      thread: 'In this thread',
      always: 'Always',
      no: 'Refuse',
    },
    chosen: {
      once: 'Allowed once',
      thread: 'Allowed in this thread',
      always: 'Always allowed',
      no: 'Refused',
    },
  },
  newest: 'Newest',
  blockedPicture: (host) => `Picture from ${host}, not loaded`,
  details: 'Details',
  recent: 'Recent',
  noRecent: 'Nothing asked yet',
  answer: 'Answer',
  captures: 'Captures',
  wholeQuestion: 'Whole question',
  code: 'Code',
  table: 'Table',
  footnote: (label) => `Footnote ${label}`,
  backToText: 'Back to the text',
  taskDone: 'Done',
  taskOpen: 'To do',
  detailNames: {
    host: 'Host',
    status: 'Status',
    providerCode: 'Code',
    providerText: 'Message',
    field: 'Field',
    requestId: 'Request',
  },
}
