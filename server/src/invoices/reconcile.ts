/** What was ordered of a supplier, and whether it promised to deliver it. */
export interface Ordered {
  id: string
  reward: string
  quantity: number
  promised: boolean
  /** Whether it is of the month that is looked at. */
  inMonth: boolean
}

export interface InvoiceLine {
  invoice: string
  line: number
  reference: string
  amount: number
}

export type DifferenceCode = 'not_ordered' | 'not_promised' | 'not_invoiced' | 'other_month' | 'price_differs' | 'no_price'

export interface Difference {
  code: DifferenceCode
  fulfilment: string
  reward: string | null
  expected: number | null
  invoiced: number | null
  invoices: string[]
}

export interface Reconciliation {
  ordered: number
  promised: number
  invoiced: number
  expected_amount: number
  invoiced_amount: number
  differences: Difference[]
}

/** Lays side by side what was ordered, what was promised, and what was invoiced. Several lines of one order are summed. */
export function reconcile(orders: readonly Ordered[], lines: readonly InvoiceLine[], prices: ReadonlyMap<string, number>): Reconciliation {
  const byId = new Map(orders.map((order) => [order.id, order]))
  const charged = new Map<string, { amount: number; invoices: string[] }>()
  for (const { reference, amount, invoice } of lines) {
    const own = charged.get(reference) ?? { amount: 0, invoices: [] }
    charged.set(reference, { amount: own.amount + amount, invoices: [...new Set([...own.invoices, invoice])] })
  }
  const month = orders.filter(({ inMonth }) => inMonth)
  const expectedOf = ({ reward, quantity, promised }: Ordered): number | null => {
    const price = prices.get(reward)
    return promised ? (price === undefined ? null : price * quantity) : 0
  }
  const differences: Difference[] = []
  const note = (code: DifferenceCode, fulfilment: string): void => {
    const order = byId.get(fulfilment)
    const { amount = null, invoices = [] } = charged.get(fulfilment) ?? {}
    differences.push({
      code,
      fulfilment,
      reward: order?.reward ?? null,
      expected: order ? expectedOf(order) : null,
      invoiced: amount,
      invoices,
    })
  }
  for (const order of month) if (order.promised && !charged.has(order.id)) note('not_invoiced', order.id)
  for (const [reference, { amount }] of charged) {
    const order = byId.get(reference)
    const expected = order && expectedOf(order)
    if (!order) note('not_ordered', reference)
    else if (!order.promised && amount !== 0) note('not_promised', reference)
    else if (!order.inMonth) note('other_month', reference)
    else if (expected === null) note('no_price', reference)
    else if (expected !== amount) note('price_differs', reference)
  }
  return {
    ordered: month.length,
    promised: month.filter(({ promised }) => promised).length,
    invoiced: charged.size,
    expected_amount: month.reduce((sum, order) => sum + (expectedOf(order) ?? 0), 0),
    invoiced_amount: lines.reduce((sum, { amount }) => sum + amount, 0),
    differences,
  }
}
