import { row, type Row } from './rows.ts'

/** Ids of what only people reach. */
export interface PersonalIds {
  member: string
  customer: string
  request: string
  staff: string
  session: string
  key: string
}

const BEGUN = { template: 'points', key: 'begun', names: { en: 'Begun' }, time_zone: 'UTC', money: { currency: 'EUR', decimals: 2 } }

/** Routes for whoever signed in, about themselves. */
export const ownRows = (w: PersonalIds): Record<string, Row> => ({
  'get /v1/session': row('', '/v1/session', 200, 'own'),
  'patch /v1/session': row('', '/v1/session', 200, 'own', { body: { language: 'zh' } }),
  'get /v1/session/colleagues': row('', '/v1/session/colleagues', 200, 'own'),
  'get /v1/sessions': row('', '/v1/sessions', 200, 'own'),
  'post /v1/session/password': row('', '/v1/session/password', 401, 'own', { body: { current: 'x', password: 'seven quiet herons' } }),
  'post /v1/session/totp': row('', '/v1/session/totp', 201, 'own'),
  'post /v1/session/totp/confirm': row('', '/v1/session/totp/confirm', 422, 'own', { body: { code: '000000' } }),
  'delete /v1/session/totp': row('', '/v1/session/totp', 422, 'own', { body: { code: '000000' } }),
  'post /v1/session/recovery-codes': row('', '/v1/session/recovery-codes', 422, 'own', { body: { code: '000000' } }),
  'delete /v1/sessions/{id}': row('', `/v1/sessions/${w.session}`, 204, 404, { once: true }),
  'post /v1/programs': row('', '/v1/programs', 201, 'own', { body: BEGUN }),
  'delete /v1/session': row('', '/v1/session', 204, 'own', { once: true }),
})

/** Routes that take a scope which no key has. */
export const personsOnlyRows = (w: PersonalIds): Record<string, Row> => {
  const [staff, key] = [`/v1/staff/${w.staff}`, `/v1/keys/${w.key}`]
  const roles = [{ program: null, role: 'analyst' }]
  return {
    'get /v1/staff': row('', '/v1/staff', 200, 'own'),
    'get /v1/staff/{id}': row('', staff, 200, 404),
    'post /v1/staff': row('', '/v1/staff', 201, 'own', { body: { email: 'new@example.com', name: 'New', roles } }),
    'patch /v1/staff/{id}': row('', staff, 200, 404, { body: { roles } }),
    'post /v1/staff/{id}/link': row('', `${staff}/link`, 201, 404),
    'delete /v1/staff/{id}/totp': row('', `${staff}/totp`, 200, 404),
    'get /v1/keys': row('', '/v1/keys', 200, 'own'),
    'post /v1/keys': row('', '/v1/keys', 201, 'own', { body: { name: 'till', role: 'store' } }),
    'post /v1/keys/{id}/rotate': row('', `${key}/rotate`, 201, 404, { body: {} }),
    'delete /v1/keys/{id}': row('', key, 200, 404),
    'get /v1/members/{id}/export': row('', `/v1/members/${w.member}/export`, 200, 404, { headers: { 'perennial-reason': 'asked' } }),
    'post /v1/requests/{id}/approve': row('', `/v1/requests/${w.request}/approve`, 200, 404, { body: {}, once: true }),
    'post /v1/requests/{id}/decline': row('', `/v1/requests/${w.request}/decline`, 200, 404, { body: {}, once: true }),
    'post /v1/members/{id}/reveal': row('', `/v1/members/${w.member}/reveal`, 200, 404, { body: { reason: 'she asked' } }),
    'post /v1/customers/{id}/reveal': row('', `/v1/customers/${w.customer}/reveal`, 200, 404, { body: { reason: 'she asked' } }),
  }
}
