import type { FastifyRequest } from 'fastify'
import { headerText } from '../access/header-text.ts'
import { STORE_HEADER } from '../access/keep-within.ts'

const ID = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}(_\d+)*$/
/** Of the body and of the answer: what else a write is about than what its address names. */
const NAMED = ['id', 'member', 'customer', 'from', 'to', 'order', 'decision', 'hold', 'coupon', 'checkout', 'fulfilment', 'batch']
const MOST = 12

/** Ids and keys that a write is about. Only what looks like an id is taken from bodies, where anything may stand. */
export function targetsOf(request: FastifyRequest, payload: unknown): string[] {
  const { program: _, number: __, act: ___, ...params } = (request.params ?? {}) as Record<string, unknown>
  const store = headerText(request, STORE_HEADER)
  const found = [
    // A number is a place within something that is named as well.
    ...Object.values(params).filter((param): param is string => typeof param === 'string'),
    ...idsIn(request.body),
    ...(typeof payload === 'string' && payload.startsWith('{') ? idsIn(JSON.parse(payload)) : []),
    ...(store === null ? [] : [`store:${store}`]),
  ]
  return [...new Set(found)].slice(0, MOST).map((target) => target.slice(0, 200))
}

function idsIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  return NAMED.map((name) => (value as Record<string, unknown>)[name]).filter((id): id is string => typeof id === 'string' && ID.test(id))
}
