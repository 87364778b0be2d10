import Papa from 'papaparse'
import type { z } from 'zod'
import { bucketOf, decodeId, uuidBytes, uuidText } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import type { Identity } from '../customers/identity-input.ts'
import { IDENTITY_KINDS, normalIdentity } from '../customers/identity.ts'
import type { Program } from '../programs/program.ts'
import { membersAmong } from './segments.sql.ts'

export type Listed = { member: string } | { identity: z.infer<typeof Identity> } | { unreadable: true }

export interface Resolved {
  holders: { bucket: number; holder: string }[]
  /** Places in the list, from 1, of whom no member was found for. */
  unknown: number[]
}

/** So many are looked up at a time. */
const AT_ONCE = 500

/**
 * The lines of a CSV: ids of members under `member`, or identities under their kind (`phone`, `email`, `card` ...). A file
 * without such a heading holds ids of members alone.
 */
export function readCsv(text: string): Listed[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').trim(), { skipEmptyLines: true })
  const heading = (data[0] ?? []).map((name) => name.trim().toLowerCase())
  const column = heading.findIndex((name) => name === 'member' || isKind(name))
  const rows = column === -1 ? data : data.slice(1)
  const kind = heading[column] ?? 'member'
  return rows.map((row): Listed => {
    const value = (row[Math.max(0, column)] ?? '').trim()
    if (value === '') return { unreadable: true }
    return isKind(kind) ? { identity: { kind, value } } : { member: value }
  })
}

const isKind = (name: string): name is (typeof IDENTITY_KINDS)[number] => (IDENTITY_KINDS as readonly string[]).includes(name)

/** Who of those listed is a member. */
export async function resolveListed(ctx: Context, program: Program, listed: readonly Listed[]): Promise<Resolved> {
  const found: (string | null)[] = []
  for (let i = 0; i < listed.length; i += AT_ONCE) {
    found.push(...(await Promise.all(listed.slice(i, i + AT_ONCE).map((entry) => holderOf(ctx, program, entry)))))
  }
  const known = new Set<string>()
  const ids = found.filter((id) => id !== null)
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    for (const id of await membersAmong(ctx.pool, program.id, ids.slice(i, i + AT_ONCE).map(uuidBytes))) known.add(id)
  }
  return {
    holders: [...known].map((holder) => ({ bucket: bucketOf(uuidBytes(holder)), holder })),
    unknown: found.flatMap((id, i) => (id !== null && known.has(id) ? [] : [i + 1])),
  }
}

async function holderOf(ctx: Context, program: Program, entry: Listed): Promise<string | null> {
  if ('member' in entry) {
    const id = decodeId('mem', entry.member)
    return id && uuidText(id)
  }
  const identity = 'identity' in entry ? normalIdentity(entry.identity) : null
  return identity && ((await ctx.identities.find(program.organizationId, program.id, identity))?.holderId ?? null)
}
