import type { Words } from './words.ts'

const number = new Intl.NumberFormat('en')
const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false })
const plural = new Intl.PluralRules('en')

function count(value: number, one: string, many: string): string {
  return `${number.format(value)} ${plural.select(value) === 'one' ? one : many}`
}

/** 75 → "1:15". */
function minutes(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

function kilobytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${number.format(Math.max(1, Math.round(bytes / 1000)))} KB`
    : `${number.format(Math.round(bytes / 100_000) / 10)} MB`
}

function cached(tokens: number | undefined): string {
  return tokens === undefined || tokens === 0 ? '' : ` (${number.format(tokens)} cached)`
}

/** As many digits as a small sum needs: $0.0021, $0.034, $1.20. */
function dollars(usd: number): string {
  const digits = usd === 0 || usd >= 1 ? 2 : Math.min(6, Math.max(2, 1 - Math.floor(Math.log10(usd))))
  return `$${usd.toFixed(digits)}`
}

const goesByItself = () => 'Your question is saved and goes out by itself.'
const kept = () => 'Your question is kept.'

/** English, the language that every other one is checked against. */
export const en: Words = {
  product: 'Askshot',
  errors: {
    'key-missing': {
      title: ({ profile }) => `There is no key for ${profile} in the keychain.`,
      safe: () => 'Your questions wait.',
    },
    'key-rejected': {
      title: ({ profile }) => `${profile} did not accept the API key.`,
      safe: () => 'Your question and its captures wait in the outbox.',
    },
    'keychain-locked': {
      title: () => 'The keychain is locked, so the API key cannot be read.',
      safe: () => 'Key and questions are untouched.',
    },
    'keychain-unavailable': {
      title: () => 'This computer offers Askshot no keychain.',
      safe: () => 'No key has been written to disk; your questions are kept.',
    },
    permission: {
      title: ({ profile, model }) =>
        `${profile} refused: the key may not use ${model}, or the account is empty.`,
      safe: kept,
    },
    billing: {
      title: ({ profile }) => `${profile} reports that this account has no credit left.`,
      safe: () => 'Everything is kept; nothing more is sent until you say so.',
    },
    'rate-limited': {
      title: ({ profile }) => `${profile} asks for a pause.`,
      safe: goesByItself,
    },
    offline: {
      title: () => 'There is no network.',
      safe: () => 'Your question is saved and goes out by itself when the network is back.',
    },
    unreachable: { title: ({ host }) => `${host} does not answer.`, safe: goesByItself },
    'server-trouble': { title: ({ profile }) => `${profile} has trouble of its own.`, safe: goesByItself },
    'answer-late': {
      title: ({ profile }) => `${profile} took the question but sent nothing back.`,
      safe: () => 'Your question is kept. It may have been charged.',
    },
    'stream-cut': {
      title: ({ wordCount }) => `The connection broke after ${count(wordCount ?? 0, 'word', 'words')}.`,
      safe: () => 'All of them are kept.',
    },
    'stream-stalled': {
      title: ({ wordCount }) => `The answer stopped coming after ${count(wordCount ?? 0, 'word', 'words')}.`,
      safe: () => 'All of them are kept.',
    },
    'not-an-api': {
      title: ({ host }) => `A web page answered instead of ${host}, perhaps a sign-in page.`,
      safe: goesByItself,
    },
    'endpoint-not-found': {
      title: ({ host }) => `${host} has no Responses endpoint; it may offer chat completions only.`,
      safe: kept,
    },
    'model-not-found': {
      title: ({ profile, model }) => `${profile} has no model named ${model}.`,
      safe: kept,
    },
    'model-blind': { title: ({ model }) => `${model} cannot see pictures.`, safe: () => 'Nothing is lost.' },
    'invalid-request': {
      title: ({ profile, providerText }) =>
        providerText === undefined
          ? `${profile} did not understand the request.`
          : `${profile} did not understand the request: “${providerText}”.`,
      safe: kept,
    },
    'parameter-refused': {
      title: ({ profile, model, field }) =>
        field === undefined
          ? `${profile} refused one of the settings sent with ${model}.`
          : `${profile} refused “${field}” for ${model}.`,
      safe: kept,
    },
    'history-lost': {
      title: ({ profile }) => `${profile} no longer has the earlier part of this thread.`,
      safe: () => 'All of it is kept here.',
    },
    'picture-invalid': {
      title: ({ profile }) => `${profile} could not read the picture.`,
      safe: () => 'The original stays as it is.',
    },
    'content-policy': {
      title: ({ profile }) => `${profile} declined this under its content rules.`,
      safe: () => 'Your question is kept and will not be sent again by itself.',
    },
    'too-large': {
      title: ({ profile }) => `This capture is larger than ${profile} takes.`,
      safe: () => 'The original stays as it is.',
    },
    'context-length': {
      title: ({ model }) => `This is longer than ${model} can read.`,
      safe: () => 'All of it is kept.',
    },
    'untrusted-certificate': {
      title: ({ host }) => `The certificate of ${host} cannot be trusted.`,
      safe: () => 'Nothing was sent, and your question is kept.',
    },
    'proxy-trouble': {
      title: ({ host }) => `The proxy on the way to ${host} did not let the question through.`,
      safe: goesByItself,
    },
    'tool-loop': {
      title: ({ model }) => `${model} kept asking for tools and never came to an answer.`,
      safe: kept,
    },
    'profile-incomplete': {
      title: ({ profile }) => `${profile} has no usable address or model yet.`,
      safe: () => 'Your question waits.',
    },
    'server-changed': {
      title: ({ host }) => `This question was asked for ${host}; another server is set now.`,
      safe: () => 'It was not sent there. Sending it is up to you.',
    },
    'waited-long': {
      title: () => 'This question has waited a day.',
      safe: () => 'It is kept for as long as you like.',
    },
    'captures-full': {
      title: () => 'One question takes eight captures at most.',
      safe: () => 'All eight are kept; send them or remove one.',
    },
    'capture-denied': {
      title: () => 'The system does not let Askshot see the screen.',
      safe: () => 'Nothing was captured.',
    },
    'capture-empty': {
      title: () => 'The system returned an empty picture.',
      safe: () => 'Nothing was captured or sent.',
    },
    'capture-failed': {
      title: () => 'The screen could not be read.',
      safe: () => 'Nothing was captured or sent.',
    },
    'display-changed': {
      title: () => 'The displays changed while you were selecting.',
      safe: () => 'Nothing was captured or sent.',
    },
    'picture-missing': {
      title: () => 'The picture of this capture is no longer on disk.',
      safe: () => 'The text is all here.',
    },
    'disk-full': {
      title: () => 'The disk is full, so this could not be saved.',
      safe: () => 'It is still in this window; keep it open.',
    },
    'disk-unwritable': {
      title: () => 'Askshot may not write to its folder, so this could not be saved.',
      safe: () => 'It is still in this window; keep it open.',
    },
    'data-damaged': {
      title: () => 'The history file was damaged, so a new one is in use.',
      safe: () => 'The damaged file is kept beside it.',
    },
    'data-newer': {
      title: () => 'The history was written by a newer Askshot; start that one.',
      safe: () => 'It was left as it is.',
    },
    'settings-damaged': {
      title: () => 'The settings could not be read, so the defaults are in use.',
      safe: () => 'The old file is kept; keys and history are untouched.',
    },
    'field-invalid': {
      title: ({ field }) =>
        field === undefined ? 'This value cannot be used.' : `The value of “${field}” cannot be used.`,
      safe: () => 'The old one stays in force.',
    },
    'address-invalid': {
      title: () => 'This is not a web address.',
      safe: () => 'The old one stays in use.',
    },
    'address-unsafe': {
      title: () => 'Only https is allowed, or http on this computer.',
      safe: () => 'The old address stays in use.',
    },
    'hotkey-taken': {
      title: ({ keys }) => `${keys ?? 'The hotkey'} belongs to another program.`,
      safe: () => 'Captures still start from the tray and by command.',
    },
    'hotkey-invalid': {
      title: ({ keys }) => `${keys ?? 'This'} cannot be used as a hotkey.`,
      safe: () => 'The old keys still work.',
    },
    'link-refused': {
      title: () => 'Askshot opens web addresses only.',
      safe: () => 'Nothing was opened.',
    },
    'not-found': { title: () => 'This question is no longer there.', safe: () => 'Nothing else changed.' },
    'bad-request': { title: () => 'Askshot met a case it does not know.', safe: kept },
    unexpected: { title: () => 'Askshot met a case it does not know.', safe: kept },
  },
  actions: {
    'send-now': 'Send now',
    'ask-again': 'Ask again',
    'open-settings': 'Open settings',
    'set-key': 'Set the key',
    'check-address': 'Check the address',
    'choose-model': 'Choose a model',
    'unlock-and-send': 'Unlock and send',
    'capture-again': 'Capture again',
    'try-again': 'Try again',
  },
  states: {
    queued: 'Queued',
    sending: 'Sending',
    streaming: 'Answering',
    waiting: 'Waiting',
    blocked: 'Needs you',
    'needs-approval': 'Needs your yes',
    interrupted: 'Cut off',
    done: 'Answered',
    failed: 'Failed',
    cancelled: 'Stopped',
  },
  blocked: {
    key: 'Waits for a key',
    billing: 'Needs credit',
    keychain: 'Keychain is closed',
    policy: 'Declined',
    'too-large': 'Too large',
    profile: 'Needs settings',
    age: 'Waited a day',
  },
  overlay: {
    name: 'Select a part of the screen',
    hint: 'Drag, or click for the whole display. Esc closes.',
    size: (widthPx, heightPx) => `${widthPx} × ${heightPx}`,
    sizeAnnounced: (widthPx, heightPx) => `Selection ${widthPx} by ${heightPx}`,
  },
  ask: {
    windowTitle: 'Askshot',
    field: 'Your question',
    placeholder: 'Ask about this …',
    send: 'Send',
    sending: (seconds) => (seconds < 1 ? 'Sending' : `Sending · ${minutes(seconds)}`),
    queued: 'Queued',
    waitingForWords: (seconds) => `Waiting for the first words · ${minutes(seconds)}`,
    answering: (seconds) => `Answering · ${minutes(seconds)}`,
    silent: (seconds) => `No words for ${number.format(seconds)} s. The connection is open`,
    waiting: (reason, secondsLeft, attempt) =>
      `${reason} Next try in ${minutes(secondsLeft)} (attempt ${number.format(attempt + 1)})`,
    answered: (seconds) =>
      seconds === undefined ? 'Answered' : `Answered · ${number.format(Math.round(seconds * 10) / 10)} s`,
    cutByLength: 'Answered, but the length limit was reached',
    cutByPolicy: 'Answered in part; the rest was held back by content rules',
    refused: 'Declined to answer; its words are below',
    stopped: 'Stopped',
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
    captureSize: (widthPx, heightPx, bytes) => `${widthPx}×${heightPx} · ${kilobytes(bytes)}`,
    draftFrom: (time) => `Draft from ${clock.format(time)}`,
    clearDraft: 'Clear',
    emptyQuestion: 'Type a question first',
    pictureMissing: 'Picture missing',
    usage: (usage, cost) =>
      usage?.inputTokens === undefined && usage?.outputTokens === undefined
        ? 'usage not reported'
        : [
            ...(usage.inputTokens === undefined
              ? []
              : [`${number.format(usage.inputTokens)} in${cached(usage.cachedTokens)}`]),
            ...(usage.outputTokens === undefined ? [] : [`${number.format(usage.outputTokens)} out`]),
            ...(cost === undefined ? [] : [`${cost.isReported ? '' : 'about '}${dollars(cost.usd)}`]),
          ].join(' · '),
    estimate: (inputTokens, usd) =>
      `About ${number.format(inputTokens)} tokens${usd === undefined ? '' : `, ${dollars(usd)}`}`,
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
      long: (characters) => `${number.format(characters)} characters`,
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
  },
  settings: {
    windowTitle: 'Askshot settings',
    profile: 'Who answers',
    profileHelp: 'Questions and their captures are sent to this address and nowhere else.',
    preset: 'Provider',
    presets: { openai: 'OpenAI', custom: 'Another server' },
    address: 'Address',
    addressHelp: 'The server’s base address, for example https://api.example.com/v1',
    model: 'Model',
    modelHelp: 'The name the server knows it by. It must be able to see pictures.',
    needsKey: 'This server asks for a key',
    key: 'API key',
    keyHelp: 'Kept in the keychain of this computer; never shown again, never in a file.',
    keyPlaceholder: 'Paste the key',
    saveKey: 'Save key',
    replaceKey: 'Replace key',
    removeKey: 'Remove',
    keepForSession: 'Use it until Askshot quits',
    keyStates: {
      missing: 'No key yet. Your first question will wait until one is here.',
      stored: 'Stored in the keychain',
      session: 'In memory until Askshot quits; not saved',
      locked: 'The keychain is locked. The key in it is untouched.',
      unavailable: 'This computer offers Askshot no keychain. Nothing was written to disk.',
      denied: 'The keychain refused Askshot. The key in it is untouched.',
    },
    hotkeys: 'Hotkeys',
    hotkeyCapture: 'Capture and ask',
    hotkeyShowLast: 'Show last answer',
    hotkeyHelp: 'Choose the field and press the new keys. Esc leaves it as it is.',
    hotkeyRecord: 'Change',
    hotkeyRecording: 'Press the keys …',
    hotkeyClear: 'Clear',
    hotkeyNone: 'No keys',
    hotkeyNeedsModifier: 'Hold Ctrl, Alt or Super with it, so that it does not swallow typing.',
    hotkeySame: 'These keys are already used for the other command.',
    hotkeyStates: {
      off: 'off',
      asked: 'set; not pressed yet',
      proven: 'working',
      taken: 'belongs to another program',
      invalid: 'not a usable chord',
    },
    command: 'Start a capture by command',
    commandHelp: 'Bind this in the keyboard settings of your desktop if the hotkey does not work.',
    tryIt: 'Capture now',
    saved: 'Saved',
  },
  tray: {
    capture: 'Capture and ask',
    showLast: 'Show last answer',
    recent: 'Recent',
    settings: 'Settings…',
    quit: 'Quit Askshot',
    quitWaiting: (waiting) => `Quit Askshot (${count(waiting, 'ask waits', 'asks wait')} for the next start)`,
    recentLine: (state, firstWords) => `${state}: ${firstWords}`,
    tooltip: 'Askshot',
  },
  notices: {
    answered: 'Answer ready',
    approval: 'Needs your yes',
    approvalText: (name, server) => (server === undefined ? name : `${name} of ${server}`),
  },
  link: {
    title: 'Open a web address?',
    message: (host) => `This opens ${host} in your browser.`,
    unencrypted: 'The connection is not encrypted.',
    open: 'Open',
    cancel: 'Cancel',
  },
}
