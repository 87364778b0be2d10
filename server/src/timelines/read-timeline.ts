import type { CommandKind } from '@perennial/engine/decide/command.ts'
import { holderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import type { Language } from '#kit/messages.ts'
import type { Context } from '../context.ts'
import { Speaker } from '../explanations/speaker.ts'
import type { MemberRow } from '../members/members.sql.ts'
import { notesNamed } from '../notes/read-notes.ts'
import type { LiveProgram } from '../programs/program.ts'
import { namesOfClients } from '../staff/names-of.ts'
import { tellCommand } from './tell-command.ts'
import { tellConsent, tellCoupon, tellFulfilment, tellNote } from './tell-others.ts'
import { commandsAt, consentsAt, couponsAt, fulfilmentsAt, placesOf, type Asked, type PlaceRow, type Source } from './timeline.sql.ts'
import { KIND_OF, TIMELINE_KINDS, type TimelineItem, type TimelineKind } from './timeline.ts'

export interface TimelinePage {
  items: TimelineItem[]
  /** Where the next page begins; null where this was the last. */
  next: { micros: number; passed: number } | null
}

/** A page of what happened to a member, over all channels, the latest first: six statements, however long it is. */
export async function readTimeline(
  ctx: Context,
  program: LiveProgram,
  member: MemberRow,
  asked: { kinds: readonly TimelineKind[]; notes: boolean; language: Language; until: TimelinePage['next']; limit: number },
): Promise<TimelinePage> {
  const holder = holderKey(uuidBytes(member.holder_id))
  const { until, limit } = asked
  const places = await placesOf(ctx.pool, holder, soughtOf(program, member, asked.kinds, asked.notes), until, limit)
  const told = await tellAll(ctx, program, member, places, asked.language)
  const items = places.flatMap(({ source, key }) => told.get(`${source} ${key}`) ?? [])
  return { items, next: places.length === limit ? nextOf(places, until) : null }
}

function soughtOf({ id: programId }: LiveProgram, { customer_id }: MemberRow, kinds: readonly TimelineKind[], notes: boolean): Asked {
  const wanted = kinds.length > 0 ? kinds : TIMELINE_KINDS
  const commands = (Object.keys(KIND_OF) as CommandKind[]).filter((kind) => wanted.includes(KIND_OF[kind]))
  const tiers = wanted.includes('tier')
  const sources: Source[] = [
    ...(commands.length > 0 || tiers ? ['command' as const] : []),
    ...(wanted.includes('reward') ? ['fulfilment' as const] : []),
    ...(wanted.includes('coupon') ? ['coupon' as const] : []),
    ...(wanted.includes('consent') ? ['consent' as const] : []),
    ...(wanted.includes('note') && notes ? ['note' as const] : []),
  ]
  return { programId, customerId: customer_id, commands, tiers, sources }
}

/** Of the last place's time, how many were given out: the next page begins behind them. */
function nextOf(places: readonly PlaceRow[], until: TimelinePage['next']): TimelinePage['next'] {
  const { micros } = places.at(-1)!
  const here = places.filter((place) => place.micros === micros).length
  return { micros, passed: here + (until?.micros === micros ? until.passed : 0) }
}

async function tellAll(
  ctx: Context,
  program: LiveProgram,
  member: MemberRow,
  places: readonly PlaceRow[],
  language: Language,
): Promise<Map<string, TimelineItem>> {
  const holder = holderKey(uuidBytes(member.holder_id))
  const keys = (source: Source): string[] => places.filter((place) => place.source === source).map(({ key }) => key)
  const read = <T>(source: Source, rows: (own: string[]) => Promise<T[]>): Promise<T[]> => {
    const own = keys(source)
    return own.length === 0 ? Promise.resolve([]) : rows(own)
  }
  const [commands, fulfilments, coupons, consents, notes] = await Promise.all([
    read('command', (own) => commandsAt(ctx.pool, holder, own.map(Number))),
    read('fulfilment', (own) => fulfilmentsAt(ctx.pool, own)),
    read('coupon', (own) => couponsAt(ctx.pool, program.id, holder.text, own)),
    read('consent', (own) => consentsAt(ctx.pool, member.customer_id, program.id, own)),
    notesNamed(ctx, program, member, keys('note')),
  ])
  const names = await namesOfClients(ctx, program.organizationId, [...commands, ...fulfilments].map(({ client }) => client)) // prettier-ignore
  const by = (client: string | null): string | null => (client === null ? null : names.get(client)!)
  const { timeline } = program
  const speaker = Speaker.of(timeline.versionAt(null, ctx.clock.now()), language)
  return new Map<string, TimelineItem>([
    ...commands.map((row): [string, TimelineItem] => {
      const rules = timeline.all.get(row.rules_version)!
      return [`command ${String(row.seq).padStart(10, '0')}`, tellCommand(row, { rules, language, holder: holder.id, by: by(row.client) })]
    }),
    ...fulfilments.map((row): [string, TimelineItem] => [`fulfilment ${row.id}`, tellFulfilment(speaker, holder.id, row, by(row.client))]),
    ...coupons.map((row): [string, TimelineItem] => [`coupon ${row.code_hash}`, tellCoupon(speaker, row)]),
    ...consents.map((row): [string, TimelineItem] => [`consent ${row.id}`, tellConsent(speaker, row)]),
    ...[...notes].map(([id, note]): [string, TimelineItem] => [`note ${id}`, tellNote(note)]),
  ])
}
