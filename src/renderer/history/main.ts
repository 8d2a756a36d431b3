import { mount } from 'svelte'
import { createPageClock } from '../lib/clock.ts'
import { startPage } from '../lib/start-page.ts'
import './history.css'
import { HistoryModel } from './history-model.svelte.ts'
import HistoryWindow from './HistoryWindow.svelte'

const { words, target, ready } = startPage(window.bridge)
await ready
const model = new HistoryModel({ bridge: window.bridge, words, clock: createPageClock() })
mount(HistoryWindow, { target, props: { model, words } })
model.start(location.hash === '#outbox' ? 'outbox' : 'all')
