import type { Payloads } from './payloads.ts'
import type { ConsoleWorld } from './world.ts'

interface Made {
  member: string
  webhook: string
  imported: string
  request: string
  task: string
}

const LINE = { sku: 'LAT-R', quantity: 1, amount: 3000 }

/** Writes such a text into every field of the API in which anybody may write words. */
export async function plantAll(world: ConsoleWorld, payloads: Payloads): Promise<Made> {
  const member = await plantMember(world, payloads)
  await plantOrders(world, payloads, member)
  await plantMasterData(world, payloads)
  await plantProgram(world, payloads)
  const task = await plantReward(world, payloads, member)
  const request = await plantRequests(world, payloads, member)
  const webhook = await plantData(world, payloads)
  const imported = await plantImport(world, payloads)
  return { member, webhook, imported, request, task }
}

async function plantMember({ api }: ConsoleWorld, payloads: Payloads): Promise<string> {
  const { id } = await api<{ id: string }>('owner', 'POST', '/v1/members', { identities: [{ kind: 'phone', value: '+8613900000003' }] })
  const change = (body: object): Promise<unknown> => api('owner', 'PATCH', `/v1/members/${id}`, body)
  for (const name of ['name', 'city', 'favourite_store'])
    await payloads.into(`member attribute ${name}`, 1000, (text) => change({ attributes: { [name]: text } }))
  await payloads.into('member tag', 100, (text) => change({ add_tags: [text] }))
  await payloads.into('identity card', 200, (value) => api('owner', 'POST', `/v1/members/${id}/identities`, { kind: 'card', value }))
  await payloads.into('identity e-mail', 200, (text) =>
    api('owner', 'POST', `/v1/members/${id}/identities`, { kind: 'email', value: `${text}@example.com` }),
  )
  await payloads.into('identity channel', 40, (channel) =>
    api('owner', 'POST', `/v1/members/${id}/identities`, { kind: 'channel', app: 'wechat', channel, value: 'x1' }),
  )
  await payloads.into('note', 2000, (text) => api('owner', 'POST', `/v1/members/${id}/notes`, { text }))
  await payloads.into('reason of a change', 90, (text) =>
    api('owner', 'PATCH', `/v1/members/${id}`, { add_tags: ['seen'] }, { 'perennial-reason': encodeURIComponent(text) }),
  )
  await payloads.into('reason of a reveal', 300, (reason) => api('owner', 'POST', `/v1/members/${id}/reveal`, { reason }))
  return id
}

async function plantOrders({ api }: ConsoleWorld, payloads: Payloads, member: string): Promise<void> {
  let orders = 0
  const order = (of: object, line: object = {}): Promise<unknown> =>
    api('owner', 'POST', '/v1/orders', { member, order: { reference: `EVIL-${++orders}`, lines: [{ ...LINE, ...line }], ...of } })
  await payloads.into('order reference', 100, (reference) => order({ reference }))
  await payloads.into('order store', 200, (store) => order({ store }))
  await payloads.into('order channel', 200, (channel) => order({ channel }))
  await payloads.into('order payment', 200, (payment) => order({ payment }))
  await payloads.into('order partner', 200, (partner) => order({ partner }))
  await payloads.into('order coupon', 200, (coupon) => order({ coupons: [coupon] }))
  await payloads.into('order attribute', 1000, (text) => order({ attributes: { [text]: text } }))
  for (const name of ['sku', 'category', 'brand']) await payloads.into(`line ${name}`, 100, (text) => order({}, { [name]: text }))
  await payloads.into('line tag', 100, (text) => order({}, { tags: [text] }))
  await payloads.into('sale of nobody', 100, (number) =>
    api('owner', 'POST', '/v1/receipts', {
      number,
      store: number,
      channel: number,
      amount: LINE.amount,
      at: new Date().toISOString(),
      lines: [LINE],
    }),
  )
  await payloads.into('event attribute', 200, (store) =>
    api('owner', 'POST', '/v1/events', { member, type: 'visit', attributes: { store } }),
  )
  await payloads.into('event type', 40, (type) => api('owner', 'POST', '/v1/events', { member, type, attributes: {} }))
  await payloads.into('reference of a return', 100, (reference) =>
    api('owner', 'POST', '/v1/returns', { member, order: { reference }, lines: [{ sku: 'LAT-R', quantity: 1 }] }),
  )
}

