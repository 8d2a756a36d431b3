import { mount } from 'svelte'
import { startPage } from '../lib/start-page.ts'
import { CountdownPage } from './countdown.svelte.ts'
import CountdownWindow from './CountdownWindow.svelte'

const { words, target } = startPage(window.bridge, 'fixed')
const page = new CountdownPage(window.bridge, Number(location.hash.slice(1)))
mount(CountdownWindow, { target, props: { page, words } })
page.start()
