import { untrack } from 'svelte'
import { makeRoom } from './hold-at.ts'

/** Nearer to the end than this, the reader is taken to be following. */
const NEAR = 24

/** Keeps the end of growing content in view for as long as the reader is there. */
export class StickToEnd {
  #isFollowing = $state(true)
  #element: HTMLElement | undefined
  #revealed: string | undefined

  get isFollowing(): boolean {
    return this.#isFollowing
  }

  follow(): void {
    this.#isFollowing = true
    this.#toEnd()
    this.#element?.focus({ preventScroll: true })
  }

  /** For a scrolling element with one child that grows. A new `key` starts from the top again. */
  watch(_key: unknown, isGrowing: () => boolean): (element: HTMLElement) => () => void {
    return (element) => {
      this.#element = element
      this.#isFollowing = true
      element.scrollTop = 0
      let before = 0
      const onScroll = () => {
        const { scrollTop, scrollHeight, clientHeight } = element
        const isNear = scrollHeight - clientHeight - scrollTop <= NEAR
        // Content that grows under a resting reader is no reason to let go; only moving up is.
        if (isNear || scrollTop < before) this.#isFollowing = isNear
        before = scrollTop
      }
      // Told after layout and before paint: the end never shows one frame too low. What comes with the end itself, an
      // error and its buttons say, is followed too.
      let wasGrowing = false
      const observer = new ResizeObserver(() => {
        const isStill = isGrowing()
        if ((isStill || wasGrowing) && this.#isFollowing) this.#toEnd()
        wasGrowing = isStill
      })
      element.addEventListener('scroll', onScroll, { passive: true })
      observer.observe(element)
      for (const child of element.children) observer.observe(child)
      return () => {
        element.removeEventListener('scroll', onScroll)
        observer.disconnect()
      }
    }
  }

  /**
   * For the same element: whenever a thread is shown, its last question is brought to the top and its answer followed;
   * the one that was brought there last stays where the reader left it.
   */
  reveal(timesShown: number, lastId: () => string | undefined): (element: HTMLElement) => void {
    return (element) => {
      const last = untrack(lastId)
      if (timesShown === 0 || last === this.#revealed) return
      this.#revealed = last
      this.#isFollowing = true
      makeRoom(element, 0)
      ;[...element.querySelectorAll('[data-ask]')].at(-1)?.scrollIntoView({ block: 'start' })
    }
  }

  #toEnd(): void {
    if (this.#element) this.#element.scrollTop = this.#element.scrollHeight
  }
}
