import { Link } from '@tanstack/react-router'
import { Input, Select } from 'antd'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useLevelNames, usePoints } from '#kit/program.ts'
import { useRead } from '#kit/reads.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { Page } from '#ui/page.tsx'
import { FirstUse, NoneMatch, Read } from '#ui/states.tsx'
import { State } from '#ui/values.tsx'
import { Picture } from './picture.tsx'

export type Reward = Answer<'/v1/rewards'>['items'][number]

/** What points can be redeemed for, as members see it. */
export default function Catalogue() {
  const say = useTexts('rewards')
  const [url, setUrl] = useUrlState()
  const rewards = useRead('/v1/rewards')
  const wanted = (url['q'] ?? '').toLowerCase()
  return (
    <Page
      title={say('catalogue')}
      lead={say('catalogue_about')}
      acts={<Link to={'/program/parts/rewards' as string}>{say('to_studio')}</Link>}
    >
      <Read of={rewards}>
        {({ items }) => {
          const kinds = [...new Set(items.map(({ kind }) => kind))]
          const shown = items.filter(
            ({ reward, names, kind }) =>
              (!url['kind'] || kind === url['kind']) && `${reward} ${Object.values(names).join(' ')}`.toLowerCase().includes(wanted),
          )
          if (items.length === 0) return <FirstUse title={say('no_rewards')} text={say('no_rewards_about')} />
          return (
            <>
              <div className="list-bar" role="search">
                <Input
                  type="search"
                  aria-label={say('find')}
                  placeholder={say('find')}
                  style={{ width: 240 }}
                  value={url['q'] ?? ''}
                  onChange={(event) => setUrl({ q: event.target.value || undefined }, { replace: true })}
                />
                <Select
                  allowClear
                  aria-label={say('kind_head')}
                  placeholder={say('kind_head')}
                  style={{ minWidth: 160 }}
                  value={url['kind'] ?? null}
                  options={kinds.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
                  onChange={(kind) => setUrl({ kind: kind ?? undefined }, { replace: true })}
                />
              </div>
              {shown.length === 0 ? (
                <NoneMatch clear={() => setUrl({ q: undefined, kind: undefined })} />
              ) : (
                <ul className="grid" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
                  {shown.map((reward) => (
                    <RewardCard key={reward.reward} reward={reward} />
                  ))}
                </ul>
              )}
            </>
          )
        }}
      </Read>
    </Page>
  )
}

function RewardCard({ reward: { reward, names, images, kind, prices, in_stock: there, to } }: { reward: Reward }) {
  const say = useTexts('rewards')
  const language = useLanguage()
  const format = useFormat()
  return (
    <li className="card" style={{ padding: 0, overflow: 'hidden' }}>
      <Link to={`/rewards/${reward}`} style={{ color: 'inherit', textDecoration: 'none', display: 'block' }}>
        <Picture images={images} name={named(names, language, reward)} />
        <div style={{ padding: '12px 16px 16px' }}>
          <strong>{named(names, language, reward)}</strong>
          <div className="soft">{say(`kind.${kind}`)}</div>
          {prices.slice(0, 2).map((price, i) => (
            <Price key={i} price={price} />
          ))}
          <div style={{ marginTop: 8, display: 'flex', gap: 6, flexWrap: 'wrap' }}>
            <State mood={there ? 'good' : 'bad'}>{say(there ? 'in_stock' : 'sold_out')}</State>
            {to && <State mood="over">{say('until', { day: format.day(to) })}</State>}
          </div>
        </div>
      </Link>
    </li>
  )
}

export function Price({ price: { points, money, tiers } }: { price: Reward['prices'][number] }) {
  const say = useTexts('rewards')
  const format = useFormat()
  const write = usePoints()
  const level = useLevelNames()
  const parts = [
    ...Object.entries(points).map(([currency, amount]) => write(currency, amount)),
    ...(money > 0 ? [format.money(money)] : []),
  ]
  const levels = Object.entries(tiers).flatMap(([set, keys]) => keys.map((key) => level(set, key)))
  return (
    <div className="num">
      {parts.join(' + ') || say('free')}{' '}
      {levels.length > 0 && <span className="soft">{say('for_tiers', { tiers: levels.join(', ') })}</span>}
    </div>
  )
}
