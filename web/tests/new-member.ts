import type { ConsoleWorld } from './world.ts'

export interface Known {
  id: string
  name: string
  phone: string
  email: string
  card: string
  order: string
}

let people = 0

/** Somebody new, known in every way, who bought two lattes and a croissant. */
export async function newMember({ api }: Pick<ConsoleWorld, 'api'>, name: string): Promise<Known> {
  const n = String(1000 + ++people)
  const known = { name, phone: `+861380013${n}`, email: `member.${n}@example.com`, card: `LW-77${n}-0042`, order: `T-${n}-X` }
  const identities = [
    { kind: 'phone', value: known.phone },
    { kind: 'email', value: known.email },
    { kind: 'card', value: known.card },
  ]
  const { id } = await api<{ id: string }>('owner', 'POST', '/v1/members', { identities, attributes: { name } })
  const lines = [
    { sku: 'LATTE', quantity: 2, amount: 6000, category: 'coffee' },
    { sku: 'BAK-CRO', quantity: 1, amount: 1600, category: 'bakery' },
  ]
  await api('owner', 'POST', '/v1/orders', { member: id, order: { reference: known.order, channel: 'till', lines } })
  return { id, ...known }
}