async function plantMasterData({ api }: ConsoleWorld, payloads: Payloads): Promise<void> {
  const store = { valid_from: '2026-01-01', names: { en: 'Evil', zh: '店' } }
  await payloads.into('store name', 200, (text) => api('owner', 'PUT', '/v1/stores/evil', { ...store, names: { en: text, zh: text } }))
  await payloads.into('store region', 200, (region) => api('owner', 'PUT', '/v1/stores/evil2', { ...store, region }))
  await payloads.into('store key', 100, (key) => api('owner', 'PUT', `/v1/stores/${encodeURIComponent(key)}`, store))
  const product = { valid_from: '2026-01-01', names: { en: 'Evil', zh: '物' }, category: 'x' }
  await payloads.into('product name', 200, (text) =>
    api('owner', 'PUT', '/v1/products/EVIL', { ...product, names: { en: text, zh: text } }),
  )
  await payloads.into('product category', 200, (category) => api('owner', 'PUT', '/v1/products/EVIL2', { ...product, category }))
}

type Document = Record<string, Record<string, Record<string, unknown>>>

/** Names of everything in the program, in its draft and its newest version; what refuses the one takes the next. */
async function plantProgram({ api, program }: ConsoleWorld, payloads: Payloads): Promise<void> {
  const { items } = await api<{ items: { latest_version: number }[] }>('owner', 'GET', '/v1/programs')
  const { document } = await api<{ document: Document }>('owner', 'GET', `/v1/programs/${program}/versions/${items[0]!.latest_version}`)
  for (const section of Object.keys(document).filter((name) => !['settings', 'order', 'names'].includes(name)))
    for (const [key, thing] of Object.entries(document[section]!).slice(0, 2))
      if (thing['names'])
        await payloads.into(`name of ${section}.${key}`, 118, (text) => Promise.resolve((thing['names'] = { en: text, zh: text })))
  for (const [key, { levels }] of Object.entries(document['tiers']!))
    await payloads.into(`level of ${key}`, 118, (text) =>
      Promise.resolve(((levels as { names: object }[])[0]!.names = { en: text, zh: text })),
    )
  const [coupon] = Object.values(document['coupons']!)
  await payloads.into('text of a coupon', 200, (text) => Promise.resolve((coupon!['texts'] = { en: text, zh: text })))
  await payloads.into('unit of a currency', 100, (text) =>
    Promise.resolve((Object.values(document['currencies']!)[0]!['units'] = { en: text, zh: text })),
  )
  const { revision } = await api<{ revision: number }>('owner', 'GET', `/v1/programs/${program}/draft`)
  const kept = await api<{ revision: number }>('owner', 'PUT', `/v1/programs/${program}/draft`, document, { 'if-match': `"${revision}"` })
  await payloads.into('what approval is asked for', 500, (note) =>
    api('manager', 'POST', `/v1/programs/${program}/draft/ask-approval`, { revision: kept.revision, note }),
  )
  await payloads.into('note of publishing', 500, (note) => api('owner', 'POST', `/v1/programs/${program}/publish`, { note }))
  await payloads.into('name of a group', 200, (text) =>
    api('owner', 'PUT', '/v1/segments/evil', { names: { en: text, zh: text }, rule: 'member.ever.orders > 0' }),
  )
  await payloads.into('rule of a group', 300, (text) =>
    api('owner', 'PUT', '/v1/segments/evil2', { names: { en: 'E', zh: '恶' }, rule: `member.city == ${JSON.stringify(text)}` }),
  )
}

