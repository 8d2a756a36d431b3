import { mount } from 'svelte'
import { createPageClock } from '../lib/clock.ts'
import { startPage } from '../lib/start-page.ts'
import { settingsParts } from './parts.ts'
import './settings.css'
import SettingsWindow from './SettingsWindow.svelte'

const { language, words, target, ready } = startPage(window.bridge)
await ready
const parts = settingsParts({
  bridge: window.bridge,
  language,
  clock: createPageClock(),
  newId: () => crypto.randomUUID(),
  words,
})
mount(SettingsWindow, { target, props: { parts, words } })
parts.settings.start(() => parts.pages.begin())
parts.data.start()
