import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { ProfilePatch } from '../../src/shared/schemas/profile.ts'
import { requests } from '../../src/shared/contract.ts'
import type { Channel } from '../../src/shared/contract.ts'
import type { SettingsView } from '../../src/shared/views.ts'

/** The pages of the window, by their names in the side bar. */
export const PAGES = [
  ...[
    'General',
    'Hotkeys',
    'Capture',
    'Asking',
    'Prompts',
    'Profiles',
    'Privacy and data',
    'Network',
    'About',
  ],
]

/** Opens a folded part of a profile. */
export async function openFold(page: Page, title: string): Promise<void> {
  await page.locator('summary', { hasText: new RegExp(`^\\s*${title}`) }).click()
}

/** The field of this very name: many contain another's. */
export const field = (page: Page | Locator, name: string): Locator => page.getByLabel(name, { exact: true })

/** A profile in the list. */
export const profileNamed = (page: Page, name: string): Locator =>
  page.getByRole('listbox', { name: 'Profiles' }).getByRole('option', { name })

/** What was sent over a channel, call by call. */
export async function sent(page: Page, channel: Channel): Promise<readonly (readonly unknown[])[]> {
  return page.evaluate((name) => fake.callsOf(name), channel)
}

/** The patches of profiles since the last look, without the profile's id. */
export class Patches {
  readonly #page: Page
  #seen = 0

  constructor(page: Page) {
    this.#page = page
  }

  /** Waits until these have been sent, and nothing else. Each must be one that main would take. */
  async expectNext(expected: readonly ProfilePatch[], of?: string): Promise<void> {
    const fresh = async () => (await sent(this.#page, 'profile:change')).slice(this.#seen)
    await expect.poll(async () => (await fresh()).map(([, patch]) => patch), of).toEqual(expected)
    for (const call of await fresh()) requests['profile:change'].parse(call)
    this.#seen += expected.length
  }
}

/** Main and the page both have these settings from now on. */
export async function put(page: Page, settings: SettingsView): Promise<void> {
  await page.evaluate((view) => {
    fake.change({ settings: view })
    fake.push('settings:show', view)
  }, settings)
}

/** Opens a page of the window by its side bar. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Presses Tab until this has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if (await control.evaluate((node) => node === document.activeElement)) return
  }
  throw new Error('It never gets the focus')
}
