import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  headers: IncomingHttpHeaders
  body: string
  event: { id: string; type: string; subject?: string; time: string; source: string; data: Record<string, any> }
}

export interface Receiver {
  url: string
  requests: Received[]
  /** What it answers; 204 if nobody says otherwise. */
  answer: (request: Received, response: ServerResponse) => void
  close(): Promise<void>
}

/** An endpoint that somebody else runs. */
export async function openReceiver(): Promise<Receiver> {
  const receiver: Receiver = {
    url: '',
    requests: [],
    answer: (_, response) => void response.writeHead(204).end(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString()
      const received = { headers: request.headers, body, event: JSON.parse(body) as Received['event'] }
      receiver.requests.push(received)
      receiver.answer(received, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  return receiver
}
