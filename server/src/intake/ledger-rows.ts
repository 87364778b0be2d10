import type { Transfer } from '@perennial/engine/decide/decision.ts'
import type { CopyRows } from '#kit/copy.ts'

/** The two append-only tables as they are written. A batch's hash is over exactly these bytes, so verifying builds them again. */
export interface Place {
  bucket: number
  id: Uint8Array
}

export interface CommandRowFields {
  seq: number
  batchId: number
  programId: number
  kind: string
  at: number
  recordedAt: number
  policyVersion: number
  rulesVersion: number
  client: string | null
  refused: boolean
  input: string
  facts: string | null
  outcome: string
}

export const COMMAND_COLUMNS =
  'bucket, holder_id, seq, batch_id, program_id, kind, at, recorded_at, policy_version, rules_version, client, refused, input, facts, outcome'

export function addCommandRow(rows: CopyRows, { bucket, id }: Place, c: CommandRowFields): void {
  rows.row(15).int2(bucket).uuid(id).int4(c.seq).int8(c.batchId).int4(c.programId).text(c.kind).time(c.at).time(c.recordedAt)
  rows.int4(c.policyVersion).int4(c.rulesVersion).text(c.client).bool(c.refused).text(c.input).text(c.facts).text(c.outcome)
}

export const TRANSFER_COLUMNS = 'bucket, holder_id, seq, n, debit, credit, currency, amount, lot_seq, lot_n, at, recorded_at'

export function addTransferRow(
  rows: CopyRows,
  { bucket, id }: Place,
  seq: number,
  n: number,
  t: Transfer,
  at: number,
  recordedAt: number,
): void {
  rows.row(12).int2(bucket).uuid(id).int4(seq).int2(n).text(t.debit).text(t.credit).text(t.currency).int8(t.amount)
  rows
    .int4(t.lot === null ? null : t.lot.seq)
    .int2(t.lot === null ? null : t.lot.n)
    .time(at)
    .time(recordedAt)
}
