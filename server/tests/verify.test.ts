import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyHash } from '../src/kit/hashes.ts'
import { encodeId } from '../src/kit/ids.ts'
import { replayAll } from '../src/replay/replay-all.ts'
import { sealBatches } from '../src/seals/seal-batches.ts'
import { verifyAll, type Verified } from '../src/verify/verify-all.ts'
import { Worker } from '../src/worker.ts'
import { idOf, makeHistory, openHistory, openTampering, uuidOf, type History, type Tampering } from './cafe-history.ts'
import { orderOf, submission } from './world.ts'

const silent = (): void => undefined

let history: History
let tampering: Tampering
/** The member in whose rows things are changed, and the batch and seal of a command of theirs. */
let member: string
let places: { order: number; batch: number; seal: number; loose: number; refused: number; sealed: number }

beforeAll(async () => {
  history = await makeHistory()
  const { world, members } = history
  const one = async (sql: string): Promise<Record<string, number>> => (await world.base.pool.query(sql)).rows[0] as Record<string, number>
  member = uuidOf(members[0]!)
  const order = await one(
    `select c.seq as order, c.batch_id as batch, b.seal from commands c join batches b on b.id = c.batch_id
     where holder_id = '${member}' and kind = 'order' and not refused and b.seal = 2 order by c.seq limit 1`,
  )
  const loose = await one("select max(id) as loose from batches where seal is null and sums::text <> '{}'")
  const refused = await one('select batch_id as refused from commands where refused order by recorded_at desc limit 1')
  places = { ...order, ...loose, ...refused, ...(await one('select max(number) as sealed from seals')) } as typeof places
  await world.close()
  tampering = await openTampering(world)
}, 120_000)
afterAll(() => tampering.close())

interface Case {
  of: string
  /** `$M` is the member, `$O` a sealed order of theirs, `$B` its batch, `$S` the batch's seal, `$L` a batch not sealed yet. */
  sql: string
  /** Checks that find it, and what their words name. */
  found: Record<string, string | RegExp>
}

const FOLD = 'balances equal the fold of their transfers'
const LOTS = 'balances equal the sum of their lots'
const LOT = 'each lot holds what its transfers left in it'
const NUMBERS = 'commands are numbered without gaps up to the state'
const BATCH = 'each batch holds exactly what was written'
const SEALS = 'the chain of seals is whole'
const TOTALS = 'account totals equal the fold of all transfers, and sum to nothing'
const TRANSIT = 'what is in transit arrives within the hour'
const OWN = "where holder_id = '$M'"
const ORDER = `${OWN} and seq = $O`

