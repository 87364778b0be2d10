import { beginBatch } from '../../src/coupons/begin-batch.ts'
import { cancelCoupon } from '../../src/coupons/cancel-coupon.ts'
import { couponOfCode } from '../../src/coupons/find-coupon.ts'
import { issueCoupon } from '../../src/coupons/issue-coupon.ts'
import { makeBatches } from '../../src/coupons/make-batches.ts'
import { transferCoupon } from '../../src/coupons/transfer-coupon.ts'
import { keyHash } from '../../src/kit/hashes.ts'
import { holderKey } from '../../src/kit/holder-key.ts'
import { decodeId, encodeId, uuidBytes } from '../../src/kit/ids.ts'
import { Problem } from '../../src/kit/refusals.ts'
import { switchOff } from '../../src/member-coupons/switch-off.ts'
import type { OpenContext } from '../../src/open-context.ts'
import { currentProgram } from '../../src/programs/live-program.ts'
import type { World } from '../world.ts'
import type { Auditor } from './auditor.ts'
import type { Coupon } from './coupons.ts'
import { dayOf, type Day } from './days.ts'
import type { Kind, KindKey } from './offers.ts'
import type { Terms } from './terms.ts'

/** What somebody does with coupons besides using them. */
export type Act =
  | { act: 'issue'; kind: KindKey; member: string; expiresOn: Day | null }
  | { act: 'print'; kind: KindKey; count: number }
  | { act: 'cancel'; id: string }
  | { act: 'transfer'; id: string; to: string }

