import type { Detail } from '#shared/schemas/answer-options.ts'
import { plainName } from './model-name.ts'

export type PictureSize = { readonly widthPx: number; readonly heightPx: number }

/** A picture is cut into tiles of 512 px, each at a price, on top of a base. */
type TileFamily = { readonly names: RegExp; readonly base: number; readonly perTile: number }

type Limits = { readonly maxSide: number; readonly maxPatches: number }

/** A picture is cut into patches of 32 px, and made smaller until there are no more than `maxPatches`. */
type PatchFamily = {
  readonly names: RegExp
  readonly multiplier: number
  readonly high: Limits
  /** Absent: `original` means `high`. */
  readonly original?: Limits
  readonly auto?: 'original'
}

/** As of 22 Nov 2026 (OpenAI's vision guide, Aug–Oct 2026). */
const tileFamilies: readonly TileFamily[] = [
  { names: /^gpt-4o-mini$/, base: 2_833, perTile: 5_667 },
  { names: /^((chat)?gpt-4o|gpt-4\.1|gpt-4\.5)$/, base: 85, perTile: 170 },
  { names: /^(gpt-5|gpt-5\.1|gpt-5-chat)$/, base: 70, perTile: 140 },
  { names: /^(o1|o3)$/, base: 75, perTile: 150 },
]

const small: Limits = { maxSide: 2_048, maxPatches: 1_536 }
const large: Limits = { maxSide: 2_048, maxPatches: 2_500 }
const sharp: Limits = { maxSide: 6_000, maxPatches: 10_000 }
/** As it is; more patches than `refusedPatches` are an error. */
const native: Limits = { maxSide: 65_535, maxPatches: Infinity }
const tiny: Limits = { maxSide: 512, maxPatches: 256 }
const refusedPatches = 30_000

const patchFamilies: readonly PatchFamily[] = [
  { names: /^gpt-(5|4\.1)-mini$/, multiplier: 1.62, high: small },
  { names: /^gpt-(5|4\.1)-nano$/, multiplier: 2.46, high: small },
  { names: /^o4-mini$/, multiplier: 1.72, high: small },
  { names: /^gpt-(5\.2|5\.4-mini|5\.4-nano|5-codex-mini|5\.\d-codex-mini)$/, multiplier: 1.2, high: small },
  { names: /^gpt-5\.4$/, multiplier: 1.2, high: large, original: sharp },
  { names: /^gpt-5\.5$/, multiplier: 1.2, high: large, original: sharp, auto: 'original' },
  { names: /^gpt-(5\.6|6|6\.\d)(-|$)/, multiplier: 1.2, high: large, original: native, auto: 'original' },
]

/** The input tokens that a picture costs; undefined for models whose way of counting is not known. */
export function imageTokens(model: string, size: PictureSize, detail: Detail): number | undefined {
  const name = plainName(model)
  const tiles = tileFamilies.find(({ names }) => names.test(name))
  if (tiles !== undefined) return tileTokens(tiles, size, detail)
  const patches = patchFamilies.find(({ names }) => names.test(name))
  return patches === undefined ? undefined : patchTokens(patches, size, detail)
}

function tileTokens({ base, perTile }: TileFamily, size: PictureSize, detail: Detail): number {
  if (detail === 'low') return base
  const inside = fit(size, 2_048)
  const shortSide = Math.min(inside.widthPx, inside.heightPx)
  const { widthPx, heightPx } = scaled(inside, Math.min(1, 768 / shortSide))
  return base + perTile * Math.ceil(widthPx / 512) * Math.ceil(heightPx / 512)
}

function patchTokens(family: PatchFamily, size: PictureSize, detail: Detail): number | undefined {
  const { maxSide, maxPatches } = limitsOf(family, detail)
  const inside = fit(size, maxSide)
  const count = patchesOf(inside) > maxPatches ? patchesOf(shrunk(inside, maxPatches)) : patchesOf(inside)
  return count > refusedPatches ? undefined : Math.ceil(count * family.multiplier)
}

function limitsOf({ high, original, auto }: PatchFamily, detail: Detail): Limits {
  if (detail === 'low') return tiny
  const meant = detail === 'auto' ? (auto ?? 'high') : detail
  return meant === 'original' ? (original ?? high) : high
}

function patchesOf({ widthPx, heightPx }: PictureSize): number {
  return Math.ceil(widthPx / 32) * Math.ceil(heightPx / 32)
}

/** Small enough for a number of patches, with no patch begun that the budget would not pay for. */
function shrunk(size: PictureSize, maxPatches: number): PictureSize {
  const scale = Math.sqrt((32 * 32 * maxPatches) / (size.widthPx * size.heightPx))
  const across = (size.widthPx * scale) / 32
  const down = (size.heightPx * scale) / 32
  return scaled(size, scale * Math.min(Math.floor(across) / across, Math.floor(down) / down))
}

function fit(size: PictureSize, maxSide: number): PictureSize {
  return scaled(size, Math.min(1, maxSide / Math.max(size.widthPx, size.heightPx)))
}

function scaled({ widthPx, heightPx }: PictureSize, scale: number): PictureSize {
  const side = (px: number) => Math.max(1, Math.floor(px * scale))
  return { widthPx: side(widthPx), heightPx: side(heightPx) }
}
