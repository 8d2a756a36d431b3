import { mount } from 'svelte'
import { createPageClock } from '../lib/clock.ts'
import { startPage } from '../lib/start-page.ts'
import { AskWindowModel } from './ask-window.svelte.ts'
import AskWindow from './AskWindow.svelte'

const { words, target } = startPage(window.bridge.preferences)
const model = new AskWindowModel({ bridge: window.bridge, words, clock: createPageClock() })
mount(AskWindow, { target, props: { model, words } })
model.start()
// Electron tells only pages of it. This one is there as long as the app is, hidden or not.
window.addEventListener('online', () => void window.bridge.app.online())
