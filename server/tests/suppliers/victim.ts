import { redeemReward } from '../../src/fulfilments/redeem-reward.ts'
import { workFulfilments } from '../../src/fulfilments/work-fulfilments.ts'
import { FixedClock } from '../../src/kit/clock.ts'
import { readConfig } from '../../src/kit/config.ts'
import { keyHash } from '../../src/kit/hashes.ts'
import { holderKey } from '../../src/kit/holder-key.ts'
import { decodeId } from '../../src/kit/ids.ts'
import { openContext } from '../../src/open-context.ts'

/** What a process is to do until it is killed: work on fulfilments, or redeem a reward for a member. */
export interface Task {
  url: string
  time: number
  /** Where it dies. */
  point: string
  redeem?: { member: string; programId: number; key: number }
}

/** Everything is loaded; what is to be done is told when it is needed. */
const { url, time, point, redeem } = await new Promise<Task>((resolve) => process.once('message', (task) => resolve(task as Task)))
const settings = {
  LOG_LEVEL: 'silent',
  PERENNIAL_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  PERENNIAL_LANES: '1',
  PERENNIAL_WEBHOOKS_PRIVATE: '1',
}
const ctx = openContext(readConfig(settings, ''), url, new FixedClock(time))
const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('unreachable')
}

const { intake, slowPool, pool } = ctx
const submit = intake.submit.bind(intake)
intake.submit = async (submission) => {
  const { kind } = submission.command
  if (point === `before ${kind}`) die()
  const decided = await submit(submission)
  if (point === `after ${kind}`) die()
  return decided
}

/** Statements by which a point is known: killed when the words are met, before or after they are carried out. */
const WORDS: Record<string, [words: RegExp, when: 'before' | 'after']> = {
  'claimed, not ordered': [/set claimed_until = \$2 where id in/, 'after'],
  'ordered, not sent': [/from members/, 'before'],
  'captured, not noted': [/set points = \$2/, 'before'],
  'noted, claim not given back': [/set claimed_until = null/, 'before'],
}
for (const each of [slowPool, pool]) {
  const query = each.query.bind(each) as (...args: unknown[]) => Promise<unknown>
  each.query = (async (...args: unknown[]) => {
    const [statement] = args as [string | { text: string }]
    const [words, when] = WORDS[point] ?? [null, 'before']
    const met = words?.test(typeof statement === 'string' ? statement : statement.text) ?? false
    if (met && when === 'before') die()
    const result = await query(...args)
    if (met) die()
    return result
  }) as never
}

/** Transactions of a worker: its reservations, the move to ordered, and what it heard. A query of the pool connects with a callback. */
let transactions = 0
const connect = slowPool.connect.bind(slowPool) as (...args: unknown[]) => Promise<unknown>
slowPool.connect = ((...args: unknown[]) => {
  if (args.length === 0) transactions += 1
  if (point === 'answered, not noted' && transactions === 3) die()
  return connect(...args)
}) as never

if (redeem) {
  const { member, programId, key } = redeem
  const asked = {
    key: keyHash('victim', String(key)),
    holder: holderKey(decodeId('mem', member)!),
    reward: 'gadget',
    quantity: 1,
    slot: '',
    address: { city: '上海' },
  }
  const caller = { keyId: '', client: 'victim', programId, role: 'store' as const, scopes: [] }
  await redeemReward(ctx, caller, asked)
} else await workFulfilments(ctx)
process.exit(0)
