import { Problem } from '#kit/refusals.ts'
import type { GoodwillLimit, StaffRole, Within } from './staff-role.ts'

/** What a key may do. A role is a set of scopes that belong together; a key may be given fewer. */
export const SCOPES = [
  'program:read',
  'program:write',
  'members:read',
  'members:write',
  'orders:write',
  'balances:read',
  'points:write',
  'points:spend',
  'decisions:read',
  'master:write',
  'coupons:codes',
  'program:approve',
  'imports:write',
  'reports:read',
  'studies:write',
  'audit:read',
  'people:reveal',
  'goodwill:approve',
  'staff:write',
  'keys:write',
] as const
export type Scope = (typeof SCOPES)[number]

/** What takes a person who signed in: nobody could be asked about it later. */
const PERSONS_ONLY: ReadonlySet<Scope> = new Set(['people:reveal', 'goodwill:approve', 'staff:write', 'keys:write'])

export const ROLES = ['owner', 'service', 'store', 'partner'] as const
export type Role = (typeof ROLES)[number]

export const ROLE_SCOPES: Record<Role, readonly Scope[]> = {
  owner: SCOPES.filter((scope) => !PERSONS_ONLY.has(scope)),
  service: [
    'program:read',
    'members:read',
    'members:write',
    'orders:write',
    'balances:read',
    'points:write',
    'points:spend',
    'decisions:read',
    'master:write',
  ],
  store: ['orders:write', 'balances:read', 'points:spend'],
  partner: ['balances:read'],
}

/** Who is calling: a machine with its key, or somebody who signed in. */
export interface Caller {
  keyId: string
  /** The client the key is of: its name; of a person `staff:` and their id. Idempotency keys belong to it, so that they outlive a rotation. */
  client: string
  programId: number
  role: Role | StaffRole
  scopes: readonly Scope[]
  /** The person, where it is one. */
  staff?: { id: string; name: string; within: Within; goodwill: Readonly<Record<string, GoodwillLimit>> }
}

/** Stores and partners see what a member may spend, and nothing else of the person. */
export const seesPeople = ({ role }: Caller): boolean => role !== 'store' && role !== 'associate' && role !== 'partner'

/** @throws Problem `people_hidden` */
export function mustSeePeople(caller: Caller): void {
  if (!seesPeople(caller)) throw new Problem('people_hidden')
}
