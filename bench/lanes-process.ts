import { submissionOf } from '../server/src/intake/submission.ts'
import { readConfig } from '../server/src/kit/config.ts'
import { keyHash } from '../server/src/kit/hashes.ts'
import { openContext, type OpenContext } from '../server/src/open-context.ts'
import { answerRequests } from './measured-process.ts'
import { Members } from './members.ts'
import { orderOf } from './orders.ts'

export interface OpenLanes {
  databaseUrl: string
  dataDir: string
  programId: number
  members: number
  /** Set apart the numbers of orders of processes that share a program. */
  firstOrder?: number
}

export type LanesRequest =
  | ({ ask: 'open' } & OpenLanes)
  /** So many orders, or for so long, with so many callers waiting at any time. */
  | { ask: 'orders'; count?: number; seconds?: number; inFlight: number }

export interface LanesAnswer {
  orders: number
  seconds: number
  /** Processor time of this process, the collector's included, in microseconds an order. */
  microseconds: number
  retries: number
}

let ctx: OpenContext
let open: OpenLanes
let members: Members
let sent = 0

async function answer(request: LanesRequest): Promise<LanesAnswer> {
  if (request.ask === 'orders') return decideOrders(request)
  open = request
  sent = request.firstOrder ?? 0
  members = new Members(request.members)
  ctx = openContext({ ...readConfig({ LOG_LEVEL: 'warn', ...process.env }, open.dataDir), laneQueue: 20_000 }, open.databaseUrl)
  return { orders: 0, seconds: 0, microseconds: 0, retries: 0 }
}

async function decideOrders({
  count = Infinity,
  seconds = Infinity,
  inFlight,
}: {
  count?: number
  seconds?: number
  inFlight: number
}): Promise<LanesAnswer> {
  const start = performance.now()
  const before = { cpu: process.cpuUsage(), retries: retries() }
  const last = sent + count
  let orders = 0
  const caller = async (): Promise<void> => {
    while (sent < last && performance.now() - start < seconds * 1000) {
      await decideOne(sent++)
      orders += 1
    }
  }
  await Promise.all(Array.from({ length: inFlight }, caller))
  const { user, system } = process.cpuUsage(before.cpu)
  return {
    orders,
    seconds: (performance.now() - start) / 1000,
    microseconds: (user + system) / orders,
    retries: retries() - before.retries,
  }
}

const retries = (): number => ctx.intake.lanes.reduce((sum, lane) => sum + lane.counts.retries, 0)

/** What the doors do with an order after reading it: its key is hashed, and it is answered once it is durable. */
async function decideOne(i: number): Promise<void> {
  const order = orderOf(i)
  const holder = members.at(memberOf(i))
  const key = keyHash('order', order.reference)
  const submission = submissionOf({
    programId: open.programId,
    holder,
    draft: { kind: 'order', at: null, order },
    key,
    reference: key,
    client: null,
  })
  const { outcome } = await ctx.intake.submit(submission)
  if (outcome.refusal) throw new Error(`order ${i} was refused: ${JSON.stringify(outcome.refusal)}`)
}

/** Who places an order: anybody, whoever came before, so that members rise in level at different times, as they do. */
function memberOf(i: number): number {
  let mixed = Math.imul(i ^ (i >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return ((mixed ^ (mixed >>> 15)) >>> 0) % members.count
}

answerRequests(answer, async () => ctx?.close())
