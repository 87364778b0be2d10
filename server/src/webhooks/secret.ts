import { randomBytes } from 'node:crypto'
import type { Base } from '#kit/base.ts'
import type { WebhookRow } from './webhooks.sql.ts'

/** How long the secret before signs beside the new one, so that receivers can change over without a gap. */
export const OVERLAP_MS = 86_400_000

/** As Standard Webhooks writes them. */
const written = (secret: Buffer): string => `whsec_${secret.toString('base64')}`

/** A fresh secret: shown once, kept encrypted. */
export function newSecret(ctx: Base, webhookId: string): { shown: string; kept: Buffer } {
  const secret = randomBytes(32)
  return { shown: written(secret), kept: ctx.vault.encryptSecret(webhookId, secret) }
}

/** What a delivery is signed with now: the secret, and for a day the one before. */
export function secretsOf(
  ctx: Base,
  webhookId: string,
  { secret, previous_secret, previous_until }: Pick<WebhookRow, 'secret' | 'previous_secret' | 'previous_until'>,
): Buffer[] {
  const old = previous_secret && previous_until && previous_until.getTime() > ctx.clock.now() ? [previous_secret] : []
  return [secret, ...old].map((kept) => ctx.vault.decryptSecret(webhookId, kept))
}
