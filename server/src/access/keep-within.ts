import type { FastifyRequest } from 'fastify'
import type { Doors } from '#kit/doors.ts'
import { Problem } from '#kit/refusals.ts'
import type { Scope } from './api-key.ts'
import { headerText } from './header-text.ts'
import { readShown, writes } from './read-shown.ts'
import { storeOf, storesNamed } from './stores-named.ts'

export const STORE_HEADER = 'perennial-store'

/** What happens in a store. */
const IN_STORES: ReadonlySet<Scope> = new Set(['orders:write', 'points:spend'])

/**
 * Keeps people whose role is for some stores within them, at every door: what they write names one of their stores, what
 * is there already is of one, and of what they read only that is shown which is of theirs or of no store in particular.
 */
export function keepWithin(doors: Doors): void {
  doors.addHook('preHandler', (request: FastifyRequest, _, goOn) => {
    const stores = request.caller.staff?.within.stores
    const { scope } = request.routeOptions.config
    if (!stores || request.method === 'GET' || !scope || !IN_STORES.has(scope)) return goOn()
    checkWrite(doors, request, stores).then(() => goOn(), goOn)
  })
  doors.addHook('preSerialization', (request: FastifyRequest, _, payload: unknown, goOn) => {
    const stores = request.caller?.staff?.within.stores
    if (!stores || request.method !== 'GET') return goOn(null, payload)
    if (isElsewhere(stores)(payload)) return goOn(new Problem('not_found', { what: thing(request) }))
    goOn(null, withoutElsewhere(payload, stores))
  })
}

async function checkWrite(doors: Doors, request: FastifyRequest, stores: readonly string[]): Promise<void> {
  checkNamed(request, stores)
  const shown = await readShown(doors, request)
  if (shown?.status === 404) throw new Problem('not_found', { what: thing(request) })
}

/** @throws Problem `store_missing`, `not_your_store` */
function checkNamed(request: FastifyRequest, stores: readonly string[]): void {
  const here = headerText(request, STORE_HEADER)
  const named = storesNamed(request.body)
  for (const store of [...named.map(({ store: own }) => own), here])
    if (store !== null && !stores.includes(store)) throw new Problem('not_your_store', { store, stores: stores.join(', ') })
  const missing = named.some(({ store, mustName }) => store === null && (mustName || here === null))
  if (missing && writes(request)) throw new Problem('store_missing')
}

const isElsewhere =
  (stores: readonly string[]) =>
  (shown: unknown): boolean => {
    const store = storeOf(shown)
    return store !== null && !stores.includes(store)
  }

function withoutElsewhere(payload: unknown, stores: readonly string[]): unknown {
  if (payload === null || typeof payload !== 'object') return payload
  const list = ['items', 'checkouts'].find((name) => Array.isArray((payload as Record<string, unknown>)[name]))
  if (list === undefined) return payload
  const items = (payload as Record<string, unknown[]>)[list]!
  return { ...payload, [list]: items.filter((item) => !isElsewhere(stores)(item)) }
}

/** `order` of `/v1/orders/:id`. */
const thing = ({ routeOptions }: FastifyRequest): string => (routeOptions.url ?? '').split('/')[2]?.replace(/s$/, '') ?? ''
