import { mount } from 'svelte'
import { createPageClock } from '../lib/clock.ts'
import { startPage } from '../lib/start-page.ts'
import { warmUp } from '../lib/warm-up.ts'
import { ForgetMark } from './forget-mark.svelte.ts'
import { AskWindowModel } from './ask-window.svelte.ts'
import AskWindow from './AskWindow.svelte'

const { words, target } = startPage(window.bridge)
const model = new AskWindowModel({ bridge: window.bridge, words, clock: createPageClock() })
const forget = new ForgetMark(window.bridge.ask)
mount(AskWindow, { target, props: { model, forget, words } })
model.start()
forget.start()
warmUp({ words: words.ask, openLink: () => undefined, copyCode: () => Promise.resolve(false) })
// Electron tells only pages of it. This one is there as long as the app is, hidden or not.
window.addEventListener('online', () => void window.bridge.app.online())
