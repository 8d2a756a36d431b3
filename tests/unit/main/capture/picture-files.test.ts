import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PictureFiles } from '../../../../src/main/capture/picture-files.ts'
import type { PictureDisk } from '../../../../src/main/capture/picture-files.ts'

const BYTES = Buffer.from('these stand for a picture')
const FILE = `${createHash('sha256').update(BYTES).digest('hex')}.png`

let parent = ''
let folder = ''
beforeEach(async () => {
  parent = await fs.mkdtemp(join(tmpdir(), 'pictures-'))
  folder = join(parent, 'profile', 'pictures')
})
afterEach(() => fs.rm(parent, { recursive: true }))

/** The real disk, whose operations are counted and fail from the `first` to the `last` one. */
function disk(code: string, first: number, last = first): { disk: PictureDisk; names: string[] } {
  const names: string[] = []
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    names.push(name)
    if (names.length < first || names.length > last) return work()
    throw Object.assign(new Error(`${code}: ${name}`), { code })
  }
  return {
    names,
    disk: {
      mkdir: (path, options) => step('mkdir', () => fs.mkdir(path, options)),
      chmod: (path, mode) => step('chmod', () => fs.chmod(path, mode)),
      readdir: (path) => step('readdir', () => fs.readdir(path)),
      rename: (from, to) => step('rename', () => fs.rename(from, to)),
      unlink: (path) => step('unlink', () => fs.unlink(path)),
      readFile: (path) => step('readFile', () => fs.readFile(path)),
      stat: (path) => step('stat', () => fs.stat(path)),
      open: async (path, flags, mode) => {
        const handle = await step('open', () => fs.open(path, flags, mode))
        return {
          // A disk fills up in the middle of a file.
          writeFile: async (data: Uint8Array) => {
            await handle.write(data.subarray(0, 10))
            await step('writeFile', () => handle.writeFile(data.subarray(10)))
          },
          sync: () => step('sync', () => handle.sync()),
          close: async () => {
            await handle.close()
            await step('close', () => Promise.resolve())
          },
        }
      },
    },
  }
}

const NEVER = Number.MAX_SAFE_INTEGER

describe('a saved picture', () => {
  test('is read back under the name of its content', async () => {
    const pictures = new PictureFiles({ folder })
    await pictures.prepare()
    expect(await pictures.save(BYTES)).toEqual({ file: FILE, bytes: BYTES.length })
    expect(Buffer.compare(await pictures.read(FILE), BYTES)).toBe(0)
    expect(pictures.pathOf(FILE)).toBe(join(folder, FILE))
    expect(await fs.readdir(folder)).toEqual([FILE])
  })

  test.skipIf(process.platform === 'win32')('is for its owner alone, and so is the folder', async () => {
    await fs.mkdir(folder, { recursive: true, mode: 0o755 })
    const pictures = new PictureFiles({ folder })
    await pictures.prepare()
    await pictures.save(BYTES)
    expect((await fs.stat(folder)).mode & 0o777).toBe(0o700)
    expect((await fs.stat(join(folder, FILE))).mode & 0o777).toBe(0o600)
  })

  test('is synced before it gets its name, and its folder after', async () => {
    const watched = disk('EIO', NEVER)
    const pictures = new PictureFiles({ folder, disk: watched.disk, syncsFolders: true })
    await pictures.prepare()
    watched.names.length = 0
    await pictures.save(BYTES)
    expect(watched.names).toEqual([
      ...['readFile', 'open', 'writeFile', 'sync', 'close', 'rename'],
      ...['open', 'sync', 'close'],
    ])
  })

  test('is not written a second time, only made sure of', async () => {
    const watched = disk('EIO', NEVER)
    const pictures = new PictureFiles({ folder, disk: watched.disk, syncsFolders: true })
    await pictures.prepare()
    await pictures.save(BYTES)
    watched.names.length = 0
    expect(await pictures.save(BYTES)).toEqual({ file: FILE, bytes: BYTES.length })
    expect(watched.names).toEqual(['readFile', 'open', 'sync', 'close'])
  })

  test('is written again where the stored one was damaged', async () => {
    const pictures = new PictureFiles({ folder })
    await pictures.prepare()
    for (const damage of [BYTES.subarray(1), Buffer.alloc(BYTES.length)]) {
      await fs.writeFile(join(folder, FILE), damage)
      await pictures.save(BYTES)
      expect(Buffer.compare(await pictures.read(FILE), BYTES)).toBe(0)
    }
  })

  test('may be saved twice at the same time', async () => {
    const pictures = new PictureFiles({ folder })
    await pictures.prepare()
    await Promise.all(Array.from({ length: 8 }, () => pictures.save(BYTES)))
    expect(await fs.readdir(folder)).toEqual([FILE])
  })

  test('needs no folder to be synced where the system cannot', async () => {
    const watched = disk('EPERM', NEVER)
    const pictures = new PictureFiles({ folder, disk: watched.disk, syncsFolders: false })
    await pictures.prepare()
    await pictures.save(BYTES)
    expect(watched.names.filter((name) => name === 'sync')).toHaveLength(1)
  })
})

