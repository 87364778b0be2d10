import { Connections } from './connection.ts'
import { phoneOf, postOf } from './http-request.ts'
import { answerRequests } from './measured-process.ts'
import { orderOf } from './orders.ts'
import { percentile } from './percentile.ts'
import { arrivalTimes } from './schedule.ts'

export interface TillRequest {
  port: number
  keys: readonly string[]
  /** How many different people come; all of them are members. */
  people: number
  /** Baskets a second, whatever becomes of those before. */
  rate: number
  seconds: number
  /** Number of the first basket, so that no two are the same. */
  first: number
}

export interface TillAnswer {
  sent: number
  failed: number
  /** Of the first answer: what the basket costs and gives. From when it was due, ms. */
  evaluate: { p50: number; p99: number }
  /** Setting it aside and paying it, together, ms. */
  settle: { p50: number; p99: number }
}

/** Baskets that come when they are due: each is evaluated, then held and confirmed. */
async function trade({ port, keys, people, rate, seconds, first }: TillRequest): Promise<TillAnswer> {
  const times = arrivalTimes(rate, seconds, first + 1)
  const connections = new Connections(port)
  const [evaluated, settled]: [number[], number[]] = [[], []]
  let failed = 0
  const start = performance.now()
  const elapsed = (): number => performance.now() - start
  const ask = (i: number, path: string, body: object): Promise<{ status: number; body: Buffer }> =>
    new Promise((resolve) => {
      connections.send(postOf(path, keys[i % keys.length]!, `${path} ${first + i}`, body), (status, answer) =>
        resolve({ status, body: answer }),
      )
    })
  const basket = async (i: number): Promise<void> => {
    const begun = await ask(i, '/v1/checkouts', basketOf(first + i, people))
    evaluated.push(elapsed() - times[i]!)
    if (begun.status !== 201) return void (failed += 1)
    const { id } = JSON.parse(begun.body.toString()) as { id: string }
    const from = elapsed()
    const held = await ask(i, `/v1/checkouts/${id}/hold`, {})
    const paid = held.status === 201 ? await ask(i, `/v1/checkouts/${id}/confirm`, { reference: `TILL-${first + i}` }) : held
    settled.push(elapsed() - from)
    if (paid.status !== 201) failed += 1
  }
  const baskets: Promise<void>[] = []
  while (baskets.length < times.length) {
    while (baskets.length < times.length && times[baskets.length]! <= elapsed()) baskets.push(basket(baskets.length))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(baskets)
  connections.close()
  return { sent: baskets.length, failed, evaluate: spread(evaluated), settle: spread(settled) }
}

function spread(latencies: readonly number[]): { p50: number; p99: number } {
  const sorted = latencies.toSorted((a, b) => a - b)
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) }
}

/** Every fourth member pays with points, as far as those go. */
function basketOf(i: number, people: number): object {
  const { lines, channel, store, payment } = orderOf(i)
  return { identity: phoneOf(i, people), basket: { lines, channel, store, payment }, ...(i % 4 === 0 && { pay_with_points: 'most' }) }
}

answerRequests(trade)
