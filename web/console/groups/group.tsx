import { Link, useParams } from '@tanstack/react-router'
import { Alert, Tabs } from 'antd'
import { useMemo } from 'react'
import { act, useAct, type Act } from '#kit/acts.ts'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useRead } from '#kit/reads.ts'
import { useMay } from '#kit/session.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Id } from '#ui/copy.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { Page, Section } from '#ui/page.tsx'
import { FirstUse, Read } from '#ui/states.tsx'
import { useTell } from '#ui/tell.tsx'
import { When } from '#ui/values.tsx'
import { PeopleList } from '../people/people-list.tsx'
import { GroupForm, segmentAct } from './group-form.tsx'
import { GroupState } from './group-state.tsx'
import type { Segment } from './groups.tsx'
import { UploadList } from './upload-list.tsx'
import { UseInCampaign } from './use-in-campaign.tsx'

type Snapshot = Answer<'/v1/segments/{key}/snapshots'>['items'][number]
const EVERY_MS = 2000

/** One group: what it is, who is in it, who was, and its way into a campaign. */
export default function GroupPage() {
  const say = useTexts('groups')
  const language = useLanguage()
  const { key } = useParams({ strict: false }) as { key: string }
  const segment = useRead('/v1/segments/{key}', { path: { key }, everyMs: EVERY_MS })
  return (
    <Page
      title={named(segment.data?.names, language, key)}
      trail={[{ to: '/groups', title: say('title') }]}
      acts={segment.data && <Acts segment={segment.data} />}
    >
      <Read of={segment}>{(data) => <Group segment={data} />}</Read>
    </Page>
  )
}

function Acts({ segment }: { segment: Segment }) {
  const say = useTexts('groups')
  const tell = useTell()
  const [, setUrl] = useUrlState()
  const sending = useAct()
  const { key, rule, archived } = segment
  const send = (given: Act, told: string, back: readonly Act[] = []): void => sending.mutate(given, { onSuccess: () => tell(told, back) })
  const refresh = (): void => send(act({ method: 'post', path: '/v1/segments/{key}/refresh', in: { key } }), say('asked'))
  const archive = (): void =>
    send(segmentAct(segment, !archived), say(archived ? 'restored_told' : 'archived_told'), [segmentAct(segment, archived)])
  return (
    <>
      <ActButton type="primary" needs="program:write" onClick={() => setUrl({ do: 'use' })}>
        {say('use')}
      </ActButton>
      <ActButton needs="program:write" why={rule === null ? say('listed_none') : null} onClick={refresh}>
        {say('refresh')}
      </ActButton>
      <ActButton needs="program:write" why={rule === null ? null : say('ruled_none')} onClick={() => setUrl({ do: 'upload' })}>
        {say('upload')}
      </ActButton>
      <ActButton needs="program:write" onClick={() => setUrl({ do: 'edit' })}>
        {say('edit')}
      </ActButton>
      <ActButton needs="program:write" onClick={archive}>
        {say(archived ? 'restore' : 'archive')}
      </ActButton>
    </>
  )
}

function Group({ segment }: { segment: Segment }) {
  const say = useTexts('groups')
  const [url, setUrl] = useUrlState()
  const tab = url['tab'] ?? 'people'
  const close = (): void => setUrl({ do: undefined })
  return (
    <div className="rows">
      {segment.error && <Alert type="warning" showIcon role="status" title={say('rule_wrong', { why: segment.error })} />}
      <About segment={segment} />
      <section className="card">
        <Tabs
          activeKey={tab}
          onChange={(next) => setUrl({ tab: next === 'people' ? undefined : next }, { replace: true })}
          items={[
            { key: 'people', label: say('people'), children: <People segment={segment} /> },
            { key: 'snapshots', label: say('snapshots'), children: <Snapshots segment={segment} /> },
          ]}
        />
      </section>
      <GroupForm open={url['do'] === 'edit'} close={close} segment={segment} />
      <UploadList open={url['do'] === 'upload'} close={close} segment={segment} />
      <UseInCampaign open={url['do'] === 'use'} close={close} segment={segment} />
    </div>
  )
}

