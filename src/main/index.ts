import { app, dialog, powerMonitor } from 'electron'
import { toFailure } from '#shared/errors.ts'
import type { Failure } from '#shared/errors.ts'
import { chooseLanguage, loadWords } from '#shared/words/languages.ts'
import type { UsageFault } from '#shared/words/cli-words.ts'
import type { Words } from '#shared/words/words.ts'
import { ofFirstStart, ofSecondStart } from './cli/app-command.ts'
import type { AppCommand, SetUp } from './cli/app-command.ts'
import { askFromHere } from './cli/ask.electron.ts'
import { EXIT_CODES, parseCommandLine } from './cli/command-line.ts'
import type { CommandLine } from './cli/command-line.ts'
import { environmentLanguages } from './language/environment-languages.ts'
import type { Platform } from './platform.ts'
import type { Settings } from '#shared/schemas/settings.ts'
import { electronPlatform } from './platform.electron.ts'
import type { RunningApp } from './running-app.ts'
import { whyNoLock } from './start-lock.ts'
import { registerScheme } from './windows/app-protocol.electron.ts'
import { harden } from './windows/hardening.electron.ts'

// Whatever this app writes is for its user alone: files 0600, folders 0700.
process.umask(0o077)

const commandLine = parseCommandLine({ argv: process.argv, isPackaged: app.isPackaged })
switch (commandLine.kind) {
  case 'help':
    exitWith((await terminalWords()).cli.help('askshot'))
    break
  case 'version':
    exitWith(`${(await terminalWords()).product} ${app.getVersion()}\n`)
    break
  case 'usage-error':
    await refuse(commandLine.fault)
    break
  case 'ask':
    // Waited for here, Chromium is never even started.
    app.exit(await askFromHere(commandLine, await terminalWords()))
    break
  default:
    startUnlessRunning(commandLine)
}

/** A second start hands its command to the first, as data: Chromium reorders the words of a command line. */
function startUnlessRunning(given: CommandLine): void {
  const hasLock = app.requestSingleInstanceLock(given)
  const fault = hasLock ? undefined : whyNoLock(app.getPath('userData'))
  if (fault !== undefined)
    void app.whenReady().then(async () => giveUp({ code: fault }, await terminalWords()))
  else if (hasLock && given.kind !== 'quit') start()
  else app.quit()
}

function start(): void {
  const waiting: AppCommand[] = []
  let running: RunningApp | undefined
  const run = (command: AppCommand | undefined) => {
    if (command === undefined) return
    if (running === undefined) waiting.push(command)
    else running.run(command)
  }
  registerScheme()
  // Windows groups windows and sends notifications by it; elsewhere it means nothing.
  app.setAppUserModelId('dev.askshot.Askshot')
  // Elsewhere the package says it.
  if (app.isPackaged && process.platform === 'win32') app.setAsDefaultProtocolClient('askshot')
  // Every window asks for it anyway; this also covers any page we did not make. Root can only run without.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  // Loaded while Electron gets ready, not after; a failure is told where it is awaited.
  const appModule = import('./app.ts')
  appModule.catch(() => undefined)
  app.on('window-all-closed', () => undefined) // the tray and the hotkeys go on
  app.on('second-instance', (_event, _argv, _folder, given) => {
    run(ofSecondStart(given as CommandLine))
  })
  // macOS gives links so, wherever the app was started from.
  app.on('open-url', (event, address) => {
    event.preventDefault()
    run(ofSecondStart({ kind: 'link', address }))
  })
  app.on('activate', () => run('greet'))
  leaveBeforeQuitting(() => running)
  void app.whenReady().then(async () => {
    harden()
    const platform = electronPlatform({ onHotkey: run, onHotkeyChange: () => running?.showHotkeys() })
    survive(platform, () => running)
    try {
      const [{ startApp }] = await Promise.all([appModule, platform.language.take()])
      running = await startApp(platform)
      run(firstCommand(platform.settings.get()))
      for (const command of waiting) running.run(command)
    } catch (error) {
      platform.log.error('start failed', error)
      giveUp(toFailure(error), platform.language.words)
    }
  })
}

/**
 * Pages hold what was typed in the last moment: the first try to quit waits until they have handed it over. Not so while
 * the whole computer goes down: macOS would take the wait for a no, and stay.
 */
function leaveBeforeQuitting(running: () => RunningApp | undefined): void {
  let stage: 'running' | 'leaving' | 'left' = 'running'
  let isGoingDown = false
  void app.whenReady().then(() => powerMonitor.on('shutdown', () => (isGoingDown = true)))
  app.on('before-quit', (event) => {
    const leaving = running()
    if (leaving === undefined || stage === 'left') return
    if (isGoingDown) {
      stage = 'left'
      void leaving.leave()
      return leaving.stop()
    }
    event.preventDefault()
    if (stage === 'leaving') return
    stage = 'leaving'
    void leaving.leave().finally(() => {
      stage = 'left'
      leaving.stop()
      app.quit()
    })
  })
}

/** A fault that nobody expected ends neither the app nor its outbox; it is logged and told. */
function survive({ log }: Platform, running: () => RunningApp | undefined): void {
  process.on('uncaughtException', (error) => {
    log.error('uncaught', error)
    try {
      running()?.showProblem({ code: 'unexpected' })
    } catch (again) {
      log.error('could not be told', again) // thrown from here it would end the app
    }
  })
  process.on('unhandledRejection', (error) => log.error('unhandled rejection', error))
}

/** Without its folder the app cannot keep a promise; it says so and ends. */
function giveUp(failure: Failure, words: Words): void {
  const { title, text } = said(failure, words)
  process.stderr.write(`${title}\n${text}\n`)
  dialog.showErrorBox(title, text)
  app.exit(1)
}

function said(
  { code }: Failure,
  { start: own, errors }: Words,
): { readonly title: string; readonly text: string } {
  const folder = app.getPath('userData')
  if (code === 'disk-unwritable') return { title: own.failed, text: own.unwritable(folder) }
  if (code === 'disk-full') return { title: own.failed, text: own.full(folder) }
  const nobody = { profile: '', model: '', host: '' }
  return { title: errors[code].title(nobody), text: errors[code].safe(nobody) }
}

function firstCommand(settings: Settings): AppCommand | undefined {
  return ofFirstStart(commandLine, setUpOf(settings), settings.general.startHidden)
}

function setUpOf({ firstRun, profiles: [profile] }: Settings): SetUp {
  const isReady = profile !== undefined && (profile.auth !== 'bearer' || profile.keyHost !== '')
  if (isReady) return 'done'
  return firstRun === 'due' ? 'first-run' : 'key-missing'
}

/** Of the language that the terminal is in, whatever the windows speak. */
function terminalWords(): Promise<Words> {
  const asked = environmentLanguages(process.env)
  return loadWords(chooseLanguage(asked.length === 0 ? app.getPreferredSystemLanguages() : asked))
}

async function refuse(fault: UsageFault): Promise<void> {
  const { faults, seeHelp } = (await terminalWords()).cli
  process.stderr.write(`${faults[fault]}\n${seeHelp('askshot')}\n`)
  app.exit(EXIT_CODES.wrongUsage)
}

function exitWith(text: string): void {
  process.stdout.write(text)
  app.exit(EXIT_CODES.done)
}
