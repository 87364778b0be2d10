import type { FastifyRequest } from 'fastify'
import { Problem } from './refusals.ts'

/** The revision that a change is of. @throws Problem `precondition_missing` without one */
export function readRevision(request: FastifyRequest): number {
  const match = /^"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '')
  if (!match) throw new Problem('precondition_missing')
  return Number(match[1])
}

/** The revision that the caller has seen, if it says so. @throws Problem `precondition_missing` where what it says is none */
export const revisionIfGiven = (request: FastifyRequest): number | null =>
  request.headers['if-match'] === undefined ? null : readRevision(request)
