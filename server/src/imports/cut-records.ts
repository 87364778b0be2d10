import { BadFile } from './bad-file.ts'

/** A record longer than this has a quote that nobody closes; a line sixteen times as long is no line. */
const RECORD_MAX = 1 << 20

const [QUOTE, LINE_END, RETURN, SPACE] = [34, 10, 13, 32]

/**
 * Cuts CSV text that comes in chunks into pieces of whole records. A quote opens a cell only where the cell begins, so
 * that `6" NAIL` opens nothing. A record whose quotes make no sense, or never end, costs its first line and no more:
 * the line goes out as a piece by itself, for the parser to complain of, and the next line begins a record.
 */
export class RecordCutter {
  readonly #delimiter: number
  #text = ''
  /** How far the text was looked at, and where its last whole record ends. */
  #seen = 0
  #end = 0
  #state: 'start' | 'plain' | 'quoted' | 'closing' | 'senseless' = 'start'

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0)
  }

  *push(chunk: string): Generator<string> {
    this.#text += chunk
    this.#look()
    while (this.#isLost() && this.#text.includes('\n', this.#end)) yield* this.#giveUp()
    if (this.#end > 0) yield this.#take(this.#end)
    if (this.#text.length > 16 * RECORD_MAX) throw new BadFile('line_too_long')
  }

  /** What is left when nothing more comes. */
  *rest(): Generator<string> {
    while (this.#state === 'quoted' || this.#isLost()) yield* this.#giveUp()
    if (this.#text !== '') yield this.#take(this.#text.length)
  }

  #isLost(): boolean {
    return this.#state === 'senseless' || (this.#state === 'quoted' && this.#text.length - this.#end > RECORD_MAX)
  }

  *#giveUp(): Generator<string> {
    if (this.#end > 0) yield this.#take(this.#end)
    const end = this.#text.indexOf('\n') + 1
    yield this.#take(end === 0 ? this.#text.length : end)
    this.#state = 'start'
    this.#seen = 0
    this.#look()
  }

  #take(length: number): string {
    const piece = this.#text.slice(0, length)
    this.#text = this.#text.slice(length)
    this.#seen -= length
    this.#end = 0
    return piece
  }

  #look(): void {
    const text = this.#text
    let state = this.#state
    let i = this.#seen
    for (; i < text.length && state !== 'senseless'; i++) {
      const c = text.charCodeAt(i)
      if (state === 'quoted') {
        if (c === QUOTE) state = 'closing'
      } else if (c === this.#delimiter) state = 'start'
      else if (c === LINE_END) {
        state = 'start'
        this.#end = i + 1
      } else if (state === 'start') state = c === QUOTE ? 'quoted' : 'plain'
      // After a quote inside quotes: a second one stands for one, and only blanks may follow the last.
      else if (state === 'closing' && c !== SPACE && c !== RETURN) state = c === QUOTE ? 'quoted' : 'senseless'
    }
    this.#seen = i
    this.#state = state
  }
}
