import type { ConsoleWorld } from './world.ts'

let phones = 0

/** Somebody new redeems a mug. The id of its fulfilment. */
export async function redeemMug({ api }: Pick<ConsoleWorld, 'api'>): Promise<string> {
  const phone = `+861390000${String(1000 + phones++)}`
  const { id: member } = await api<{ id: string }>('owner', 'POST', '/v1/members', { identities: [{ kind: 'phone', value: phone }] })
  await api('owner', 'POST', `/v1/members/${member}/adjustments`, { currency: 'beans', amount: 2000, reason: 'goodwill' })
  const address = { name: '李雷', line1: '南京西路 1 号', city: '上海', country: 'CN' }
  const { id } = await api<{ id: string }>('owner', 'POST', '/v1/rewards/mug/redemptions', { member, address })
  return id
}
