import type { RefusalCode } from '@perennial/engine/decide/decision.ts'
import en from '../../messages/en.json' with { type: 'json' }
import zh from '../../messages/zh.json' with { type: 'json' }
import { PROBLEMS, type ProblemCode } from '../../server/src/kit/refusals.ts'
import { parseStrictJson } from '../../server/src/kit/strict-json.ts'

/** What to do about problems of the request. Nothing is kept of such a request, so its key stays free. */
const REQUEST: Record<Exclude<ProblemCode, RefusalCode>, string> = {
  not_json: 'Look at what is really sent: often a text instead of an object, or a body cut off by a proxy.',
  duplicate_key: 'Send the key once. Parsers differ in which of two they believe, so neither is taken.',
  too_deep: 'Send a flatter body.',
  too_many_keys: 'Send less at a time.',
  forbidden_key: 'Leave the key out.',
  malformed_text: 'Send whole characters. Text that was cut by bytes or UTF-16 units often ends in half of one.',
  invalid_request: 'Correct each field under `reasons`: `path` says where, `message` why.',
  idempotency_key_missing: 'Make a key before the first try, store it with the request, and send it with every retry.',
  invalid_identity: 'Check kind and value; telephone numbers without a country are read as Chinese ones.',
  invalid_cursor: 'Read the list from its beginning.',
  invalid_program: 'Correct the draft; the codes under `reasons` are [those of the program document](#the-program-document).',
  unauthenticated: 'Check the header, and whether the key was revoked or the session is over.',
  forbidden: 'Use a key or role with the scope. The reference names the scope of every operation.',
  wrong_credentials: 'Nothing tells which of it was wrong, or whether there is such an account.',
  second_factor_needed: 'Send the same again with `code`.',
  sign_in_refused: 'Begin again at `GET /v1/sign-in/oidc/{key}`. The address must be known here, and verified where they signed in.',
  cross_site: 'Call from the page of this server, or with an API key.',
  program_header_missing: 'Send `perennial-program: <key>`. No page of another site can; that is what it is for.',
  not_your_program: '`GET /v1/session` without the header says which there are.',
  not_signed_in: 'Sign in: `POST /v1/sessions`.',
  not_your_store: '`GET /v1/session` names the stores under `within`.',
  store_missing: 'Name the store in the order, or send `perennial-store: <key>`.',
  nobody_listens: 'Register an endpoint for that type (`POST /v1/webhooks`), by which your messages are sent.',
  reason_missing: 'Send the reason in the header `perennial-reason`, percent-encoded as UTF-8.',
  people_hidden: 'Somebody whose role sees people does it: an agent, a manager or an owner.',
  own_membership: 'A colleague does it. Nobody gives themselves points.',
  own_request: 'Somebody else with the scope `goodwill:approve` decides it.',
  request_decided: 'Look at what was decided: `GET /v1/requests/{id}`. Ask anew, if it is still wanted.',
  above_goodwill:
    'Ask for it (`POST /v1/members/{id}/goodwill`), and somebody with the scope `goodwill:approve` agrees; or an owner raises the limit: `PATCH /v1/staff/{id}`.',
  staff_exist: 'Ask an owner, or whoever runs the server.',
  program_exists: 'Choose another key, or work in the program that is there: `GET /v1/session` names it.',
  owners_only: 'An owner of the whole organization does it.',
  email_taken: 'One address is one person, over all organizations of an installation.',
  last_owner: 'Give the role to another first: `PATCH /v1/staff/{id}`.',
  own_role: 'Let another owner do it.',
  second_factor_on: '`DELETE /v1/session/totp` first.',
  wrong_code: 'Set the clock of the phone; half a minute is forgiven. A code works once.',
  weak_password: 'Several words that do not belong together are long and easy to keep.',
  link_used: 'An owner makes another: `POST /v1/staff/{id}/link`.',
  not_found: 'Check the id. What belongs to another program is not found either.',
  precondition_failed: 'Read the draft again, repeat the change on it, and send the new `ETag` as `If-Match`.',
  precondition_missing: 'Send the `ETag` of your last reading as `If-Match`.',
  no_space: 'Free space where the data folder is (`PERENNIAL_DATA`), or put it elsewhere.',
  wrong_import_state: 'Ask how it stands: `GET /v1/imports/{id}`. Rows are mended once it is over.',
  file_gone: 'Upload the file again: what was taken is not taken twice.',
  file_unreadable: 'Save the file as CSV or .xlsx, and upload that.',
  mapping_incomplete: 'Say for each needed field which column holds it; `POST /v1/imports/{id}/preview` shows what is missing.',
  whole_program_only: 'Ask somebody whose role is for all stores.',
  export_gone: 'Ask for the export again; files are kept for seven days.',
  not_mendable: 'Mend it in the file, and import that.',
  body_too_large: 'Send less at a time: fewer items in a batch, fewer lines in an order.',
  unsupported_media_type: 'Send `Content-Type: application/json`, not compressed.',
  idempotency_key_reused: 'A programming error of the sender: two different requests under one key. Send this one under a key of its own.',
  reference_reused: 'Look the order up first. If it is really another one, give it its own reference.',
  identity_taken: 'Verify the identity, or find out who has it: `POST /v1/members:find`.',
  identity_conflict: 'Ask the person which of the identities are theirs.',
  no_membership: 'Enrol the person first, or let the program enrol unknown people (`settings.unknown_identity`).',
  program_not_published: 'Publish the draft.',
  begins_before_last: 'Choose a later time, or leave `effective_from` out.',
  another_key: 'Send the document of this program. The key of a program never changes.',
  approval_needed: 'Have the draft approved by another client: `POST /v1/programs/{program}/draft/approve`. Then publish it unchanged.',
  studies_waiting: 'Backtests and what-ifs run one after another. Cancel what nobody waits for.',
  out_of_stock: 'Offer another reward, or wait until there is more.',
  stock_taken: 'Say at least as many as are taken: `GET /v1/stock`.',
  cannot_cancel: 'Show where it is (`GET /v1/fulfilments/{id}`); a person of staff can still settle what is in review.',
  nothing_to_settle: 'Look at its state again: somebody else has settled it, or it settled itself.',
  codes_shown: 'Codes are shown once. The same request under the same key shows them again for as long as keys are kept.',
  wrong_task_state: 'Read the tasks again; somebody else has moved it on.',
  invoice_known: 'An invoice is never changed: send a correction under a number of its own.',
  unsigned: 'Sign the bytes of the body as Standard Webhooks has it, with the callback secret of the supplier and a clock that is right.',
  too_many_webhooks: 'Remove an endpoint that nobody needs: `GET /v1/webhooks`.',
  coupon_not_free: 'Show `state`. One that is reserved is free again when its basket is given up, at the latest after a while.',
  batch_not_done: 'Ask for the batch again in a few seconds: `GET /v1/coupons/batches/{id}`.',
  unknown_coupon: 'Check the spelling against the program in force.',
  coupon_is_shared: 'Make, give and cancel only coupons that have a code each (`codes: unique`).',
  coupon_over: 'Look at `from`, `to` and `valid_days` of the coupon, and at the `expires_on` that was sent.',
  coupon_not_transferable: 'Declare the coupon `transferable`, if that is meant.',
  checkout_not_open: 'Void it first, if it is set aside; what is paid comes back by a return.',
  checkout_without_member: 'Say whose it is: `PUT /v1/checkouts/{id}` with `member` or `identity`.',
  checkout_empty: 'Put something into it: `PUT /v1/checkouts/{id}`.',
  no_receipt: 'Check number and amount; both must be as they are printed. The till may report it within minutes only.',
  receipt_claimed: 'Nothing: a purchase is credited once. Whoever says that it was theirs may ask the shop.',
  receipt_too_old: 'Nothing: `receipt_claim_days` of the program have passed. A goodwill is an adjustment.',
  segment_is_listed: 'List its members: `POST /v1/segments/{key}/list`.',
  segment_by_rule: 'Change the rule: `PUT /v1/segments/{key}`; or make a segment without one.',
  already_reposted: 'Look up where it is: `GET /v1/orders/{id}` shows it returned, and its reference leads to the new one. Move that.',
  repost_returned: 'Correct both members by hand: only a whole sale can be moved.',
  repost_paid: 'Return the sale, and sell it anew: its points and coupons are its member’s.',
  sale_of_other: 'Take the goods back with a return, and report the new order for the member who is here.',
  rate_limited: 'Wait as long as `Retry-After` says, then send the same request.',
  overloaded: 'Wait as long as `Retry-After` says, then send the same request. Nothing of it was done.',
  internal: 'Send the same request again: its key makes sure that nothing is done twice.',
}

