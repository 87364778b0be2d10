import { openApp } from '../../server/src/app.ts'
import { openContext } from '../../server/src/open-context.ts'

/** The description of the API, from the doors themselves. Opening them needs no database: connections are made when first used. */
export async function apiDescription(): Promise<string> {
  const config = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: undefined,
    dataDir: '',
    logLevel: 'silent',
    masterKey: Buffer.alloc(32),
    lanes: 1,
    laneQueue: 10,
    batchSize: 1,
    trustProxy: false,
    webhooksPrivate: false,
    importBytes: 1,
  }
  const ctx = openContext(config, 'postgres://127.0.0.1:1/none')
  const app = await openApp(ctx)
  const description = app.swagger() as unknown
  await app.close()
  await ctx.close()
  const dangling = danglingRefs(description)
  if (dangling.length > 0) throw new Error(`The description of the API refers to ${dangling.join(', ')}, which it does not hold.`)
  return `${JSON.stringify(description, null, 2)}\n`
}

/** References that lead nowhere. */
export function danglingRefs(description: unknown): string[] {
  const dangling = new Set<string>()
  const look = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    const { $ref } = value as { $ref?: unknown }
    if (typeof $ref === 'string' && !leads($ref, description)) dangling.add($ref)
    for (const part of Object.values(value)) look(part)
  }
  look(description)
  return [...dangling]
}

function leads(ref: string, description: unknown): boolean {
  let place = description
  for (const part of ref.replace(/^#\//, '').split('/')) place = (place as Record<string, unknown> | undefined)?.[part]
  return place !== undefined
}