const CASES: Case[] = [
  {
    of: 'a balance',
    sql: `update balances set available = available + 1 ${OWN} and currency = 'growth'`,
    found: { [FOLD]: '$M growth', [LOTS]: '$M growth' },
  },
  {
    of: 'what is left of a lot',
    sql: `update lots set remaining = remaining - 1 ${OWN} and remaining > held and currency = 'growth' and seq = (select max(seq) from lots ${OWN} and currency = 'growth')`,
    found: { [LOTS]: '$M growth', [LOT]: /\$M lot \d+\.\d+: stored/ },
  },
  { of: 'what expired of a lot', sql: `update lots set expired = expired - 1 ${OWN} and expired > 0`, found: { [LOT]: '$M lot' } },
  {
    of: 'a lot that is gone',
    sql: `delete from lots ${OWN} and currency = 'growth' and seq = $O`,
    found: { [LOTS]: '$M growth', [LOT]: '$M lot $O.' },
  },
  {
    of: 'a transfer that is gone',
    sql: `delete from transfers ${ORDER} and n = 0`,
    found: { [FOLD]: '$M', [LOT]: '$M lot $O.', [BATCH]: 'batch $B:', [TOTALS]: /issued|available/ },
  },
  {
    of: 'the amount of a transfer',
    sql: `update transfers set amount = amount + 100 ${ORDER} and n = 0`,
    found: { [FOLD]: '$M', [LOT]: '$M lot $O.', [BATCH]: 'batch $B:', [TOTALS]: /available/ },
  },
  {
    of: 'the account of a transfer',
    sql: `update transfers set debit = 'adjusted' ${ORDER} and n = 0`,
    found: { [BATCH]: 'batch $B:', [TOTALS]: 'adjusted' },
  },
  {
    of: 'the time of a transfer',
    sql: `update transfers set at = at - interval '1 day' ${ORDER} and n = 0`,
    found: { [BATCH]: 'batch $B:' },
  },
  {
    of: 'when a transfer was recorded',
    sql: `update transfers set recorded_at = recorded_at - interval '100 days' ${ORDER} and n = 0`,
    found: { [BATCH]: 'batch $B:' },
  },
  { of: 'the place of a transfer', sql: `update transfers set n = n + 100 ${ORDER}`, found: { [BATCH]: 'batch $B:' } },
  {
    of: 'a transfer that was added',
    sql: `insert into transfers select bucket, holder_id, seq, 50, 'issued', 'available', currency, 10, lot_seq, lot_n, at, recorded_at from transfers ${ORDER} and n = 0`,
    found: { [FOLD]: '$M', [LOT]: '$M lot $O.', [BATCH]: 'batch $B:' },
  },
  {
    of: 'a transfer of no command',
    sql: `insert into transfers select bucket, holder_id, 9999, 0, 'issued', 'adjusted', currency, 10, null, null, at, recorded_at from transfers ${ORDER} and n = 0`,
    found: { 'no transfer moves for a refused command, and none stands alone': '$M command 9999', [TOTALS]: 'adjusted' },
  },
  {
    of: 'the input of a command',
    sql: `update commands set input = replace(input::text, '"L', '"M')::json ${ORDER}`,
    found: { [BATCH]: 'batch $B:' },
  },
  { of: 'the outcome of a command', sql: `update commands set outcome = '{"wallets":{}}' ${ORDER}`, found: { [BATCH]: 'batch $B:' } },
  { of: 'a fact of a command', sql: `update commands set facts = '{}' ${ORDER}`, found: { [BATCH]: 'batch $B:' } },
  { of: 'the version of a command', sql: `update commands set rules_version = 3 ${ORDER}`, found: { [BATCH]: 'batch $B:' } },
  { of: 'the client of a command', sql: `update commands set client = 'somebody' ${ORDER}`, found: { [BATCH]: 'batch $B:' } },
  {
    of: 'when a command was recorded',
    sql: `update commands set recorded_at = recorded_at + interval '1 ms' ${ORDER}`,
    found: { [BATCH]: 'batch $B:' },
  },
  {
    of: 'a command that is gone',
    sql: `delete from transfers ${ORDER}; delete from commands ${ORDER}`,
    found: { [NUMBERS]: '$M: state at', [BATCH]: /batch \$B: \d+ commands where/ },
  },
  {
    of: 'a command that was added',
    sql: `insert into commands select bucket, holder_id, 9999, batch_id, program_id, kind, at, recorded_at, policy_version, rules_version, client, refused, input, facts, outcome from commands ${ORDER}`,
    found: { [NUMBERS]: '$M: state at', [BATCH]: 'batch $B:' },
  },
  { of: 'the state of a member', sql: `update holder_states set seq = seq + 1 ${OWN}`, found: { [NUMBERS]: '$M: state at' } },
  {
    of: 'a sealed batch that is gone',
    sql: 'delete from batches where id = $B',
    found: { [BATCH]: 'batch $B: it is gone', [SEALS]: 'seal $S: its batches' },
  },
  {
    of: 'a batch that was not sealed and is gone',
    sql: 'delete from batches where id = $L',
    found: { [BATCH]: 'batch $L: it is gone', [TOTALS]: 'batches' },
  },
  {
    of: 'a batch of nothing but a refusal that is gone',
    sql: 'delete from batches where id = $R',
    found: { [BATCH]: 'batch $R: it is gone, and 1 commands' },
  },
  {
    of: 'the hash of a batch',
    sql: `update batches set hash = sha256('x') where id = $B`,
    found: { [BATCH]: 'batch $B:', [SEALS]: 'seal $S: its batches' },
  },
  {
    of: 'the sums of a batch',
    sql: `update batches set sums = '{}' where id = $B`,
    found: { [BATCH]: 'batch $B: its sums', [TOTALS]: 'batches' },
  },
  { of: 'the seal of a batch', sql: 'update batches set seal = seal + 1 where id = $B', found: { [SEALS]: 'seal $S: its batches' } },
  {
    of: 'two seals that changed places',
    sql: `update seals set number = 99 where number = $S; update seals set number = $S where number = $S + 1; update seals set number = $S + 1 where number = 99`,
    found: { [SEALS]: 'seal $S: its batches' },
  },
  { of: 'a seal that is gone', sql: 'delete from seals where number = $S', found: { [SEALS]: 'the one before it is missing' } },
  {
    of: 'the last seal that is gone',
    sql: 'delete from seals where number = (select max(number) from seals)',
    found: { [SEALS]: /seal \$Z: it is gone, and \d+ batches/ },
  },
  {
    of: 'the total of an account',
    sql: `update account_totals set amount = amount + 1 where account = 'issued' and currency = 'growth'`,
    found: { [TOTALS]: 'issued growth: batches' },
  },
  {
    of: 'the reference of an order',
    sql: `delete from claims where kind = 2 and holder_id = '$M' and seq = $O`,
    found: { 'each accepted order has claimed its reference': '$M command $O: reference R' },
  },
  {
    of: 'what a key leads to',
    sql: `update claims set seq = 9999 where kind = 1 and holder_id = '$M' and seq = $O`,
    found: { 'each claim leads to the command it is of': '$M command 9999' },
  },
  {
    of: 'how much of an order came back',
    sql: `update order_returns set returned = '[1000,0]'`,
    found: { 'nothing is returned that was not sold': /mem_\w+ order \d+, line 1: 1000 of/ },
  },
  {
    of: 'what a hold holds',
    sql: `update holds set amount = amount - 1 ${OWN} and amount > 1`,
    found: { 'holds equal what lots hold for them': '$M hold' },
  },
  {
    of: 'what a lot holds',
    sql: `update lots set held = held - 1 ${OWN} and held > 0`,
    found: { 'holds equal what lots hold for them': '$M lot', [LOTS]: '$M beans' },
  },
  {
    of: 'how far a checkout is',
    sql: `insert into checkouts (id, program_id, code, state, bucket, holder_id, basket, reserved_seq, order_seq, created_by, created_at, updated_at, body_hash, begun)
          select gen_random_uuid(), program_id, 'X', 'confirmed', bucket, holder_id, '{}', $O, $O, 'x', now(), now(), 0, '{}' from holder_states ${OWN}`,
    found: { 'each checkout is where its decisions have brought it': /^\$M checkout .* is confirmed$/ },
  },
  {
    of: 'who used a coupon',
    sql: `insert into coupons (code_hash, key_bucket, program_id, coupon, state, issued_at, source, used_holder, used_seq, used_at)
          select gen_random_uuid(), 7, (select program_id from holder_states ${OWN}), 'x', 'used', now(), 'hand', '$M', seq, now() from (values ($O), (9999)) v(seq)`,
    found: { 'a coupon that is used or reserved names the command that did it': /^\$M command 9999: .* is used$/ },
  },
  {
    of: 'who reserved a coupon',
    sql: `insert into coupons (code_hash, key_bucket, program_id, coupon, state, issued_at, source, used_holder, reserved_by_seq, reserved_until)
          select gen_random_uuid(), 7, (select program_id from holder_states ${OWN}), 'x', 'reserved', now(), 'hand', '$M', 9999, now()`,
    found: { 'a coupon that is used or reserved names the command that did it': '$M command 9999' },
  },
  {
    of: 'whose a coupon is',
    sql: `insert into coupons (code_hash, key_bucket, program_id, coupon, state, issued_at, source, bucket, holder_id)
          select gen_random_uuid(), 7, s.program_id, 'x', 'issued', now(), 'hand', get_byte(uuid_send(v.id), 15), v.id
          from (select * from holder_states ${OWN}) s cross join (values ('$M'::uuid), ('00000000-0000-7000-8000-00000000004a')) v(id)`,
    found: { 'a coupon belongs to a member of its program': /^mem_0{3}\w+: no member of program \d+, but coupon \w+ is theirs$/ },
  },
  {
    of: 'a version that was published',
    sql: "update versions set document = replace(document::text, 'order.net / 50', 'order.net / 40')::json where number = 2",
    found: { 'each version is as it was published': 'cafe version 2' },
  },
  {
    of: 'a gift that got lost',
    sql: `delete from outbox where type = 'gift.sent'`,
    found: { [TRANSIT]: 'in_transit beans: 7 in transit, 0 of it' },
  },
]

