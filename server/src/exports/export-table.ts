import type { Progress } from '@perennial/engine/decide/state.ts'
import { formatDay } from '@perennial/engine/time/calendar.ts'
import { encodeId, encodeRowId, uuidBytes } from '#kit/ids.ts'
import { maskField } from '../access/mask-people.ts'
import type { Context } from '../context.ts'
import { showPersons, type ShownPerson } from '../customers/show-person.ts'
import type { LiveProgram } from '../programs/program.ts'
import type { ExportKind, People } from './export.ts'

/** How the rows of an export become cells. */
export interface Table {
  columns: string[]
  /** Of many rows at once: people are looked up together. */
  cells(rows: readonly Row[]): Promise<unknown[][]>
}

export type Row = Readonly<Record<string, unknown>>

interface Making {
  ctx: Context
  program: LiveProgram
  people: People
}

/** The columns of an export and how they are filled. Amounts of money and points are decimals, as the program counts them. */
export function tableOf(kind: ExportKind, making: Making): Table {
  return kind === 'members' ? memberTable(making) : plain(PLAIN[kind](making.program))
}

/** Columns by name, each from a row. */
type Columns = Readonly<Record<string, (row: Row) => unknown>>

const plain = (columns: Columns): Table => ({
  columns: Object.keys(columns),
  cells: async (rows) => rows.map((row) => Object.values(columns).map((cell) => cell(row))),
})

const uuid = (value: unknown): Buffer => uuidBytes(value as string)
const memberId = ({ holder_id: id }: Row): string => (id === null ? '' : encodeId('mem', uuid(id)))
const time =
  (name: string) =>
  (row: Row): string =>
    (row[name] as Date | null)?.toISOString() ?? ''
const as =
  (name: string) =>
  (row: Row): unknown =>
    row[name]

