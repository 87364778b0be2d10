import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useFormat } from '#kit/format.ts'
import { useRead } from '#kit/reads.ts'
import { useProgram, useSession } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { When } from '#ui/values.tsx'
import { ChangesInWords } from './comparison.tsx'
import { Approve, AskApproval, Publish } from './publish.tsx'

/** The draft: what it changes, whether it takes a second person, and the way to being published. */
export function DraftCard() {
  const say = useTexts('studies')
  const { key } = useProgram()
  const { staff } = useSession()
  const [url, setUrl] = useUrlState()
  const programs = useRead('/v1/programs')
  const approval = useRead('/v1/programs/{program}/draft/approval', { path: { program: key }, everyMs: 5000 })
  const latest = programs.data?.items.find((program) => program.key === key)?.latest_version
  const close = (): void => setUrl({ do: undefined })
  const { revision = 0, valid = false, needed = [], asked = null, approvals = [] } = approval.data ?? {}
  const others = approvals.filter(({ approved_by: by }) => !by.includes(staff.id))
  const blocked = !valid ? say('draft_invalid') : needed.length > 0 && others.length === 0 ? say('needs_second') : null
  return (
    <Section
      title={say('draft_card', { revision })}
      acts={
        <>
          <ActButton needs="program:write" why={valid ? null : say('draft_invalid')} onClick={() => setUrl({ do: 'ask' })}>
            {say('ask_approval')}
          </ActButton>
          <ActButton
            needs="program:approve"
            why={!valid ? say('draft_invalid') : asked?.by.includes(staff.id) ? say('not_your_own') : null}
            onClick={() => setUrl({ do: 'approve' })}
          >
            {say('approve')}
          </ActButton>
          <ActButton type="primary" needs="program:write" why={blocked} onClick={() => setUrl({ do: 'publish' })}>
            {say('publish')}
          </ActButton>
        </>
      }
    >
      <Read of={approval} rows={3}>
        {(state) => (
          <div className="rows">
            {!state.valid && revision === 0 && <p className="soft">{say('no_draft')}</p>}
            {!state.valid && revision > 0 && <Alert type="warning" role="note" showIcon title={say('draft_invalid')} />}
            {state.needed.length > 0 && <Needed needed={state.needed} />}
            {state.asked && <AskedFor {...state.asked} />}
            {state.approvals.map(({ approved_by: by, approved_at: at, note }) => (
              <p key={by} style={{ margin: 0 }}>
                {say('approved_by', { by })} <When at={at} />: {note}
              </p>
            ))}
            {state.valid && latest !== undefined && <ChangesInWords from={latest} to="draft" />}
          </div>
        )}
      </Read>
      <AskApproval open={url['do'] === 'ask'} close={close} revision={revision} />
      <Approve open={url['do'] === 'approve'} close={close} revision={revision} study={asked?.study ?? null} />
      <Publish open={url['do'] === 'publish'} close={close} />
    </Section>
  )
}

function Needed({ needed }: { needed: readonly { path: string; above: number }[] }) {
  const say = useTexts('studies')
  const format = useFormat()
  return (
    <Alert
      type="info"
      role="note"
      showIcon
      title={say('needs_second')}
      description={needed.map(({ path, above }) => say('above_line', { path, amount: format.money(above) })).join(' ')}
    />
  )
}

function AskedFor({ by, at, note, study }: { by: string; at: string; note: string; study: string | null }) {
  const say = useTexts('studies')
  return (
    <p style={{ margin: 0 }}>
      {say('asked_for', { by })} <When at={at} />: {note}{' '}
      {study && <Link to={`/program/${study.startsWith('bkt') ? 'backtests' : 'whatifs'}/${study}`}>{say('see_study')}</Link>}
    </p>
  )
}