async function plantReward({ api }: ConsoleWorld, payloads: Payloads, member: string): Promise<string> {
  await api('owner', 'POST', `/v1/members/${member}/adjustments`, { currency: 'beans', amount: 9000, reason: 'gesture' })
  await payloads.into('code of goodwill', 90, (reason) =>
    api('owner', 'POST', `/v1/members/${member}/goodwill`, { currency: 'beans', amount: 1, reason }),
  )
  let task = ''
  await payloads.into('address', 200, async (text) => {
    const address = { name: text, line1: text, line2: text, city: text, country: 'CN', phone: text, postcode: text }
    task = (await api<{ id: string }>('owner', 'POST', '/v1/rewards/mug/redemptions', { member, address })).id
  })
  for (let left = 50; left > 0; left--) {
    if (await api('owner', 'GET', `/v1/warehouse/tasks/${task}`).catch(() => null)) break
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  await payloads.into('worker', 100, (worker) => api('owner', 'POST', `/v1/warehouse/tasks/${task}/claim`, { worker }))
  await payloads.into('code of a pool', 200, (code) => api('owner', 'POST', '/v1/pools/evil/codes', { codes: [{ code }] }))
  await payloads.into('slot of stock', 100, (slot) => api('owner', 'PUT', '/v1/stock/tasting', { slot, total: 3 }))
  return task
}

async function plantRequests({ api }: ConsoleWorld, payloads: Payloads, member: string): Promise<string> {
  let request = ''
  const ask = async (note: string): Promise<void> => {
    const body = { currency: 'beans', amount: 900, reason: 'gesture', note }
    request = (await api<{ request: string | { id: string } }>('agent', 'POST', `/v1/members/${member}/goodwill`, body)).request as string
  }
  await payloads.into('note of a request', 1000, ask)
  const { items } = await api<{ items: { id: string }[] }>('manager', 'GET', '/v1/requests?state=asked')
  request = items[0]!.id
  await payloads.into('note of a refusal', 1000, (note) =>
    api('manager', 'POST', `/v1/requests/${request}/decline`, { note }, { 'perennial-reason': 'seen' }),
  )
  return request
}

async function plantData({ api, address }: ConsoleWorld, payloads: Payloads): Promise<string> {
  await payloads.into('client of a key', 100, (name) => api('owner', 'POST', '/v1/keys', { name, role: 'store' }))
  await payloads.into('name of somebody of the staff', 100, (name) =>
    api('owner', 'POST', '/v1/staff', { name, email: 'evil@example.com', roles: [{ program: null, role: 'auditor' }] }),
  )
  let webhook = ''
  await payloads.into('description of an endpoint', 500, async (description) => {
    webhook = (await api<{ id: string }>('owner', 'POST', '/v1/webhooks', { url: 'https://hooks.invalid/x', description })).id
  })
  await payloads.into('address of an endpoint', 300, (text) =>
    api('owner', 'POST', '/v1/webhooks', { url: `https://hooks.invalid/${text}` }),
  )
  await payloads.into('reason of an export', 400, (reason) =>
    api('owner', 'POST', '/v1/exports', { kind: 'members', people: 'clear', reason }),
  )
  await payloads.into('browser of a session', 180, (agent) => signInBy(address, agent))
  return webhook
}

/** The owner has one more session, of a browser that calls itself so. */
async function signInBy(address: string, agent: string): Promise<void> {
  const { demo_logins: logins } = (await (await fetch(`${address}/v1/sign-in`)).json()) as {
    demo_logins: { role: string; email: string; password: string }[]
  }
  const { email, password } = logins.find(({ role }) => role === 'owner')!
  const answer = await fetch(`${address}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': agent },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`POST /v1/sessions: ${answer.status} ${await answer.text()}`)
}

async function plantImport({ api }: ConsoleWorld, payloads: Payloads): Promise<string> {
  let id = ''
  await payloads.into('name of a file', 100, async (name) => {
    id = (
      await api<{ id: string }>('owner', 'POST', `/v1/imports?kind=members&name=${encodeURIComponent(name)}`, 'phone\n+8613900000004\n')
    ).id
  })
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  await payloads.into('cell of a file', 200, async (text) => {
    const file = `phone,name\n${quoted(text)},${quoted(text)}\n`
    id = (await api<{ id: string }>('owner', 'POST', '/v1/imports?kind=members&name=cells.csv', file)).id
    await api('owner', 'POST', `/v1/imports/${id}/start`, { mapping: null })
  })
  await payloads.into('head of a file', 100, async (text) => {
    await api('owner', 'POST', '/v1/imports?kind=members&name=heads.csv', `${quoted(text)}\n1\n`)
  })
  return id
}
