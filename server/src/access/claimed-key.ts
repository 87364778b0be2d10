import type { FastifyRequest } from 'fastify'
import { keyHash } from '#kit/hashes.ts'
import { newId } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import './authenticate.ts'

/** The caller's idempotency key, as it is claimed: a key belongs to one client and one operation. */
export function claimedKey(request: FastifyRequest, operation: string): Buffer {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key.length === 0 || key.length > 200) throw new Problem('idempotency_key_missing')
  return keyHash('key', request.caller.client, operation, key)
}

/** What is not written needs no key of its caller's; under one of its own it meets no other. */
export const keyOfDryRun = (now: number): Buffer => keyHash('dry run', newId(now).toString('hex'))
