import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { encodeId, newId, uuidBytes, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { faultOfUrl } from '../webhooks/public-address.ts'
import { secretsOf } from './http-adapter.ts'
import { filledUrl, holesInHost, PutSupplier, Supplier, type HttpConfig } from './supplier.ts'
import { putSupplier, supplierByKey, suppliersOf, type SupplierRow } from './suppliers.sql.ts'

const params = z.object({ key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'a key is lower-case letters, digits and underscores') })
const tags = ['rewards']

export function supplierDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/suppliers',
    {
      ...allow('program:read'),
      schema: { summary: 'Who delivers rewards', tags, response: { 200: z.object({ items: z.array(Supplier) }) } },
    },
    async (request) => ({ items: (await suppliersOf(ctx.pool, request.caller.programId)).map((row) => shown(ctx, row)) }),
  )

  doors.get(
    '/v1/suppliers/:key',
    { ...allow('program:read'), schema: { summary: 'A supplier', tags, params, response: { 200: Supplier } } },
    async (request) => {
      const row = await supplierByKey(ctx.pool, request.caller.programId, request.params.key)
      if (!row) throw new Problem('not_found', { what: 'supplier' })
      return shown(ctx, row)
    },
  )

  doors.put(
    '/v1/suppliers/:key',
    {
      ...allow('program:write', { shows: '/v1/suppliers/:key' }),
      schema: {
        summary: 'Register a supplier or change it. The first answer has the secret its callbacks are to be signed with, this once',
        tags,
        params,
        body: PutSupplier,
        response: { 200: Supplier },
      },
    },
    async (request) => {
      const { body } = request
      if (body.kind === 'http') checkUrls(ctx, body.config)
      const before = await supplierByKey(ctx.pool, request.caller.programId, request.params.key)
      const id = before?.id ?? uuidText(newId(ctx.clock.now()))
      const secret = randomBytes(32)
      const secrets = body.kind === 'http' && body.secrets ? Buffer.from(JSON.stringify(body.secrets)) : null
      const row = await putSupplier(ctx.pool, {
        id,
        program_id: request.caller.programId,
        key: request.params.key,
        kind: body.kind,
        enabled: body.enabled,
        config: body.kind === 'http' ? body.config : {},
        secrets: secrets && ctx.vault.encryptSecret(`${id} secrets`, secrets),
        callback_secret: before?.callback_secret ?? ctx.vault.encryptSecret(id, secret),
        created_at: new Date(ctx.clock.now()),
      })
      // Another request made it meanwhile: what this one encrypted belongs to an id that nobody has.
      if (row.id !== id) throw new Problem('overloaded', {}, [], { 'retry-after': '1' })
      return { ...shown(ctx, row), ...(row.fresh && { callback_secret: `whsec_${secret.toString('base64')}` }) }
    },
  )
}

function checkUrls(ctx: Context, config: HttpConfig): void {
  for (const name of ['place', 'ask', 'cancel'] as const) {
    const url = config[name]?.url
    if (url === undefined) continue
    const example = filledUrl(url, { reference: 'x', sku: 'x', quantity: 1, slot: '', address: {} })
    const fault = holesInHost(url) ? 'Holes may stand in the path and the query only.' : faultOfUrl(example, ctx.config.webhooksPrivate)
    if (fault !== null) throw new Problem('invalid_request', {}, [{ code: 'unfit_url', path: `body.config.${name}.url`, message: fault }])
  }
}

function shown(ctx: Context, row: SupplierRow): z.infer<typeof Supplier> {
  const id = encodeId('sup', uuidBytes(row.id))
  const { key, kind, enabled, config } = row
  return { id, key, kind, enabled, config, secrets: Object.keys(secretsOf(ctx, row)), callback_path: `/v1/supplier-callbacks/${id}` }
}
