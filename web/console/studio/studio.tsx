import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useMemo } from 'react'
import { useTexts } from '#kit/texts.ts'
import { Page, Section as Card } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { useDraft, type DraftState } from './draft.ts'
import { SECTIONS, WHOLES } from './sections.ts'
import { useChecked } from './use-checked.ts'

/** The program as a whole: its parts, and what is to look at before it is published. */
export default function Studio() {
  const say = useTexts('studio')
  const draft = useDraft()
  return (
    <Page title={say('title')} lead={say('lead')} acts={<Link to={'/program/versions' as string}>{say('to_versions')}</Link>}>
      <Read of={draft}>
        {(state) => (
          <div className="rows">
            <Alert type="info" role="note" title={say(state.begun ? 'draft_begun' : 'draft_none', { revision: state.revision })} />
            <div className="grid">
              {WHOLES.map((section) => (
                <Link key={section} className="card part" to={`/program/parts/${section}/all`}>
                  <strong>{say(`section.${section}`)}</strong>
                  <span className="soft">{say(`section_about.${section}`)}</span>
                </Link>
              ))}
              {SECTIONS.map((section) => (
                <Link key={section} className="card part" to={`/program/parts/${section}`}>
                  <strong>
                    {say(`section.${section}`)} <span className="soft num">{Object.keys(state.document[section] ?? {}).length}</span>
                  </strong>
                  <span className="soft">{say(`section_about.${section}`)}</span>
                </Link>
              ))}
            </div>
            <Checks state={state} />
          </div>
        )}
      </Read>
    </Page>
  )
}

/** What is wrong with the draft, and what is only worth a look. */
function Checks({ state }: { state: DraftState }) {
  const say = useTexts('studio')
  const { document } = state
  const checked = useChecked(useMemo(() => document, [document]))
  if (!checked) return null
  const { problems, findings } = checked
  return (
    <Card title={say('checks')}>
      {problems.length === 0 && findings.length === 0 && <p className="soft">{say('no_findings')}</p>}
      <Told list={problems} className="bad" />
      <Told list={findings} className="" />
    </Card>
  )
}

function Told({ list, className }: { list: readonly { path: string; message: string }[]; className: string }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {list.map(({ path, message }, i) => (
        <li key={i} className={className}>
          <PathLink path={path} /> {message}
        </li>
      ))}
    </ul>
  )
}

function PathLink({ path }: { path: string }) {
  const [section = '', key] = path.split('.')
  const known = (SECTIONS as readonly string[]).includes(section)
  return known && key ? (
    <Link className="mono" to={`/program/parts/${section}/${key}`}>
      {path}
    </Link>
  ) : (
    <span className="mono">{path}</span>
  )
}
