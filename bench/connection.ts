import { connect, type Socket } from 'node:net'

const HEAD_END = Buffer.from('\r\n\r\n')
const EMPTY = Buffer.alloc(0)

export type Answered = (status: number, body: Buffer) => void

/**
 * One keep-alive connection with at most one request under way. Written on the bare socket: Node's own client costs as
 * much as the server it would measure, on the same cores.
 */
export class Connection {
  readonly #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  #answered: Answered | null = null

  constructor(port: number, onClosed: () => void) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', (data) => this.#receive(data))
    // The close that follows an error says all there is to say.
    this.#socket.on('error', () => undefined)
    this.#socket.on('close', () => {
      // A request on a lost connection has failed, whatever the server did with it.
      this.#answered?.(0, EMPTY)
      onClosed()
    })
  }

  /** Calls back with the status and the body of the answer, or 0 when there was none. */
  send(request: Buffer, answered: Answered): void {
    this.#answered = answered
    this.#socket.write(request)
  }

  close(): void {
    this.#socket.destroy()
  }

  #receive(data: Buffer): void {
    this.#received = this.#received.length === 0 ? data : Buffer.concat([this.#received, data])
    const head = this.#received.indexOf(HEAD_END)
    if (head < 0) return
    const text = this.#received.toString('latin1', 0, head)
    const length = /\r\ncontent-length: (\d+)/i.exec(text)
    if (!length) throw new Error(`an answer of unknown length: ${text}`)
    const end = head + HEAD_END.length + Number(length[1])
    if (this.#received.length < end) return
    const body = this.#received.subarray(head + HEAD_END.length, end)
    this.#received = EMPTY
    const answered = this.#answered!
    this.#answered = null
    answered(Number(text.slice(9, 12)), body)
  }
}

/** Connections to one server: a free one is taken again, and another is opened when none is free. */
export class Connections {
  readonly #port: number
  readonly #all = new Set<Connection>()
  readonly #free: Connection[] = []
  opened = 0

  constructor(port: number) {
    this.#port = port
  }

  send(request: Buffer, answered: Answered): void {
    const connection = this.#free.pop() ?? this.#open()
    connection.send(request, (status, body) => {
      if (status !== 0) this.#free.push(connection)
      answered(status, body)
    })
  }

  #open(): Connection {
    this.opened += 1
    const connection = new Connection(this.#port, () => {
      this.#all.delete(connection)
      const place = this.#free.indexOf(connection)
      if (place >= 0) this.#free.splice(place, 1)
    })
    this.#all.add(connection)
    return connection
  }

  close(): void {
    for (const connection of this.#all) connection.close()
  }
}
