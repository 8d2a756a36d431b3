/** Why work is ended that goes on at the next start: the app quits, and nobody has stopped it. */
export class Leaving extends Error {
  constructor() {
    super('The app quits')
    this.name = 'Leaving'
  }
}
