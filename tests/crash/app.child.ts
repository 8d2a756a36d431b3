/** The app between a question and its answer, in a process of its own that is there to be killed. */
import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { StatementSync } from 'node:sqlite'
import { isInOutbox } from '#shared/ask-state.ts'
import { profileSchema } from '#shared/schemas/profile.ts'
import { createStateSaver, openStore } from '../../src/main/app-store.ts'
import type { AppStore } from '../../src/main/app-store.ts'
import { createAnswerer } from '../../src/main/ask/answer-ask.ts'
import { AskCommands } from '../../src/main/ask/ask-commands.ts'
import { LiveAsks } from '../../src/main/ask/live-asks.ts'
import { newId } from '../../src/main/new-id.ts'
import { Outbox } from '../../src/main/outbox/outbox.ts'
import { createHttp } from '../../src/main/network/http.ts'
import { createResponsesClient } from '../../src/main/responses/responses-client.ts'
import { READY } from './plan.ts'
import type { ChildPlan } from './plan.ts'

let isSubmitted = false
const plan = JSON.parse(process.argv[2] ?? '') as ChildPlan

const now = () => Date.now() * plan.speed
const after = (delayMs: number, action: () => void) => {
  const timer = setTimeout(action, delayMs / plan.speed)
  return () => clearTimeout(timer)
}
const profile = profileSchema.parse({
  id: 'p',
  preset: 'custom',
  name: 'Ledger',
  baseUrl: plan.url,
  model: 'm',
  auth: 'none',
  keyHost: '',
  timeouts: { connectMs: 1_000, firstByteMs: 1_000, idleMs: 1_000 },
})
const targetOf = () => ({ profileName: 'Ledger', host: '127.0.0.1', model: 'm' })

if (plan.dieAtStatement !== undefined) dieAt(plan.dieAtStatement)
const store = await openStore({ folder: plan.folder, now })
const http = createHttp()
const live = new LiveAsks({
  load: (askId) => store.history.ask(askId)?.state,
  save: createStateSaver(store, newId(now()), now),
  after,
  onChange: () => finishIfOver(),
  onSaveFailed: report,
})
const outbox = createOutbox(store)
outbox.start()
writeSync(1, `${READY}\n`)
for (const question of plan.questions) await submit(question)
isSubmitted = true
finishIfOver()

/** Kills this process at its n-th write, after it for even numbers. */
function dieAt(statement: number): void {
  let count = 0
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this`
  const { run } = StatementSync.prototype
  const dying = function (this: StatementSync, ...values: Parameters<typeof run>) {
    if (++count === Math.ceil(statement / 2) && statement % 2 === 1) process.kill(process.pid, 'SIGKILL')
    const result = run.apply(this, values)
    if (count === Math.ceil(statement / 2)) process.kill(process.pid, 'SIGKILL')
    return result
  }
  StatementSync.prototype.run = dying as typeof run
}

function createOutbox({ history, steps, approvals, pictures, outbox: onDisk }: AppStore): Outbox {
  const answer = createAnswerer({
    history,
    steps,
    approvals,
    profile: () => profile,
    targetOf,
    keys: { read: () => Promise.reject(new Error('There is no key')) },
    readPicture: (file) => pictures.read(file),
    isOnline: () => true,
    client: createResponsesClient({ http, now, random: Math.random, after, onLearned: () => undefined }),
    runFunction: () => Promise.reject(new Error('There is no tool')),
    costOf: () => undefined,
  })
  return new Outbox({
    store: onDisk,
    answer: (entry, signal) => answer(entry.askId, signal),
    stateOf: (askId) => live.inMemory(askId),
    apply: (askId, event) => live.apply(askId, event),
    applyAll: (askIds, event) => live.applyAll(askIds, event),
    now,
    random: Math.random,
    after,
    onError: report,
  })
}

/** Asks the question unless it is on disk, and says so only then. */
async function submit(question: string): Promise<void> {
  const thread = question.slice(0, question.lastIndexOf('-'))
  const known = store.db.all('SELECT question, thread_id FROM asks WHERE question LIKE ?', `${thread}-%`)
  if (known.some((row) => row['question'] === question)) return
  const bytes = createHash('sha512').update(question).digest()
  const { file } = await store.pictures.save(bytes)
  const capture = { id: newId(now()), file, widthPx: 8, heightPx: 8, bytes: bytes.length, takenAt: now() }
  const commands = createCommands()
  commands.keepCapture(capture)
  const threadId = known[0]?.['thread_id']
  commands.submit({
    captureIds: [capture.id],
    question,
    ...(typeof threadId === 'string' ? { threadId } : {}),
  })
  writeSync(1, `${question}\n`)
}

function createCommands(): AskCommands {
  return new AskCommands({
    db: store.db,
    history: store.history,
    outboxStore: store.outbox,
    outbox,
    drafts: store.drafts,
    steps: store.steps,
    approvals: store.approvals,
    live,
    profile: () => profile,
    profileOf: () => profile,
    targetOf,
    newId: () => newId(now()),
    now,
  })
}

function finishIfOver(): void {
  setImmediate(() => {
    const isOver = isSubmitted && store.outbox.entries().every(({ state }) => !isInOutbox(state))
    if (!isOver) return
    isSubmitted = false
    outbox.stop()
    live.flush()
    void http.close()
    store.close()
    process.exit(0)
  })
}

function report(error: unknown): void {
  writeSync(2, `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}
