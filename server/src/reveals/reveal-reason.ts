import { z } from 'zod'

/** Why somebody wants to see a person in clear: long enough to be one. */
export const RevealReason = z.string().trim().min(3).max(300)
