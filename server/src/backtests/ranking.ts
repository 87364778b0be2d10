/**
 * The first few of many by a total order, so that it does not matter in which order they come or which thread met them.
 * Most of the many are turned away by one comparison.
 */
export class Ranking<T> {
  readonly items: T[] = []
  readonly #most: number
  readonly #before: (a: T, b: T) => number

  /** @param before negative when `a` stands before `b`; never 0 for two different items */
  constructor(most: number, before: (a: T, b: T) => number) {
    this.#most = most
    this.#before = before
  }

  /** Whether there is a place for an item that compares like this one. */
  admits(item: T): boolean {
    return this.items.length < this.#most || this.#before(item, this.items.at(-1)!) < 0
  }

  add(item: T): void {
    if (!this.admits(item)) return
    const place = this.items.findIndex((other) => this.#before(item, other) < 0)
    this.items.splice(place < 0 ? this.items.length : place, 0, item)
    if (this.items.length > this.#most) this.items.pop()
  }
}
