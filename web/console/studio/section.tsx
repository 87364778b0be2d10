import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useFormat } from '#kit/format.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Page } from '#ui/page.tsx'
import { FirstUse, NoneMatch, Read } from '#ui/states.tsx'
import { State, type Mood } from '#ui/values.tsx'
import { NoSuchPage } from '../lost.tsx'
import { useDraft, type Draft } from './draft.ts'
import { KEY } from './form/schema-groups.tsx'
import { useTriggerWords } from './happening.ts'
import { isPart } from './sections.ts'

interface Thing {
  names?: Record<string, string>
  state?: string
  from?: string
  to?: string
  trigger?: unknown
}

const MOODS: Record<string, Mood> = { live: 'good', draft: 'wait', review: 'wait', approved: 'busy', paused: 'wait', ended: 'over' }

export default function Section() {
  const { section } = useParams({ strict: false }) as { section: string }
  return isPart(section) ? <Part section={section} /> : <NoSuchPage />
}

/** Everything of one part of the program. */
function Part({ section }: { section: string }) {
  const say = useTexts('studio')
  const draft = useDraft()
  const [url, setUrl] = useUrlState()
  const wanted = (url['q'] ?? '').toLowerCase()
  const add = (
    <ActButton type="primary" needs="program:write" onClick={() => setUrl({ do: 'add' })}>
      {say('add_to', { section: say(`section.${section}`) })}
    </ActButton>
  )
  return (
    <Page
      title={say(`section.${section}`)}
      lead={say(`section_about.${section}`)}
      trail={[{ to: '/program', title: say('title') }]}
      acts={add}
    >
      <Read of={draft}>
        {({ document }) => {
          const all = Object.entries((document[section] ?? {}) as Record<string, Thing>)
          const shown = all.filter(([key, { names }]) => `${key} ${Object.values(names ?? {}).join(' ')}`.toLowerCase().includes(wanted))
          if (all.length === 0) return <FirstUse title={say('none_yet')} text={say(`section_about.${section}`)} act={add} />
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
              </div>
              {shown.length === 0 ? (
                <NoneMatch clear={() => setUrl({ q: undefined })} />
              ) : (
                <Things document={document} section={section} things={shown} />
              )}
            </>
          )
        }}
      </Read>
      {url['do'] === 'add' && (
        <NewKey
          section={section}
          taken={Object.keys((draft.data?.document[section] ?? {}) as object)}
          close={() => setUrl({ do: undefined })}
        />
      )}
    </Page>
  )
}

interface ThingsProps {
  document: Draft
  section: string
  things: readonly [string, Thing][]
}

function Things({ document, section, things }: ThingsProps) {
  const say = useTexts('studio')
  const language = useLanguage()
  const format = useFormat()
  const happensOn = useTriggerWords(document)
  return (
    <ul className="card things">
      {things.map(([key, { names, state, from, to, trigger }]) => (
        <li key={key}>
          <Link to={`/program/parts/${section}/${key}`}>{named(names, language, key)}</Link> <span className="mono soft">{key}</span>
          <span className="grow" />
          {happensOn(trigger) && <span className="soft">{happensOn(trigger)}</span>}
          {(from ?? to) && (
            <span className="soft num">
              {from ? format.day(from) : '…'} – {to ? format.day(to) : '…'}
            </span>
          )}
          {state && <State mood={MOODS[state] ?? 'over'}>{say(`choice.${state}`, { defaultValue: state })}</State>}
        </li>
      ))}
    </ul>
  )
}

/** A new thing begins with its key, which is for ever. */
function NewKey({ section, taken, close }: { section: string; taken: readonly string[]; close: () => void }) {
  const say = useTexts('studio')
  const navigate = useNavigate()
  const [key, setKey] = useState('')
  const fault = key && !KEY.test(key) ? say('key_rule') : taken.includes(key) ? say('key_taken') : null
  const go = (): void => {
    if (key && !fault) void navigate({ to: `/program/parts/${section}/${key}` })
  }
  return (
    <Modal
      open
      title={say('add_to', { section: say(`section.${section}`) })}
      okText={say('go_on')}
      cancelText={say('shell:cancel')}
      okButtonProps={{ disabled: !key || fault !== null }}
      onOk={go}
      onCancel={close}
    >
      <label htmlFor="new-key">{say('new_key')}</label>
      <Input id="new-key" autoFocus className="mono" value={key} onChange={(event) => setKey(event.target.value)} onPressEnter={go} />
      <p className={fault ? 'bad hint' : 'soft hint'}>{fault ?? say('key_about')}</p>
    </Modal>
  )
}
