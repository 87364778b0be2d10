import { encodeRowId } from '#kit/ids.ts'

type Data = Readonly<Record<string, unknown>>

export interface EventType {
  /** When it is sent, and what it is for. */
  about: string
  /** What `data` is like. Of members' events it also has `decision`, which is not written here. */
  example: Data
  /** What the world outside sees of what was announced, where that is not all of it. */
  shown?: (data: Data, holder: Buffer) => Data
}

/** What comes of a rule's effect names the campaign and the rule that did it. */
const BY = { campaign: 'summer', rule: 'welcome' }

const COUPON = { id: 'cpn_01h455vb4pex5vsknk084sn02q', coupon: 'ten_off' }
const CHECKOUT = { checkout: 'chk_01h455vb4pex5vsknk084sn02q' }

/**
 * THE list of events that endpoints may ask for: everything the engine announces, and what the server tells of itself.
 * docs/events.md is made from it, and a test holds it against the engine.
 */
export const MEMBER_EVENTS: Readonly<Record<string, EventType>> = {
  'member.enrolled': { about: 'Somebody became a member.', example: { source: 'api' } },
  'consent.recorded': {
    about: 'A member said yes or no to being contacted, or accepted terms. What they said is read from the API.',
    example: { items: 2 },
  },
  'points.earned': {
    about: 'Points were granted, by currency. They may be pending at first.',
    example: { currency: 'beans', amount: 56 },
  },
  'points.held_for_review': {
    about: 'An award is so large that a person must let it through: `GET /v1/reviews`.',
    example: { currency: 'beans', amount: 50_000 },
  },
  'award.reviewed': {
    about: 'A person let an award through, or voided it. `award` is the decision that made it.',
    example: { award: 'dec_01h455vb4pex5vsknk084sn02q_12', verdict: 'release' },
    shown: ({ award, ...data }, holder) => ({ award: encodeRowId('dec', holder, award as number), ...data }),
  },
  'points.redeemed': { about: 'Points were spent, at once or by capturing a hold.', example: { currency: 'beans', amount: 20 } },
  'points.refunded': {
    about: 'Points that had been spent came back. `of` is the decision that had spent them.',
    example: { currency: 'beans', amount: 20, of: 'dec_01h455vb4pex5vsknk084sn02q_14' },
    shown: ({ of, ...data }, holder) => ({ ...data, of: encodeRowId('dec', holder, of as number) }),
  },
  'adjustment.voided': {
    about: 'A correction by hand was undone. `of` is the decision that had made it, `amount` what that had given; negative had taken.',
    example: { currency: 'beans', amount: 100, of: 'dec_01h455vb4pex5vsknk084sn02q_15' },
    shown: ({ of, ...data }, holder) => ({ ...data, of: encodeRowId('dec', holder, of as number) }),
  },
  'points.reversed': { about: 'A return took points back.', example: { currency: 'beans', amount: 28 } },
  'points.expired': { about: 'Points are gone because their day has come.', example: { currency: 'beans', amount: 130 } },
  'points.extended': { about: 'Points were given more time.', example: { currency: 'beans', amount: 130 } },
  'points.converted': {
    about: 'Points of one currency became points of another.',
    example: { currency: 'hotel', amount: 3000, to: 'miles', got: 1000 },
  },
  'hold.lapsed': {
    about: 'Nobody captured a hold in time, and its points are available again.',
    example: { hold: 'hld_01h455vb4pex5vsknk084sn02q_9', currency: 'beans', amount: 50 },
    shown: ({ hold, ...data }, holder) => ({ hold: encodeRowId('hld', holder, hold as number), ...data }),
  },
  'reward.held': {
    about: 'A member chose a reward, and its points are set aside until it is delivered or not.',
    example: { reward: 'mug', quantity: 1, hold: 'hld_01h455vb4pex5vsknk084sn02q_9', fulfilment: 'ful_01h455vb4pex5vsknk084sn02s' },
    shown: ({ hold, ...data }, holder) => ({ ...data, hold: encodeRowId('hld', holder, hold as number) }),
  },
  'reward.redeemed': {
    about: 'A reward is on its way to the member or there, and its points are spent. `price` is which of its prices.',
    example: { reward: 'mug', quantity: 1, price: 0, fulfilment: 'ful_01h455vb4pex5vsknk084sn02s' },
  },
  'gift.sent': {
    about: 'A gift of points left for another member. It arrives, or comes home, within moments.',
    example: { to: 'mem_01h455vb4pex5vsknk084sn02r', currency: 'beans', amount: 10 },
    // The lots are for whoever receives them in the ledger.
    shown: ({ to, currency, amount }) => ({ to, currency, amount }),
  },
  'gift.received': {
    about: 'A gift of points arrived.',
    example: { from: 'mem_01h455vb4pex5vsknk084sn02q', currency: 'beans', amount: 10 },
  },
  'earning.blocked': { about: 'A block of the program kept an order or event from earning.', example: { block: 'staff' } },
  'tier.changed': {
    about: 'A member went up or down in a tier set.',
    example: { set: 'status', from: 'silver', to: 'gold', cause: 'earned' },
  },
  'badge.earned': { about: 'A member got a badge.', example: { badge: 'early_bird' } },
  'challenge.completed': {
    about: 'A member completed a challenge, for the `times`th time.',
    example: { challenge: 'five_mornings', times: 1 },
  },
  'benefit.used': {
    about: 'A benefit was used. `cost` is what one use costs the program, in minor units; `order` is there where it was part of one.',
    example: { benefit: 'lounge', cost: 12_000, order: 'ord_01h455vb4pex5vsknk084sn02q_11' },
    shown: ({ order, ...data }, holder) => ({
      ...data,
      ...(order !== undefined && { order: encodeRowId('ord', holder, order as number) }),
    }),
  },
  'benefit.restored': { about: 'The use of a benefit was undone.', example: { benefit: 'lounge' } },
  'plan.started': { about: 'A paid membership began.', example: { plan: 'plus', trial: true } },
  'plan.renewed': { about: 'A paid membership was renewed.', example: { plan: 'plus' } },
  'plan.cancelled': { about: 'A paid membership was cancelled; it may run on to its end.', example: { plan: 'plus' } },
  'plan.ended': { about: 'A paid membership is over.', example: { plan: 'plus' } },
  'coupon.activated': { about: 'A member activated a coupon: it works by itself until it is used.', example: COUPON },
  'coupon.used': { about: 'A coupon gave what it gives, with an order.', example: COUPON },
  'coupon.returned': { about: 'The sale that had used a coupon came back, and the coupon with it.', example: COUPON },
  'checkout.held': { about: 'A basket was set aside, with all that it takes.', example: CHECKOUT },
  'checkout.confirmed': { about: 'A basket was paid, and earned what it had been told to earn.', example: CHECKOUT },
  'checkout.voided': { about: 'A basket that had been set aside was let go.', example: CHECKOUT },
  'checkout.expired': { about: 'The time for which a basket was set aside is over.', example: CHECKOUT },
  'checkout.partly_returned': { about: 'A part of what was bought came back.', example: CHECKOUT },
  'checkout.returned': { about: 'All that was bought came back.', example: CHECKOUT },
  'item.given': { about: 'A rule gives a free item: hand it over, or send it.', example: { ...BY, sku: 'COOKIE', quantity: 1 } },
  'coupon.wanted': { about: 'A rule gives a coupon. The member has it within moments.', example: { ...BY, coupon: 'ten_off' } },
  'message.wanted': { about: 'A rule asks for a message from a template to the member.', example: { ...BY, template: 'welcome_gold' } },
  'member.recognised': {
    about: 'A rule asks that the member be thanked, greeted or surprised.',
    example: { ...BY, as: 'thanks', text: { en: 'Five years with us. Thank you.', zh: '感谢五年相伴。' } },
  },
  'till.notice': {
    about: 'A rule has a notice for whoever serves the member.',
    example: { ...BY, text: { en: 'Offer the new roast.', zh: '推荐新品烘焙。' } },
  },
  'webhook.wanted': {
    about: 'A rule with the effect `webhook` fired: what it means is between the program and the receiver.',
    example: { ...BY, name: 'print_card' },
  },
}

