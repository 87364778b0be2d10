import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { runImports } from '../../src/imports/run-imports.ts'
import { openApi, type Answer, type Api, type Caller } from '../api/open-api.ts'
import { accepted } from '../api/requests.ts'

export let api: Api
export const folder = mkdtempSync(join(tmpdir(), 'perennial-imports-'))

/** A server that keeps uploaded files in a folder of the test's, for a test file. */
export function setUploads(): void {
  beforeAll(async () => {
    api = await openApi(
      (d) => {
        d['coupons'] = { ...d['coupons'], free_latte: { names: { en: 'Free latte', zh: '免费拿铁' }, kind: 'free_item' } }
      },
      { dataDir: folder, importBytes: 200_000 },
    )
  })
  afterAll(async () => {
    await api.close()
    rmSync(folder, { recursive: true, force: true })
  })
}

export const upload = (
  kind: string,
  content: string | Buffer,
  { caller = api.owner, ...more }: { caller?: Caller; key?: string; type?: string; name?: string } = {},
): Promise<Answer> =>
  caller.send('POST', `/v1/imports?kind=${kind}&name=${encodeURIComponent(more.name ?? 'file.csv')}`, content, {
    ...(more.key && { key: more.key }),
    headers: { 'content-type': more.type ?? 'text/csv' },
  })

const never = new AbortController().signal
/** Does what is in the queue, as the job does. */
export async function work(): Promise<void> {
  while ((await runImports(api.ctx, never)) > 0);
}

export async function uploaded(kind: string, content: string | Buffer): Promise<string> {
  return accepted(await upload(kind, content)).id as string
}

/** Uploads, imports with the mapping that is guessed or given, and says what came of it. */
export async function imported(kind: string, content: string | Buffer, mapping: object | null = null): Promise<any> {
  const id = await uploaded(kind, content)
  accepted(await api.owner.post(`/v1/imports/${id}/start`, { mapping }), 202)
  await work()
  return accepted(await api.owner.get(`/v1/imports/${id}`), 200)
}

export const rejectsOf = async (id: string, language = 'en'): Promise<any[]> =>
  accepted(await api.owner.get(`/v1/imports/${id}/rejects`, { 'accept-language': language }), 200).items as any[]

/** Whose number it is; null where nobody's is. */
export async function memberOf(value: string): Promise<string | null> {
  const found = await api.owner.post('/v1/members:find', { identity: { kind: 'phone', value } })
  return found.status === 404 ? null : (accepted(found, 200).member as string)
}
export const personalOf = async (value: string): Promise<unknown> =>
  accepted(await api.owner.get(`/v1/members/${await memberOf(value)}`), 200).personal
