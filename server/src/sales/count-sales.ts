import type { Zone } from '@perennial/engine/time/zone.ts'
import { rest } from '#kit/gently.ts'
import { sqlState, transaction, type Client } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { chainSales } from './chain-sales.ts'
import { countOthers } from './count-others.ts'
import {
  addFigures,
  analyzeSales,
  batchesAfter,
  commandsOf,
  countedSales,
  lockCounting,
  movementsOf,
  ordersBy,
  placeOf,
  putLevels,
  putPlace,
  summarizeCommands,
  takeOthers,
  type CommandKey,
  type CountedCommand,
  type SealedBatch,
} from './count.sql.ts'
import { DayFigures } from './day-figures.ts'
import { saleNow } from './sale.ts'

/** Commands counted in one transaction. */
const AT_ONCE = 1000
/** The same beside tills: few enough that one which decides at the same time waits for no more than a batch of its own. */
const AT_ONCE_BESIDE_TILLS = 100

/**
 * After as many at once the planner is told. On a demo of 5,000 members a report took 3.7 s until vacuum did so by itself, a
 * minute later, and 0.3 s from then on.
 */
const MANY = 10_000

/**
 * Counts what was decided since into the tables of reports: each sealed batch once, because its place is moved on in the
 * transaction that counts it. Tills come first: as long as they are at work here, it takes small steps, and rests between them.
 *
 * @returns how many commands were counted
 */
export async function countSales(ctx: Context, stopping?: AbortSignal): Promise<number> {
  const counted = await countWhatWaits(ctx, stopping)
  if (counted >= MANY) await analyzeSales(ctx.slowPool)
  return counted
}

async function countWhatWaits(ctx: Context, stopping?: AbortSignal): Promise<number> {
  for (let [counted, summarized] = [0, 0]; ;) {
    const begun = performance.now()
    const beside = ctx.intake.atWork
    const { commands, more } = await transaction(ctx.slowPool, (client) => countStep(ctx, client, beside ? AT_ONCE_BESIDE_TILLS : AT_ONCE))
    counted += commands
    const over = !more || stopping?.aborted
    if (counted - summarized >= AT_ONCE || (over && counted > summarized)) {
      await summarize(ctx)
      summarized = counted
    }
    if (over) return counted
    const spent = performance.now() - begun
    // To tills half of the time is left, to others that work on the same cores a third.
    await rest(beside ? spent : spent / 2)
  }
}

interface Step {
  commands: number
  /** There is more to count than one step takes. */
  more: boolean
}

async function countStep(ctx: Context, client: Client, atOnce: number): Promise<Step> {
  if (!(await lockCounting(client))) return { commands: 0, more: false }
  const waiting = await batchesAfter(client, await placeOf(client), atOnce)
  const batches = upTo(waiting, atOnce)
  const zones = new Map<number, Zone>()
  const figures = new DayFigures((programId) => zones.get(programId)!)
  // First: of a receipt whose claim is in these batches it must be known that it stood among those of nobody.
  const others = await countOthers(ctx, client)
  const commands = batches.length === 0 ? [] : await commandsIn(client, batches)
  for (const id of new Set([...commands, ...others].map((row) => row.program_id))) zones.set(id, await zoneOf(ctx, id))
  for (const other of others) figures.other(other, 1)
  if (commands.length > 0) await countCommands(client, commands, figures)
  await addFigures(client, figures.all())
  const last = batches.at(-1)
  if (last) await putPlace(client, { seal: last.seal, batch: last.id })
  return {
    commands: batches.reduce((sum, batch) => sum + batch.commands, 0),
    more: batches.length < waiting.length || waiting.length === atOnce,
  }
}

/** As many batches as make a step, and one at least. */
function upTo(batches: readonly SealedBatch[], atOnce: number): SealedBatch[] {
  let commands = 0
  return batches.filter((batch, i) => (commands += batch.commands) <= atOnce || i === 0)
}

function commandsIn(client: Client, batches: readonly SealedBatch[]): Promise<CountedCommand[]> {
  const times = batches.map((batch) => batch.recorded_at)
  return commandsOf(
    client,
    batches.map(({ id }) => id),
    Math.min(...times),
    Math.max(...times),
  )
}

async function countCommands(client: Client, commands: readonly CountedCommand[], figures: DayFigures): Promise<void> {
  const keys = new Map<string, CommandKey>()
  for (const { bucket, holder_id, seq, kind, sales } of commands) {
    const touched = kind === 'order' ? [seq] : (sales ?? [])
    for (const sale of touched) keys.set(`${holder_id} ${sale}`, { bucket, holder_id, seq: sale })
  }
  if (keys.size > 0) await countOrders(client, [...keys.values()], figures)
  const moved = new Map(commands.filter((c) => c.moved).map((c) => [c.holder_id, c]))
  await putLevels(client, [...moved.values()])
  for (const movement of await movementsOf(client, commands)) figures.movement(movement)
}

/** Orders and what returns touched, as they are now: a return that is counted later finds nothing left to change. */
async function countOrders(client: Client, keys: readonly CommandKey[], figures: DayFigures): Promise<void> {
  const sales = (await ordersBy(client, keys)).map(saleNow)
  const before = new Map((await countedSales(client, sales)).map((row) => [`${row.holder_id} ${row.seq}`, row]))
  for (const sale of sales) figures.sale(sale, before.get(`${sale.holder_id} ${sale.seq}`))
  await chainSales(client, sales)
  const fresh = sales.filter((sale) => !before.has(`${sale.holder_id} ${sale.seq}`))
  for (const other of await takeOthers(client, fresh)) figures.other(other, -1)
}

async function zoneOf(ctx: Context, programId: number): Promise<Zone> {
  const program = (await ctx.programs.get(programId)) as LiveProgram
  return program.timeline.inForce(ctx.clock.now()).version.zone
}

const LOCK_TIMEOUT = '55P03'

async function summarize(ctx: Context): Promise<void> {
  await transaction(ctx.slowPool, summarizeCommands).catch((error: unknown) => {
    // Vacuum is at work on the table, and does the same.
    if (sqlState(error) !== LOCK_TIMEOUT) throw error
  })
}
