import type { Caller } from './open-api.ts'
import { accepted } from './requests.ts'
import { row, type Ids, type Row } from './rows.ts'

const CSV = { headers: { 'content-type': 'text/csv' } }
const EXPORT = { kind: 'orders' }

/** A file to import, and rows to export. */
export async function dataIds(owner: Caller): Promise<Pick<Ids, 'import' | 'export'>> {
  const uploaded = accepted(await owner.send('POST', '/v1/imports?kind=members', 'phone,name\n13800000000,A\n', CSV))
  const asked = accepted(await owner.post('/v1/exports', EXPORT), 202)
  return { import: uploaded.id as string, export: asked.id as string }
}

export function dataRows(w: Ids): Record<string, Row> {
  const [file, rows] = [`/v1/imports/${w.import}`, `/v1/exports/${w.export}`]
  return {
    'post /v1/imports': row('owner', '/v1/imports?kind=stores', 201, 'own', { body: 'key\nS-1\n', ...CSV }),
    'get /v1/imports': row('owner service', '/v1/imports', 200, 'own'),
    'get /v1/imports/{id}': row('owner service', file, 200, 404),
    'post /v1/imports/{id}/preview': row('owner', `${file}/preview`, 200, 404, { body: {} }),
    'post /v1/imports/{id}/start': row('owner', `${file}/start`, 202, 404, { body: {} }),
    'post /v1/imports/{id}/cancel': row('owner', `${file}/cancel`, 200, 404),
    'post /v1/imports/{id}/retry': row('owner', `${file}/retry`, 202, 404, { body: {} }),
    'get /v1/imports/{id}/rejects': row('owner', `${file}/rejects`, 200, 404),
    'get /v1/imports/{id}/rejects.csv': row('owner', `${file}/rejects.csv`, 200, 404),
    // Queued by the row before, so nothing of it can be mended now.
    'post /v1/imports/{id}/rejects/{line}': row('owner', `${file}/rejects/2`, 409, 404, { body: {} }),
    'post /v1/exports': row('owner', '/v1/exports', 202, 'own', { body: EXPORT }),
    'get /v1/exports': row('owner', '/v1/exports', 200, 'own'),
    'get /v1/exports/{id}': row('owner', rows, 200, 404),
    'get /v1/exports/{id}/file': row('owner', `${rows}/file`, 409, 404),
    'post /v1/exports/{id}/cancel': row('owner', `${rows}/cancel`, 200, 404),
    'get /v1/verification': row('owner', '/v1/verification', 200, 'own'),
    'post /v1/verification': row('owner', '/v1/verification', 202, 'own'),
    'get /v1/jobs': row('owner', '/v1/jobs', 200, 'own'),
    'get /v1/jobs/failed': row('owner', '/v1/jobs/failed', 200, 'own'),
    'post /v1/jobs/failed/{id}/retry': row('owner', `/v1/jobs/failed/${w.export}/retry`, 404, 404, { once: true }),
  }
}