describe('verify', () => {
  it('finds nothing wrong with a history of everything', async () => {
    const verified = await verifyAll(tampering.ctx, silent)
    expect(verified).toMatchObject({ ok: true, findings: [], dead_letters: 0 })
    expect(verified.commands).toBeGreaterThan(400)
  })

  it.each(CASES)('names $of', async ({ sql, found }) => {
    const { order, batch, seal, loose, refused, sealed } = places
    const values: Record<string, string | number> = { O: order, B: batch, S: seal, L: loose, R: refused, Z: sealed }
    const fill = (text: string, who: string): string =>
      text.replace(/\\?\$M/g, who).replace(/\\?\$([OBSLRZ])/g, (_, name: string) => String(values[name]))
    const verified = await tampering.after(fill(sql, member), (ctx) => verifyAll(ctx, silent))
    expect(verified.ok).toBe(false)
    const id = idOf(history.members[0]!)
    for (const [check, words] of Object.entries(found)) {
      const pattern = words instanceof RegExp ? new RegExp(fill(words.source, id)) : fill(words, id)
      const breaches = verified.findings.find((finding) => finding.check === check)?.breaches ?? []
      expect(breaches.join('\n'), `${check} in ${JSON.stringify(verified.findings)}`).toMatch(pattern)
    }
    // What is beside it stays unsuspected: no other member, and no other batch.
    const named = JSON.stringify(verified.findings).match(/mem_\w+|batch \d+/g) ?? []
    const suspects = new Set(named.filter((name) => !name.startsWith('mem_') || name !== id))
    expect(suspects.size, [...suspects].join()).toBeLessThanOrEqual(found['nothing is returned that was not sold'] ? 12 : 1)
  })
})

