import { z } from 'zod'

/** What people call a thing, by language. */
export const Names = z.partialRecord(z.enum(['en', 'zh']), z.string().min(1).max(200))
