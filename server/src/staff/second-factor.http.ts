import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { signedIn } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, renewRecoveryCodes } from './second-factor.ts'
import { setOwnPassword } from './set-own-password.ts'
import { Password } from './staff.ts'

const tags = ['staff']
const Code = z.string().min(1).max(40)
const RecoveryCodes = z
  .object({ recovery_codes: z.array(z.string()).meta({ description: 'Each stands in for the second factor once. Shown now only' }) })
  .meta({ id: 'RecoveryCodes' })

/** What whoever signed in does about how they prove who they are. */
export function secondFactorDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/session/password',
    {
      ...signedIn({ as: 'password_set' }),
      schema: {
        summary: 'Set a new password; all other sessions end',
        tags,
        body: z.strictObject({ current: Password.optional(), password: Password }).meta({ id: 'NewPassword' }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await setOwnPassword(ctx, request.signedIn!, request.ip, request.body)
      void reply.status(204)
      return null
    },
  )

  doors.post(
    '/v1/session/totp',
    {
      ...signedIn(),
      schema: {
        summary: 'Begin to set up a second factor: what an authenticator app takes. It holds once a code of it is confirmed',
        tags,
        response: { 201: z.object({ secret: z.string(), uri: z.string() }).meta({ id: 'SecondFactor' }) },
      },
    },
    async (request, reply) => {
      void reply.status(201)
      return beginSecondFactor(ctx, request.signedIn!.staffId)
    },
  )

  doors.post(
    '/v1/session/totp/confirm',
    {
      ...signedIn({ as: 'second_factor_on' }),
      schema: {
        summary: 'Confirm the second factor by a code of it; all other sessions end',
        tags,
        body: z.strictObject({ code: Code }).meta({ id: 'ConfirmSecondFactor' }),
        response: { 201: RecoveryCodes },
      },
    },
    async (request, reply) => {
      const codes = await confirmSecondFactor(ctx, request.signedIn!, request.ip, request.body.code)
      void reply.status(201)
      return { recovery_codes: codes }
    },
  )

  doors.post(
    '/v1/session/recovery-codes',
    {
      ...signedIn({ as: 'recovery_codes_made' }),
      schema: {
        summary: 'New recovery codes, for a code of the second factor; those before open nothing any more',
        tags,
        body: z.strictObject({ code: Code }).meta({ id: 'RenewRecoveryCodes' }),
        response: { 201: RecoveryCodes },
      },
    },
    async (request, reply) => {
      const codes = await renewRecoveryCodes(ctx, request.signedIn!.staffId, request.ip, request.body.code)
      void reply.status(201)
      return { recovery_codes: codes }
    },
  )

  doors.delete(
    '/v1/session/totp',
    {
      ...signedIn({ as: 'second_factor_off' }),
      schema: {
        summary: 'Take off one’s second factor, for a code of it, or a recovery code',
        tags,
        body: z.strictObject({ code: Code }).meta({ id: 'EndSecondFactor' }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await endSecondFactor(ctx, request.signedIn!.staffId, request.ip, request.body.code)
      void reply.status(204)
      return null
    },
  )
}
