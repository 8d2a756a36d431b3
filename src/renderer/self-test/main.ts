import { mount } from 'svelte'
import { createPageClock } from '../lib/clock.ts'
import { startPage } from '../lib/start-page.ts'
import { SelfTestPage } from './self-test.svelte.ts'
import SelfTestWindow from './SelfTestWindow.svelte'

const { words, target, ready } = startPage(window.bridge)
await ready
const page = new SelfTestPage({ bridge: window.bridge, clock: createPageClock() })
mount(SelfTestWindow, { target, props: { page, words } })
page.start()