/** What to do about refusals of the engine. They are decisions: kept, and given again to the same key. */
const REFUSAL: Record<RefusalCode, string> = {
  too_late: 'Correct the balance by hand (`POST /v1/members/{id}/adjustments`), or lengthen `settings.late_window_days`.',
  in_future: 'Set the clock of the till; up to five minutes are forgiven.',
  before_program: 'Leave it out, or publish a first version with an earlier `effective_from`.',
  already_enrolled: 'Use the member named in `facts`.',
  member_not_active: 'Make the member active again (`PATCH /v1/members/{id}`), if that is meant.',
  unknown_currency: 'Check the spelling against the program.',
  unknown_event: 'Declare the type under `events` and publish, or check its spelling.',
  unknown_level: 'Check the spelling against the program.',
  not_spendable: 'Spend another currency; this one only counts towards something.',
  outside_group: 'Set the attribute that the currency’s `send_within` names to the same for both members, such as their family.',
  not_sendable: 'Nothing: the program keeps these points with their owner.',
  insufficient_points: 'Show `needed` and `have`. Points that are pending or held are not available.',
  no_sale: 'Name the order by its reference, or check sku and price of the lines.',
  over_return: 'Return at most `left`.',
  return_window_closed: 'Correct the balance by hand, if the shop takes the goods back all the same.',
  receipt_needed: 'Name the order by its reference (`order`): the program takes nothing back without (`settings.returns_without_receipt`).',
  receipt_needed_after: 'Name the order by its reference. `days` is how long goods come back without.',
  receipt_needed_above: 'Name the order by its reference, or take back less: the goods cost `amount`, and `max` may come back without.',
  receipt_needed_again:
    'Name the order by its reference, or wait until `resets_on`. `of` says whether it is too often (`times`) or too much (`money`, minor units).',
  unknown_hold: 'Check the id of the hold.',
  hold_closed: 'Make a new hold, or redeem at once.',
  over_capture: 'Capture at most `held`; make another hold for the rest.',
  hold_in_past: 'Choose a later time.',
  amount_overflow: 'Look at the amounts that were sent: they are far from those of any sale.',
  out_of_season: 'Offer it again from `opens_on` on.',
  below_minimum: 'Ask for at least `minimum`.',
  not_in_steps: 'Ask for a multiple of `step`.',
  cap_reached: 'Ask for at most `left`, or wait until `resets_on`.',
  no_conversion: 'Declare the rate under `currencies.….converts`, or check the spelling.',
  unknown_lot: 'Nothing: what there is ends later anyway.',
  nothing_to_review: 'List what waits: `GET /v1/reviews`.',
  unknown_benefit: 'Check the spelling against the program.',
  benefit_not_held: 'Look at `GET /v1/members/{id}/benefits`, or give it by hand.',
  benefit_not_used: 'Say on which day it was used: `used_on`.',
  quota_used: 'It is there again on `resets_on`; a use that was a mistake can be given back.',
  unknown_plan: 'Check the spelling against the program.',
  no_plan: 'Start the plan first.',
  trial_used: 'Start the plan without a trial.',
  nothing_to_refund: 'Check the id: a refund is of a decision that spent points (`redeem`, `capture`), as long as not all has come back.',
  over_refund: 'Give back at most `left`.',
  unknown_reward: 'Check the key against `GET /v1/rewards`.',
  reward_closed: 'Show `from` and `to`, or that the reward is paused.',
  not_eligible: 'Offer what the member may have: `GET /v1/rewards?member=`.',
  price_not_yours: 'Choose another price, or leave `price` out.',
  reward_limit: 'Ask for at most `left`, or wait until `resets_on`.',
  hold_of_reward: 'Cancel the fulfilment instead, or wait for it.',
  not_payable: 'Pay with a currency whose `pay` the program declares, each once.',
  paid_too_much: 'Pay at most `most`, which is worth `amount`.',
  coupon_used: 'Use another coupon; this one comes back if its sale is returned.',
  coupon_reserved: 'Confirm or void the checkout that has it, or wait until that lapses.',
  coupon_expired: 'Nothing: it is over. A goodwill is a new coupon.',
  coupon_not_yet: 'Use it from `on` on.',
  coupon_of_other: 'Let its member use it, or transfer it to this one.',
  coupon_cancelled: 'Use another coupon.',
  coupon_not_active: 'Activate it first: `POST /v1/coupons/{id}/activate`.',
  checkout_closed: 'Evaluate the checkout again and hold it anew.',
  checkout_expired: 'Evaluate the checkout again and hold it anew.',
  basket_changed: 'Evaluate and hold the changed basket.',
  no_coupon: 'Check the code; one that was mistyped is not a coupon.',
  no_adjustment: 'Check the id: only an adjustment that was made can be voided. A purchase is returned, a redemption refunded.',
  adjustment_voided: 'Nothing: it is undone already. Make another adjustment if the balance is still wrong.',
  several_currencies: 'Leave `amount` out to take all of it; or, for a refund, name the `currency`.',
}

