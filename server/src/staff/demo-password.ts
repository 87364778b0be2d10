import type { Base } from '#kit/base.ts'
import { readable } from './readable-code.ts'

/** The one password of all logins of a demo. It follows from the master key, so that it can be shown and is not stored. */
export const demoPassword = (ctx: Base, organizationId: string): string =>
  readable(ctx.vault.signInHash('demo password', organizationId), 12)
