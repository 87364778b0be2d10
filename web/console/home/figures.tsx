import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { Page } from '#ui/page.tsx'
import { FirstUse } from '#ui/states.tsx'
import { PeopleList } from '../people/people-list.tsx'
import { Movements, OrderList, Outstanding } from './behind.tsx'

/** What a figure is made of: the list that its `made_of` names, as it stands in the address. */
export default function Figures() {
  const say = useTexts('home')
  const [url] = useUrlState()
  return (
    <Page title={url['name'] ?? say('behind')} lead={say('behind_about')} trail={[{ to: '/', title: say('title') }]}>
      <section className="card" aria-label={url['name'] ?? say('behind')}>
        <Behind of={url['of'] ?? ''} />
      </section>
    </Page>
  )
}

function Behind({ of }: { of: string }) {
  const say = useTexts('home')
  const { key: program } = useProgram()
  const [path = '', text = ''] = of.split('?')
  const query = Object.fromEntries(new URLSearchParams(text))
  const name = say('behind')
  const empty = { title: say('nobody_here'), text: say('nobody_here_about') }
  const below = `/v1/programs/${program}/`
  if (path === '/v1/orders') return <OrderList query={query} />
  if (path === `${below}movements`) return <Movements query={query} />
  if (path === `${below}outstanding`) return <Outstanding query={query} />
  if (path === `${below}outstanding/members`)
    return (
      <PeopleList
        name={name}
        path="/v1/programs/{program}/outstanding/members"
        in={{ program }}
        query={query}
        empty={empty}
        {...(query['currency'] !== undefined && { currency: query['currency'] })}
      />
    )
  if (path === `${below}buyers`)
    return <PeopleList name={name} path="/v1/programs/{program}/buyers" in={{ program }} query={query} empty={empty} />
  if (path === `${below}new-members`)
    return <PeopleList name={name} path="/v1/programs/{program}/new-members" in={{ program }} query={query} empty={empty} />
  const [, set, level] = new RegExp(`^${below}levels/(\\w+)/(\\w+)/members$`).exec(path) ?? []
  if (set !== undefined && level !== undefined)
    return (
      <PeopleList
        name={name}
        path="/v1/programs/{program}/levels/{set}/{level}/members"
        in={{ program, set, level }}
        query={query}
        empty={empty}
      />
    )
  return <FirstUse title={say('no_list')} text={say('no_list_about')} />
}