const NEVER: ReadonlySet<string> = new Set<ProblemCode>(['idempotency_key_reused', 'reference_reused'])

export function errorsDoc(): string {
  const codes = Object.keys(PROBLEMS) as ProblemCode[]
  const isRefusal = (code: ProblemCode): code is RefusalCode => code in REFUSAL
  const isOfRequest = (code: ProblemCode): code is keyof typeof REQUEST => code in REQUEST
  return (
    [
      '# Problems',
      'Made by `npm run gen` from the table of problems and the message catalogues.',
      HEAD,
      '## The request',
      'The request could not be taken. Nothing was done (after `internal` that is not certain, so repeat it), and nothing is kept under its idempotency key.',
      ...codes.filter(isOfRequest).flatMap((code) => section(code, REQUEST[code])),
      '## Decisions',
      'The request was taken and decided: the answer is no. The decision is kept with its facts and can be looked up under `facts.decision`.',
      ...codes.filter(isRefusal).flatMap((code) => section(code, REFUSAL[code])),
      '## The program document',
      'What checking a draft may find, each with the `path` of the place and, for expressions, the characters (`facts.start`, `facts.end`).',
      ...Object.keys(en.program).flatMap((code) => [`### program: ${code}`, texts(en.program, zh.program, code)]),
    ].join('\n\n') + '\n'
  )
}

