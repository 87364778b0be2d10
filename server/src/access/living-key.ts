import type { Base } from '#kit/base.ts'
import { sha256 } from '#kit/hashes.ts'
import { callerByHash } from './api-keys.sql.ts'

/** Whether the key exists here and was not revoked. */
export const isLivingKey = async (ctx: Base, key: string): Promise<boolean> =>
  (await callerByHash(ctx.pool, sha256(key), new Date(ctx.clock.now()))) !== null
