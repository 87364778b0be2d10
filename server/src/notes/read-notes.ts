import type { Base } from '#kit/base.ts'
import { holderKey } from '#kit/holder-key.ts'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { personKey, readWith } from '../customers/person-key.ts'
import type { MemberRow } from '../members/members.sql.ts'
import type { Program } from '../programs/program.ts'
import type { Note } from './note.ts'
import { notesById, notesOf, type NoteRow } from './notes.sql.ts'

/** These notes of a member, by their ids. */
export async function notesNamed(
  ctx: Base,
  program: Pick<Program, 'organizationId'>,
  member: MemberRow,
  ids: readonly string[],
): Promise<Map<string, Note>> {
  if (ids.length === 0) return new Map()
  const rows = await notesById(ctx.pool, holderKey(uuidBytes(member.holder_id)), ids)
  const notes = await clearNotes(ctx, program, member, rows)
  return new Map(rows.flatMap(({ id }, i) => (notes[i] ? [[id, notes[i]]] : [])))
}

/** All of them, the newest first. */
export async function everyNote(ctx: Base, program: Pick<Program, 'organizationId'>, member: MemberRow): Promise<Note[]> {
  return clearNotes(ctx, program, member, await notesOf(ctx.slowPool, holderKey(uuidBytes(member.holder_id)), null, 1_000_000))
}

/** Notes as they were written; none where the person's key is gone. */
export async function clearNotes(
  ctx: Base,
  { organizationId }: Pick<Program, 'organizationId'>,
  { customer_id }: MemberRow,
  rows: readonly NoteRow[],
): Promise<Note[]> {
  const key = rows.length > 0 ? await personKey(ctx, organizationId, customer_id) : null
  if (!key) return []
  return rows.map(({ id, text, author, at }) => ({
    id: encodeId('nte', uuidBytes(id)),
    text: readWith(key, text, 'note') as string,
    by: author,
    at: at.toISOString(),
  }))
}
