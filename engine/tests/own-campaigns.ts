import { order, Runner, timed, type Mutation } from './runner.ts'

export const NOON = '2026-06-02T04:00:00Z' // a Tuesday, 12:00 in Shanghai

/** The café with campaigns of its own, and nothing else. */
export const only =
  (campaigns: Record<string, object>, more: object = {}): Mutation =>
  (document) => {
    document.campaigns = Object.fromEntries(
      Object.entries(campaigns).map(([key, c]) => [key, { names: { en: key, zh: key }, trigger: 'order', ...c }]),
    )
    Object.assign(document, more)
  }
export const earn = (amount: string, more: object = {}): object => ({ grant: { currency: 'beans', amount, ...more } })
export const rule = (...then: object[]): object => ({ rules: { r: { then } } })
export const opened = (...args: ConstructorParameters<typeof Runner>): Runner => {
  const runner = new Runner(...args)
  runner.ok({ kind: 'enrol', source: 'x', ...timed('2026-01-10T02:00:00Z') })
  return runner
}
export const buy = (runner: Runner, at: string, amount = 10_000, more: object = {}): ReturnType<Runner['ok']> =>
  runner.ok(order(at, [['A', 1, amount]], more))
