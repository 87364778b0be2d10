import { sha256, stableJson } from '#kit/hashes.ts'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { openClient, type Client } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import { countBatches, countDeadLetters, foldedTotals, giftsUnderWay, keptTotals, publishedVersions } from './books.sql.ts'
import { breachesOf, CHECKS } from './checks.sql.ts'
import { verifyBatches, verifySeals, type BookFindings } from './verify-books.ts'

const HOUR_MS = 3_600_000
/** Bucket by bucket a small database took three seconds of planning; all at once a large one would sort on disk. */
const COMMANDS_AT_ONCE = 50_000
/** How many breaches of one kind are worth reading. */
const SHOWN = 20

export interface Finding {
  check: string
  breaches: string[]
}

export interface Verified {
  ok: boolean
  checks: number
  commands: number
  batches: number
  dead_letters: number
  findings: Finding[]
  seconds: number
}

/**
 * Checks every invariant of the books on a live database: all reads are of one snapshot, nothing is locked, and a
 * server may go on deciding meanwhile.
 */
export async function verifyAll(ctx: Context, at: (done: number, total: number) => void): Promise<Verified> {
  const start = performance.now()
  const client = await openClient({ url: ctx.databaseUrl, name: 'verify', statementTimeoutMs: 0, log: ctx.log })
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query("set local work_mem = '64MB'")
    const findings: Finding[] = []
    const note = (check: string, whats: readonly string[]): void => {
      const breaches = whats.map(withMembers)
      const known = findings.find((f) => f.check === check)
      if (known) known.breaches.push(...breaches.slice(0, SHOWN - known.breaches.length))
      else if (breaches.length > 0) findings.push({ check, breaches: breaches.slice(0, SHOWN) })
    }
    const { batches, commands } = await countBatches(client)
    const total = 256 + batches
    const step = Math.min(256, Math.max(1, Math.floor((256 * COMMANDS_AT_ONCE) / Math.max(1, commands))))
    for (let first = 0; first < 256; first += step) {
      for (const check of CHECKS) note(check.name, await breachesOf(client, check, first, Math.min(255, first + step - 1)))
      at(Math.min(256, first + step), total)
    }
    const books = await verifyBatches(client, (done) => at(256 + done, total))
    note('each batch holds exactly what was written', books.breaches)
    note('the chain of seals is whole', await verifySeals(client))
    note('each version is as it was published', await versionBreaches(client))
    note('account totals equal the fold of all transfers, and sum to nothing', await totalsBreaches(client, books))
    note('what is in transit arrives within the hour', await transitBreaches(client, books, ctx.clock.now()))
    const deadLetters = await countDeadLetters(client)
    await client.query('commit')
    const checks = CHECKS.length + 5
    return {
      ok: findings.length === 0,
      checks,
      commands: books.commands,
      batches: books.batches,
      dead_letters: deadLetters,
      findings,
      seconds: (performance.now() - start) / 1000,
    }
  } finally {
    await client.end()
  }
}

/** Holders by the ids that the API and `replay` know. */
const withMembers = (what: string): string =>
  what.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, (uuid) => encodeId('mem', uuidBytes(uuid)))

async function versionBreaches(client: Client): Promise<string[]> {
  const changed = (await publishedVersions(client)).filter(({ document, hash }) => !sha256(stableJson(document)).equals(hash))
  return changed.map(({ program, number }) => `${program} version ${number}`)
}

async function totalsBreaches(client: Client, { totals, unsealed }: BookFindings): Promise<string[]> {
  const kept = await keptTotals(client)
  const folded = await foldedTotals(client)
  const breaches: string[] = []
  const byCurrency = new Map<string, number>()
  for (const key of new Set([...totals.keys(), ...kept.keys(), ...folded.keys()])) {
    const [batches, table, rows] = [totals.get(key) ?? 0, (kept.get(key) ?? 0) + (unsealed.get(key) ?? 0), folded.get(key) ?? 0]
    if (batches !== table || batches !== rows) breaches.push(`${key}: batches ${batches}, kept ${table}, transfers ${rows}`)
    const [program, , currency] = key.split(' ')
    byCurrency.set(`${program} ${currency}`, (byCurrency.get(`${program} ${currency}`) ?? 0) + rows)
  }
  for (const [key, sum] of byCurrency) if (sum !== 0) breaches.push(`${key}: all accounts together are ${sum}, not 0`)
  return breaches
}

async function transitBreaches(client: Client, { totals }: BookFindings, now: number): Promise<string[]> {
  const underWay = new Map((await giftsUnderWay(client)).map((row) => [row.key, row]))
  const breaches: string[] = []
  for (const [key, amount] of totals) {
    if (key.split(' ')[1] !== 'in_transit') continue
    const gift = underWay.get(key)
    if (amount < 0) breaches.push(`${key}: ${amount}`)
    // Received but not yet crossed off the outbox counts twice for a moment, so the outbox may show more.
    if (amount > (gift?.amount ?? 0)) breaches.push(`${key}: ${amount} in transit, ${gift?.amount ?? 0} of it in the outbox`)
    if (amount > 0 && gift && now - gift.oldest.getTime() > HOUR_MS) breaches.push(`${key}: under way since ${gift.oldest.toISOString()}`)
  }
  return breaches
}
