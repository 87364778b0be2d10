import { randomBytes } from 'node:crypto'
import { generateSecret, generateURI } from 'otplib'
import type { Base } from '#kit/base.ts'
import { transaction } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import type { SignedIn } from '../access/staff-role.ts'
import { roughAddress } from './browser.ts'
import { recoveryHash, secretOwner, stepOf, takeCode } from './check-code.ts'
import { limitTries } from './limit-tries.ts'
import { plainCode, readable } from './readable-code.ts'
import { confirmBegun, dropSecondFactor, replaceRecoveryCodes, setBegun } from './second-factor.sql.ts'
import { endSessionsOf } from './sessions.sql.ts'
import { staffById, type StaffRow } from './staff.sql.ts'

const RECOVERY_CODES = 10

/** A secret for an authenticator app. Nothing takes it until it is confirmed. @throws Problem `second_factor_on` */
export async function beginSecondFactor(ctx: Base, staffId: string): Promise<{ secret: string; uri: string }> {
  const { email, totp } = (await staffById(ctx.pool, staffId))!
  if (totp) throw new Problem('second_factor_on')
  const secret = generateSecret()
  await setBegun(ctx.pool, staffId, ctx.vault.encryptSecret(secretOwner(staffId), Buffer.from(secret)))
  return { secret, uri: generateURI({ issuer: 'Perennial', label: email, secret }) }
}

/** Makes it hold, ends the sessions that were begun without it, and gives the first recovery codes. @throws Problem `wrong_code` */
export async function confirmSecondFactor(ctx: Base, { staffId, sessionId }: SignedIn, ip: string, code: string): Promise<string[]> {
  const staff = (await staffById(ctx.pool, staffId))!
  if (staff.totp) throw new Problem('second_factor_on')
  const tries = await limitTries(ctx, staff.email, roughAddress(ip))
  const step = staff.totp_begun && (await stepOf(ctx, staffId, staff.totp_begun, plainCode(code)))
  if (!staff.totp_begun || step === null) throw new Problem('wrong_code')
  const codes = newCodes()
  await transaction(ctx.pool, async (client) => {
    if (!(await confirmBegun(client, staffId, staff.totp_begun!, step))) throw new Problem('wrong_code')
    await replaceRecoveryCodes(client, staffId, hashesOf(ctx, staffId, codes))
    await endSessionsOf(client, staffId, sessionId, new Date(ctx.clock.now()))
  })
  await tries.giveBack()
  return codes
}

/** @throws Problem `wrong_code` */
export async function renewRecoveryCodes(ctx: Base, staffId: string, ip: string, code: string): Promise<string[]> {
  await proveAgain(ctx, staffId, ip, code)
  const codes = newCodes()
  await transaction(ctx.pool, (client) => replaceRecoveryCodes(client, staffId, hashesOf(ctx, staffId, codes)))
  return codes
}

/** @throws Problem `wrong_code` */
export async function endSecondFactor(ctx: Base, staffId: string, ip: string, code: string): Promise<void> {
  await proveAgain(ctx, staffId, ip, code)
  await transaction(ctx.pool, (client) => dropSecondFactor(client, staffId))
}

/** Whoever found an open browser has no code. */
async function proveAgain(ctx: Base, staffId: string, ip: string, code: string): Promise<StaffRow> {
  const staff = (await staffById(ctx.pool, staffId))!
  const tries = await limitTries(ctx, staff.email, roughAddress(ip))
  if (!(await takeCode(ctx, staff, code))) throw new Problem('wrong_code')
  await tries.giveBack()
  return staff
}

/** Sixty bits each. */
const newCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, () => readable(randomBytes(12), 12))

const hashesOf = (ctx: Base, staffId: string, codes: readonly string[]): Buffer[] =>
  codes.map((code) => recoveryHash(ctx, staffId, plainCode(code)))
