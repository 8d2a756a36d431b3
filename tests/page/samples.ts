import { askingSchema } from '../../src/shared/schemas/asking.ts'
import type { AskState } from '../../src/shared/ask-state.ts'
import type {
  AskOptions,
  AskSummary,
  AskView,
  CaptureView,
  OverlayView,
  SettingsView,
} from '../../src/shared/views.ts'
import { preferencesOf } from '../../src/shared/schemas/preferences.ts'
import { defaultSettings } from '../../src/main/settings/default-settings.ts'
import type { FakeMain } from '../support/fake-bridge.ts'
import { profileView } from '../support/fake-settings.ts'

export const capture: CaptureView = {
  id: 'capture-1',
  url: '/picture/1280x720/3366aa.png',
  widthPx: 1280,
  heightPx: 720,
  bytes: 214_000,
}

export const draft = (
  text = '',
  more: Partial<Extract<AskView, { kind: 'draft' }>['draft']> = {},
): AskView => ({
  kind: 'draft',
  draft: { text, captures: [capture], ...more },
})

export const summary = (state: AskState, more: Partial<AskSummary> = {}): AskSummary => ({
  askId: 'ask-1',
  threadId: 'thread-1',
  question: 'Why is the build red?',
  captures: [capture],
  askedAt: 1_700_000_000_000,
  profileName: 'OpenAI',
  host: 'api.openai.com',
  model: 'gpt-5.4',
  state,
  ...more,
})

/** A thread in the window, at its last ask. */
export const askView = (
  ask: AskSummary,
  thread: readonly AskSummary[] = [ask],
  draftOf: Extract<AskView, { kind: 'ask' }>['draft'] = { text: '', captures: [] },
): AskView => ({ kind: 'ask', ask, thread, draft: draftOf })

/** Main with one ask in it, and that ask in the window. */
export const mainWith = (state: AskState, more: Partial<AskSummary> = {}): Partial<FakeMain> => {
  const ask = summary(state, more)
  return { view: askView(ask), asks: { [ask.askId]: state } }
}

const usualPreferences = () =>
  preferencesOf(defaultSettings({ platform: 'linux', firstProfile: { ...profileView(), id: 'profile-1' } }))

export const settings = (more: Partial<SettingsView> = {}): SettingsView => ({
  hotkeys: {
    capture: { accelerator: 'Control+Alt+W', state: 'proven' },
    showLast: { accelerator: 'Control+Alt+Shift+W', state: 'asked' },
    captureLast: { accelerator: '', state: 'off' },
    captureAfterDelay: { accelerator: '', state: 'off' },
    captureDisplay: { accelerator: '', state: 'off' },
  },
  promptHotkeys: {},
  profiles: [profileView()],
  presets: [
    { id: 'openai', name: 'OpenAI', isAddressNeeded: false },
    { id: 'azure', name: 'Azure OpenAI', isAddressNeeded: true },
    { id: 'agcloud', name: 'AGCloud', isAddressNeeded: false },
    { id: 'ollama', name: 'Ollama', isAddressNeeded: false },
    { id: 'custom', name: 'Another server', isAddressNeeded: true },
  ],
  defaultProfileId: 'profile-1',
  platform: 'linux',
  keysFrom: 'program',
  captureCommand: 'askshot --capture',
  preferences: usualPreferences(),
  prompts: [],
  arePromptsWhole: false,
  isOutboxHeld: false,
  areHotkeysPaused: false,
  canUndo: false,
  canRedo: false,
  seesWindows: true,
  seesPointer: true,
  seesFrontApp: true,
  ...more,
})

export const frame = (more: Partial<OverlayView> = {}): OverlayView => ({
  frameId: 'frame-1',
  width: 1280,
  height: 720,
  frameWidthPx: 1280,
  frameHeightPx: 720,
  showHint: true,
  workArea: { x: 0, y: 0, width: 1280, height: 720 },
  draft: { text: '', captureCount: 0 },
  isMagnified: false,
  coverLook: 'solid',
  prompts: [],
  ...more,
})

/** A picture of 800 × 400 pixels that is drawn on, in the middle of a display of 1280 × 720. */
export const pictureFrame = (): OverlayView => {
  const around = { x: -240, y: -126, width: 1280, height: 720 }
  return frame({
    ...{ width: 800, height: 400, frameWidthPx: 800, frameHeightPx: 400, workArea: around },
    ...{ isPicture: true, window: { displayId: 1, bounds: around, workArea: around, isLead: true } },
  })
}

export const askOptions = (more: Partial<AskOptions> = {}): AskOptions => ({
  profiles: [
    {
      id: 'profile-1',
      name: 'OpenAI',
      model: 'gpt-5.4',
      takesDocuments: true,
      models: [
        {
          name: 'gpt-5.4',
          seesPictures: 'yes',
          efforts: ['none', 'low', 'high'],
          details: ['low', 'high', 'auto', 'original'],
        },
        {
          name: 'o3-mini',
          seesPictures: 'no',
          efforts: ['low', 'medium', 'high'],
          details: ['low', 'high', 'auto'],
        },
        {
          name: 'gpt-4o',
          seesPictures: 'yes',
          endsOn: '2027-01-14',
          efforts: [],
          details: ['low', 'high', 'auto'],
        },
      ],
      recentModels: [],
      tools: [
        { id: 'web-search', kind: 'web-search', name: '', isOn: false },
        { id: 'tool-1', kind: 'server', name: 'tickets', isOn: true },
      ],
    },
  ],
  defaultProfileId: 'profile-1',
  prompts: [],
  arePromptsWhole: false,
  asking: askingSchema.parse({}),
  pin: 'float',
  ...more,
})

export const emptyMain = (): FakeMain => ({
  view: { kind: 'draft', draft: { text: '', captures: [] } },
  settings: settings(),
  recent: [],
  keychain: 'stored',
  asks: {},
  drafts: [],
  estimate: {},
  models: { models: [] },
  options: askOptions(),
  report: { checks: [], model: 'gpt-5.4', tookMs: 1200 },
  setup: { screen: 'free', dataFolder: '~/.config/Askshot' },
  localServers: [],
  screenCheck: { kind: 'works' },
  startsAtLogin: false,
  findings: { screen: [], keychain: [], data: [], network: [], desktop: [] },
  hasNotifications: true,
  history: {
    threads: [],
    deleted: [],
    export: { kind: 'cancelled' },
    import: { kind: 'cancelled' },
    captureKeys: 'Control+Alt+W',
  },
  data: {
    view: {
      retention: { picturesDays: 0, threadsDays: 0, maxGigabytes: 0 },
      forgetsThreads: false,
      threadCount: 12,
      bytes: 34_500_000,
    },
    preview: { threadCount: 0, pictureThreadCount: 0 },
  },
  preferences: {
    transfer: { kind: 'written', name: 'askshot-settings.json' },
    chosenFolder: '/home/user/Pictures',
    proxyCheck: { kind: 'reached', host: 'api.openai.com', proxy: '', isWebPage: false },
    hosts: [
      { host: 'api.openai.com', count: 12, lastAt: 1_700_000_000_000 },
      { host: 'localhost:11434', count: 1, lastAt: 1_699_999_000_000 },
    ],
    about: {
      facts: { version: '0.1.0', system: 'linux 6.1 x64', electron: '45.4.1' },
      dataFolder: '~/.config/Askshot',
      hasLicences: true,
    },
  },
})
