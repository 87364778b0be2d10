import { phone } from './requests.ts'
import { CONSENT, row, STAFF, type Ids, type Row } from './rows.ts'

/** What is found out about people, and what is seen of one. */
export function insightRows(w: Ids): Record<string, Row> {
  const [program, segment] = [`/v1/programs/${w.program}`, `/v1/segments/${w.segment}`]
  const rule = { rule: 'member.ever.orders > 0' }
  return {
    'get /v1/programs/{program}/pulse': row('owner', `${program}/pulse`, 200, 404),
    'get /v1/programs/{program}/waiting': row(STAFF, `${program}/waiting`, 200, 404),
    'get /v1/programs/{program}/movements': row(STAFF, `${program}/movements?account=issued`, 200, 404),
    'get /v1/programs/{program}/outstanding': row('owner', `${program}/outstanding`, 200, 404),
    'get /v1/programs/{program}/outstanding/members': row(
      STAFF,
      `${program}/outstanding/members?currency=beans&until=2027-12-31`,
      200,
      404,
    ),
    'get /v1/programs/{program}/levels/{set}/{level}/members': row(STAFF, `${program}/levels/status/leaf/members`, 200, 404),
    'get /v1/programs/{program}/buyers': row(STAFF, `${program}/buyers`, 200, 404),
    'get /v1/programs/{program}/new-members': row(STAFF, `${program}/new-members`, 200, 404),
    'get /v1/programs/{program}/bands': row('owner', `${program}/bands`, 200, 404),
    'get /v1/programs/{program}/rfm': row('owner', `${program}/rfm`, 200, 404),
    'get /v1/programs/{program}/health': row('owner', `${program}/health`, 200, 404),
    'get /v1/orders': row(STAFF, `/v1/orders?reference=${w.reference}`, 200, 'own'),
    'get /v1/segments': row(STAFF, '/v1/segments', 200, 'own'),
    'get /v1/segments/{key}': row(STAFF, segment, 200, 404),
    'post /v1/segments:estimate': row(STAFF, '/v1/segments:estimate', 200, 'own', { body: rule }),
    'get /v1/segments/{key}/members': row(STAFF, `${segment}/members`, 200, 404),
    'get /v1/segments/{key}/members.csv': row(STAFF, `${segment}/members.csv`, 200, 404),
    'get /v1/segments/{key}/snapshots': row(STAFF, `${segment}/snapshots`, 200, 404),
    'post /v1/segments/{key}/list': row('owner', `${segment}/list`, 201, 404, { body: { members: [w.member] } }),
    'post /v1/segments/{key}/refresh': row('owner', `${segment}/refresh`, 409, 404),
    'put /v1/segments/{key}': row('owner', '/v1/segments/fresh', 200, 'own', { body: { names: { en: 'Some' } } }),
  }
}

export function peopleRows(w: Ids): Record<string, Row> {
  const [member, customer] = [`/v1/members/${w.member}`, `/v1/customers/${w.customer}`]
  const identity = phone(w.phone)
  return {
    'get /v1/members': row(STAFF, '/v1/members', 200, 'own'),
    'post /v1/members': row(STAFF, '/v1/members', 201, 'own', { body: { identities: [phone()] } }),
    'get /v1/members/{id}': row(STAFF, member, 200, 404),
    'patch /v1/members/{id}': row(STAFF, member, 201, 404, { body: { add_tags: ['seen'] } }),
    'post /v1/members:find': row(STAFF, '/v1/members:find', 200, 404, { body: { identity }, sibling: 200 }),
    'post /v1/members:search': row(STAFF, '/v1/members:search', 200, 'own', { body: { query: w.phone } }),
    'get /v1/members/{id}/timeline': row(STAFF, `${member}/timeline`, 200, 404),
    'get /v1/members/{id}/notes': row(STAFF, `${member}/notes`, 200, 404),
    'post /v1/members/{id}/notes': row(STAFF, `${member}/notes`, 201, 404, { body: { text: 'x' } }),
    'post /v1/members/{id}/identities': row(STAFF, `${member}/identities`, 200, 404, { body: phone() }),
    'post /v1/members/{id}/identities/remove': row(STAFF, `${member}/identities/remove`, 200, 404, { body: identity }),
    'post /v1/members/{id}/consents': row(STAFF, `${member}/consents`, 201, 404, { body: CONSENT }),
    'get /v1/members/{id}/consents': row(STAFF, `${member}/consents`, 200, 404),
    'get /v1/members/{id}/contactable': row(STAFF, `${member}/contactable?purpose=a&channel=b`, 200, 404),
    'post /v1/customers': row(STAFF, '/v1/customers', 201, 'own', { body: { identity: phone() } }),
    'get /v1/customers/{id}': row(STAFF, customer, 200, 404, { sibling: 200 }),
    'post /v1/customers/{id}/consents': row(STAFF, `${customer}/consents`, 201, 404, { body: CONSENT, sibling: 201 }),
  }
}
