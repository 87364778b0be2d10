import type { ConsentItem } from '@perennial/engine/decide/command.ts'
import { together, type Client } from '#kit/pg.ts'
import type { WriteSet } from './write-set.ts'

/** Consents belong to the person, so that they outlive a membership; each row is written with the command that gave it. */
export function writeConsents(client: Client, set: WriteSet): Promise<unknown> {
  return together(
    set.consents.flatMap(({ holder, seq, command }) =>
      command.given.map((item, n) => writeConsent(client, holder.key.text, consentId(holder.key.id, seq, n), item, command)),
    ),
  )
}

function writeConsent(
  client: Client,
  holder: string,
  id: string,
  item: ConsentItem,
  times: { at: number; recordedAt: number },
): Promise<unknown> {
  const terms = 'terms' in item
  return client.query(
    `insert into consents (customer_id, program_id, id, purpose, channel, text_version, text_hash, granted, at, recorded_at)
     select customer_id, program_id, $2, $3, $4, $5, $6, $7, to_timestamp($8::bigint / 1000.0), to_timestamp($9::bigint / 1000.0)
     from members where holder_id = $1`,
    [
      holder,
      id,
      terms ? 'terms' : item.purpose,
      terms ? '' : item.channel,
      terms ? item.terms : item.text,
      terms ? item.hash : null,
      terms ? item.accepted : item.granted,
      times.at,
      times.recordedAt,
    ],
  )
}

/** Derived from the decision, so that writing it twice is impossible. */
function consentId(holder: Buffer, seq: number, n: number): string {
  const id = Buffer.from(holder)
  id.writeUInt32BE(seq, 8)
  id.writeUInt16BE(n, 12)
  return id.toString('hex')
}
