import { decryptJson } from '#kit/crypto.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { encodeId, encodeRowId, uuidBytes } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import { couponAnswer } from '../coupons/coupon.ts'
import { shownCode } from '../coupons/find-coupon.ts'
import { memberCoupons } from '../coupons/member-coupons.ts'
import { knownPeople } from '../customers/known-people.ts'
import { personKey } from '../customers/person-key.ts'
import type { MemberRow } from '../members/members.sql.ts'
import { showMember } from '../members/show-member.ts'
import { everyNote } from '../notes/read-notes.ts'
import type { LiveProgram } from '../programs/program.ts'
import { revealsShown } from '../reveals/note-reveal.ts'
import { decisionsAfter, fulfilmentParts, heldOfHolder, heldOfMember, heldOfPerson, otherMemberships, transfersAfter } from './parts.sql.ts'

const AT_ONCE = 500
const COUPONS_AT_ONCE = 200

/**
 * Everything that is held on a member, as the text of one JSON document, written as it is read: the person in clear,
 * what was decided and moved, what they have, what was consented to, noted and shown of them. Left out is what is no
 * datum of the person: hashes they are found by, keys, and the codes of rewards that they have not looked at.
 */
export async function* exportPerson(ctx: Context, program: LiveProgram, member: MemberRow): AsyncGenerator<string> {
  const holder = holderKey(uuidBytes(member.holder_id))
  const parts = { ...(await person(ctx, program, member, holder)), ...(await belongings(ctx, program, member, holder)) }
  yield `{${Object.entries(parts)
    .map(([name, part]) => `${JSON.stringify(name)}:${JSON.stringify(part)}`)
    .join(',')}`
  yield* list('decisions', decisions(ctx, holder))
  yield* list('transfers', transfers(ctx, holder))
  yield '}'
}

async function person(ctx: Context, program: LiveProgram, member: MemberRow, holder: HolderKey): Promise<object> {
  const [shown, people, others] = await Promise.all([
    showMember(ctx, program, holder),
    knownPeople(ctx, ctx.slowPool, program.organizationId, [member.customer_id]),
    otherMemberships(ctx.slowPool, member.customer_id, program.id),
  ])
  return {
    exported_at: new Date(ctx.clock.now()).toISOString(),
    program: program.key,
    member: { ...shown, identities: people.get(member.customer_id)?.identities ?? [] },
    other_memberships: others.map(({ program: key, holder_id, joined_at }) => ({
      program: key,
      member: encodeId('mem', uuidBytes(holder_id)),
      joined_at,
    })),
  }
}

async function belongings(ctx: Context, program: LiveProgram, member: MemberRow, holder: HolderKey): Promise<object> {
  const [own, here, ofPerson, notes, shown] = await Promise.all([
    heldOfHolder(ctx.slowPool, holder),
    heldOfMember(ctx.slowPool, program.id, holder.text),
    heldOfPerson(ctx.slowPool, member.customer_id, program.id),
    everyNote(ctx, program, member),
    revealsShown(ctx, program, member),
  ])
  return {
    ...own,
    ...here,
    ...ofPerson,
    coupons: await coupons(ctx, program, holder),
    fulfilments: await fulfilments(ctx, program, member, holder),
    notes,
    shown_in_clear: shown,
  }
}

async function coupons(ctx: Context, program: LiveProgram, holder: HolderKey): Promise<object[]> {
  const all: object[] = []
  let before: { micros: number; hash: string } | null = null
  for (;;) {
    const rows = await memberCoupons(ctx, program.id, holder.text, before, COUPONS_AT_ONCE)
    all.push(...rows.map((row) => ({ ...couponAnswer(program, row, ctx.clock.now(), true), code: shownCode(ctx, program, row) })))
    const last = rows.at(-1)
    if (!last || rows.length < COUPONS_AT_ONCE) return all
    before = { micros: last.issued_micros, hash: last.code_hash }
  }
}

async function fulfilments(ctx: Context, { organizationId }: LiveProgram, member: MemberRow, holder: HolderKey): Promise<object[]> {
  const key = await personKey(ctx, organizationId, member.customer_id)
  const rows = await fulfilmentParts(ctx.slowPool, holder)
  return rows.map(({ id, address, ...row }) => ({
    id: encodeId('ful', uuidBytes(id)),
    ...row,
    address: address && key ? decryptJson(key, address, `address ${id}`) : null,
  }))
}

async function* list(name: string, rows: AsyncGenerator<object>): AsyncGenerator<string> {
  yield `,${JSON.stringify(name)}:[`
  let first = true
  for await (const row of rows) {
    yield `${first ? '' : ','}${JSON.stringify(row)}`
    first = false
  }
  yield ']'
}

async function* decisions(ctx: Context, holder: HolderKey): AsyncGenerator<object> {
  for (let after = 0; ;) {
    const rows = await decisionsAfter(ctx.slowPool, holder, after, AT_ONCE)
    for (const { seq, ...row } of rows) yield { id: encodeRowId('dec', holder.id, seq), ...row }
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)!.seq
  }
}

async function* transfers(ctx: Context, holder: HolderKey): AsyncGenerator<object> {
  for (let after = { seq: 0, n: -1 }; ;) {
    const rows = await transfersAfter(ctx.slowPool, holder, after, AT_ONCE)
    for (const { seq, n, ...row } of rows) yield { decision: encodeRowId('dec', holder.id, seq), n, ...row }
    if (rows.length < AT_ONCE) return
    after = { seq: rows.at(-1)!.seq, n: rows.at(-1)!.n }
  }
}
