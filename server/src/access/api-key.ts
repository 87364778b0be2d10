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
] as const
export type Scope = (typeof SCOPES)[number]

export const ROLES = ['owner', 'service', 'store', 'partner'] as const
export type Role = (typeof ROLES)[number]

export const ROLE_SCOPES: Record<Role, readonly Scope[]> = {
  owner: SCOPES,
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

/** Who is calling. */
export interface Caller {
  keyId: string
  /** The client the key is of: its name. Idempotency keys belong to it, so that they outlive a rotation. */
  client: string
  programId: number
  role: Role
  scopes: readonly Scope[]
}

/** Stores and partners see what a member may spend, and nothing else of the person. */
export const seesPeople = (caller: Caller): boolean => caller.role === 'owner' || caller.role === 'service'
