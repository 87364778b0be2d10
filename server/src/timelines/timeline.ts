import type { CommandKind } from '@perennial/engine/decide/command.ts'
import { z } from 'zod'

/** What can be asked for: what happened to members, in the groups in which people think of it. */
export const TIMELINE_KINDS = [
  'order',
  'return',
  'points',
  'reward',
  'coupon',
  'tier',
  'benefit',
  'checkout',
  'event',
  'time',
  'consent',
  'membership',
  'note',
] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

/** Under which of them each command is found. Consents are read from their own table, where those without a command are too. */
export const KIND_OF: Readonly<Record<CommandKind, TimelineKind>> = {
  enrol: 'membership',
  profile: 'membership',
  order: 'order',
  return: 'return',
  event: 'event',
  adjust: 'points',
  redeem: 'points',
  hold: 'points',
  capture: 'points',
  release: 'points',
  send: 'points',
  receive: 'points',
  extend: 'points',
  convert: 'points',
  refund: 'points',
  review: 'points',
  void_adjustment: 'points',
  reserve: 'checkout',
  void: 'checkout',
  coupon: 'coupon',
  standing: 'tier',
  benefit: 'benefit',
  plan: 'benefit',
  consent: 'consent',
  tick: 'time',
}

export const TimelineItem = z
  .object({
    id: z.string().meta({ description: 'Of the decision, fulfilment, coupon or note' }),
    kind: z.enum(TIMELINE_KINDS),
    what: z.string().meta({ description: 'The command, or what has become of the fulfilment or coupon' }),
    at: z.iso.datetime().meta({ description: 'When it happened' }),
    recorded_at: z.iso.datetime().meta({ description: 'When it was heard of' }),
    text: z.string().meta({ description: 'In words, in the language asked for; of decisions, as they can be read to the member' }),
    refused: z.boolean(),
    changes: z
      .array(z.object({ currency: z.string(), account: z.string(), amount: z.int() }))
      .meta({ description: 'What it did to the member’s accounts' }),
    money: z.int().nullable().meta({ description: 'The total of an order, in minor units' }),
    channel: z.string().nullable(),
    store: z.string().nullable(),
    by: z.string().nullable().meta({ description: 'Who did it: an API client or a member of staff; null for the member and for time' }),
    decision: z.string().nullable().meta({ description: 'Ask /v1/decisions/{id} why' }),
    order: z.string().nullable(),
  })
  .meta({ id: 'TimelineItem' })
export type TimelineItem = z.infer<typeof TimelineItem>
