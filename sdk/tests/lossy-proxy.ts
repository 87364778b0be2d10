import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface LossyProxy {
  url: string
  /** Replies that were lost so far: wholly, or from the middle on. */
  readonly lost: number
  close(): Promise<void>
}

/**
 * Stands before a server and loses a share of its replies: the request arrives and is carried out, and then the
 * connection breaks, half of the times before the reply, half of the times in the middle of it.
 */
export async function openLossyProxy(target: string, share: number): Promise<LossyProxy> {
  const { hostname, port } = new URL(target)
  const random = randomFrom(42)
  const open = new Set<Socket>()
  let lost = 0
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.pipe(upstream)
    upstream.on('data', (reply: Buffer) => {
      if (random() >= share) return void client.write(reply)
      lost += 1
      if (random() < 0.5) client.destroy()
      else client.end(reply.subarray(0, reply.length / 2))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get lost() {
      return lost
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}

/** Mulberry32: the same losses in every run, as far as the order of replies is the same. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