function About({ segment }: { segment: Segment }) {
  const say = useTexts('groups')
  const format = useFormat()
  const { key, kind, rule, every, snapshot, share_of_sales: share, looked_at: looked, used_by: campaigns } = segment
  return (
    <Section title={say('about')}>
      <dl className="terms">
        <dt>{say('key')}</dt>
        <dd>
          <Id value={key} />
        </dd>
        <dt>{say('state_head')}</dt>
        <dd>
          <GroupState segment={segment} />
        </dd>
        <dt>{say('kind_head')}</dt>
        <dd>
          {say(`kind.${kind}`)}
          {rule !== null && `, ${say(`every_of.${every}`)}`}
        </dd>
        {rule !== null && (
          <>
            <dt>{say('rule')}</dt>
            <dd>
              <pre className="code">{rule}</pre>
            </dd>
          </>
        )}
        <dt>{say('size')}</dt>
        <dd className="num" data-size>
          {snapshot ? format.count(snapshot.size) : '–'}
        </dd>
        <dt>{say('share')}</dt>
        <dd className="num" title={say('share_about')}>
          {share === null ? '–' : format.share(share)}
        </dd>
        <dt>{say('looked')}</dt>
        <dd>
          <When at={looked} />
        </dd>
        <dt>{say('used_by')}</dt>
        <dd>
          {campaigns.length === 0
            ? '–'
            : campaigns.map((campaign) => (
                <Link key={campaign} to={`/program/parts/campaigns/${campaign}` as never} style={{ marginInlineEnd: 8 }}>
                  {campaign}
                </Link>
              ))}
        </dd>
      </dl>
    </Section>
  )
}

function People({ segment: { key, snapshot } }: { segment: Segment }) {
  const say = useTexts('groups')
  const may = useMay()
  const empty = { title: say('nobody'), text: say('nobody_about') }
  if (!may('members:read')) return <FirstUse title={say('people')} text={say('shell:role_may_not')} />
  if (!snapshot) return <FirstUse {...empty} />
  return (
    <>
      <p>
        <a href={`/v1/segments/${key}/members.csv`} download>
          {say('csv')}
        </a>
      </p>
      {/* Who was in another snapshot is another list. */}
      <PeopleList key={snapshot.number} name={say('people')} path="/v1/segments/{key}/members" in={{ key }} empty={empty} prefix="p_" />
    </>
  )
}

function Snapshots({ segment: { key } }: { segment: Segment }) {
  const say = useTexts('groups')
  const format = useFormat()
  const columns = useMemo<readonly Column<Snapshot>[]>(
    () => [
      { key: 'number', title: say('number'), align: 'right', render: ({ number }) => String(number) },
      { key: 'from', title: say('from'), render: ({ valid_from: from }) => <When at={from} exact />, csv: ({ valid_from: from }) => from },
      { key: 'size', title: say('size'), align: 'right', render: ({ size }) => format.count(size), csv: ({ size }) => size },
      {
        key: 'entered',
        title: say('entered'),
        align: 'right',
        render: ({ entered }) => format.count(entered),
        csv: ({ entered }) => entered,
      },
      { key: 'gone', title: say('gone'), align: 'right', render: ({ gone }) => format.count(gone), csv: ({ gone }) => gone },
      { key: 'hash', title: say('hash'), render: ({ hash }) => <Id value={hash} short />, csv: ({ hash }) => hash },
      { key: 'taken_by', title: say('taken_by'), render: ({ taken_by: by }) => by },
    ],
    [say, format],
  )
  return (
    <List<Snapshot>
      name={say('snapshots')}
      path="/v1/segments/{key}/snapshots"
      in={{ key }}
      rowKey={({ number }) => String(number)}
      columns={columns}
      empty={{ title: say('no_snapshots'), text: say('no_snapshots_about') }}
      prefix="s_"
    />
  )
}