describe('a database that was put back', () => {
  it('is sound again', async () => {
    expect(await verifyAll(tampering.ctx, silent)).toMatchObject({ ok: true, findings: [] })
  })
})

describe('a database at work', () => {
  it('is never suspected while orders, gifts and seals go on', { timeout: 60_000 }, async () => {
    const { world, ctx, members } = await openHistory()
    const second = world.another()
    const worker = new Worker({ ...ctx, identities: undefined, products: undefined } as never)
    const going = new AbortController()
    let decided = 0
    const shop = async (n: number): Promise<void> => {
      while (!going.signal.aborted) {
        const holder = members[(decided + n) % members.length]!
        const draft = orderOf([['L1', 1, 3000, 'latte']])
        const order = submission(world.programId, holder, draft, { reference: keyHash('order', draft.order.reference) })
        const send = { kind: 'send' as const, currency: 'beans', amount: 5, to: encodeId('mem', members[n]!), at: null }
        const redeem = { kind: 'redeem' as const, currency: 'beans', amount: 3, reason: 'cup', at: null }
        const intake = n % 2 ? world.intake : second
        await Promise.all(
          [order, submission(world.programId, holder, send), submission(world.programId, holder, redeem)].map((s) => intake.submit(s)),
        )
        decided += 3
      }
    }
    const shoppers = [0, 1, 2, 3].map(shop)
    worker.start()
    const seals = setInterval(() => void sealBatches(ctx), 50)
    try {
      for (let round = 0; round < 6; round++) {
        const before: number = decided
        const verified: Verified = await verifyAll(ctx, silent)
        expect(verified.findings).toEqual([])
        expect((await replayAll(ctx, { programId: world.programId }, silent)).mismatches).toEqual([])
        expect(decided).toBeGreaterThan(before)
      }
    } finally {
      going.abort()
      clearInterval(seals)
      await Promise.all(shoppers)
      await worker.stop()
      await world.close()
    }
  })
})
