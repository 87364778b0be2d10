import { useNavigate, useParams } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { useEffect, useMemo } from 'react'
import type { Answer } from '#kit/api.ts'
import { useRead } from '#kit/reads.ts'
import { useProgram } from '#kit/session.ts'
import { useShortcuts } from '#kit/shortcuts.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { Id } from '#ui/copy.tsx'
import { Page } from '#ui/page.tsx'
import { Failed, Loading } from '#ui/states.tsx'
import { useQuickActs } from '../shell/quick-acts.tsx'
import { MEMBER_ACTS, MemberActButtons, MemberDrawers, useHindrance } from './acts/member-acts.tsx'
import { Coupons } from './coupons.tsx'
import { Details } from './details.tsx'
import { Explanation } from './explanation.tsx'
import { noteLookedAt } from './looked-at.ts'
import { MemberState } from './member-state.tsx'
import { Overview } from './overview.tsx'
import { Points } from './points.tsx'
import { Rewards } from './rewards.tsx'
import { Timeline } from './timeline.tsx'
import { beside, useCalledBy } from './words.ts'

export type Member = Answer<'/v1/members/{id}'>

const TABS = [
  ['overview', Overview],
  ['timeline', Timeline],
  ['points', Points],
  ['coupons', Coupons],
  ['rewards', Rewards],
  ['details', Details],
] as const

/** One view of a person: what they have, what happened, and what may be done for them. */
export default function MemberPage() {
  const say = useTexts('members')
  const { id } = useParams({ strict: false }) as { id: string }
  const { key } = useProgram()
  const [url, setUrl] = useUrlState()
  const calledBy = useCalledBy()
  const member = useRead('/v1/members/{id}', { path: { id } })
  const { data } = member
  useEffect(() => {
    if (data?.id === id) noteLookedAt(key, id)
  }, [data?.id, id, key])
  useKeys(data)
  if (!data)
    return <div className="page">{member.error ? <Failed error={member.error} again={() => void member.refetch()} /> : <Loading />}</div>
  return (
    <Page
      title={calledBy(data)}
      lead={<Lead member={data} />}
      trail={[{ to: '/members', title: say('members') }]}
      acts={<MemberActButtons member={data} />}
    >
      <Tabs
        activeKey={url['tab'] ?? 'overview'}
        onChange={(tab) => setUrl({ tab: tab === 'overview' ? undefined : tab, after: undefined, kind: undefined })}
        destroyOnHidden
        items={TABS.map(([tab, Content], i) => ({
          key: tab,
          label: <span aria-keyshortcuts={String(i + 1)}>{say(`tab.${tab}`)}</span>,
          children: <Content member={data} />,
        }))}
      />
      <MemberDrawers member={data} />
      <Explanation id={url['why'] ?? null} close={() => setUrl({ why: undefined })} />
    </Page>
  )
}

function Lead({ member }: { member: Member }) {
  const { id, status } = member
  return (
    <>
      <MemberState status={status} /> {beside(member).join(' · ')} <Id value={id} short />
    </>
  )
}

/** A letter for each act, a number for each tab, and the way back to the search. */
function useKeys(member: Member | undefined): void {
  const say = useTexts('members')
  const navigate = useNavigate()
  const hindrance = useHindrance(member)
  const [, setUrl] = useUrlState()
  const acts = useMemo(() => (member ? MEMBER_ACTS.filter((act) => hindrance(act) === null) : []), [member, hindrance])
  useShortcuts(
    useMemo(
      () => ({
        ...Object.fromEntries(acts.map(({ name, key }) => [key, () => setUrl({ do: name })])),
        ...Object.fromEntries(TABS.map(([tab], i) => [String(i + 1), () => setUrl({ tab: i === 0 ? undefined : tab })])),
        '/': () => void navigate({ to: '/members' }),
      }),
      [acts, navigate, setUrl],
    ),
  )
  useQuickActs(useMemo(() => acts.map(({ name }) => ({ name: say(`act.${name}`), run: () => setUrl({ do: name }) })), [acts, say, setUrl]))
}
