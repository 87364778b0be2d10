import { createServer, type IncomingMessage, type Server } from 'node:http'
import { pathToFileURL } from 'node:url'
import { verifyWebhook, WebhookNotVerified, type WebhookEvent } from '../../sdk/src/client.ts'

const BODY_MAX_BYTES = 1024 * 1024
/** As long as an event may come again, these many are enough for a small shop; a large one keeps them in its database. */
const REMEMBERED = 10_000

/**
 * A server that takes events: verifies each, answers at once, and does its work afterwards, once for each id.
 *
 * @param secret `whsec_…`, as it was shown when the endpoint was registered
 * @param work what to do with an event
 */
export function openReceiver(secret: string, work: (event: WebhookEvent) => void): Server {
  const seen = new Set<string>()
  return createServer((request, response) => {
    void take(request, secret).then(
      (event) => {
        response.writeHead(204).end()
        // The same event may come twice: after a crash on either side, or because somebody replays it.
        if (seen.has(event.id)) return
        if (seen.size >= REMEMBERED) seen.delete(seen.values().next().value!)
        seen.add(event.id)
        work(event)
      },
      (error: unknown) => {
        const forged = error instanceof WebhookNotVerified
        response.writeHead(forged ? 400 : 500).end(forged ? error.message : '')
      },
    )
  })
}

/** The signature is over the bytes of the body, so nothing parses them before. */
async function take(request: IncomingMessage, secret: string): Promise<WebhookEvent> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > BODY_MAX_BYTES) throw new WebhookNotVerified('The body is too large.')
    parts.push(part)
  }
  return verifyWebhook(Buffer.concat(parts), request.headers, secret)
}

function main(): void {
  const secret = process.env['WEBHOOK_SECRET']
  const port = Number(process.env['PORT'] ?? 4100)
  if (!secret) {
    process.stderr.write('Set WEBHOOK_SECRET to what was shown when the endpoint was registered: whsec_…\n')
    process.exitCode = 1
    return
  }
  const print = ({ time, type, subject = '', data }: WebhookEvent): void => {
    process.stdout.write(`${time} ${type} ${subject} ${JSON.stringify(data)}\n`)
  }
  openReceiver(secret, print).listen(port, '127.0.0.1', () => process.stdout.write(`Listening on http://127.0.0.1:${port}/\n`))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main()
