import type { FastifyRequest } from 'fastify'
import type { Caller } from '../../src/access/api-key.ts'
import { decideItem, type Item } from '../../src/events/decide-item.ts'
import { BatchItem, parsedBy } from '../../src/events/item.ts'
import { hearCallback } from '../../src/fulfilments/hear-callback.ts'
import { workOne } from '../../src/fulfilments/work-fulfilments.ts'
import { keyHash, stableJson } from '../../src/kit/hashes.ts'
import { decodeId, uuidText } from '../../src/kit/ids.ts'
import { settleParked } from '../../src/parked/settle-parked.ts'
import { liveProgram } from '../../src/programs/live-program.ts'
import { findSupplier } from '../../src/suppliers/find-supplier.ts'
import { freshKey, type Api } from '../api/open-api.ts'
import { accepted } from '../api/requests.ts'
import { inTurns } from '../suppliers/storm.ts'
import { signed, type Stub } from '../suppliers/stub.ts'
import { submission } from '../world.ts'
import { HEARD, LOOKED, type Document, type Message } from './document.ts'
import { endsOf } from './ends.ts'
import { choosingMembers, standingMembers, type Standing } from './subjects.ts'

/** In flight: enough to fill the batches of the intake, and few enough that none waits too long for a connection. */
const AT_ONCE = 100
/** A callback takes a connection ten times, and the doors have eight. */
const CALLBACKS_AT_ONCE = 16

/** How messages get there: whose they are, and how one is sent. */
export type Road = (count: number) => Promise<{ subjects: readonly Standing[]; send: (message: Message) => Promise<void> }>

/**
 * Sends a document's messages in the orders given, each time to somebody else: first the first of all, then the second of all, and
 * so on, so that the batches of the intake fill. What waits for its order is settled, and time passes.
 *
 * @returns what they end with, each once, with the first order that led there
 */
export async function endsIn(
  api: Api,
  document: Document,
  orders: readonly (readonly number[])[],
  road: Road,
): Promise<Map<string, string>> {
  api.clock.time = HEARD
  const { subjects, send } = await road(orders.length)
  const messages = subjects.map(document)
  for (let turn = 0; turn < orders[0]!.length; turn++)
    await inTurns([...subjects.keys()], AT_ONCE, (i) => send(messages[i]![orders[i]![turn]!]!))
  while ((await settleParked(api.ctx)) > 0);
  api.clock.time = LOOKED
  const tick = { kind: 'tick' as const, at: null }
  await Promise.all(subjects.map(({ holder }) => api.ctx.intake.submit(submission(api.programId, holder.id, tick))))
  const found = new Map<string, string>()
  for (const [i, end] of (await endsOf(api, subjects)).entries()) if (!found.has(end)) found.set(end, orders[i]!.join(''))
  return found
}

/** In process: parsed, found and decided as the doors of many messages and of suppliers do it, without a connection. */
export async function inProcess(api: Api): Promise<Road> {
  const { ctx, programId } = api
  const program = await liveProgram(ctx, programId)
  const supplier = (await findSupplier(ctx, programId, 'acme'))!
  const caller: Caller = { keyId: '', client: 'till', programId, role: 'service', scopes: [] }
  const inLine = lines(CALLBACKS_AT_ONCE)
  const send = async ({ kind, body }: Message): Promise<void> => {
    const key = freshKey()
    if (kind === 'callback') {
      return inLine(async () => {
        await hearCallback(ctx, supplier, key, JSON.stringify(body))
        await workOne(ctx, idOf(body.reference))
      })
    }
    const { kind: _, key: __, ...parsed } = parsedBy(BatchItem, { kind, key, ...body })
    const item = { kind, body: parsed, key: keyHash('permuted', key), sameAs: stableJson(body) } as Item
    const { status } = await decideItem(ctx, program, { caller, ip: '' } as FastifyRequest, item)
    if (status !== 201 && status !== 202) throw new Error(`${kind}: ${status}`)
  }
  return async (count) => ({ subjects: await standingMembers(api, count), send })
}

/** So many lines, in each of which one is served at a time. */
function lines(count: number): (work: () => Promise<void>) => Promise<void> {
  const last = Array.from({ length: count }, () => Promise.resolve())
  let next = 0
  return (work) => {
    next = (next + 1) % count
    return (last[next] = last[next]!.then(work))
  }
}

/** Over the doors: whoever it is enrols and chooses the gadget there, and the supplier signs what it says. */
export async function overDoors(api: Api, stub: Stub): Promise<Road> {
  const { callback_path: path } = accepted(await api.owner.get('/v1/suppliers/acme'), 200)
  let clients = 0
  return async (count) => {
    // The clock stands still, and so does what a key may ask for in a second.
    const [till, desk] = [
      await api.caller('store', undefined, `till ${(clients += 1)}`),
      await api.caller('service', undefined, `desk ${clients}`),
    ]
    const subjects = await choosingMembers(api, desk, count)
    const send = async ({ kind, body }: Message): Promise<void> => {
      if (kind === 'callback') {
        const text = JSON.stringify(body)
        const headers = signed(stub.secret!, freshKey(), text, api.clock.time)
        accepted(await api.nobody.send('POST', path, text, { key: null, headers }), 200)
        return workOne(api.ctx, idOf(body.reference))
      }
      const { status, text } = await till.post(`/v1/${kind}s`, body)
      if (status !== 201 && status !== 202) throw new Error(`${kind}: ${text}`)
    }
    return { subjects, send }
  }
}

const idOf = (fulfilment: string): string => uuidText(decodeId('ful', fulfilment)!)
