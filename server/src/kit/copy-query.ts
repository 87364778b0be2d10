import pg from 'pg'

const COPY_DATA = 0x64
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4])

/**
 * A copy whose rows go out right behind its statement. To be asked for them first was a round trip for each table; a
 * server that refuses the statement drops the rows that follow it.
 */
export class CopyQuery extends pg.Query {
  readonly #text: string
  readonly #rows: Uint8Array

  constructor(text: string, rows: Uint8Array, done: (error: Error | null) => void) {
    super({ text }, done as never)
    this.#text = text
    this.#rows = rows
  }

  override readonly submit = (connection: pg.Connection): void => {
    connection.stream.cork()
    connection.query(this.#text)
    sendRows(connection, this.#rows)
    connection.stream.uncork()
  }

  /** The server asks for the rows; they are on their way. */
  handleCopyInResponse(): void {}
}

/** Sends the rows of a copy, and that these are all. */
export function sendRows({ stream }: pg.Connection, rows: Uint8Array): void {
  const head = Buffer.from([COPY_DATA, 0, 0, 0, 0])
  head.writeInt32BE(rows.length + 4, 1)
  stream.write(head)
  stream.write(rows)
  stream.write(COPY_DONE)
}
