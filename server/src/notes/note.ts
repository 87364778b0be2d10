import { z } from 'zod'

export const NOTE_MAX = 2000

export const Note = z
  .object({ id: z.string(), text: z.string(), by: z.string().meta({ description: 'Who wrote it' }), at: z.iso.datetime() })
  .meta({ id: 'Note' })
export type Note = z.infer<typeof Note>