describe('reading', () => {
  test.each([
    ['that is gone', undefined],
    ['that was cut', BYTES.subarray(0, 5)],
    ['that was changed', Buffer.alloc(BYTES.length)],
  ])('a picture %s says that it is missing', async (_name, content) => {
    const pictures = new PictureFiles({ folder })
    await pictures.prepare()
    if (content) await fs.writeFile(join(folder, FILE), content)
    await expect(pictures.read(FILE)).rejects.toMatchObject({ code: 'picture-missing' })
  })

  test('from a disk that refuses says so', async () => {
    const pictures = new PictureFiles({ folder, disk: disk('EACCES', 1).disk })
    await expect(pictures.read(FILE)).rejects.toMatchObject({ code: 'disk-unwritable' })
  })

  test.each([
    '',
    'a.png',
    '../settings.json',
    `../${FILE}`,
    `${FILE}/..`,
    `${FILE}\n`,
    `${FILE}.1.tmp`,
    FILE.toUpperCase(),
    `${FILE}\0`,
  ])('%j is not the name of a picture', async (name) => {
    const pictures = new PictureFiles({ folder })
    expect(() => pictures.pathOf(name)).toThrow('Not the name of a picture')
    await expect(pictures.read(name)).rejects.toMatchObject({ code: 'bad-request' })
  })
})

describe('preparing', () => {
  test('removes what an interrupted save left, and nothing else', async () => {
    const pictures = new PictureFiles({ folder })
    await pictures.prepare()
    await pictures.save(BYTES)
    await fs.writeFile(join(folder, `${FILE}.7.tmp`), 'half')
    await fs.writeFile(join(folder, 'note.txt'), 'kept')
    await pictures.prepare()
    expect((await fs.readdir(folder)).sort()).toEqual([FILE, 'note.txt'].sort())
  })

  test.each([
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'disk-unwritable'],
    ['EACCES', 'disk-unwritable'],
  ])('%s at any step is %s', async (code, expected) => {
    for (let nth = 1; nth <= 3; nth++) {
      const pictures = new PictureFiles({ folder, disk: disk(code, nth).disk })
      await expect(pictures.prepare()).rejects.toMatchObject({ code: expected })
    }
  })
})

describe.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EACCES', 'disk-unwritable'],
  ['EPERM', 'disk-unwritable'],
  ['EROFS', 'disk-unwritable'],
  ['EIO', 'disk-unwritable'],
  ['EMFILE', 'unexpected'],
])('%s', (code, expected) => {
  const stepsOfSave = 9

  test.each(
    Array.from({ length: stepsOfSave }, (_, index) => index + 1).flatMap((nth) => [
      { nth, last: nth, how: 'once' },
      { nth, last: NEVER, how: 'from then on' },
    ]),
  )(`at step $nth of a save, $how, leaves nothing half-written and a retry works`, async ({ nth, last }) => {
    await new PictureFiles({ folder }).prepare()
    const faulty = new PictureFiles({ folder, disk: disk(code, nth, last).disk, syncsFolders: true })
    const outcome = await faulty.save(BYTES).then(
      () => 'saved',
      (error: unknown) => error,
    )
    // Only the look whether the picture is there already may fail without harm.
    if (nth > 1 || last > nth) expect(outcome).toMatchObject({ code: expected })
    else expect(outcome).toBe('saved')

    const stored = await fs.readFile(join(folder, FILE)).catch(() => undefined)
    if (stored) expect(Buffer.compare(stored, BYTES)).toBe(0)

    const healed = new PictureFiles({ folder })
    await healed.prepare()
    await healed.save(BYTES)
    expect(Buffer.compare(await healed.read(FILE), BYTES)).toBe(0)
    expect(await fs.readdir(folder)).toEqual([FILE])
  })
})
