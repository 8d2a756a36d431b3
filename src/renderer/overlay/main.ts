import { mount } from 'svelte'
import { createPageClock } from '../lib/clock.ts'
import { startPage } from '../lib/start-page.ts'
import { OverlayPage } from './overlay-page.svelte.ts'
import Overlay from './Overlay.svelte'

const { words, target } = startPage(window.bridge, 'fixed')
const page = new OverlayPage({ bridge: window.bridge, words, clock: createPageClock() })
mount(Overlay, { target, props: { page, words } })
page.start()
