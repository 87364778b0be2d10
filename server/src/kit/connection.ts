import pg from 'pg'
import { CopyQuery } from './copy-query.ts'
import { Packet, type Shape, type Statement } from './packet.ts'

/** A connection whose statements may be sent together. */
export class Connection extends pg.Client {
  readonly #shapes = new Map<string, Shape>()
  #packet: Packet | null = null

  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const { connection } = this as unknown as { connection: pg.Connection }
    connection.on('parseComplete', () => {
      const active = (this as unknown as { _getActiveQuery: () => unknown })._getActiveQuery()
      if (active instanceof Packet) active.handleParseComplete()
    })
  }

  /** As the driver's own in all its forms, but into the packet while one is being filled. */
  override query(...args: never[]): never {
    if (this.#packet === null) return super.query(...(args as unknown as [string])) as never
    const [statement, values] = args as unknown as [string | Statement, (readonly unknown[])?]
    return this.#packet.add(typeof statement === 'string' ? { text: statement, ...(values && { values }) } : statement) as never
  }

  /** Sends the rows of a binary copy behind its statement. */
  async copy(text: string, rows: Uint8Array): Promise<void> {
    if (this.#packet === null) await copyBy(this, text, rows)
    else await this.#packet.add({ text, copied: rows })
  }

  /** Sends what `ask` asks in one packet. Where it throws, nothing is sent. */
  atOnce<T>(ask: () => T): T {
    if (this.#packet !== null) return ask()
    const packet = new Packet(this.#shapes, this)
    this.#packet = packet
    let asked: T
    try {
      asked = ask()
    } finally {
      this.#packet = null
    }
    if (!packet.isEmpty) super.query(packet)
    return asked
  }
}

/** Sends the rows of a binary copy, over a connection of ours or another's. */
export const copyRows = (client: pg.ClientBase, text: string, rows: Uint8Array): Promise<void> =>
  client instanceof Connection ? client.copy(text, rows) : copyBy(client, text, rows)

const copyBy = (client: pg.ClientBase, text: string, rows: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    client.query(new CopyQuery(text, rows, (error) => (error ? reject(error) : resolve())))
  })
