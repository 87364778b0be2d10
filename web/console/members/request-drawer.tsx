import { Link } from '@tanstack/react-router'
import { Button, Drawer, Form } from 'antd'
import { useEffect, useMemo } from 'react'
import { curlOf, useAct } from '#kit/acts.ts'
import { useNamedPoints, usePoints } from '#kit/program.ts'
import { useRead } from '#kit/reads.ts'
import { useMay } from '#kit/session.ts'
import { shortId } from '#kit/short-id.ts'
import { useShortcuts } from '#kit/shortcuts.ts'
import { useTexts } from '#kit/texts.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Refused } from '#ui/act-drawer.tsx'
import { CopyCurl } from '#ui/copy.tsx'
import { Read } from '#ui/states.tsx'
import { useTell } from '#ui/tell.tsx'
import { When } from '#ui/values.tsx'
import { RequestState, type GoodwillRequest } from './requests.tsx'
import { verdictAct, type Said, type Verdict } from './verdict-act.ts'
import { VerdictFields } from './verdict-fields.tsx'
import { useWords } from './words.ts'

/** One request, with what it takes to decide it: who asks, why, and what the member was given before. */
export function RequestDrawer({ id, close }: { id: string | null; close: () => void }) {
  const say = useTexts('members')
  const tell = useTell()
  const may = useMay()
  const [form] = Form.useForm<Said>()
  const request = useRead('/v1/requests/{id}', { path: { id: id ?? '' }, when: id !== null })
  const sending = useAct<GoodwillRequest>()
  useEffect(() => sending.reset(), [id])
  const { data } = request
  const why = data ? (data.mine ? say('own_request') : data.state === 'asked' ? null : say('decided_already')) : say('shell:loading')
  const decide = (verdict: Verdict): void => {
    if (!data || why || !may('goodwill:approve')) return
    const said = form.getFieldsValue()
    if (verdict === 'decline' && !said.reason?.trim()) {
      form.setFields([{ name: 'reason', errors: [say('decline_reason_needed')] }])
      form.focusField('reason')
      return
    }
    sending.mutate(verdictAct(data, verdict, said), {
      onSuccess: ({ state }) => {
        tell(say(`request_now.${state}`))
        close()
      },
    })
  }
  useShortcuts(useMemo(() => (id ? { a: () => decide('approve'), d: () => decide('decline') } : {}), [id, data, why]))
  return (
    <Drawer
      title={say('request')}
      open={id !== null}
      onClose={close}
      size={520}
      destroyOnHidden
      footer={
        <div style={{ display: 'flex', gap: 8 }}>
          <ActButton
            type="primary"
            needs="goodwill:approve"
            shortcut="a"
            why={why}
            loading={sending.isPending}
            onClick={() => decide('approve')}
          >
            {say('approve')}
          </ActButton>
          <ActButton danger needs="goodwill:approve" shortcut="d" why={why} onClick={() => decide('decline')}>
            {say('decline')}
          </ActButton>
          <Button onClick={close}>{say('shell:close')}</Button>
          <span style={{ flex: 1 }} />
          {data && <CopyCurl text={curlOf(verdictAct(data, 'approve', {}))} />}
        </div>
      }
    >
      <Read of={request}>{(shown) => <About request={shown} />}</Read>
      {data?.state === 'asked' && !data.mine && may('goodwill:approve') && (
        <Form form={form} layout="vertical" requiredMark="optional" style={{ marginTop: 16 }}>
          <VerdictFields />
        </Form>
      )}
      {sending.error && <Refused error={sending.error} />}
    </Drawer>
  )
}

function About({ request }: { request: GoodwillRequest }) {
  const say = useTexts('members')
  const points = usePoints()
  const named = useNamedPoints()
  const word = useWords()
  const { member, currency, amount, reason, note, state, asked_by, asked_at, decided_by, decided_at, decided_note, before } = request
  const rows: [string, React.ReactNode][] = [
    [say('status_head'), <RequestState key="state" state={state} />],
    [say('amount'), named(currency, amount)],
    [say('member'), <Link key="member" to={`/members/${member}`}>{request.member_name ?? shortId(member)}</Link>], // prettier-ignore
    [say('reason_code'), word('code', reason)],
    [say('in_words'), note ?? '–'],
    [say('asked_by'), <span key="by">{asked_by}, <When at={asked_at} exact /></span>], // prettier-ignore
    [
      say('before'),
      say('before_told', { times: before.times, days: before.days, points: points(currency, before.amount), same: before.by_same }),
    ],
    ...(decided_by ? [[say('decided_by'), <span key="decided">{decided_by}, <When at={decided_at} exact /></span>] as [string, React.ReactNode]] : []), // prettier-ignore
    ...(decided_note ? [[say('said'), decided_note] as [string, React.ReactNode]] : []),
  ]
  return (
    <dl className="terms">
      {rows.map(([term, value]) => (
        <div key={term} style={{ display: 'contents' }}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
