import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BEGINNINGS } from '../../src/programs/begin-program.ts'
import { openApi, type Answer, type Api, type SignedInCaller } from './open-api.ts'
import { accepted, refused, statuses } from './requests.ts'

let api: Api
let owner: SignedInCaller
beforeAll(async () => {
  api = await openApi()
  owner = await api.person('owner')
})
afterAll(() => api.close())

const EURO = { currency: 'EUR', decimals: 2 }
const asked = (more: object): object => ({
  template: 'points',
  names: { en: 'Corner Club' },
  time_zone: 'Europe/Berlin',
  money: EURO,
  ...more,
})
const begin = (more: object, by: SignedInCaller = owner): Promise<Answer> => by.post('/v1/programs', asked(more), { key: null })
const programsOf = async (by: SignedInCaller): Promise<string[]> =>
  accepted(await by.get('/v1/session'), 200).programs.map(({ key }: { key: string }) => key)

describe('an owner', () => {
  it.each(BEGINNINGS)('begins a program as %s, and can work in it at once', async (template) => {
    const key = `begun_${template}`
    expect(accepted(await begin({ template, key }))).toEqual({ key, latest_version: 1 })
    const { programs } = accepted(await owner.get('/v1/session'), 200)
    expect(programs.find((program: { key: string }) => program.key === key)).toMatchObject({
      name: { en: 'Corner Club' },
      time_zone: 'Europe/Berlin',
      money: EURO,
      published: true,
      role: 'owner',
    })
    const within = { headers: { 'perennial-program': key } }
    const { id } = accepted(await owner.post('/v1/members', { identities: [{ kind: 'card', value: `C-${template}` }] }, within))
    expect(accepted(await owner.get(`/v1/members/${id}`, within.headers), 200).id).toBe(id)
  })

  it('earns a point for every unit of money in plain points, whatever its decimals', async () => {
    const moneys = [EURO, { currency: 'JPY', decimals: 0 }, { currency: 'KWD', decimals: 3 }]
    for (const money of moneys) {
      const key = `plain_${money.currency.toLowerCase()}`
      accepted(await begin({ key, money }))
      const headers = { 'perennial-program': key }
      const { id } = accepted(await owner.post('/v1/members', { identities: [{ kind: 'card', value: key }] }, { headers }))
      const amount = 250 * 10 ** money.decimals
      const order = {
        member: id,
        order: { reference: 'A-1', lines: [{ sku: 'X', quantity: 1, amount }] },
      }
      accepted(await owner.post('/v1/orders', order, { headers }))
      expect(accepted(await owner.get(`/v1/members/${id}/balances`, headers), 200)).toMatchObject({
        balances: [{ currency: 'points', available: 250 }],
      })
    }
  })

  it('begins it once: the same again changes nothing, anything else under that key is refused', async () => {
    const [one, two] = await Promise.all([begin({ key: 'twice' }), begin({ key: 'twice' })])
    expect(statuses([one, two])).toEqual([201, 201])
    accepted(await begin({ key: 'twice' }))
    refused(await begin({ key: 'twice', names: { en: 'Another' } }), 409, 'program_exists')
    refused(await begin({ key: 'cafe' }), 409, 'program_exists')
    expect((await programsOf(owner)).filter((key) => key === 'twice')).toHaveLength(1)
    const { items } = accepted(await owner.get('/v1/programs/twice/versions', { 'perennial-program': 'twice' }), 200)
    expect(items).toHaveLength(1)
  })

  it('is told what does not fit, and nothing is made', async () => {
    const before = await programsOf(owner)
    refused(await begin({ key: 'no_zone', time_zone: 'Mars/Olympus' }), 422, 'invalid_program')
    refused(await begin({ key: 'yen_cafe', template: 'cafe', money: { currency: 'JPY', decimals: 0 } }), 400, 'invalid_request')
    refused(await begin({ key: 'Not a key' }), 400, 'invalid_request')
    refused(await begin({ key: 'nameless', names: {} }), 400, 'invalid_request')
    expect(await programsOf(owner)).toEqual(before)
  })

  it('stays in their own organization', async () => {
    const other = await api.tenant('elsewhere', 'theirs', (document) => void (document['key'] = 'theirs'))
    const stranger = await other.person('owner')
    accepted(await stranger.post('/v1/programs', asked({ key: 'twice', names: { en: 'Theirs' } }), { key: null }))
    expect(await programsOf(stranger)).toEqual(['theirs', 'twice'])
    expect(await programsOf(owner)).not.toContain('theirs')
  })
})

describe('whoever is no owner', () => {
  it('begins none: no manager, and no key of an owner', async () => {
    refused(await begin({ key: 'mine' }, await api.person('manager')), 403, 'owners_only')
    refused(await api.owner.post('/v1/programs', asked({ key: 'mine' })), 403, 'not_signed_in')
  })
})
