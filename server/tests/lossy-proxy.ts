import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Random } from './simulation/random.ts'

/** A way to a server on which some answers are lost after the server has given them, as when a till is unplugged. */
export interface LossyProxy {
  url: string
  lost: number
  close(): Promise<void>
}

/** @param share of the answers that are lost, 0 to 1 */
export async function openLossyProxy(target: string, share: number, seed: number): Promise<LossyProxy> {
  const random = new Random(seed)
  const proxy: LossyProxy = { url: '', lost: 0, close: () => Promise.resolve() }
  const server: Server = createServer((incoming, outgoing) => {
    const passed = request(new URL(incoming.url!, target), { method: incoming.method, headers: incoming.headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        if (random.chance(share)) {
          proxy.lost += 1
          outgoing.destroy()
          return
        }
        outgoing.writeHead(answer.statusCode!, answer.headers)
        outgoing.end(Buffer.concat(chunks))
      })
    })
    passed.on('error', () => outgoing.destroy())
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  proxy.close = () => new Promise((resolve) => server.close(() => resolve()))
  return proxy
}