/** Minor units as a decimal, exactly. */
export function decimal(amount: number | null, decimals: number): string {
  if (amount === null || amount === undefined) return ''
  if (decimals === 0) return String(amount)
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

const points =
  ({ timeline }: LiveProgram, name: string) =>
  (row: Row): string => {
    const { decimals = 0 } = timeline.latest.document.currencies[row['currency'] as string] ?? {}
    return decimal(row[name] as number, decimals)
  }

const money =
  ({ timeline }: LiveProgram, name: string) =>
  (row: Row): string =>
    decimal(row[name] as number | null, timeline.latest.settings.money.decimals)

const PLAIN: Readonly<Record<Exclude<ExportKind, 'members'>, (program: LiveProgram) => Columns>> = {
  orders: (program) => ({
    order: (row) => encodeRowId('ord', uuid(row['holder_id']), row['seq'] as number),
    reference: as('reference'),
    at: time('at'),
    recorded_at: time('recorded_at'),
    member: memberId,
    channel: as('channel'),
    store: as('store'),
    payment: as('payment'),
    total: money(program, 'total'),
    net: money(program, 'net'),
    line: as('line'),
    sku: as('sku'),
    quantity: as('quantity'),
    amount: money(program, 'amount'),
    category: as('category'),
    brand: as('brand'),
    client: as('client'),
  }),
  transfers: (program) => ({
    transfer: (row) => encodeRowId('trf', uuid(row['holder_id']), row['seq'] as number, row['n'] as number),
    decision: (row) => encodeRowId('dec', uuid(row['holder_id']), row['seq'] as number),
    member: memberId,
    at: time('at'),
    recorded_at: time('recorded_at'),
    debit: as('debit'),
    credit: as('credit'),
    currency: as('currency'),
    amount: points(program, 'amount'),
    lot: (row) =>
      row['lot_seq'] === null ? '' : encodeRowId('lot', uuid(row['holder_id']), row['lot_seq'] as number, row['lot_n'] as number),
  }),
  lots: (program) => ({
    lot: (row) => encodeRowId('lot', uuid(row['holder_id']), row['seq'] as number, row['n'] as number),
    member: memberId,
    at: time('at'),
    recorded_at: time('recorded_at'),
    currency: as('currency'),
    amount: points(program, 'amount'),
    remaining: points(program, 'remaining'),
    held: points(program, 'held'),
    expired: points(program, 'expired'),
    pending: as('pending'),
    usable_on: as('usable_on'),
    expires_on: as('expires_on'),
    campaign: as('campaign'),
    version: as('version'),
    funder: as('funder'),
    unit_value_micros: as('unit_value_micros'),
  }),
  coupons: () => ({
    coupon: (row) => encodeId('cpn', uuid(row['code_hash'])),
    kind: as('coupon'),
    state: as('state'),
    member: memberId,
    source: as('source'),
    batch: (row) => (row['batch_id'] === null ? '' : encodeId('cpb', uuid(row['batch_id']))),
    issued_at: time('issued_at'),
    usable_from: as('usable_from'),
    expires_on: as('expires_on'),
    used_at: time('used_at'),
  }),
  fulfilments: () => ({
    fulfilment: (row) => encodeId('ful', uuid(row['id'])),
    member: memberId,
    reward: as('reward'),
    kind: as('kind'),
    quantity: as('quantity'),
    supplier: as('supplier'),
    state: as('state'),
    points: as('points'),
    amounts: (row) => (row['amounts'] === null ? '' : JSON.stringify(row['amounts'])),
    supplier_reference: as('supplier_reference'),
    tracking: as('tracking'),
    created_at: time('created_at'),
    settled_at: time('settled_at'),
  }),
}

const WALLET = ['available', 'pending', 'held', 'debt'] as const

function memberTable({ ctx, program, people }: Making): Table {
  const { document, tierSets } = program.timeline.latest
  const attributes = Object.entries(document.attributes)
  const shown = attributes.filter(([, { personal }]) => !personal).map(([name]) => name)
  const personal = people === 'none' ? [] : attributes.filter(([, one]) => one.personal).map(([name]) => name)
  const kinds = people === 'none' ? [] : ['phone', 'email', 'card', 'external']
  const currencies = Object.entries(document.currencies)
  const head = ['member', 'customer', 'status', 'source', 'joined_at', 'tags']
  return {
    columns: [
      ...head,
      ...tierSets.flatMap(({ key }) => [`tier.${key}`, `tier_until.${key}`]),
      ...shown,
      ...kinds,
      ...personal,
      ...currencies.flatMap(([key]) => WALLET.map((account) => `${key}.${account}`)),
    ],
    cells: async (rows) => {
      const ids = rows.map((row) => row['customer_id'] as string)
      const persons = people === 'none' ? null : await showPersons(ctx, program.organizationId, ids, people === 'clear')
      return rows.map((row) => {
        const progress = JSON.parse(row['progress'] as string) as Progress
        const person = persons?.get(row['customer_id'] as string)
        const balances = row['balances'] as Record<string, [number, number, number, number]>
        return [
          memberId(row),
          encodeId('cus', uuid(row['customer_id'])),
          progress.status,
          row['source'],
          time('joined_at')(row),
          progress.tags.join('|'),
          ...tierSets.flatMap(({ key }) => tierCells(progress, key)),
          ...shown.map((name) => attributeCell(progress.attributes[name])),
          ...kinds.map((kind) => identityCell(person, kind)),
          ...personal.map((name) => personalCell(person?.personal[name], people)),
          ...currencies.flatMap(([key, { decimals }]) => WALLET.map((_, i) => decimal(balances[key]?.[i] ?? 0, decimals))),
        ]
      })
    },
  }
}

function tierCells({ tiers }: Progress, set: string): string[] {
  const tier = tiers[set]
  return [tier?.level ?? '', tier?.until === null || tier?.until === undefined ? '' : formatDay(tier.until)]
}

const attributeCell = (value: unknown): unknown => (Array.isArray(value) ? value.join('|') : (value ?? ''))

const personalCell = (value: string | undefined, people: People): string =>
  value === undefined ? '' : people === 'clear' ? value : maskField(value)

const identityCell = (person: ShownPerson | undefined, kind: string): string =>
  (person?.identities ?? [])
    .filter((identity) => identity.kind === kind)
    .map(({ masked, value }) => value ?? masked)
    .join('|')
