import type { AttributeValue } from '@perennial/engine/decide/state.ts'
import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import { z } from 'zod'
import { Problem, type Reason } from '#kit/refusals.ts'
import { Identity } from '../customers/identity-input.ts'
import { checked } from '../programs/attributes.ts'

export const Value = z.union([z.string().max(1000), z.number(), z.boolean(), z.array(z.string().max(200)).max(100)])
export const Values = z.record(z.string().max(40), Value)
export const GivenIdentity = Identity.extend({ verified: z.boolean().default(false) })
export const Tags = z.array(z.string().min(1).max(100)).max(100)

/** Attributes that rules may see go into commands; personal ones to the person's encrypted record. */
export function splitPersonal<V extends AttributeValue | null>(
  document: ProgramDocument,
  given: Readonly<Record<string, V>>,
): { attributes: Record<string, V>; personal: Record<string, string> } {
  const reasons: Reason[] = []
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
  checked(document.attributes, present, 'member', 'body.attributes', reasons)
  for (const name of Object.keys(given)) {
    if (given[name] === null && !Object.hasOwn(document.attributes, name))
      reasons.push({ code: 'undeclared', path: `body.attributes.${name}`, message: `The program declares no attribute ${name}.` })
  }
  if (reasons.length > 0) throw new Problem('invalid_request', {}, reasons)
  const isPersonal = ([name]: [string, V]): boolean => document.attributes[name]!.personal
  const entries = Object.entries(given)
  return {
    attributes: Object.fromEntries(entries.filter((entry) => !isPersonal(entry))),
    personal: Object.fromEntries(entries.filter(isPersonal)) as never,
  }
}
