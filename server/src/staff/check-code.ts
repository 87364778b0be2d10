import { verify } from 'otplib'
import type { Base } from '#kit/base.ts'
import { plainCode } from './readable-code.ts'
import { takeStep, useRecoveryCode } from './second-factor.sql.ts'
import type { StaffRow } from './staff.sql.ts'

/** Clocks of telephones are off by some seconds. */
const TOLERANCE_SECONDS = 30

export const secretOwner = (staffId: string): string => `second factor ${staffId}`

/** The step of a code that fits a secret now, or null. */
export async function stepOf(ctx: Base, staffId: string, encrypted: Buffer, code: string): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null
  const secret = ctx.vault.decryptSecret(secretOwner(staffId), encrypted).toString()
  const epoch = Math.floor(ctx.clock.now() / 1000)
  const found = await verify({ secret, token: code, epoch, epochTolerance: TOLERANCE_SECONDS })
  return found.valid && 'timeStep' in found ? found.timeStep : null
}

/** Takes a code of the second factor or a recovery code; each is taken once. @returns which it was, or null for neither */
export async function takeCode(ctx: Base, { id, totp }: StaffRow, given: string): Promise<'code' | 'recovery' | null> {
  const code = plainCode(given)
  if (!totp) return null
  const step = await stepOf(ctx, id, totp, code)
  if (step !== null) return (await takeStep(ctx.pool, id, step)) ? 'code' : null
  const hash = recoveryHash(ctx, id, code)
  return (await useRecoveryCode(ctx.pool, id, hash, new Date(ctx.clock.now()))) ? 'recovery' : null
}

export const recoveryHash = (ctx: Base, staffId: string, code: string): Buffer => ctx.vault.signInHash(`recovery ${staffId}`, code)
