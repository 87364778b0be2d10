import { z } from 'zod'

export const At = z.iso.datetime({ offset: true }).optional().meta({ description: 'When it happened; now, if left out' })

export const timeOf = (at: string | undefined): number | null => (at === undefined ? null : Date.parse(at))
