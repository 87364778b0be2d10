import type { Doors } from '#kit/doors.ts'
import { seesPeople, type Caller } from './api-key.ts'

/**
 * Staff see personal fields by their first letter. Who may see more asks for it with a reason, and that is recorded
 * (`people:reveal`). Machines see what their scopes let them.
 */
export function maskPeople(doors: Doors): void {
  doors.addHook('preSerialization', (request, _, payload: unknown, goOn) => {
    if (!request.caller?.staff || request.routeOptions.config.about?.reveals) return goOn(null, payload)
    goOn(null, masked(payload))
  })
}

function masked(payload: unknown): unknown {
  if (payload === null || typeof payload !== 'object') return payload
  const { personal, member, items } = payload as { personal?: unknown; member?: unknown; items?: unknown }
  if (personal !== null && typeof personal === 'object') return { ...payload, personal: maskedFields(personal) }
  // Lists of the people behind a figure have the member inside each row.
  if (member !== null && typeof member === 'object') return { ...payload, member: masked(member) }
  return Array.isArray(items) && items.some((item) => item?.personal ?? item?.member?.personal)
    ? { ...payload, items: items.map(masked) }
    : payload
}

const maskedFields = (fields: object): object => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, maskField(value)]))

/** `L***`: enough to recognise somebody one talks to. Of a date not even that. */
export const maskField = (value: unknown): string =>
  typeof value === 'string' && /^\p{L}/u.test(value) ? `${Array.from(value)[0]}***` : '***'

/** The name that somebody is called by: in clear to who works with people, by its first letter to who only reads about them. */
export function nameShown(caller: Caller, name: string | null): string | null {
  if (!seesPeople(caller) || name === null) return null
  return caller.staff && !caller.scopes.includes('people:reveal') ? maskField(name) : name
}
