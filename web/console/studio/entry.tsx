import { useNavigate, useParams } from '@tanstack/react-router'
import { Alert, Segmented } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { curlOf } from '#kit/acts.ts'
import { useMay, useProgram } from '#kit/session.ts'
import { useShortcuts } from '#kit/shortcuts.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Refused } from '#ui/act-drawer.tsx'
import { CopyCurl } from '#ui/copy.tsx'
import { Page } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { useTell } from '#ui/tell.tsx'
import { NoSuchPage } from '../lost.tsx'
import { BasketSimulator } from '../simulator/basket-simulator.tsx'
import { DocumentText } from './document-text.tsx'
import { saveAct, useDraft, useSaveDraft, type Draft, type DraftState } from './draft.ts'
import { FormContext } from './form/form-context.tsx'
import { SchemaField } from './form/schema-field.tsx'
import { KEY, ObjectFields } from './form/schema-groups.tsx'
import { blank, DOCUMENT, entrySchema, type Schema } from './form/schema.ts'
import { languageFinder } from './language-at.ts'
import { isPart, isWhole } from './sections.ts'
import { useChecked } from './use-checked.ts'

export default function Entry() {
  const { section, key } = useParams({ strict: false }) as { section: string; key: string }
  return isPart(section) && KEY.test(key) ? <Thing section={section} name={key} /> : <NoSuchPage />
}

/** One thing of the program: its fields, what is wrong with them, and a basket tried beside it. */
function Thing({ section, name: key }: { section: string; name: string }) {
  const say = useTexts('studio')
  const language = useLanguage()
  const draft = useDraft()
  const value = draft.data && (read(draft.data.document, section, key) as { names?: Record<string, string> } | undefined)
  const whole = isWhole(section)
  return (
    <Page
      title={whole ? say(`section.${section}`) : named(value?.names, language, key)}
      lead={whole ? say(`section_about.${section}`) : <span className="mono">{`${section}.${key}`}</span>}
      trail={[
        { to: '/program', title: say('title') },
        ...(whole ? [] : [{ to: `/program/parts/${section}`, title: say(`section.${section}`) }]),
      ]}
    >
      <Read of={draft}>{(state) => <Editor key={`${section}.${key}`} state={state} section={section} name={key} />}</Read>
    </Page>
  )
}

const read = (document: Draft, section: string, key: string): unknown =>
  isWhole(section) ? document[section] : (document[section] as Record<string, unknown> | undefined)?.[key]

function write(document: Draft, section: string, key: string, value: unknown): Draft {
  if (isWhole(section)) return { ...document, [section]: value } as Draft
  const things = { ...(document[section] as Record<string, unknown> | undefined) }
  if (value === undefined) delete things[key]
  else things[key] = value
  return { ...document, [section]: things } as Draft
}

/** A new thing. Most campaigns are about orders. */
const begin = (section: string, schema: Schema): unknown =>
  section === 'campaigns' ? { ...(blank(schema) as object), trigger: 'order' } : blank(schema)

function Editor({ state, section, name }: { state: DraftState; section: string; name: string }) {
  const say = useTexts('studio')
  const may = useMay()
  const [url, setUrl] = useUrlState()
  const schema = isWhole(section) ? DOCUMENT.properties![section]! : entrySchema(section)
  const stored = read(state.document, section, name)
  const [value, setValue] = useState<unknown>(() => stored ?? begin(section, schema))
  useFollow(stored, value, (now) => setValue(now ?? begin(section, schema)))
  const document = useMemo(() => write(state.document, section, name, value), [state.document, section, name, value])
  const checked = useChecked(document)
  const path = isWhole(section) ? section : `${section}.${name}`
  const languageAt = useMemo(() => languageFinder(document), [document])
  const problems = checked?.problems.filter((problem) => problem.path.startsWith(path)) ?? []
  const surroundings = useMemo(
    () => ({ document, problems, languageAt, readOnly: !may('program:write') }),
    [document, problems, languageAt, may],
  )
  const asText = url['view'] === 'text'
  return (
    <FormContext value={surroundings}>
      <SaveBar
        state={state}
        document={document}
        dirty={JSON.stringify(value) !== JSON.stringify(stored)}
        stored={stored !== undefined}
        section={section}
        name={name}
      />
      <div className={section === 'campaigns' ? 'beside' : ''}>
        <div className="card">
          <Segmented
            size="small"
            aria-label={say('view')}
            value={asText ? 'text' : 'form'}
            options={['form', 'text'].map((view) => ({ value: view, label: say(`view_${view}`) }))}
            onChange={(view) => setUrl({ view: view === 'text' ? 'text' : undefined }, { replace: true })}
            style={{ marginBottom: 12 }}
          />
          {asText ? (
            <DocumentText value={value} set={setValue} />
          ) : schema.type === 'object' && schema.properties ? (
            <ObjectFields bare schema={schema} path={path} name={name} value={value as Record<string, unknown>} set={setValue} />
          ) : (
            <SchemaField schema={schema} path={path} name={name} value={value} set={setValue} />
          )}
        </div>
        <aside>
          <Findings problems={problems} findings={checked?.findings.filter((finding) => finding.path.startsWith(path)) ?? []} />
          {section === 'campaigns' && (
            <>
              <p className="soft">{say('simulate_about')}</p>
              <BasketSimulator version="draft" />
            </>
          )}
        </aside>
      </div>
    </FormContext>
  )
}