const HEAD = `Every refusal is an \`application/problem+json\` as of RFC 9457:

| field | what it is |
|---|---|
| \`code\` | one of those below; it never changes its meaning |
| \`detail\` | what is wrong and what to do, in English or Chinese as \`Accept-Language\` asks |
| \`facts\` | the values in the text: \`needed\`, \`have\` … Below they stand in ‹angle brackets› |
| \`reasons\` | the single faults, each with its \`code\` and, where one is to blame, the \`path\` of the field |
| \`instance\` | the id of the request, for whoever runs the server |

**Again with the same key** says whether the same request may succeed under the same \`Idempotency-Key\`. A retry after a
lost answer is always safe: it gives the first answer again.`

function section(code: ProblemCode, advice: string): string[] {
  const { status } = PROBLEMS[code]
  return [
    `### ${code}`,
    texts(en.problem, zh.problem, code),
    `- Status: ${status}\n- What to do: ${advice}\n- Again with the same key: ${again(code)}`,
  ]
}

function again(code: ProblemCode): string {
  const { status } = PROBLEMS[code]
  if (status === 429 || status >= 500) return 'yes, after a pause.'
  if (NEVER.has(code)) return 'no.'
  return code in REFUSAL
    ? 'no, it gives the same refusal. Once the cause is gone, ask under a new key.'
    : 'yes, once what is wrong is put right.'
}

function texts(english: Record<string, string>, chinese: Record<string, string>, code: string): string {
  const shown = (text: string): string => text.replace('{{detail}}', example(code)).replaceAll(/\{\{(\w+)\}\}/g, '‹$1›')
  return `> ${shown(english[code]!)}\n>\n> ${shown(chinese[code]!)}`
}

/** Bodies that are refused with these codes: what the parser says of them is the best description. */
const BODIES: Record<string, string> = {
  duplicate_key: '{"sku": 1, "sku": 2}',
  too_deep: '['.repeat(40) + ']'.repeat(40),
  too_many_keys: `[${Array.from({ length: 20_001 }, () => '{"a":1}').join()}]`,
  forbidden_key: '{"__proto__": 1}',
  malformed_text: '"\\u0000"',
}

function example(code: string): string {
  try {
    parseStrictJson(BODIES[code] ?? '{}')
  } catch (error) {
    return (error as Error).message
  }
  return '‹detail›'
}
