import { AppError, toFailure } from '#shared/errors.ts'
import type { Display, Frame, FrameSource } from './frames.ts'
import { seesOnlyWallpaper } from './screen-permission.ts'
import type { ScreenPermission } from './screen-permission.ts'
import { withoutTwins } from './twins.ts'

/** A source whose frames are looked at before anybody uses them. */
type Judge = {
  /** Throws when they show nothing worth having; may leave some out. */
  readonly frames: (frames: readonly Frame[]) => Promise<readonly Frame[]>
  /** What a failure of the source means on this system. */
  readonly failure: (error: unknown) => unknown
}

class JudgedFrames implements FrameSource {
  readonly #source: FrameSource
  readonly #judge: Judge

  constructor(source: FrameSource, judge: Judge) {
    this.#source = source
    this.#judge = judge
  }

  warm(): Promise<void> {
    return this.#source.warm()
  }

  async take(displays: readonly Display[], firstId: number): Promise<readonly Frame[]> {
    const taken = await this.#source.take(displays, firstId).catch((error: unknown) => {
      throw this.#judge.failure(error)
    })
    let kept: readonly Frame[] = []
    try {
      kept = await this.#judge.frames(taken)
      return kept
    } finally {
      for (const frame of taken) if (!kept.includes(frame)) this.release(frame)
    }
  }

  release(frame: Frame): void {
    this.#source.release(frame)
  }
}

/** On macOS, where a program without the right gets pictures of the wallpaper, and no word about it. */
export function permittedFrames(source: FrameSource, permission: ScreenPermission): FrameSource {
  const denied = new AppError('capture-denied', 'Only the wallpaper is in the picture')
  const isDenied = async () =>
    seesOnlyWallpaper({ status: permission.status(), windows: await permission.windows() })
  return new JudgedFrames(source, {
    frames: async (frames) => {
      if (await isDenied()) throw denied
      return frames
    },
    failure: (error) => {
      const isBlank = ['capture-empty', 'capture-failed'].includes(toFailure(error).code)
      return isBlank && permission.status() !== 'granted' ? denied : error
    },
  })
}

/** On Windows, where one display's picture has been seen to be given for several. */
export function distinctFrames(source: FrameSource): FrameSource {
  return new JudgedFrames(source, {
    frames: (frames) => Promise.resolve(withoutTwins(frames)),
    failure: (error) => error,
  })
}
