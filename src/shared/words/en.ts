import { annotateWords } from './annotate-words.ts'
import { count } from './english.ts'
import { outboxEn } from './outbox-words.ts'
import { conversationEn } from './conversation-words.ts'
import { enCli } from './en-cli.ts'
import { enSelfTest, enSetup } from './en-setup.ts'
import { historyWords } from './history-words.ts'
import type { Words } from './words.ts'

const number = new Intl.NumberFormat('en')
const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false })
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const calendar = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
const names = new Intl.ListFormat('en')

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
  cli: enCli,
  setup: enSetup,
  selfTest: enSelfTest,
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
    'picture-unreadable': {
      title: () => 'This is no picture that Askshot can read: PNG, JPEG, WebP, GIF or BMP.',
      safe: () => 'Nothing was added; your question is as it was.',
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
      title: () => 'The proxy on the way out did not let the question through.',
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
      title: ({ loss }) =>
        loss?.copyTakenAt === undefined
          ? 'The history file was damaged, so a new one is in use.'
          : `The history file was damaged; the copy of ${moment.format(loss.copyTakenAt)} is in use.`,
      safe: ({ loss }) =>
        loss?.copyTakenAt === undefined
          ? 'The damaged file is kept beside it.'
          : `It has ${count(loss.askCount, 'ask', 'asks')}; what came later is in the damaged file, kept beside it.`,
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
    hint: 'Drag, or click a window. Esc closes.',
    size: (widthPx, heightPx) => `${widthPx} × ${heightPx}`,
    sizeAnnounced: (widthPx, heightPx) => `Selection ${widthPx} by ${heightPx}`,
    selection: (widthPx, heightPx) => `Selection, ${widthPx} by ${heightPx}. Arrows move it`,
    window: (title, widthPx, heightPx) => `${title} · ${widthPx} × ${heightPx}`,
    windowAnnounced: (title, widthPx, heightPx) => `${title}, ${widthPx} by ${heightPx}`,
    untitled: 'Window without a title',
    noWindows: 'No windows are known on this display.',
    noDisplay: (display) => `There is no display ${display}.`,
    noLastSelection: 'There is no last region of this display.',
    fieldHint: 'Enter sends · F6 tools · F1 keys',
    alsoSends: (count) =>
      count === 1 ? '1 earlier picture goes along' : `${count} earlier pictures go along`,
    typeSize: 'Type the place and size',
    sides: { x: 'X', y: 'Y', width: 'W', height: 'H' },
    limited: 'limited to the display',
    notANumber: 'not a number',
    magnifierOn: 'Magnifier on',
    magnifierOff: 'Magnifier off',
    magnified: (xPx, yPx, colour) => `${xPx}, ${yPx} · ${colour}`,
    keyList: 'Keys',
    keys: [
      ['Drag', 'selects a part of the screen'],
      ['Click or Enter', 'takes the highlighted window'],
      ['Tab, Shift+Tab', 'next or previous window'],
      ['Space', 'the whole display; while dragging, moves the rectangle'],
      ['Shift, Alt while dragging', 'a square; from the centre'],
      ['Arrows', 'the crosshair by 1 px; Shift 10, Ctrl 100. Enter sets a corner'],
      ['1…9', 'another display'],
      ['L', 'the last region'],
      ['R', 'type the place and size'],
      ['M', 'magnifier'],
      ['D', 'closes, and opens again after 3 s'],
      ['F6, Shift+F6', 'question, selection and toolbar in turn'],
      ['Arrows on the selection', 'move it; with Ctrl its bottom-right, with Alt its top-left corner'],
      ['1…6 on the selection', 'pen, arrow, box, number, text, cover; again to put it away'],
      ['C, W on the selection', 'colour and width'],
      ['Tab on the selection', 'from mark to mark; arrows move it, Delete removes it'],
      ['Ctrl+Z, Ctrl+Shift+Z', 'undo and redo'],
      ['+', 'keeps this capture and selects another'],
      ['Ctrl+C, Ctrl+S on the selection', 'copies or saves the picture'],
      ['Ctrl+O', 'goes on in the ask window'],
      ['Esc', 'one step back'],
    ],
  },
  annotate: annotateWords,
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
  },
  conversation: conversationEn,
  settings: {
    windowTitle: 'Askshot settings',
    profile: 'Who answers',
    profileHelp: 'Questions and their captures are sent to this address and nowhere else.',
    profiles: {
      list: 'Profiles',
      isDefault: 'Default',
      noAddress: 'No address yet',
      add: 'Add',
      duplicate: 'Duplicate',
      makeDefault: 'Make default',
      remove: 'Remove',
      removeQuestion: (name) => `Remove ${name} and its keys? What you asked stays in the history.`,
      keep: 'Keep',
      lastOne: 'The last profile stays.',
      replaced: (preset) => `What was set for ${preset} was replaced.`,
      goBack: (preset) => `Back to ${preset}`,
    },
    fields: {
      name: { label: 'Name', help: 'What this profile is called here.' },
      preset: { label: 'Provider', help: 'Brings its own address and model.' },
      baseUrl: {
        label: 'Address',
        help: 'The server’s base address, for example https://api.example.com/v1',
      },
      model: {
        label: 'Model',
        help: 'The name the server knows it by. It must be able to see pictures.',
      },
      auth: { label: 'How the key is sent', help: 'Most servers take it as a Bearer token.' },
      authHeader: { label: 'Header of the key', help: 'The header’s name, for example api-key.' },
      extraHeaders: {
        label: 'Extra headers',
        help: 'Sent with every question. Not for keys: those belong in the keychain.',
      },
      extraBody: {
        label: 'Extra fields',
        help: 'A JSON object whose fields are added to every question.',
      },
      instructions: { label: 'Instructions', help: 'Told to the model before every question.' },
      maxOutputTokens: {
        label: 'Longest answer',
        help: 'In tokens, thinking included. Under 1,000 a thinking model may say nothing.',
      },
      effort: { label: 'Effort', help: 'How long it thinks. More is slower and costs more.' },
      summary: { label: 'Thinking, in short', help: 'A summary of its thinking, shown folded.' },
      verbosity: { label: 'Wordiness', help: 'How much it says.' },
      temperature: { label: 'Temperature', help: 'From 0, the likeliest words, to 2, surprising ones.' },
      topP: { label: 'Top-p', help: 'From 0 to 1. Set this or the temperature, not both.' },
      detail: { label: 'Detail of captures', help: 'More detail reads small text and costs more.' },
      store: {
        label: 'Let the provider store answers',
        help: 'Off: it is asked to keep neither questions nor captures.',
      },
      background: {
        label: 'Answer in the background',
        help: 'For answers that take many minutes. The provider keeps them meanwhile.',
      },
      format: { label: 'Form of the answer', help: 'JSON is for programs that read the answer.' },
      formatName: { label: 'Name of the form', help: 'Letters, digits, - and _, at most 64.' },
      formatSchema: { label: 'JSON Schema', help: 'What the answer must look like.' },
      formatStrict: { label: 'Exactly this form', help: 'The server holds the model to the schema.' },
      include: { label: 'Ask for more', help: 'Parts of the answer that servers leave out by themselves.' },
      metadata: {
        label: 'Metadata',
        help: 'A JSON object of up to 16 texts, which the provider stores with the answer.',
      },
      serviceTier: { label: 'Service tier', help: 'Slower is cheaper, faster costs more.' },
      safetyIdentifier: {
        label: 'Safety identifier',
        help: 'Tells your questions from others’ of the same account. No name, no address.',
      },
      toolChoice: { label: 'Choice', help: 'Whether the model may, must or must not use one.' },
      parallelToolCalls: { label: 'Several calls at once', help: 'The model may call tools side by side.' },
      maxToolCalls: { label: 'Most calls', help: 'How many calls one answer may make. A brake on cost.' },
      seesPictures: { label: 'Sees pictures', help: 'Say so where Askshot knows it wrongly.' },
      contextTokens: { label: 'Reads at most', help: 'In tokens: question, captures and answer together.' },
      learned: { label: 'Learned from refusals', help: 'Left out since the server refused it.' },
      webSearch: {
        label: 'Search the web',
        help: 'The provider searches, and the answer names its sources.',
      },
      allowedDomains: {
        label: 'Only these sites',
        help: 'One to a line, such as example.org. Subdomains count in. None: all sites.',
      },
      blockedDomains: { label: 'Never these sites', help: 'One to a line, as above.' },
      contextSize: { label: 'How much it reads', help: 'More finds more and costs more.' },
      city: { label: 'City', help: 'For example San Francisco.' },
      region: { label: 'Region', help: 'For example California.' },
      country: { label: 'Country', help: 'Two letters, for example US.' },
      timezone: { label: 'Time zone', help: 'For example America/Los_Angeles.' },
      fileSearch: {
        label: 'Search your files',
        help: 'Files that you gave to the provider, in stores that it names by an id.',
      },
      vectorStoreIds: { label: 'Stores', help: 'Their ids, one to a line. At least one is needed.' },
      maxResults: { label: 'Most results', help: 'From 1 to 50.' },
      ranker: { label: 'Ranker', help: 'The name of a way to rank, for example auto.' },
      scoreThreshold: { label: 'Lowest score', help: 'From 0 to 1. Less fitting results are left out.' },
      fileFilters: { label: 'Filters', help: 'A JSON object, as the provider describes it.' },
      serverLabel: { label: 'Label', help: 'A letter, then letters, digits, - and _.' },
      serverUrl: {
        label: 'Address',
        help: 'Where the provider reaches it, for example https://mcp.example.com',
      },
      serverDescription: { label: 'Description', help: 'Tells the model what it is good for.' },
      allowedTools: { label: 'Only these tools', help: 'Their names, one to a line. None: all of them.' },
      approval: { label: 'Before a call', help: 'Whether you see each call first.' },
      serverTimeout: { label: 'Time limit', help: 'For one call, where the provider takes one.' },
      serverToken: { label: 'Token', help: 'Kept in the keychain and sent to the provider for this server.' },
      functionName: { label: 'Name', help: 'A letter or _, then letters, digits, - and _.' },
      functionDescription: { label: 'Description', help: 'Tells the model when to call it, and for what.' },
      parameters: {
        label: 'Parameters',
        help: 'JSON Schema of what it is called with; its type must be object.',
      },
      strict: { label: 'Exactly these parameters', help: 'The server holds the model to the schema.' },
      run: { label: 'What runs', help: 'It gets the arguments as JSON; what it returns goes to the model.' },
      runUrl: { label: 'Address', help: 'They are posted there: https, or http on this computer.' },
      program: { label: 'Program', help: 'Its full path, for example /usr/local/bin/lookup. No shell.' },
      args: { label: 'Its arguments', help: 'One to a line. What the model asks for comes on its input.' },
      runTimeout: { label: 'Time limit', help: 'After this it is stopped.' },
      functionSecret: { label: 'Secret', help: 'Kept in the keychain and sent as a Bearer token.' },
      connectMs: { label: 'To connect', help: 'Then the server counts as not there.' },
      firstByteMs: { label: 'To the first word', help: 'A local server may load its model first.' },
      idleMs: { label: 'Between two words', help: 'Then the answer counts as stalled. What came is kept.' },
      certificate: {
        label: 'Certificate to trust',
        help: 'The text of a PEM file. It is trusted for this profile’s server alone.',
      },
    },
    dialect: {
      systemPromptAs: { label: 'Instructions go', help: 'Not every server knows the field for them.' },
      maxTokensKey: { label: 'Length limit is called', help: 'The field of the longest answer.' },
      webSearchType: { label: 'Web search is called', help: 'The type of the tool.' },
      webSearchFiltersKey: { label: 'Its sites are under', help: 'The field of the allowed sites.' },
      mcpDialect: { label: 'MCP servers are called', help: 'The type of the tool.' },
      deepResearchAutoTool: {
        label: 'Search in deep research',
        help: 'Such models are refused by some without a tool.',
      },
      sendDetail: { label: 'Takes detail', help: 'Of captures: low, high, auto.' },
      pictureTypes: { label: 'Takes pictures as', help: 'Others are converted before they are sent.' },
      imageUrlOk: { label: 'Takes web addresses of pictures', help: 'Or only the pictures themselves.' },
      fileIdOk: { label: 'Takes ids of pictures', help: 'Of pictures that were uploaded before.' },
      filesOk: { label: 'Takes documents', help: 'PDF and others, as input_file.' },
      stateMode: { label: 'Earlier questions', help: 'Sent again with each, or kept by the server.' },
      sendStore: { label: 'Knows “store”', help: 'Says whether it may keep the answer.' },
      sendStreamOptions: { label: 'Knows “stream_options”', help: 'Turns padding in the stream off.' },
      reasoningOk: { label: 'Knows “reasoning”', help: 'Effort and summary of the thinking.' },
      backgroundOk: { label: 'Knows “background”', help: 'Answers that are fetched later.' },
      streamOk: { label: 'Streams', help: 'Or sends the whole answer in one piece.' },
    },
    choices: {
      auth: {
        bearer: 'Authorization: Bearer',
        raw: 'Authorization, the key alone',
        header: 'In another header',
        none: 'No key',
      },
      effort: {
        none: 'None',
        minimal: 'Minimal',
        low: 'Low',
        medium: 'Medium',
        high: 'High',
        xhigh: 'Very high',
        max: 'Highest',
      },
      summary: { auto: 'As it likes', concise: 'Concise', detailed: 'Detailed' },
      verbosity: { low: 'Low', medium: 'Medium', high: 'High' },
      detail: { low: 'Small', high: 'Sharp', auto: 'The server decides', original: 'Every pixel' },
      format: { text: 'Text', json_object: 'Any JSON object', json_schema: 'JSON by a schema' },
      serviceTier: {
        auto: 'As the account says',
        default: 'Standard',
        flex: 'Slower, cheaper',
        priority: 'Faster, dearer',
      },
      toolChoice: { auto: 'It decides', none: 'No tools', required: 'At least one' },
      include: {
        'reasoning.encrypted_content': 'Thinking, encrypted',
        'web_search_call.action.sources': 'Sources of a search',
        'web_search_call.results': 'Results of a search',
        'file_search_call.results': 'Results from files',
        'message.input_image.image_url': 'Addresses of pictures sent',
        'computer_call_output.output.image_url': 'Pictures of computer use',
        'code_interpreter_call.outputs': 'Output of code it ran',
        'message.output_text.logprobs': 'Likelihood of each word',
      },
      seesPictures: { yes: 'Yes', no: 'No' },
      contextSize: { low: 'Little', medium: 'Medium', high: 'Much' },
      approval: { always: 'Always ask me', never: 'Never ask' },
      run: { http: 'A web address', command: 'A program here' },
      systemPromptAs: {
        instructions: 'in “instructions”',
        developer: 'as developer',
        system: 'as system',
        prefix: 'before the question',
      },
      maxTokensKey: { max_output_tokens: 'max_output_tokens', max_tokens: 'max_tokens' },
      webSearchType: {
        web_search: 'web_search',
        web_search_2025_08_26: 'web_search_2025_08_26',
        web_search_preview: 'web_search_preview',
        web_search_preview_2025_03_11: 'web_search_preview_2025_03_11',
      },
      webSearchFiltersKey: { filters: 'filters', filter: 'filter' },
      mcpDialect: { mcp: 'mcp', remote_mcp: 'remote_mcp' },
      stateMode: { client: 'sent again', previous_response_id: 'kept by the server' },
      pictureTypes: {
        'image/png': 'PNG',
        'image/jpeg': 'JPEG',
        'image/webp': 'WebP',
        'image/gif': 'GIF',
      },
    },
    values: {
      yes: 'Yes',
      no: 'No',
      unset: 'The server’s own',
      asPreset: 'As the preset',
      asPresetNow: (value) => `Preset: ${value}`,
      setHere: 'set here',
      asKnown: 'As known',
      numberFrom: (min, max) => `A number from ${number.format(min)} to ${number.format(max)}.`,
      wholeNumberFrom: (min, max) => `A whole number from ${number.format(min)} to ${number.format(max)}.`,
      notJson: 'This is not JSON yet.',
      notJsonAt: (line, column) => `This is not JSON yet: look at line ${line}, column ${column}.`,
      notObject: 'This must be a JSON object: { … }.',
      notSchema: 'Its “type” must be “object”.',
      seconds: 'seconds',
    },
    folds: {
      headers: 'Key style and headers',
      answers: 'Answers',
      request: 'Rarely needed',
      tools: 'Tools',
      switches: 'Field switches',
      times: 'Time limits',
      certificate: 'Certificate',
      prices: 'Prices',
    },
    changedCount: (changed) => `${number.format(changed)} set`,
    change: 'Change',
    models: {
      names: 'Known names',
      fetch: 'Fetch models',
      fetching: 'Fetching …',
      fetched: (found) => `The server names ${count(found, 'model', 'models')}.`,
      seesPictures: 'sees pictures',
      seesNoPictures: 'does not see',
      mayNotSee: 'not known whether it sees pictures',
      context: (tokens) => `reads ${number.format(tokens)} tokens`,
      ends: (day) => `ends ${calendar.format(new Date(day))}`,
      ended: (day) => `ended ${calendar.format(new Date(day))}`,
      effortRefused: 'This model takes no effort.',
      effortUnknown: (effort) => `${effort} (not of this model)`,
      learned: (fields) => `Not sent to this model: ${names.format(fields)}.`,
      tryAgain: 'Try them again',
    },
    test: {
      button: 'Test connection',
      again: 'Test again',
      help: 'Sends one tiny question with a tiny picture; costs a few tokens.',
      running: (host, seconds) => `Asking ${host} · ${minutes(seconds)}`,
      report: 'Report of the connection test',
      allWork: (model, seconds) => `All of it works with ${model}, in ${number.format(seconds)} s.`,
      lacks: (found, model, seconds) =>
        `${count(found, 'thing does', 'things do')} not work with ${model}, in ${number.format(seconds)} s.`,
      restWorks: (model, seconds) =>
        `What could be told works with ${model}, in ${number.format(seconds)} s.`,
      older: 'The settings have changed since this test.',
      notMade: 'The test was not made.',
      results: { ok: 'works', missing: 'does not work', unknown: 'not known' },
      checks: {
        reach: {
          name: 'Server',
          ok: 'It answers.',
          missing: 'It does not answer.',
          unknown: 'Whether it answers could not be told.',
        },
        key: {
          name: 'Key',
          ok: 'It is accepted.',
          missing: 'It is not accepted.',
          unknown: 'Whether it is accepted could not be told.',
        },
        models: {
          name: 'List of models',
          ok: 'The server gives one.',
          missing: 'The server gives none; type the model’s name.',
          unknown: 'Whether there is one could not be told.',
        },
        responses: {
          name: 'Responses',
          ok: 'The server speaks the Responses API.',
          missing: 'The server does not speak the Responses API.',
          unknown: 'Whether the server speaks the Responses API could not be told.',
        },
        stream: {
          name: 'Word by word',
          ok: 'The answer comes as it is written.',
          missing: 'The answer comes in one piece.',
          unknown: 'Whether the answer comes as it is written could not be told.',
        },
        picture: {
          name: 'Pictures',
          ok: 'The model sees them.',
          missing: 'The model does not see them.',
          unknown: 'Whether the model sees them could not be told.',
        },
        usage: {
          name: 'Usage',
          ok: 'The server says how many tokens it took.',
          missing: 'The server does not say how many tokens it took.',
          unknown: 'Whether the server counts tokens could not be told.',
        },
      },
      status: (status) => `HTTP ${status}`,
    },
    headers: {
      name: 'Header',
      value: 'Value',
      add: 'Add a header',
      remove: (name) => (name === '' ? 'Remove the header' : `Remove ${name}`),
      twice: 'This header is there already.',
    },
    tools: {
      web: 'Web search',
      files: 'File search',
      servers: 'MCP servers',
      serversHelp: 'Tools on another server, which the provider calls.',
      functions: 'Functions',
      functionsHelp: 'Your own tools. One runs only after your yes.',
      choice: 'How tools are used',
      on: (name) => `${name} is on`,
      edit: (name) => `Edit ${name}`,
      remove: (name) => `Remove ${name}`,
      removeQuestion: (name) => `Remove ${name} and its secret?`,
      addServer: 'Add an MCP server',
      addFunction: 'Add a function',
      newServer: 'New MCP server',
      newFunction: 'New function',
      addNow: 'Add',
      cancel: 'Cancel',
      neverAsks: 'It then acts, and gets what the model sends it, without asking you.',
      isAllowed: 'You allowed calls of it for longer than once.',
      askAgain: 'Ask again each time',
      secretAfter: 'A secret can be given once it is added.',
      secretStored: 'Stored in the keychain',
      secretMissing: 'None',
      secretPlaceholder: 'Paste it here',
      saveSecret: 'Store',
      replaceSecret: 'Replace',
      removeSecret: 'Remove',
      location: 'Your rough place, so that a search finds what is near. All of it may stay empty.',
    },
    prices: {
      help: 'US dollars for a million tokens, and the day you looked them up.',
      model: 'Model',
      input: 'Input',
      cachedInput: 'Cached',
      output: 'Output',
      asOf: 'As of',
      add: 'Add a price',
      remove: (model) => (model === '' ? 'Remove the price' : `Remove the price of ${model}`),
      unfinished: 'It counts once model, input, output and day are there.',
    },
    needsKey: 'This server asks for a key',
    needsKeyHelp: 'Off for most servers on this computer.',
    key: 'API key',
    keyHelp: 'Kept in the keychain of this computer; never shown again, never in a file.',
    keyPlaceholder: 'Paste the key',
    saveKey: 'Save key',
    replaceKey: 'Replace key',
    removeKey: 'Remove key',
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
  history: historyWords,
  tray: {
    history: 'History…',
    capture: 'Capture and ask',
    showLast: 'Show last answer',
    recent: 'Recent',
    settings: 'Settings…',
    quit: 'Quit Askshot',
    quitWaiting: (waiting) => `Quit Askshot (${count(waiting, 'ask waits', 'asks wait')} for the next start)`,
    recentLine: (state, firstWords) => `${state}: ${firstWords}`,
    tooltip: 'Askshot',
  },
  outbox: outboxEn,
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
