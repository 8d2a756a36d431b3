import type { Behaviour, Place } from './behaviour.ts'

/** What is to happen next, by the part of the API. */
export class Script {
  readonly #queues = new Map<Place | 'answer', Behaviour[]>()
  #always: Behaviour

  constructor(always: Behaviour) {
    this.#always = always
  }

  queue(place: Place | 'answer', next: readonly Behaviour[]): void {
    this.#queues.set(place, [...(this.#queues.get(place) ?? []), ...next])
  }

  always(behaviour: Behaviour): void {
    this.#always = behaviour
  }

  next(place: Place | 'answer'): Behaviour {
    const own = this.#queues.get(place)?.shift()
    return own ?? (place === 'answer' ? this.#always : { kind: 'answer' })
  }
}
