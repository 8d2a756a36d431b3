import { mount } from 'svelte'
import { createPageClock } from '../lib/clock.ts'
import { startPage } from '../lib/start-page.ts'
import './settings.css'
import { SettingsModel } from './settings.svelte.ts'
import SettingsWindow from './SettingsWindow.svelte'

const { words, target } = startPage()
const model = new SettingsModel({ bridge: window.bridge, clock: createPageClock() })
mount(SettingsWindow, { target, props: { model, words } })
model.start()
