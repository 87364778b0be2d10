import { Connections } from './connection.ts'
import { phoneOf, postOf } from './http-request.ts'
import { answerRequests } from './measured-process.ts'
import { orderOf } from './orders.ts'
import { percentile } from './percentile.ts'
import { arrivalTimes } from './schedule.ts'

export interface DriveRequest {
  port: number
  path: '/v1/orders' | '/v1/quotes'
  keys: readonly string[]
  /** How many different people come. */
  people: number
  /** Arrivals a second, whatever becomes of those before; or `closed`, so many callers that wait for their answers. */
  rate: number | { closed: number }
  seconds: number
  /** Number of the first order, so that no two are the same. */
  first: number
}

export interface DriveAnswer {
  sent: number
  accepted: number
  /** Turned away: 503 and 429. */
  shed: number
  failed: number
  /** Accepted in each second from the first arrival to the last answer. */
  perSecond: number
  p50: number
  p99: number
  max: number
  connections: number
}

const MOST_WAITING = 20_000

async function drive({ port, path, keys, people, rate, seconds, first }: DriveRequest): Promise<DriveAnswer> {
  const open = typeof rate === 'number'
  const times = open ? arrivalTimes(rate, seconds, first + 1) : new Float64Array(rate.closed)
  // Written out before the clock runs.
  const request = (i: number): Buffer => requestOf(path, keys[i % keys.length]!, first + i, people)
  const requests = Array.from(times, (_, i) => request(i))
  const connections = new Connections(port)
  const latencies: number[] = []
  const counts = { sent: 0, answered: 0, shed: 0, failed: 0 }
  const start = performance.now()
  const elapsed = (): number => performance.now() - start
  await new Promise<void>((resolve) => {
    const send = (i: number): void => {
      counts.sent += 1
      // From when it was due, not from when this process came to send it: what waits here waits for the server too.
      const due = open ? times[i]! : elapsed()
      connections.send(requests[i] ?? request(i), (status) => {
        const now = elapsed()
        counts.answered += 1
        if (status === 200 || status === 201) latencies.push(now - due)
        else counts[status === 503 || status === 429 ? 'shed' : 'failed'] += 1
        if (!open && now < seconds * 1000) send(counts.sent)
        else if (counts.answered === counts.sent && counts.sent >= times.length) resolve()
      })
    }
    const sendDue = (): void => {
      const now = elapsed()
      while (counts.sent < times.length && times[counts.sent]! <= now && hasRoom(counts)) send(counts.sent)
      if (counts.sent < times.length) setTimeout(sendDue, 1)
    }
    sendDue()
  })
  connections.close()
  const { answered: _, ...sums } = counts
  return { ...sums, ...summaryOf(latencies, elapsed() / 1000), connections: connections.opened }
}

const hasRoom = ({ sent, answered }: { sent: number; answered: number }): boolean => sent - answered < MOST_WAITING

function summaryOf(latencies: readonly number[], seconds: number): Pick<DriveAnswer, 'accepted' | 'perSecond' | 'p50' | 'p99' | 'max'> {
  const sorted = Float64Array.from(latencies.toSorted((a, b) => a - b))
  const [p50, p99, max] = [0.5, 0.99, 1].map((share) => percentile(sorted, share)) as [number, number, number]
  return { accepted: sorted.length, perSecond: sorted.length / seconds, p50, p99, max }
}

function requestOf(path: string, key: string, i: number, people: number): Buffer {
  const { reference, lines, channel, store, payment } = orderOf(i)
  return postOf(path, key, reference, { identity: phoneOf(i, people), order: { reference, lines, channel, store, payment } })
}

answerRequests(drive)
