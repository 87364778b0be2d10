import DownloadOutlined from '@ant-design/icons/DownloadOutlined'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { addressOf, type Answer } from '#kit/api.ts'
import { useRead } from '#kit/reads.ts'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { Refused } from '#ui/act-drawer.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { asQuery, type Filter } from '#ui/list/use-list-state.ts'
import { Page } from '#ui/page.tsx'
import { State, When } from '#ui/values.tsx'
import { ActView } from './act-view.tsx'
import { downloadFrom } from './download-from.ts'
import { Target } from './target.tsx'

export type Recorded = Answer<'/v1/audit'>['items'][number]

const KINDS = [
  'write',
  'reveal',
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'session_ended',
  'password_set',
  'second_factor_on',
  'second_factor_off',
  'recovery_code_used',
  'recovery_codes_made',
  'staff_created',
  'staff_changed',
  'link_made',
  'key_made',
  'key_rotated',
  'key_ended',
  'repeat',
] as const

/** What staff did, with what it changed; nobody can take anything out of it. */
export default function Audit() {
  const say = useTexts('data')
  const [url, setUrl] = useUrlState()
  const [error, setError] = useState<Error | null>(null)
  const columns = useActColumns()
  const filters = useActFilters()
  const { time_zone: zone } = useProgram()
  const asked = Object.fromEntries(filters.flatMap(({ key }) => (url[key] ? [[key, asQuery(filters, key, url[key], zone)]] : [])))
  const all = (): void => {
    setError(null)
    void downloadFrom(addressOf('/v1/audit.csv', {}, asked), 'audit.csv').catch(setError)
  }
  return (
    <Page
      title={say('audit')}
      lead={say('audit_about')}
      acts={
        <Button icon={<DownloadOutlined />} onClick={all}>
          {say('all_as_csv')}
        </Button>
      }
    >
      {error && <Refused error={error} />}
      <List<Recorded>
        name={say('audit')}
        path="/v1/audit"
        rowKey={({ id }) => String(id)}
        columns={columns}
        filters={filters}
        empty={{ title: say('no_acts'), text: say('no_acts_about') }}
      />
      <ActView id={url['act']} close={() => setUrl({ act: undefined })} />
    </Page>
  )
}

function useActFilters(): readonly Filter[] {
  const say = useTexts('data')
  const colleagues = useRead('/v1/session/colleagues')
  const people = colleagues.data?.items
  return useMemo(
    () => [
      { key: 'staff', label: say('who'), kind: 'choice', options: (people ?? []).map(({ id, name }) => ({ value: id, label: name })) },
      { key: 'kind', label: say('kind'), kind: 'choice', options: KINDS.map((value) => ({ value, label: say(`act_kind.${value}`) })) },
      { key: 'target', label: say('about_what'), kind: 'text' },
      { key: 'route', label: say('route'), kind: 'text' },
      { key: 'from', label: say('from'), kind: 'day' },
      { key: 'to', label: say('until'), kind: 'day' },
    ],
    [say, people],
  )
}

function useActColumns(): readonly Column<Recorded>[] {
  const say = useTexts('data')
  const [, setUrl] = useUrlState()
  return useMemo(
    () => [
      { key: 'at', title: say('when'), render: ({ at }) => <When at={at} exact />, csv: ({ at }) => at },
      { key: 'who', title: say('who'), render: ({ staff }) => staff?.name ?? '–' },
      { key: 'role', title: say('role'), render: ({ role }) => (role ? say(`shell:role.${role}`) : '–') },
      {
        key: 'what',
        title: say('did_what'),
        render: ({ id, kind, route }) => (
          <Button type="link" style={{ padding: 0, height: 'auto', textAlign: 'start' }} onClick={() => setUrl({ act: String(id) })}>
            {kind === 'write' || kind === 'repeat' ? <span className="mono">{route}</span> : say(`act_kind.${kind}`)}
          </Button>
        ),
        csv: ({ kind, route }) => `${kind} ${route ?? ''}`,
      },
      {
        key: 'targets',
        title: say('about_what'),
        render: ({ targets }) => targets.slice(0, 3).map((target) => <Target key={target} id={target} />),
        csv: ({ targets }) => targets.join(' '),
      },
      { key: 'changed', title: say('changed'), align: 'right', render: ({ before, after }) => pathsOf(before, after).length || '–' },
      { key: 'reason', title: say('shell:reason'), render: ({ reason }) => reason ?? '–' },
      {
        key: 'status',
        title: say('came_of_it'),
        render: ({ status }) =>
          status === null || status < 400 ? (
            <State mood="good">{say('was_done')}</State>
          ) : (
            <State mood="bad">{say('was_refused', { status })}</State>
          ),
        csv: ({ status }) => status,
      },
    ],
    [say, setUrl],
  )
}

/** Everything that was one thing before and is another after. */
export const pathsOf = (before: Recorded['before'], after: Recorded['after']): string[] => [
  ...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]),
]
