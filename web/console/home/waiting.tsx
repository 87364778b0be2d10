import { Link } from '@tanstack/react-router'
import { useFormat } from '#kit/format.ts'
import { useRead } from '#kit/reads.ts'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { When } from '#ui/values.tsx'
import { PAGES } from '../pages.ts'

const EVERY_MS = 15_000

/** Pages on which each is worked off, where the console has one. */
const WHERE: Readonly<Record<string, { to: string; search?: Record<string, string> }>> = {
  drafts: { to: '/program/versions' },
  reviews: { to: '/requests' },
  goodwill: { to: '/requests' },
  fulfilments: { to: '/fulfilments', search: { state: 'in_review' } },
  picking: { to: '/picking' },
  webhooks: { to: '/data/webhooks' },
  stock: { to: '/stock' },
  codes: { to: '/stock' },
}

/** What waits for a person, and the way to it; nothing is said where nothing waits. */
export function Waiting() {
  const say = useTexts('home')
  const { key } = useProgram()
  const waiting = useRead('/v1/programs/{program}/waiting', { path: { program: key }, everyMs: EVERY_MS })
  return (
    <Read of={waiting} rows={1}>
      {({ items }) => {
        const there = items.filter(({ count }) => count > 0)
        if (there.length === 0) return <p className="soft">{say('nothing_waits')}</p>
        return (
          <Section title={say('waiting')}>
            <ul className="things" style={{ padding: 0 }}>
              {there.map((item) => (
                <Thing key={item.key} thing={item} />
              ))}
            </ul>
          </Section>
        )
      }}
    </Read>
  )
}

interface Waits {
  key: string
  name: string
  count: number
  since: string | null
}

function Thing({ thing: { key: kind, name, count, since } }: { thing: Waits }) {
  const format = useFormat()
  const where = WHERE[kind]
  const linked = where && PAGES.some(({ path }) => path === where.to)
  return (
    <li>
      {linked ? (
        <Link to={where.to} search={(where.search ?? {}) as never}>
          {name}
        </Link>
      ) : (
        <span>{name}</span>
      )}
      <span className="grow" />
      {since && (
        <span className="soft">
          <When at={since} />
        </span>
      )}
      <strong className="num">{format.count(count)}</strong>
    </li>
  )
}
