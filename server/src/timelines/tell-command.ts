import type { Command } from '@perennial/engine/decide/command.ts'
import type { Facts } from '@perennial/engine/decide/decision.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { levelIndex } from '@perennial/engine/tiers/standings.ts'
import { encodeRowId } from '#kit/ids.ts'
import type { Language } from '#kit/messages.ts'
import { happened } from '../explanations/happened.ts'
import { Speaker } from '../explanations/speaker.ts'
import { refused } from '../explanations/words.ts'
import { decodeCommand } from '../intake/input.ts'
import type { CommandRow } from './timeline.sql.ts'
import { KIND_OF, type TimelineItem } from './timeline.ts'

/** A decision as its row tells it: what happened, and of time and levels what came of it. All of it is told by /v1/decisions/{id}. */
export function tellCommand(
  row: CommandRow,
  { rules, language, holder, by }: { rules: CompiledVersion; language: Language; holder: Buffer; by: string | null },
): TimelineItem {
  const command = decodeCommand({ kind: row.kind, at: row.at.getTime(), recordedAt: row.recorded_at.getTime(), input: row.input })
  const order = command.kind === 'order' || command.kind === 'reserve' ? command.order : null
  const store = command.kind === 'event' ? command.attributes['store'] : order?.store
  return {
    id: encodeRowId('dec', holder, row.seq),
    kind: row.outcome.tiers && row.kind === 'tick' ? 'tier' : KIND_OF[row.kind],
    what: row.kind,
    at: row.at.toISOString(),
    recorded_at: row.recorded_at.toISOString(),
    text: wordsFor(Speaker.of(rules, language), row, command).join(language === 'zh' ? '' : ' '),
    refused: row.refused,
    changes: changesOf(row),
    money: order?.total ?? null,
    channel: order?.channel || null,
    store: typeof store === 'string' && store !== '' ? store : null,
    by,
    decision: encodeRowId('dec', holder, row.seq),
    order: command.kind === 'order' && !row.refused ? encodeRowId('ord', holder, row.seq) : null,
  }
}

function wordsFor(speaker: Speaker, row: CommandRow, command: Command): string[] {
  const { refusal, sales = [] } = row.outcome
  const happening = { command, facts: (row.facts ?? {}) as Facts, refused: row.refused, holds: [], returned: null, sales }
  const came = cameOf(speaker, row)
  if (command.kind === 'tick' && came.length > 0) return came
  return [...happened(speaker, happening), ...(refusal ? [refused(speaker, refusal)] : came)]
}

/** What time brought, and levels. */
function cameOf(speaker: Speaker, { moves, outcome }: CommandRow): string[] {
  const told = (debit: string, credit: string, key: string): string[] =>
    (moves ?? []).flatMap((m) =>
      m.debit === debit && m.credit === credit ? [speaker.say(key, { points: speaker.points(m.currency, m.amount) })] : [],
    )
  const levels = Object.entries(outcome.tiers ?? {}).map(([key, { from, to }]) => {
    const set = speaker.version.tierSets.find((s) => s.key === key)
    const rose = set !== undefined && levelIndex(set, to) > levelIndex(set, from)
    return speaker.say(rose ? 'rose' : 'fell', { before: speaker.level(key, from), level: speaker.level(key, to) })
  })
  return [...told('pending', 'available', 'matured'), ...told('available', 'expired', 'expired'), ...levels]
}

const OWN = ['available', 'pending', 'held', 'debt'] as const

/** What it did to each of the member's accounts; what is owed is shown as what the member owes, like everywhere else. */
function changesOf({ moves }: CommandRow): TimelineItem['changes'] {
  const sums = new Map<string, TimelineItem['changes'][number]>()
  const add = (currency: string, account: string, amount: number): void => {
    if (!OWN.some((own) => own === account)) return
    const sum = sums.get(`${currency} ${account}`) ?? { currency, account, amount: 0 }
    sums.set(`${currency} ${account}`, { ...sum, amount: sum.amount + (account === 'debt' ? -amount : amount) })
  }
  for (const { debit, credit, currency, amount } of moves ?? []) {
    add(currency, debit, -amount)
    add(currency, credit, amount)
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0)
}
