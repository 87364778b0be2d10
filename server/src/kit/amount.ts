import { AMOUNT_MAX } from '@perennial/engine/numbers/rounding.ts'
import { z } from 'zod'

/** Money or points, in minor units. */
export const Amount = z.int().min(0).max(AMOUNT_MAX)
