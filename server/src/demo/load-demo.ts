import { join } from 'node:path'
import { keyHash } from '#kit/hashes.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { REPOSITORY_FOLDER } from '#kit/paths.ts'
import type { Context } from '../context.ts'
import { normalIdentity } from '../customers/identity.ts'
import { submissionOf } from '../intake/submission.ts'
import { enrolMember } from '../members/enrol-member.ts'
import { referenceHash } from '../orders/place-order.ts'
import { ensureOrganization } from '../organizations/ensure-organization.ts'
import { recordProduct } from '../products/record-product.ts'
import { applyProgram, readDocument } from '../programs/apply-program.ts'
import { recordStore } from '../stores/record-store.ts'
import { PRODUCTS, STORES } from './cafe-data.ts'
import { beginDemo, finishDemo } from './demo.sql.ts'
import { generateCafe, type DemoHappening, type DemoMember } from './generate.ts'

export const DEMO_SEED = 20_261_122
const IN_FLIGHT = 2000

export interface Loaded {
  program: string
  programId: number
  members: number
  commands: number
}

/**
 * Makes the café demo: the program, its products and stores, its members, and a year of what they did, put through the
 * real engine. Every step has a key made from the seed, so a demo that was cut off is finished by making it again.
 */
export async function loadDemo(
  ctx: Context,
  count: number,
  watching: { stage(name: string, total: number): void; at(done: number): void },
): Promise<Loaded> {
  const organizationId = await ensureOrganization(ctx, 'shanshui', 'Shanshui Coffee')
  const applied = await applyProgram(ctx, {
    document: readDocument(join(REPOSITORY_FOLDER, 'examples/programs/cafe.yaml')),
    note: 'demo',
    by: 'demo',
    organization: 'shanshui',
  })
  if (!applied.ok) throw new Error(`the demo program is not valid: ${JSON.stringify(applied.problems)}`)
  const { programId } = applied
  await loadMasterData(ctx, organizationId)
  const { as_of, members } = await beginDemo(ctx.pool, programId, new Date(ctx.clock.now()), count)
  const demo = generateCafe(DEMO_SEED, as_of.getTime(), members)
  watching.stage('members', demo.members.length)
  const holders = await enrolAll(ctx, { id: programId, organizationId }, demo.members, watching.at)
  watching.stage('a year of visits', demo.happenings.length)
  await decideAll(ctx, programId, holders, demo.happenings, watching.at)
  await finishDemo(ctx.pool, programId, new Date(ctx.clock.now()))
  return { program: applied.key, programId, members: holders.length, commands: demo.happenings.length }
}

async function loadMasterData(ctx: Context, organizationId: string): Promise<void> {
  for (const { sku, en, zh, category, price, margin } of PRODUCTS) {
    await recordProduct(ctx, organizationId, {
      sku,
      valid_from: '2020-01-01',
      names: { en, zh },
      category,
      brand: 'Shanshui',
      tags: [],
      price,
      margin,
    })
  }
  for (const { key, en, zh, region } of STORES) {
    await recordStore(ctx, organizationId, {
      key,
      valid_from: '2020-01-01',
      names: { en, zh },
      region,
      time_zone: 'Asia/Shanghai',
      hours: null,
    })
  }
}

async function enrolAll(
  ctx: Context,
  program: { id: number; organizationId: string },
  members: readonly DemoMember[],
  at: (done: number) => void,
): Promise<HolderKey[]> {
  const holders: HolderKey[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let i = next++; i < members.length; i = next++) {
      const { name, birthday, phone, city, store, joinedAt } = members[i]!
      const identity = normalIdentity({ kind: 'phone', value: phone })
      const { holder } = await enrolMember(ctx, program, {
        identity,
        verified: true,
        personal: { name, birthday },
        source: 'demo',
        joinedAt,
      })
      const key = holderKey(holder)
      holders[i] = key
      const enrol = { kind: 'enrol' as const, source: 'app', at: joinedAt, imported: true }
      await ctx.intake.submit(
        submissionOf({ programId: program.id, holder: key, draft: enrol, key: keyHash('demo enrol', String(i)), client: 'demo' }),
      )
      const profile = { kind: 'profile' as const, attributes: { city, favourite_store: store }, at: joinedAt, imported: true }
      await ctx.intake.submit(
        submissionOf({ programId: program.id, holder: key, draft: profile, key: keyHash('demo profile', String(i)), client: 'demo' }),
      )
      at(i)
    }
  }
  await Promise.all(Array.from({ length: 32 }, worker))
  return holders
}

/** Everyone's happenings in order; many people at once, so that the lanes' batches are full. */
async function decideAll(
  ctx: Context,
  programId: number,
  holders: readonly HolderKey[],
  happenings: readonly DemoHappening[],
  at: (done: number) => void,
): Promise<void> {
  const flying = new Set<Promise<unknown>>()
  for (const [i, { member, draft, sale }] of happenings.entries()) {
    const reference = draft.kind === 'order' ? referenceHash(draft.order.reference) : undefined
    const key = reference ?? keyHash('demo', String(i))
    const submission = submissionOf({
      programId,
      holder: holders[member]!,
      draft,
      key,
      client: 'demo',
      ...(reference && { reference }),
      ...(sale && { saleReference: referenceHash(sale) }),
    })
    const flight = ctx.intake.submit(submission).finally(() => flying.delete(flight))
    flying.add(flight)
    if (flying.size >= IN_FLIGHT) await Promise.race(flying)
    if (i % 100 === 0) at(i)
  }
  await Promise.all(flying)
  at(happenings.length)
}
