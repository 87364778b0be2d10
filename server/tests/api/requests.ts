import { expect } from 'vitest'
import type { Answer, Caller } from './open-api.ts'

/** What requests are made of, and what is expected of every answer. */

type Line = [sku: string, quantity: number, amount: number, category?: string]

let references = 0
let phones = 0

/** A basket as a till sends it; amounts in fen. */
export function basket(lines: Line[], more: Record<string, unknown> = {}): Record<string, unknown> {
  references += 1
  return {
    reference: `R-${references}`,
    lines: lines.map(([sku, quantity, amount, category]) => ({ sku, quantity, amount, ...(category && { category }) })),
    ...more,
  }
}

/** A mobile number that nobody has yet. */
export const freshPhone = (): string => `+86139${String((phones += 1)).padStart(8, '0')}`

export const phone = (value: string = freshPhone()): { kind: string; value: string } => ({ kind: 'phone', value })

/** Enrols somebody and returns their id. */
export async function enrol(caller: Caller, more: Record<string, unknown> = {}): Promise<string> {
  const enrolled = await caller.post('/v1/members', more)
  expect(enrolled.status, enrolled.text).toBe(201)
  return enrolled.json.id as string
}

/** Somebody new with so many beans, given by hand. */
export async function rich(caller: Caller, beans: number): Promise<string> {
  const member = await enrol(caller)
  accepted(await adjust(caller, member, beans))
  return member
}

export const adjust = (caller: Caller, member: string, amount: number, more: Record<string, unknown> = {}): Promise<Answer> =>
  caller.post(`/v1/members/${member}/adjustments`, { currency: 'beans', amount, reason: 'goodwill', ...more })

export const redeem = (caller: Caller, member: string, amount: number, currency = 'beans'): Promise<Answer> =>
  caller.post('/v1/redemptions', { member, currency, amount })

/** The body of an answer that must be a success. */
export function accepted(answer: Answer, status = 201): any {
  expect(answer.status, answer.text).toBe(status)
  return answer.json
}

/** What many answers came to, lowest status first. */
export const statuses = (answers: readonly Answer[]): number[] => answers.map((a) => a.status).toSorted((a, b) => a - b)

/** The beans that can be spent after a decision. */
export const beansAfter = (answer: Answer): number => accepted(answer).balances.beans?.available ?? 0

/** Beans now, as the ledger has them. */
export async function beansOf(caller: Caller, member: string): Promise<number> {
  const { balances } = accepted(await caller.get(`/v1/members/${member}/balances`), 200)
  return balances.find((b: { currency: string }) => b.currency === 'beans')?.available ?? 0
}

/** What a decision granted, by campaign and currency. */
export function grants(json: { effects: { campaign: string; currency: string; granted: number }[] }): Record<string, number> {
  return Object.fromEntries(json.effects.map((e) => [`${e.campaign}.${e.currency}`, e.granted]))
}

/** A problem by RFC 9457, with the house's additions. */
export function refused(answer: Answer, status: number, code: string): any {
  expect({ status: answer.status, code: answer.json.code }, answer.text).toEqual({ status, code })
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(answer.json).toMatchObject({
    type: `https://perennial.dev/problems/${code}`,
    title: code.replaceAll('_', ' '),
    status,
    detail: expect.stringMatching(/\S/) as unknown,
    instance: expect.stringMatching(/\S/) as unknown,
    reasons: expect.any(Array) as unknown,
  })
  return answer.json
}

/** A request that cannot be taken: says where, and what was expected there. */
export function malformed(answer: Answer, ...paths: string[]): void {
  const { reasons } = refused(answer, 400, 'invalid_request')
  expect(new Set(reasons.map((r: { path: string }) => r.path))).toEqual(new Set(paths))
  for (const reason of reasons) expect(reason.message, JSON.stringify(reason)).toMatch(/\S{2,}/)
}
