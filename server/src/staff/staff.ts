import { z } from 'zod'
import { STAFF_ROLES } from '../access/staff-role.ts'

export type StaffState = 'invited' | 'active' | 'suspended'

/** Addresses are compared in lower case. */
export const Email = z.email().max(200).toLowerCase()

export const PASSWORD_MIN = 12
export const Password = z.string().max(200)

export const WithinInput = z
  .strictObject({
    kind: z.enum(['organization', 'region', 'store']),
    keys: z.array(z.string().min(1).max(200)).max(500).default([]),
  })
  .meta({ id: 'Within', description: 'Where they work: everywhere, or in regions or stores by their keys' })

const Goodwill = z.strictObject({ per_act: z.int().min(0), per_day: z.int().min(0) })

export const RoleInput = z
  .strictObject({
    program: z.string().max(40).nullable().meta({ description: 'Key of a program; null for all of the organization' }),
    role: z.enum(STAFF_ROLES),
    within: WithinInput.default({ kind: 'organization', keys: [] }),
    goodwill: z
      .record(z.string().max(40), Goodwill)
      .nullable()
      .default(null)
      .meta({ description: 'Points that an agent may give by hand, by currency; what is not named they may not' }),
  })
  .meta({ id: 'StaffRole' })
export type RoleInput = z.output<typeof RoleInput>

export const Language = z.enum(['en', 'zh']).nullable()

/** Passwords that everybody tries first, and what they are made of. */
const TRIVIAL = [
  'password',
  'passwort',
  'perennial',
  'qwerty',
  'letmein',
  'welcome',
  'admin',
  'iloveyou',
  'changeme',
  'woaini',
  'abc123',
  '123456',
]

/** What is wrong with a password, or null: too short, made of too little, or of what anybody would guess. */
export function passwordFault(password: string, { email, name }: { email: string; name: string }): 'too_short' | 'too_simple' | null {
  if (Array.from(password).length < PASSWORD_MIN) return 'too_short'
  const plain = password.toLowerCase().normalize('NFKC')
  if (new Set(plain).size < 5 || isRun(plain)) return 'too_simple'
  const own = [...email.toLowerCase().split(/[@.+_-]/), ...name.toLowerCase().split(/\s+/)].filter((part) => part.length > 3)
  // What is left without the words that anybody would try has to hold on its own.
  const rest = [...TRIVIAL, ...own].reduce((text, word) => text.replaceAll(word, ''), plain)
  return rest.replaceAll(/[\d\W_]/g, '').length < 4 && rest.length < 8 ? 'too_simple' : null
}

/** Each character follows on the one before, as on a keyboard or in the alphabet. */
function isRun(text: string): boolean {
  const rows = [
    'abcdefghijklmnopqrstuvwxyz',
    '01234567890123456789',
    'qwertyuiopasdfghjklzxcvbnm',
    'qwertyuiop',
    'asdfghjkl',
    'zxcvbnm',
    '1qaz2wsx3edc4rfv5tgb',
  ]
  const followers = rows.flatMap((row) => [row, Array.from(row).toReversed().join('')])
  const steps = Array.from(text)
    .slice(1)
    .filter((next, i) => followers.some((row) => row.includes(text[i]! + next)))
  return steps.length >= text.length - 3
}
