import { z } from 'zod'

export const PurposeCode = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

export const ConsentItem = z
  .union([
    z.strictObject({ terms: z.string().min(1).max(40), hash: z.string().min(8).max(128), accepted: z.boolean() }),
    z.strictObject({
      purpose: PurposeCode,
      channel: PurposeCode,
      text: z.string().min(1).max(40).meta({ description: 'Version of the text that was agreed to' }),
      granted: z.boolean(),
    }),
  ])
  .meta({ id: 'ConsentItem', description: 'Acceptance of the program’s terms, or consent to be contacted; neither implies the other' })
