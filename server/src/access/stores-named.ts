type Fields = Record<string, unknown>

const fieldsOf = (value: unknown): Fields => (value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {})
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

export interface NamedStore {
  store: string | null
  /** A sale, which is of a store itself. */
  mustName: boolean
}

/** The stores that a request says its parts happen in: one for each thing of a batch, and all that a thing names. */
export function storesNamed(body: unknown): NamedStore[] {
  if (Array.isArray(body)) return body.flatMap(storesNamed)
  const { items, specversion, data, order, basket, store, attributes } = fieldsOf(body)
  if (Array.isArray(items)) return items.flatMap(storesNamed)
  if (specversion !== undefined) return storesNamed(data)
  const sale = fieldsOf(basket ?? order)
  const named = [text(sale['store']), text(store), text(fieldsOf(attributes)['store'])].filter((one) => one !== null)
  const mustName = basket !== undefined || Array.isArray(sale['lines'])
  return named.length > 0 ? named.map((one) => ({ store: one, mustName })) : [{ store: null, mustName }]
}

/** The store that something shown is of, where it is known. */
export function storeOf(shown: unknown): string | null {
  const { store, basket, order } = fieldsOf(shown)
  return text(store) ?? text(fieldsOf(basket)['store']) ?? text(fieldsOf(order)['store'])
}
