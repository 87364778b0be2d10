import { redeemMug } from './redeem-mug.ts'
import type { ConsoleWorld } from './world.ts'

export type Finder = (path: string) => Promise<string>
type Find = (world: ConsoleWorld) => Promise<string>

interface Items {
  items: { id: string }[]
}

const today = (): string => new Date().toISOString().slice(0, 10)

/** Where to find what a page with a parameter shows. */
const FOUND: Readonly<Record<string, Find>> = {
  '/program/backtests/$id': async ({ api, program }) => {
    await api('owner', 'PUT', `/v1/programs/${program}/draft`, await liveDocument({ api, program }), { 'if-match': '"0"' })
    const { id } = await api<{ id: string }>('owner', 'POST', '/v1/backtests', { draft: null, from: '2026-01-01', to: today() })
    return `/program/backtests/${id}`
  },
  '/program/whatifs/$id': async ({ api }) => {
    const { id } = await api<{ id: string }>('owner', 'POST', '/v1/whatifs', { change: { 'currencies.beans.expiry.months': 6 } })
    return `/program/whatifs/${id}`
  },
  '/program/parts/$section': () => Promise.resolve('/program/parts/campaigns'),
  '/program/parts/$section/$key': () => Promise.resolve('/program/parts/campaigns/breakfast'),
  '/rewards/$key': async ({ api }) =>
    `/rewards/${(await api<{ items: { reward: string }[] }>('owner', 'GET', '/v1/rewards')).items[0]!.reward}`,
  '/fulfilments/$id': async (world) => `/fulfilments/${await redeemMug(world)}`,
  '/suppliers/$key': async ({ api }) => {
    await api('owner', 'PUT', '/v1/suppliers/stockroom', { kind: 'warehouse' })
    return '/suppliers/stockroom'
  },
  '/data/imports/$id': async ({ api }) => {
    const { id } = await api<{ id: string }>('owner', 'POST', '/v1/imports?kind=members&name=members.csv', 'phone,name\n1,A\n')
    return `/data/imports/${id}`
  },
  '/data/webhooks/$id': async ({ api }) => {
    const { id } = await api<{ id: string }>('owner', 'POST', '/v1/webhooks', { url: 'https://hooks.invalid/perennial' })
    return `/data/webhooks/${id}`
  },
  '/groups/$key': async ({ api }) => {
    await api('owner', 'PUT', '/v1/segments/buyers', { names: { en: 'Buyers', zh: '消费者' }, rule: 'member.ever.orders > 0' })
    return '/groups/buyers'
  },
  '/members/$id': async ({ api }) => `/members/${(await api<Items>('owner', 'GET', '/v1/members?limit=1')).items[0]!.id}`,
}

/** An address for a path of THE list; those with parameters are looked up, or made, once. */
export function findParameters(world: ConsoleWorld): Finder {
  const known = new Map<string, Promise<string>>()
  return async (path) => {
    if (!path.includes('$')) return path
    const find = FOUND[path]
    if (!find) throw new Error(`web/tests/page-parameters.ts does not say where to find something for ${path}`)
    if (!known.has(path)) known.set(path, find(world))
    return known.get(path)!
  }
}

async function liveDocument({ api, program }: Pick<ConsoleWorld, 'api' | 'program'>): Promise<unknown> {
  const { items } = await api<{ items: { latest_version: number }[] }>('owner', 'GET', '/v1/programs')
  const { document } = await api<{ document: unknown }>('owner', 'GET', `/v1/programs/${program}/versions/${items[0]!.latest_version}`)
  return document
}