/** What nothing was changed of follows what is stored: after an undo, or a colleague’s change. */
function useFollow(stored: unknown, value: unknown, follow: (stored: unknown) => void): void {
  const before = useRef(JSON.stringify(stored))
  useEffect(() => {
    const now = JSON.stringify(stored)
    if (now === before.current) return
    if (JSON.stringify(value) === before.current) follow(stored)
    before.current = now
  })
}

function Findings({
  problems,
  findings,
}: {
  problems: readonly { path: string; message: string }[]
  findings: readonly { path: string; message: string }[]
}) {
  const say = useTexts('studio')
  return (
    <div aria-live="polite" className="rows" style={{ marginBottom: 16 }}>
      {problems.length > 0 && (
        <Alert
          type="error"
          title={say('problems', { count: problems.length })}
          description={problems.map(({ path, message }, i) => (
            <div key={i}>
              <span className="mono">{path}</span> {message}
            </div>
          ))}
        />
      )}
      {findings.length > 0 && (
        <Alert
          type="warning"
          role="note"
          title={say('findings', { count: findings.length })}
          description={findings.map(({ path, message }, i) => (
            <div key={i}>
              <span className="mono">{path}</span> {message}
            </div>
          ))}
        />
      )}
    </div>
  )
}

interface SaveBarProps {
  state: DraftState
  document: Draft
  dirty: boolean
  stored: boolean
  section: string
  name: string
}

function SaveBar({ state, document, dirty, stored, section, name }: SaveBarProps) {
  const say = useTexts('studio')
  const tell = useTell()
  const navigate = useNavigate()
  const { key } = useProgram()
  const { save, busy, error } = useSaveDraft()
  useUnsavedGuard(dirty)
  const store = (next: Draft, told: string): Promise<boolean> =>
    save(state.revision, next).then(
      ({ valid, revision }) => {
        tell(valid ? told : say('saved_with_problems'), [saveAct(key, revision, state.document)])
        return true
      },
      () => false,
    )
  useShortcuts(useMemo(() => ({ s: () => void (dirty && store(document, say('saved'))) }), [dirty, document, state.revision]))
  const removed = async (): Promise<void> => {
    if (await store(write(document, section, name, undefined), say('removed'))) void navigate({ to: `/program/parts/${section}` })
  }
  return (
    <div className="list-bar" style={{ position: 'sticky', top: 56, zIndex: 3, background: 'var(--ground)', padding: '8px 0' }}>
      <ActButton
        type="primary"
        needs="program:write"
        loading={busy}
        shortcut="s"
        why={dirty ? null : say('nothing_to_save')}
        onClick={() => void store(document, say('saved'))}
      >
        {say('save_draft')}
      </ActButton>
      <CopyCurl text={curlOf(saveAct(key, state.revision, document))} />
      <span className="grow" />
      {stored && !isWhole(section) && (
        <ActButton danger needs="program:write" onClick={() => void removed()}>
          {say('remove_from_draft')}
        </ActButton>
      )}
      {error && <Refused error={error} />}
    </div>
  )
}

/** Leaving with changes that are not stored is asked about by the browser. */
function useUnsavedGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [dirty])
}
