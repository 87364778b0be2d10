import { encodeId, encodeRowId } from '#kit/ids.ts'
import { MEMBER_EVENTS } from './catalogue.ts'

/** What a decision announced of a member. */
export interface Announced {
  programId: number
  holder: Buffer
  seq: number
  n: number
  type: string
  data: Readonly<Record<string, unknown>>
  at: Date
}

/** An event as endpoints get it. The body is made once, because every try must carry the same bytes. */
export interface Event {
  programId: number
  /** Whose events come in order; null for events of the program. */
  place: { holder: Buffer; seq: number; n: number } | null
  id: string
  type: string
  body: string
}

/** Its id follows from its place, so that whoever announces it twice announces one event. */
export function memberEvent(program: string, { programId, holder, seq, n, type, data, at }: Announced): Event {
  const shown = MEMBER_EVENTS[type]?.shown?.(data, holder) ?? data
  const id = encodeRowId('evt', holder, seq, n)
  const body = envelope(program, {
    id,
    type,
    at,
    subject: encodeId('mem', holder),
    data: { ...shown, decision: encodeRowId('dec', holder, seq) },
  })
  return { programId, place: { holder, seq, n }, id, type, body }
}

export interface Told {
  programId: number
  /** Sixteen bytes that follow from what is told. */
  id: Buffer
  type: string
  data: object
  at: Date
}

/** An event of the program as a whole. */
export function programEvent(program: string, { programId, id: bytes, type, data, at }: Told): Event {
  const id = encodeId('evt', bytes)
  return { programId, place: null, id, type, body: envelope(program, { id, type, at, data }) }
}

/** CloudEvents 1.0 in JSON. */
function envelope(
  program: string,
  { id, type, at, subject, data }: { id: string; type: string; at: Date; subject?: string; data: object },
): string {
  return JSON.stringify({
    specversion: '1.0',
    id,
    source: `/v1/programs/${program}`,
    type,
    time: at.toISOString(),
    ...(subject !== undefined && { subject }),
    datacontenttype: 'application/json',
    data,
  })
}
