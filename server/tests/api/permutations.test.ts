import { afterAll, beforeAll, expect, it } from 'vitest'
import { replayAll } from '../../src/replay/replay-all.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { documentOf, permutations, SIX, withMessages } from '../permutations/document.ts'
import { endsIn, inProcess, overDoors } from '../permutations/histories.ts'
import { Random } from '../simulation/random.ts'
import { openSupplier } from '../suppliers/storm.ts'
import type { Stub } from '../suppliers/stub.ts'
import { openApi, type Api } from './open-api.ts'

/**
 * Documents of which all 720 orders of their messages are tried: from 1, or from the number given. Two hundred of them are 144,000
 * histories: PERMUTED_DOCUMENTS=100 PERMUTED_FROM=1 and, beside it on another core, PERMUTED_FROM=101.
 */
const WHOLE = Number(process.env['PERMUTED_DOCUMENTS'] ?? 1)
const FROM = Number(process.env['PERMUTED_FROM'] ?? 1)
/** Verifying reads all that was recorded at the times of fifty batches; the clock stands still here, so a database is kept small. */
const A_DATABASE = 4
const SAMPLED = 10

const LATE = { timeouts: 0, losses: 0, refusals: 0, duplicates: 0, contradictions: 0, atOnce: 0 }

let api: Api
let stub: Stub
async function open(): Promise<void> {
  api = await openApi(withMessages, { webhooksPrivate: true })
  stub = await openSupplier(api, LATE)
}
/** The books of every database are looked through before it goes. */
async function sound(): Promise<void> {
  expect((await verifyAll(api.ctx, () => undefined)).findings).toEqual([])
  expect((await replayAll(api.ctx, { programId: null }, () => undefined)).mismatches).toEqual([])
}
async function close(): Promise<void> {
  await stub.close()
  await api.close()
}
beforeAll(open)
afterAll(close)

it(
  `all 720 orders of a document's messages end in one state, over ${WHOLE} documents`,
  async () => {
    const all = [...permutations(SIX)]
    expect(all).toHaveLength(720)
    const began = performance.now()
    const seen = new Set<string>()
    for (let i = 0; i < WHOLE; i++) {
      if (i > 0 && i % A_DATABASE === 0) {
        await sound()
        await close()
        await open()
      }
      const ends = await endsIn(api, documentOf(new Random(FROM + i)), all, await inProcess(api))
      expect([...ends], `document ${FROM + i}`).toHaveLength(1)
      for (const end of ends.keys()) seen.add(end)
      if (WHOLE > 1) process.stdout.write(`document ${FROM + i}: ${all.length} histories, one end\n`)
    }
    await sound()
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    process.stdout.write(`${WHOLE * all.length} histories in ${seconds} s; ${seen.size} ends\n`)
    // A program that gave nothing would end alike whatever came.
    if (WHOLE > 4) expect(seen.size).toBeGreaterThan(WHOLE / 2)
  },
  60_000 * (WHOLE + 1),
)

it('and some orders of many documents do, over the doors, in the state in which they do in process', async () => {
  const seen = new Set<string>()
  for (let seed = 300; seed < 306; seed++) {
    const random = new Random(seed)
    const document = documentOf(random)
    const some = Array.from({ length: SAMPLED }, () => {
      const left = [...SIX]
      return SIX.map(() => left.splice(random.int(0, left.length - 1), 1)[0]!)
    })
    const ends = await endsIn(api, document, some, await overDoors(api, stub))
    expect([...ends], `document ${seed}`).toHaveLength(1)
    expect([...(await endsIn(api, document, [SIX], await inProcess(api))).keys()]).toEqual([...ends.keys()])
    for (const end of ends.keys()) seen.add(end)
  }
  expect(seen.size).toBeGreaterThan(4)
  await sound()
}, 300_000)
