import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '#kit/reads.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { Id } from '#ui/copy.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { Day, State } from '#ui/values.tsx'
import { Price } from './catalogue.tsx'
import { FulfilmentList } from './fulfilment-list.tsx'
import { Picture } from './picture.tsx'

/** One reward: what it is and costs, and what became of those that were redeemed. */
export default function RewardPage() {
  const say = useTexts('rewards')
  const language = useLanguage()
  const { key } = useParams({ strict: false }) as { key: string }
  const reward = useRead('/v1/rewards/{key}', { path: { key } })
  return (
    <Page
      title={named(reward.data?.names, language, key)}
      trail={[{ to: '/rewards', title: say('catalogue') }]}
      acts={<Link to={`/program/parts/rewards/${key}`}>{say('edit_in_studio')}</Link>}
    >
      <Read of={reward}>
        {({ names, texts, images, kind, category, prices, from, to, in_stock: there }) => (
          <div className="rows">
            <div className="grid wide">
              <div className="card" style={{ padding: 0, overflow: 'hidden' }}>
                <Picture images={images} name={named(names, language, key)} height={220} />
              </div>
              <Section title={say('about_reward')}>
                <dl className="terms">
                  <dt>{say('key')}</dt>
                  <dd>
                    <Id value={key} />
                  </dd>
                  <dt>{say('kind_head')}</dt>
                  <dd>{say(`kind.${kind}`)}</dd>
                  {category && (
                    <>
                      <dt>{say('category')}</dt>
                      <dd>{category}</dd>
                    </>
                  )}
                  <dt>{say('price')}</dt>
                  <dd>
                    {prices.map((price, i) => (
                      <Price key={i} price={price} />
                    ))}
                  </dd>
                  <dt>{say('available')}</dt>
                  <dd>
                    {from || to ? (
                      <>
                        <Day at={from} /> – <Day at={to} />
                      </>
                    ) : (
                      say('always')
                    )}{' '}
                    <State mood={there ? 'good' : 'bad'}>{say(there ? 'in_stock' : 'sold_out')}</State>
                  </dd>
                </dl>
                {texts && <p>{named(texts, language)}</p>}
              </Section>
            </div>
            <Section title={say('fulfilments')}>
              <FulfilmentList query={{ reward: key }} />
            </Section>
          </div>
        )}
      </Read>
    </Page>
  )
}
