import { EXAMPLES } from '../../server/src/openapi-examples.ts'
import { MEMBER_EVENTS, PROGRAM_EVENTS, TEST_EVENT, type EventType } from '../../server/src/webhooks/catalogue.ts'
import { memberEvent } from '../../server/src/webhooks/event.ts'

const MEMBER = Buffer.from('018d8a5d92d67ba5a9fa6404e809d0b7', 'hex')
const AT = new Date('2026-06-02T04:00:00Z')

/** What endpoints may be told, from the catalogue of events. */
export function eventsDoc(): string {
  return (
    [
      '# Events',
      'Made by `npm run gen` from the catalogue of events (`server/src/webhooks/catalogue.ts`).',
      HEAD,
      fenced(JSON.parse(example()) as object),
      READING,
      '## Of a member',
      'Their `subject` is the member, and their `data` also names the `decision`: `GET /v1/decisions/{id}` explains it.',
      ...sections(MEMBER_EVENTS),
      '## Of the program',
      ...sections(PROGRAM_EVENTS),
      '## Of an endpoint',
      ...sections({ [TEST_EVENT.type]: TEST_EVENT }),
      '# Events in',
      IN,
      fenced(EXAMPLES['postCloudevents'] as object),
      MODES,
    ].join('\n\n') + '\n'
  )
}

const HEAD = `A program tells its endpoints what happens: \`POST /v1/webhooks\` registers one, for some types or for all. Each event is
posted as a [CloudEvent](https://cloudevents.io) in JSON, signed by [Standard Webhooks](https://www.standardwebhooks.com):`

const READING = `| header | |
|---|---|
| \`webhook-id\` | the id of the event: the same for every try, and for every replay |
| \`webhook-timestamp\` | when this try was sent, in seconds since 1970 |
| \`webhook-signature\` | \`v1,\` and the base64 of an HMAC-SHA256 of \`id.timestamp.body\`; for a day after the secret was changed, two of them |

**Check the signature** over the body as it came, before parsing it, and that the timestamp is of the last five minutes.
[\`verifyWebhook\`](../sdk/README.md#webhooks) does both; [a receiver](../examples/webhook-receiver/README.md) is an example.

**Answer with a status of 200 to 299 within ten seconds**, and work afterwards. Anything else is tried again, ten times over three
days, and then given up; \`POST /v1/webhooks/{id}/replay\` sends it again. 410 disables the endpoint, and so do three days in which
every try fails.

**An event may come twice**, after a crash on either side: remember the ids that were seen. Events of one member come in order; a
later one waits until the earlier one has arrived or was given up. Of different members, whichever comes first.

**What is imported happened too**: an import of last year's orders tells of each, with the \`time\` at which it was. Disable endpoints that
should not hear of it.`

const IN = `What happens elsewhere may be told as CloudEvents too: \`POST /v1/cloudevents\`, with a key of the scope \`orders:write\`.

| type | \`data\` |
|---|---|
| \`perennial.order\` | the body of \`POST /v1/orders\` |
| \`perennial.return\` | the body of \`POST /v1/returns\` |
| \`perennial.event.<type>\` | the body of \`POST /v1/events\`, whose \`type\` may be left out |`

const MODES = `**The \`source\` and \`id\` are the idempotency key**: the same two, from the same client, are the same event, however often it comes,
and are refused with \`idempotency_key_reused\` when it says something else. \`time\` is when it happened, unless the data says \`at\`.
\`subject\` and extensions are not read.

| mode | \`Content-Type\` | |
|---|---|---|
| structured | \`application/cloudevents+json\` | one event |
| batched | \`application/cloudevents-batch+json\` | 1 to 1,000, at most 1 MB |
| binary | \`application/json\` | the data; the rest in headers: \`ce-specversion\`, \`ce-id\`, \`ce-source\`, \`ce-type\`, \`ce-time\` |

The answer has one of \`results\` for each event, as that of \`POST /v1/events:batch\`. One event alone that is refused is answered with its
problem and status. A batch is answered with 200 whatever became of each, and with 503 as long as the server was too busy for one of
them: send all of it again, and what was done is not done twice. Events of a batch about the same person or order are decided in their
order.`

const example = (): string =>
  memberEvent('cafe', {
    programId: 1,
    holder: MEMBER,
    seq: 12,
    n: 0,
    type: 'points.earned',
    data: MEMBER_EVENTS['points.earned']!.example,
    at: AT,
  }).body

const sections = (types: Readonly<Record<string, Pick<EventType, 'about' | 'example'>>>): string[] =>
  Object.entries(types).flatMap(([type, { about, example: data }]) => [`### ${type}`, about, fenced(data)])

const fenced = (value: object): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``
