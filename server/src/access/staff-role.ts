import { encodeId, uuidBytes } from '#kit/ids.ts'
import { SCOPES, type Caller, type Scope } from './api-key.ts'

/** What people who sign in may be. */
export const STAFF_ROLES = ['owner', 'manager', 'analyst', 'finance', 'agent', 'associate', 'partner', 'auditor'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** THE table of what each role may do. */
export const STAFF_SCOPES: Record<StaffRole, readonly Scope[]> = {
  owner: SCOPES,
  manager: SCOPES.filter((scope) => scope !== 'staff:write' && scope !== 'keys:write'),
  analyst: ['program:read', 'reports:read', 'studies:write', 'decisions:read', 'balances:read'],
  finance: ['program:read', 'reports:read', 'balances:read'],
  agent: [
    'program:read',
    'members:read',
    'members:write',
    'orders:write',
    'balances:read',
    'points:write',
    'points:spend',
    'decisions:read',
    'people:reveal',
  ],
  associate: ['orders:write', 'balances:read', 'points:spend', 'members:read'],
  // The sales of one partner cannot be told from others yet.
  partner: ['balances:read'],
  auditor: ['program:read', 'members:read', 'balances:read', 'decisions:read', 'audit:read', 'reports:read'],
}

/** Where somebody works: everywhere, in some regions, or in some stores. */
export interface Within {
  kind: 'organization' | 'region' | 'store'
  /** Regions or stores, as they were given. */
  keys: readonly string[]
  /** The stores that these are today; null for all. */
  stores: readonly string[] | null
}

/** Points that may be given by hand. */
export interface GoodwillLimit {
  per_act: number
  per_day: number
}

/** A program somebody works in. */
export interface SignedInProgram {
  id: number
  key: string
  role: StaffRole
  within: Within
  goodwill: Readonly<Record<string, GoodwillLimit>>
  demo: boolean
}

/** Somebody with a session that holds. */
export interface SignedIn {
  sessionId: string
  /** As in the tables; `publicId` is what others are told. */
  staffId: string
  publicId: string
  organizationId: string
  name: string
  /** Of the whole organization, also while it has no program. */
  owner: boolean
  expiresAt: Date
  programs: readonly SignedInProgram[]
  /** Set when they sign out, so that this process forgets them at once. */
  over: boolean
}

export const staffIdText = (staffId: string): string => encodeId('stf', uuidBytes(staffId))

/** What decisions and documents name somebody by. */
export const staffClient = (publicId: string): string => `staff:${publicId}`

/**
 * The person as a caller in one of their programs: the one named, else the first. Who has no program yet may do nothing
 * but what concerns themselves. Null where the program is none of theirs.
 */
export function callerIn(signedIn: SignedIn, wanted: string | undefined): Caller | null {
  const { publicId, name, programs } = signedIn
  const actor = { keyId: staffClient(publicId), client: staffClient(publicId) }
  if (programs.length === 0)
    return { ...actor, programId: 0, role: 'partner', scopes: [], staff: { id: publicId, name, within: NOWHERE, goodwill: {} } }
  const program = wanted === undefined ? programs[0] : programs.find(({ key }) => key === wanted)
  if (!program) return null
  const { id, role, within, goodwill } = program
  return { ...actor, programId: id, role, scopes: STAFF_SCOPES[role], staff: { id: publicId, name, within, goodwill } }
}

const NOWHERE: Within = { kind: 'store', keys: [], stores: [] }
