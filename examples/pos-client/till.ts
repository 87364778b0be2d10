import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { Perennial, PerennialProblem, type EvaluatedCheckout, type SettledCheckout } from '../../sdk/src/client.ts'
import { unfinished, write, type Line, type Step } from './journal.ts'

/** What is sold here, in fen. A till knows its prices; what a basket costs its member and earns them, the server says. */
const PRICES: Record<string, number> = { 'LAT-R': 2800, 'LAT-L': 3300, 'AME-R': 2200, 'TEA-LJ': 2600, 'BAK-CRO': 1600, COLD: 3000 }

const string = { type: 'string' } as const
const options = { url: string, key: string, journal: string, phone: string, card: string, demo: { type: 'boolean' } } as const
const { values: given } = parseArgs({ options })
const { url = 'http://127.0.0.1:4000', key: apiKey = process.env['PERENNIAL_KEY'] ?? '', journal: file = 'till.log' } = given
const perennial = new Perennial({ url, key: apiKey, retries: 3 })

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const row = (what: string, fen: number): void => say(`  ${what.padEnd(16)} ${`¥${(fen / 100).toFixed(2)}`.padStart(9)}`)
const counted = (points: [string, number][]): string => points.map(([currency, amount]) => `${amount} ${currency}`).join(', ') || '0'
function balance({ balances }: SettledCheckout['decision']): string {
  return `Balance: ${counted(Object.entries(balances).map(([currency, { available }]) => [currency, available]))}`
}

function readLine(text: string): Line {
  const [sku = '', quantity = '1'] = text.trim().toUpperCase().split(/\s+/)
  const price = Object.hasOwn(PRICES, sku) && /^[1-9]\d{0,2}$/.test(quantity) ? PRICES[sku]! : 0
  if (price === 0) throw new Error(`"${text}" is nothing on the menu. Say a sku and how many: ${Object.keys(PRICES).join(', ')}`)
  return { sku, quantity: Number(quantity), amount: price * Number(quantity) }
}

/** Does what the journal says, under its key: now, or on the next start, when nobody knows whether it was done. Done twice is done once. */
async function carryOut(key: string, { kind, reference, checkout = '', lines }: Step): Promise<void> {
  if (kind === 'return') {
    const { answer } = await perennial.returns.make({ order: { reference }, ...(lines && { lines }) }, { key })
    say('parked' in answer ? `Return of ${reference}: waits until somebody reports that sale` : `Returned ${reference}. ${balance(answer)}`)
  } else if (kind === 'paid') {
    const { bill, decision } = (await perennial.checkouts.confirm(checkout, reference, { key: `${key} confirm` })).answer
    say(`\nReceipt ${reference}, ${decision.at}`)
    row('paid', bill.to_pay)
    row('saved', bill.discount + bill.paid_in_points)
    say(`  Earned: ${counted(Object.entries(bill.earns))}. ${balance(decision)}\n`)
  } else {
    // Asked once more, because it may never have arrived; then let go, because nobody paid.
    await perennial.checkouts.hold(checkout, {}, { key: `${key} hold` })
    await perennial.checkouts.void(checkout, { key: `${key} void` })
    say(`${reference} was let go, nothing was paid.`)
  }
  write(file, null, key)
}

async function finish(key: string, step: Step): Promise<void> {
  say(`Unfinished from before: ${step.reference}, ${step.kind}.`)
  await carryOut(key, step).catch((error: unknown) => {
    // A no is an answer, and ends it. Whatever else there is stays in the journal.
    if (!(error instanceof PerennialProblem && error.status < 500)) throw error
    say(`  It was refused: ${error.message}`)
    write(file, null, key)
  })
}

function show({ evaluation }: EvaluatedCheckout): void {
  const { bill, refusal } = evaluation!
  for (const { sku, quantity, amount } of bill.lines) row(`${sku} × ${quantity}`, amount)
  if (bill.discount > 0) row('off', -bill.discount)
  for (const { currency, points, amount } of bill.points) row(`${points} ${currency}`, -amount)
  row('to pay', bill.to_pay)
  say(refusal ? `  Not like this: ${refusal.message}` : `  It earns: ${counted(Object.entries(bill.earns))}`)
}

// The demo answers by itself; where there are no points to pay with, nothing is asked about them, and the last answer is left over.
const demo = ['LAT-R 2', 'BAK-CRO', '', 'y', 'y'].values()
const answers = given.demo ? demo : createInterface({ input: process.stdin })[Symbol.asyncIterator]()
async function ask(question: string): Promise<string> {
  process.stdout.write(question)
  const answer = ((await answers.next()).value ?? '').trim()
  if (given.demo) say(answer)
  return answer
}

/** One sale from the first line to the receipt, or one return. @returns the reference of a sale that was paid */
async function serve(known: string): Promise<string | null> {
  const [, returned, part] = /^return\s+(\S+)\s*(.*)$/i.exec(known) ?? []
  if (returned) return takeBack(returned, part)
  const lines: Line[] = []
  for (let said = await ask('Lines, such as LAT-R 2; empty ends: '); said !== ''; said = await ask('> ')) lines.push(readLine(said))
  if (lines.length === 0) return null
  const identity = { kind: given.card === undefined && /^\+?\d{8,}$/.test(known) ? 'phone' : 'card', value: known } as const
  const begin = async (): Promise<EvaluatedCheckout> => (await perennial.checkouts.begin({ identity, basket: { lines } })).answer
  let checkout = await begin().catch(async (error: unknown) => {
    if (!(error instanceof PerennialProblem && error.code === 'not_found')) throw error
    await perennial.members.enrol({ identities: [identity] })
    return begin()
  })
  show(checkout)
  if (checkout.evaluation!.can_pay.length > 0 && /^y/i.test(await ask('Pay with points? y/n: '))) {
    const { id, revision, member } = checkout
    checkout = await perennial.checkouts.change(id, revision, { member: member!, basket: { lines }, pay_with_points: 'most' })
    show(checkout)
  }
  const sale = { checkout: checkout.id, reference: `TILL-${Date.now().toString(36).toUpperCase()}` }
  const key = write(file, { kind: 'held', ...sale })
  await perennial.checkouts.hold(sale.checkout, {}, { key: `${key} hold` })
  const step: Step = { kind: /^y/i.test(await ask('Paid? y/n: ')) ? 'paid' : 'unpaid', ...sale }
  await carryOut(write(file, step, key), step)
  return step.kind === 'paid' ? sale.reference : null
}

async function takeBack(reference: string, part = ''): Promise<null> {
  const step: Step = { kind: 'return', reference, ...(part && { lines: [readLine(part)] }) }
  await carryOut(write(file, step), step)
  return null
}

try {
  for (const [key, step] of unfinished(file)) await finish(key, step)
  const known = given.phone ?? given.card ?? (given.demo ? '+8615010000000' : await ask('Phone or card, or return REFERENCE [LAT-R 1]: '))
  const sold = await serve(known)
  if (given.demo) await takeBack(sold!)
} catch (error) {
  say(`\n${(error as Error).message} What was not answered is finished on the next start.`)
  process.exitCode = 1
}
process.stdin.destroy()
