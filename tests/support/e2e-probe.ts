/*
 * A process of its own on a test's desktop: reads its screen and its keyring as another program of that desktop would.
 * Talks over the channel of `fork`.
 */
import keytar from 'keytar'
import { Monitor } from 'node-screenshots'
import type { Point } from '../../src/shared/geometry.ts'

export type Colour = readonly [red: number, green: number, blue: number]

export type ProbeRequest = { readonly id: number } & (
  | { readonly call: 'still'; readonly display: number }
  | { readonly call: 'picture' }
  | { readonly call: 'colours'; readonly points: readonly Point[]; readonly display: number }
  /** Reads these points again and again until `end-watch`, which tells what was seen there, each sight once. */
  | { readonly call: 'watch'; readonly points: readonly Point[] }
  | { readonly call: 'end-watch' }
  | { readonly call: 'key'; readonly account: string }
  | { readonly call: 'set-key'; readonly account: string; readonly key: string }
)

export type Watched = { readonly stills: number; readonly sights: readonly (readonly Colour[])[] }

let watching = false
let watched: Promise<Watched> | undefined

async function answer(request: ProbeRequest): Promise<unknown> {
  switch (request.call) {
    case 'still':
      return still(request.display)
    case 'picture':
      return (await monitor(0).captureImage()).toPng()
    case 'colours':
      return coloursAt(request.points, request.display)
    case 'watch':
      watching = true
      watched = watch(request.points)
      return undefined
    case 'end-watch':
      watching = false
      return watched
    case 'key':
      return keytar.getPassword('Askshot', request.account)
    case 'set-key':
      return keytar.setPassword('Askshot', request.account, request.key)
  }
}

/** Counted from the left. */
function monitor(display: number): Monitor {
  const found = Monitor.all().sort((a, b) => a.x() - b.x())[display]
  if (found === undefined) throw new Error(`No display ${display}`)
  return found
}

async function still(display: number) {
  const image = await monitor(display).captureImage()
  return { widthPx: image.width, heightPx: image.height, rgba: await image.toRaw(true) }
}

async function coloursAt(points: readonly Point[], display: number): Promise<readonly Colour[]> {
  const { widthPx, rgba } = await still(display)
  return points.map(({ x, y }): Colour => {
    const at = (y * widthPx + x) * 4
    return [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0]
  })
}

async function watch(points: readonly Point[]): Promise<Watched> {
  const sights = new Map<string, readonly Colour[]>()
  let stills = 0
  for (; watching; stills++) {
    const colours = await coloursAt(points, 0)
    sights.set(JSON.stringify(colours), colours)
  }
  return { stills, sights: [...sights.values()] }
}

process.on('message', (request: ProbeRequest) => {
  answer(request).then(
    (value) => process.send?.({ id: request.id, value }),
    (error: unknown) => process.send?.({ id: request.id, error: String(error) }),
  )
})
process.send?.('ready')