/** Does it at the server. @returns the code of the problem, or null where it was done */
export async function doAct(ctx: OpenContext, programId: number, act: Act, key: string): Promise<string | null> {
  const program = await currentProgram(ctx, programId)
  const hash = keyHash('offers', key)
  const caller = { keyId: '', client: 'simulation', programId, role: 'service' as const, scopes: [] }
  try {
    switch (act.act) {
      case 'issue': {
        const { kind, expiresOn } = act
        const day = expiresOn === null ? null : new Date(expiresOn * 86_400_000).toISOString().slice(0, 10)
        const holder = holderKey(decodeId('mem', act.member)!)
        await issueCoupon(ctx, program, { holder, coupon: kind, expiresOn: day, source: 'hand', origin: hash })
        return null
      }
      case 'print':
        await beginBatch(ctx, program, { id: hash, coupon: act.kind, count: act.count, expiresOn: null, by: 'simulation' })
        await makeBatches(ctx, new AbortController().signal)
        return null
      case 'cancel':
        await cancelCoupon(ctx, program, act.id, hash, switchOff(ctx, caller, hash))
        return null
      case 'transfer':
        await transferCoupon(ctx, program, act.id, holderKey(decodeId('mem', act.to)!), hash, switchOff(ctx, caller, hash))
        return null
    }
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

/** The code that everybody types in has its row from now on. */
export async function typeIn(ctx: OpenContext, programId: number, code: string): Promise<void> {
  await couponOfCode(ctx, await currentProgram(ctx, programId), code)
}

/** What becomes of it, by the auditor. What it brings about that has an id of its own is expected, and found in the table afterwards. */
export class Issuing {
  readonly #auditor: Auditor
  /** Coupons that must appear: of which kind, whose, and with which days. */
  readonly #expected: Omit<Coupon, 'id'>[] = []

  constructor(auditor: Auditor) {
    this.#auditor = auditor
  }

  /** @returns the problem that it must come to, or null */
  expect(act: Act, now: number): string | null {
    const terms = this.#auditor.terms.findLast(({ from }) => from <= now)!
    const today = dayOf(terms.zone, now)
    if (act.act === 'issue' || act.act === 'print') {
      const days = daysOf(terms.kinds[act.kind], today, act.act === 'issue' ? act.expiresOn : null)
      if (days.until !== null && days.until <= today) return 'coupon_over'
      const owner = act.act === 'issue' ? act.member : null
      for (let i = act.act === 'issue' ? 1 : act.count; i > 0; i--) this.#add(act.kind, owner, days)
      return null
    }
    const coupon = this.#auditor.coupons.get(act.id)!
    if (act.act === 'cancel' && coupon.shared) return 'coupon_is_shared'
    if (act.act === 'transfer') {
      if (!terms.kinds[coupon.kind].transferable || coupon.owner === null) return 'coupon_not_transferable'
      if (coupon.owner === act.to) return 'invalid_request'
    }
    const isOver = coupon.until !== null && coupon.until <= today
    const isOpen = coupon.state === 'issued' || coupon.state === 'active' || coupon.state === 'returned'
    // One that works by itself is switched off first, by a command of its member, which may be refused.
    if (!isOpen || isOver || (coupon.state === 'active' && this.#auditor.members.get(coupon.owner!)!.status !== 'active'))
      return 'coupon_not_free'
    if (act.act === 'transfer') this.#add(coupon.kind, act.to, coupon)
    return null
  }

  /** It was done: the coupon is no more. */
  done(act: Act): void {
    if (act.act === 'issue' || act.act === 'print') return
    const coupon = this.#auditor.coupons.get(act.id)!
    coupon.state = 'cancelled'
    coupon.by = null
  }

  /** Coupons that rules gave are issued when their announcement is worked off, with the days of then. */
  wanted(now: number): void {
    const { terms, members } = this.#auditor
    const current = terms.findLast(({ from }) => from <= now) as Terms
    for (const { id, wanted } of members.values())
      for (const kind of wanted) this.#add(kind, id, daysOf(current.kinds[kind], dayOf(current.zone, now), null))
  }

  #add(kind: KindKey, owner: string | null, { from, until }: Pick<Coupon, 'from' | 'until'>): void {
    this.#expected.push({ kind, owner, from, until, state: 'issued', shared: false, by: null })
  }

  /** Takes up whatever has appeared in the table. @returns what nobody expected */
  async take({ base }: World, isDraining: boolean): Promise<string[]> {
    const { coupons, members, terms } = this.#auditor
    const { rows } = await base.pool.query<Appeared>(
      `select code_hash, coupon, holder_id, usable_from - date '1970-01-01' as usable_from, expires_on - date '1970-01-01' as expires_on, source,
              code is null as shared from coupons`,
    )
    const found: string[] = []
    for (const row of rows) {
      const id = encodeId('cpn', uuidBytes(row.code_hash))
      if (coupons.has(id)) continue
      const owner = row.holder_id && encodeId('mem', uuidBytes(row.holder_id))
      if (row.shared) {
        const { from, to } = terms[0]!.kinds.open
        coupons.set(id, { id, kind: 'open', owner, from, until: to! + 1, state: 'issued', shared: true, by: null })
        continue
      }
      const place = this.#expected.findIndex(
        (one) => one.kind === row.coupon && one.owner === owner && one.from === row.usable_from && one.until === row.expires_on,
      )
      if (place < 0) found.push(`${id}, ${row.coupon} of ${owner}, gone on ${row.expires_on}, was expected by nobody`)
      else coupons.set(id, { id, ...this.#expected.splice(place, 1)[0]! })
      if (row.source !== 'rule' || !owner) continue
      const { wanted } = members.get(owner)!
      if (wanted.includes(row.coupon)) wanted.splice(wanted.indexOf(row.coupon), 1)
      this.#auditor.meet(`coupon by a rule: ${row.coupon}`)
    }
    if (isDraining) this.#expected.length = 0
    return found
  }

  /** What did not appear. */
  get missing(): readonly Omit<Coupon, 'id'>[] {
    return this.#expected
  }
}

interface Appeared {
  code_hash: string
  coupon: KindKey
  holder_id: string | null
  usable_from: Day | null
  expires_on: Day | null
  source: string
  shared: boolean
}

/** From when until when one that is issued on a day can be used. */
function daysOf({ from, to, validDays }: Kind, today: Day, expiresOn: Day | null): { from: Day | null; until: Day | null } {
  const ends = [to === null ? null : to + 1, validDays === null ? null : today + validDays, expiresOn].filter((end) => end !== null)
  return { from, until: ends.length === 0 ? null : Math.min(...ends) }
}
