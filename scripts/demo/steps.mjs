import { setTimeout as wait } from 'node:timers/promises'
import { secondsSince } from '../child.mjs'

/** Steps that each must happen in time, and what has to be ended after them, however they went. */
export class Steps {
  #endings = []
  #signalled = new Promise((_resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => reject(new Error('Stopped before its end.')))
    }
  })

  constructor() {
    this.#signalled.catch(() => undefined) // told by the step it interrupts
  }

  /** Does one thing, and says that it is done. Throws when it takes longer than `limitSeconds`. */
  async step(title, limitSeconds, action) {
    const start = performance.now()
    const timer = new AbortController()
    const late = wait(limitSeconds * 1000, undefined, { signal: timer.signal }).then(() => {
      throw new Error(`This did not happen within ${limitSeconds} s: ${title}`)
    })
    late.catch(() => undefined)
    try {
      const result = await Promise.race([action(), late, this.#signalled])
      console.log(`${secondsSince(start).toFixed(1).padStart(5)} s  ${title}`)
      return result
    } catch (error) {
      throw new Error(reasonOf(error, title), { cause: error })
    } finally {
      timer.abort()
    }
  }

  /** Has `end` called at the end; the last one first. */
  atEnd(end) {
    this.#endings.unshift(end)
  }

  /** Ends everything. What cannot be ended in time does not hold up the rest. */
  async end() {
    for (const end of this.#endings.splice(0)) {
      await Promise.race([Promise.resolve().then(end), wait(2000, undefined, { ref: false })]).catch(
        () => undefined,
      )
    }
  }
}

/** Waits until `check` gives something true, and gives it back. The step around it sets the limit. */
export async function until(check) {
  for (;;) {
    const found = await check()
    if (found) return found
    await wait(50)
  }
}

function reasonOf({ message }, title) {
  return message.includes(title) ? message : `${title}: ${message}`
}
