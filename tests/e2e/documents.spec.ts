import type { Page } from '@playwright/test'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { somePdf } from '../support/documents.ts'
import { askAbout, profileFolder, SHOW_LAST_KEYS } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'

const PDF = somePdf('Rent is due in May')
const sent = { type: 'input_file', filename: 'Lease.pdf' }

test('a PDF that is dropped is sent byte for byte, and is there after a restart', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  const ask = await askAbout(desktop, app, 'What is this?')
  await expect(ask.getByRole('main').getByText(/^Answered/)).toBeVisible()

  await test.step('one that cannot be read is refused in words', async () => {
    await drop(ask, 'Lease.pdf', somePdf('Secret', 'encrypted'))
    await expect(ask.getByText('This PDF is encrypted')).toBeVisible()
    expect(await kept(desktop.home)).toEqual([])
  })

  await test.step('the draft has it after a restart', async () => {
    await drop(ask, 'Lease.pdf', PDF)
    await expect(ask.getByRole('img', { name: 'Document 1, Lease.pdf' })).toBeVisible()
    const field = ask.getByRole('textbox', { name: 'Your next question' })
    await field.fill('When is the rent due?')
    await expect.poll(() => app.rows('thread_drafts')).toMatchObject([{ text: 'When is the rent due?' }])
    await app.quit()
    expect(await kept(desktop.home)).toEqual([PDF])
  })

  const again = await launch()
  server.behave({ kind: 'answer', text: 'In May.' })
  await desktop.press(SHOW_LAST_KEYS)
  const next = await again.ask()
  await test.step('and it is asked about', async () => {
    await expect(next.getByRole('img', { name: 'Document 1, Lease.pdf' })).toBeVisible()
    const field = next.getByRole('textbox', { name: 'Your next question' })
    await expect(field).toHaveValue('When is the rent due?')
    await field.press('Enter')
    await expect(next.getByText('In May.')).toBeVisible()
    const { body } = await server.request(1)
    const data = `data:application/pdf;base64,${PDF.toString('base64')}`
    expect(JSON.stringify(body)).toContain(JSON.stringify({ ...sent, file_data: data }).slice(1, -1))
  })

  await again.quit()
  const last = await launch()
  await desktop.press(SHOW_LAST_KEYS)
  const shown = await last.ask()
  await expect(shown.getByText('In May.')).toBeVisible()
  await expect(shown.getByRole('article').getByRole('img', { name: /Lease\.pdf/ })).toBeVisible()
})

/** The documents that are on the disk. */
async function kept(home: string): Promise<readonly Buffer[]> {
  const folder = join(profileFolder(home), 'pictures')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.pdf'))
  return Promise.all(names.map((name) => readFile(join(folder, name))))
}

async function drop(ask: Page, name: string, bytes: Uint8Array): Promise<void> {
  await ask.evaluate(
    ([called, content]) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(content)], called, { type: 'application/pdf' }))
      const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
      document.body.dispatchEvent(event)
    },
    [name, [...bytes]] as const,
  )
}