/** Of the program as a whole: these have no member as their subject. */
export const PROGRAM_EVENTS: Readonly<Record<string, EventType>> = {
  'budget.reached': {
    about: 'A budget came to a share at which its program wants to know. Told once for each share and amount.',
    example: { budget: 'summer', share: 0.8, used: 80_000, amount: 100_000 },
  },
  'stock.low': {
    about:
      'Of a counted reward, or of a pool of codes, less is left than the program wants to know of. Told once until there is more again.',
    example: { reward: 'mug', slot: '', pool: '', left: 4 },
  },
  'message.resend_wanted': {
    about:
      'Staff want a member to be told again of a coupon, of a reward on its way (`fulfilment`) or of a `decision`: send your message of it once more.',
    example: { member: 'mem_01h455vb4pex5vsknk084sn02q', coupon: 'cpn_01h455vb4pex5vsknk084sn02q' },
  },
}

/** Sent by the button, to one endpoint, whatever that asked for. */
export const TEST_EVENT = {
  type: 'webhook.test',
  about: 'Somebody tries the endpoint out: `POST /v1/webhooks/{id}/test`. Sent whatever types were asked for, and not repeated.',
  example: { webhook: 'whk_01h455vb4pex5vsknk084sn02q' },
}

export const EVENT_TYPES: readonly string[] = [...Object.keys(MEMBER_EVENTS), ...Object.keys(PROGRAM_EVENTS)]
