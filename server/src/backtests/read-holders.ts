import type { Command, OrderCommand } from '@perennial/engine/decide/command.ts'
import type { Facts } from '@perennial/engine/decide/decision.ts'
import type { Client } from '#kit/pg.ts'
import type { CopiedRow } from '#kit/read-copy.ts'
import { decodeCommand } from '../intake/input.ts'
import type { Given } from './arm.ts'
import { COLUMN, readHistory } from './history.sql.ts'

const NO_FACTS: Facts = {}

/** Streams the holders of a bucket, each with all of its history before an instant; one holder is in memory at a time. */
export async function readHolders(
  client: Client,
  programId: number,
  bucket: number,
  before: number,
  see: (holder: Buffer, history: readonly Given[]) => void,
): Promise<void> {
  let holder: Buffer | null = null
  let history: Given[] = []
  await readHistory(client, programId, bucket, before, (row) => {
    if (holder === null || !row.is(COLUMN.holder, holder)) {
      if (holder !== null) see(holder, history)
      holder = row.bytes(COLUMN.holder)
      history = []
    }
    history.push(givenOf(row))
  })
  if (holder !== null) see(holder, history)
}

function givenOf(row: CopiedRow): Given {
  const facts = row.isNull(COLUMN.facts) ? NO_FACTS : (JSON.parse(row.text(COLUMN.facts)) as Facts)
  return { seq: row.int4(COLUMN.seq), command: commandOf(row), facts, refused: row.int4(COLUMN.refused) === 1 }
}

function commandOf(row: CopiedRow): Command {
  const kind = row.text(COLUMN.kind) as Command['kind']
  const [at, recordedAt] = [row.time(COLUMN.at), row.time(COLUMN.recordedAt)]
  const input = JSON.parse(row.text(COLUMN.input)) as object
  if (kind !== 'order') return decodeCommand({ kind, at, recordedAt, input })
  // Orders are nearly all there is; spreading their input would cost as much as deciding some of them.
  const { order, imported, reserved } = input as OrderCommand
  if (reserved !== undefined) return { kind, at, recordedAt, order, reserved }
  return imported ? { kind, at, recordedAt, order, imported } : { kind, at, recordedAt, order }
}
