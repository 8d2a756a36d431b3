import type { Facts } from '../../setup-views.ts'
import type { SelfTestWords, SetupWords } from '../setup-words.ts'
import { desktopFacts } from '../desktop-facts.ts'
import { number, size, took } from './formats.ts'

const seconds = (count: number) => (count === 1 ? '1 second' : `${count} seconds`)
const sizeOf = ({ widthPx = 0, heightPx = 0, scale = 1 }: Facts) =>
  `${widthPx} × ${heightPx} px at ${Math.round(Number(scale) * 100)} %`
const free = ({ freeBytes = 0 }: Facts) => `${size(Number(freeBytes))} free`

export const setup: SetupWords = {
  windowTitle: 'Welcome to Askshot',
  title: 'Welcome to Askshot',
  lead: 'Press a hotkey, drag over anything on the screen, ask. Three short steps, in any order; each can wait.',
  whoTitle: 'Who answers',
  whoHelp: 'A provider with your own key, or a server on this computer.',
  localTitle: 'Running on this computer',
  localServer: (name, host, models) =>
    `${name} at ${host}, ${models === 1 ? '1 model' : `${number(models)} models`}`,
  useLocal: (name) => `Use ${name}`,
  localUsed: (name, model) => `${name} answers with ${model}.`,
  looking: 'Looking for servers on this computer…',
  screenTitle: 'Seeing the screen',
  screenFree: 'Nothing to do: this desktop lets Askshot take captures.',
  screenHelp: {
    macos: 'macOS asks once whether Askshot may record the screen. It does so only when you start a capture.',
    wayland:
      'The desktop asks once whether Askshot may see the screen. It does so only when you start a capture.',
  },
  screenRestart: 'After the switch is on, macOS restarts Askshot. Nothing is lost by that.',
  openScreenSettings: 'Open system settings',
  checkScreen: 'Ask now',
  screenWorks: 'Askshot can see the screen.',
  tryTitle: 'Try it',
  pressNow: (keys) => `Press ${keys} now.`,
  noKeys: 'No keys are set.',
  afterPress: 'The screen freezes. Drag over something, type a question, press Enter.',
  tryKeys: 'Test the keys',
  waitingForKeys: (keys, left) => `Waiting for ${keys}: ${seconds(left)}.`,
  keysWork: 'It works.',
  askAnything: (keys) => `${keys} starts a capture from anywhere.`,
  keysNotGiven: 'This desktop has given Askshot no keys.',
  keysTaken: (keys) => `${keys} belongs to another program.`,
  keysSilent: (keys) => `Nothing came. ${keys} may belong to another program.`,
  otherKeys: 'Other keys',
  byHand: 'Or bind this command in the keyboard settings of your desktop:',
  copyCommand: 'Copy',
  copied: 'Copied',
  captureNow: 'Capture now',
  dataLies: (folder) => `Questions, answers and captures stay in ${folder}.`,
  nothingSent: 'Nothing is sent but what you ask.',
  startAtLogin: 'Start when I log in',
  startAtLoginHelp: 'In the tray, with no window. The settings can change it.',
  startAtLoginShort: 'In the tray, with no window.',
  desktopTitle: 'This computer',
  openSelfTest: 'Open self-test',
  selfTestHelp: 'Tests hotkeys, screen, keychain, data and network.',
  done: 'Done',
  doneHelp: 'All of it is in the settings, too.',
}

export const selfTest: SelfTestWords = {
  windowTitle: 'Askshot self-test',
  title: 'Self-test',
  lead: 'What Askshot stands on, and whether it holds. Nothing is asked of a model, and nothing costs anything.',
  runAll: 'Run all',
  run: (check) => `Run: ${check}`,
  runShort: 'Run',
  running: 'Running…',
  results: {
    works: 'Works',
    look: 'Look at this',
    fails: 'Does not work',
    absent: 'Not here',
    unknown: 'Not tested',
  },
  checks: {
    hotkeys: { name: 'Hotkeys', help: 'Press each once. Only the press proves it.' },
    screen: { name: 'Screen', help: 'Shows a pattern on each display for a moment, and compares it.' },
    keychain: { name: 'Keychain', help: 'Writes a test entry, reads it and removes it.' },
    data: { name: 'Data', help: 'Free space, writing, searching, and whether the file is whole.' },
    network: { name: 'Network', help: 'The way to the server of your profile, without a key.' },
    tray: { name: 'Tray', help: 'Look for the corner with a speech mark in the panel.' },
    notifications: { name: 'Notifications', help: 'Shows one.' },
    desktop: { name: 'Versions', help: 'This desktop, and what Askshot is made with.' },
  },
  findings: {
    'frame-right': (facts) => `Display ${facts['display']}: ${sizeOf(facts)}, every field in its place.`,
    'frame-black': (facts) =>
      `Display ${facts['display']}: the picture is black. The system may not allow captures.`,
    'frame-same': (facts) => `Display ${facts['display']}: the picture is that of another display.`,
    'frame-other': (facts) =>
      `Display ${facts['display']}: the pattern is not in the picture. The system may hide windows from captures.`,
    'frame-failed': (facts, reason) => `Display ${facts['display']}: ${reason}`,
    'keychain-works': () => 'The test entry was written, read and removed.',
    'keychain-locked': () => 'The keychain is locked. Unlock it and test again.',
    'keychain-unavailable': () =>
      'This computer offers Askshot no keychain; a key lives until Askshot quits.',
    'keychain-denied': () => 'The keychain refused the test entry.',
    'data-works': (facts) => `Written, synced and found; ${free(facts)}.`,
    'data-low': (facts) => `It works, but the disk is nearly full: ${free(facts)}.`,
    'data-failed': (_facts, reason) => reason,
    'network-direct': (facts) => `${facts['host']} answers, without a proxy.`,
    'network-proxy': (facts) => `${facts['host']} answers by the proxy ${facts['proxy']}.`,
    'network-web-page': (facts) => `A web page answers instead of ${facts['host']}, perhaps a sign-in page.`,
    'network-no-address': () => 'The profile names no server yet.',
    'network-failed': (_facts, reason) => reason,
    'desktop-facts': desktopFacts,
  },
  took,
  hotkey: (command, keys) => `${command}: ${keys}`,
  hotkeyNone: (command) => `${command}: no keys`,
  pressIt: 'Press it now.',
  canYouSee: 'Can you see it?',
  yes: 'Yes',
  no: 'No',
  notify: 'Show one',
  noNotifications: 'This desktop shows no notifications. The ask window says all that they would.',
  testNotification: 'This is what a notification looks like.',
  notSeen: {
    tray: 'This desktop may hide it. Everything in it is in the windows, too, and by command.',
    notifications: 'The desktop may hold them back. The ask window says all that they would.',
  },
  copyReport: 'Copy report',
  copied: 'Copied',
  copyHelp: 'Plain text for an issue. No key, no question, no name, no address beyond its host.',
  openSettings: 'Open settings',
}
