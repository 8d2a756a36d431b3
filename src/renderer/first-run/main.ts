import { mount } from 'svelte'
import { createPageClock } from '../lib/clock.ts'
import { startPage } from '../lib/start-page.ts'
import { settingsParts } from '../settings/parts.ts'
import '../settings/settings.css'
import { FirstRun } from './first-run.svelte.ts'
import FirstRunWindow from './FirstRunWindow.svelte'

const { language, words, target, ready } = startPage(window.bridge)
await ready
const clock = createPageClock()
const { bridge } = window
const parts = settingsParts({ bridge, language, clock, newId: () => crypto.randomUUID(), words })
const firstRun = new FirstRun({ bridge, clock, settings: parts.settings })
mount(FirstRunWindow, { target, props: { parts, firstRun, words } })
parts.settings.start()
void firstRun.start()
