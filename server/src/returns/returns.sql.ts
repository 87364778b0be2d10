import { uuidBytes, uuidText } from '#kit/ids.ts'
import type { Client, Pool } from '#kit/pg.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { CLAIM } from '../intake/submission.ts'

/** Whose order has this reference, or null when no order of it was accepted. */
export async function holderOfReference(db: Pool | Client, programId: number, hash: Buffer): Promise<HolderKey | null> {
  const { rows } = await db.query<{ holder_id: string }>(
    'select holder_id from claims where key_bucket = $1 and program_id = $2 and key_hash = $3 and kind = $4',
    [hash[0], programId, uuidText(hash), CLAIM.reference],
  )
  return rows[0] ? holderKey(uuidBytes(rows[0].holder_id)) : null
}
