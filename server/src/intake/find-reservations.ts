import type { ReserveCommand } from '@perennial/engine/decide/command.ts'
import type { Reservation } from '@perennial/engine/decide/decision.ts'
import type { Client } from '#kit/pg.ts'
import { loadCommands, type CommandRow } from './intake.sql.ts'
import type { Loaded } from './loaded.ts'
import { decodeOutcome, type StoredOutcome } from './outcome.ts'
import { reservationOf } from './stored-sale.ts'
import type { WriteSet } from './write-set.ts'

/** Baskets that holders have set aside, by their numbers. What this batch itself set aside is not in the database yet. */
export async function findReservations(
  client: Client,
  wants: readonly { holder: Loaded; seqs: readonly number[] }[],
  set: WriteSet,
): Promise<{ holder: Loaded; seq: number; found: Reservation | null }[]> {
  const asked = wants.flatMap(({ holder, seqs }) => seqs.map((seq) => ({ holder, seq })))
  const stored = asked.filter(({ holder, seq }) => !set.of(holder).reservations?.has(seq))
  const rows =
    stored.length === 0
      ? []
      : await loadCommands(
          client,
          stored.map(({ holder, seq }) => ({ key: holder.key, seq })),
        )
  return asked.map(({ holder, seq }) => {
    const row = rows.find((r) => r[1] === holder.key.text && r[2] === seq)
    return { holder, seq, found: set.of(holder).reservations?.get(seq) ?? (row ? readReservation(row) : null) }
  })
}

/** @returns null where the command is no basket set aside, or one that was refused */
export function readReservation(row: CommandRow): Reservation | null {
  const [, , seq, kind, reported, heard, , rules, input, facts, stored] = row
  if (kind !== 'reserve' || 'refusal' in stored) return null
  const outcome = decodeOutcome(stored as StoredOutcome)
  return reservationOf({ seq, at: Math.min(reported, heard), rules, command: input as ReserveCommand, facts: facts ?? {}, outcome })
}
