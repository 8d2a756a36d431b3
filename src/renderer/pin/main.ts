import { mount } from 'svelte'
import { createPageClock } from '../lib/clock.ts'
import { startPage } from '../lib/start-page.ts'
import { PinPage } from './pin.svelte.ts'
import PinWindow from './PinWindow.svelte'

const { words, target } = startPage(window.bridge, 'fixed')
const page = new PinPage({ bridge: window.bridge, clock: createPageClock(), id: location.hash.slice(1) })
mount(PinWindow, { target, props: { page, words } })
void page.start()
