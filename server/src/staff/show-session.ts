import { z } from 'zod'
import { STAFF_ROLES, STAFF_SCOPES, type SignedIn, type SignedInProgram } from '../access/staff-role.ts'
import type { Context } from '../context.ts'
import { isLive } from '../programs/program.ts'
import { recoveryCodesLeft } from './second-factor.sql.ts'
import { staffById } from './staff.sql.ts'

const Goodwill = z.record(z.string(), z.object({ per_act: z.int(), per_day: z.int() }))

const SessionProgram = z.object({
  key: z.string(),
  name: z.record(z.string(), z.string()).meta({ description: 'By language' }),
  time_zone: z.string(),
  languages: z.array(z.string()),
  money: z.object({ currency: z.string(), decimals: z.int() }).nullable(),
  published: z.boolean(),
  role: z.enum(STAFF_ROLES),
  scopes: z.array(z.string()),
  within: z.object({
    kind: z.enum(['organization', 'region', 'store']),
    keys: z.array(z.string()),
    stores: z.array(z.string()).nullable(),
  }),
  demo: z.boolean(),
})

export const SessionAnswer = z
  .object({
    id: z.string(),
    staff: z.object({
      id: z.string(),
      email: z.string(),
      name: z.string(),
      language: z.enum(['en', 'zh']).nullable(),
      second_factor: z.boolean(),
      recovery_codes_left: z.int(),
      has_password: z.boolean(),
    }),
    program: z.string().nullable().meta({ description: 'The one that this request named, else the first' }),
    programs: z.array(SessionProgram),
    owner: z.boolean().meta({ description: 'Of the whole organization: may begin programs' }),
    limits: z
      .object({ goodwill: Goodwill.nullable().meta({ description: 'In this program; null for whoever may give any amount' }) })
      .meta({ description: 'What is not named may not be given' }),
    expires_at: z.iso.datetime(),
  })
  .meta({ id: 'Session' })

/** Who is signed in, where they may work, and what they may do there. */
export async function showSession(
  ctx: Context,
  signedIn: SignedIn,
  programId: number,
  sessionId: (id: string) => string,
): Promise<z.infer<typeof SessionAnswer>> {
  const { email, name, language, totp, password } = (await staffById(ctx.pool, signedIn.staffId))!
  const here = signedIn.programs.find(({ id }) => id === programId)
  return {
    id: sessionId(signedIn.sessionId),
    staff: {
      id: signedIn.publicId,
      email,
      name,
      language,
      second_factor: totp !== null,
      recovery_codes_left: totp ? await recoveryCodesLeft(ctx.pool, signedIn.staffId) : 0,
      has_password: password !== null,
    },
    program: here?.key ?? null,
    programs: await Promise.all(signedIn.programs.map((program) => programAnswer(ctx, program))),
    owner: signedIn.owner,
    limits: { goodwill: here && STAFF_SCOPES[here.role].includes('goodwill:approve') ? null : { ...here?.goodwill } },
    expires_at: signedIn.expiresAt.toISOString(),
  }
}

async function programAnswer(ctx: Context, { id, key, role, within, demo }: SignedInProgram): Promise<z.infer<typeof SessionProgram>> {
  const program = await ctx.programs.get(id)
  const document = program && isLive(program) ? program.timeline.inForce(ctx.clock.now()).version.document : null
  const { time_zone = 'UTC', languages = ['en'], money = null } = document?.settings ?? {}
  return {
    key,
    name: { ...(document?.names ?? { en: key }) },
    time_zone,
    languages: [...languages],
    money: money && { currency: money.currency, decimals: money.decimals },
    published: document !== null,
    role,
    scopes: [...STAFF_SCOPES[role]],
    within: { kind: within.kind, keys: [...within.keys], stores: within.stores && [...within.stores] },
    demo,
  }
}
