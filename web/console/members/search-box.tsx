import SearchOutlined from '@ant-design/icons/SearchOutlined'
import { useNavigate } from '@tanstack/react-router'
import { Input, type InputRef } from 'antd'
import { useEffect, useId, useState, type KeyboardEvent, type RefObject } from 'react'
import { useLevelNames, useNamedPoints } from '#kit/program.ts'
import { useTexts } from '#kit/texts.ts'
import { Failed } from '#ui/states.tsx'
import { State } from '#ui/values.tsx'
import { noteSearch } from './looked-at.ts'
import { useSearch, type FoundPerson } from './search.tsx'
import { beside, useCalledBy, useWords } from './words.ts'

/** One field for a card, a phone, an e-mail address, an order's number or a name; whoever is found below it. */
export function SearchBox({ text, setText, field }: { text: string; setText: (text: string) => void; field: RefObject<InputRef | null> }) {
  const say = useTexts('members')
  const navigate = useNavigate()
  const list = useId()
  const found = useSearch(text)
  const [at, setAt] = useState(0)
  const items = text.trim() === '' ? [] : (found.data?.items ?? [])
  useEffect(() => setAt(0), [found.asked])
  useEffect(() => document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' }), [at, list])
  const open = (person: FoundPerson | undefined): void => {
    if (!person?.member) return
    noteSearch(text)
    void navigate({ to: `/members/${person.member}` })
  }
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && items.length > 0) {
      event.preventDefault()
      setAt((at + step + items.length) % items.length)
    } else if (event.key === 'Enter') open(items[at])
    else if (event.key === 'Escape') setText('')
  }
  const settled = text.trim() !== '' && found.asked === text.trim() && found.data !== undefined && !found.isFetching
  return (
    <search>
      <Input
        ref={field}
        autoFocus
        size="large"
        prefix={<SearchOutlined aria-hidden />}
        role="combobox"
        aria-label={say('search')}
        aria-expanded={items.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={items[at] ? `${list}-${at}` : ''}
        aria-keyshortcuts="/"
        placeholder={say('search_about')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        allowClear
      />
      <p className="soft" role="status" style={{ minHeight: 22, margin: '6px 2px' }}>
        {settled ? told(say, items.length, found.data!.more) : say('search_keys')}
      </p>
      {found.error && text.trim() !== '' && <Failed error={found.error} again={() => void found.refetch()} />}
      <ul id={list} role="listbox" aria-label={say('found')} className="palette" hidden={items.length === 0}>
        {items.map((person, i) => (
          <li
            key={person.customer}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === at}
            aria-disabled={!person.member}
            onMouseEnter={() => setAt(i)}
            onClick={() => open(person)}
          >
            <Found person={person} />
          </li>
        ))}
      </ul>
    </search>
  )
}

function told(say: (key: string, values?: Readonly<Record<string, unknown>>) => string, count: number, more: boolean): string {
  if (count === 0) return say('nobody_found')
  return more ? say('found_more', { count }) : say('found_count', { count })
}

/** Somebody as far as it takes to know them from others. */
function Found({ person }: { person: FoundPerson }) {
  const say = useTexts('members')
  const points = useNamedPoints()
  const word = useWords()
  const calledBy = useCalledBy()
  const level = useLevelNames()
  const { status, tiers, balances, matched, member } = person
  const by = matched.map((match) => [word('match', match.by), match.shown].filter(Boolean).join(' '))
  return (
    <>
      <span style={{ minWidth: 0 }}>
        <strong>{calledBy(person)}</strong> <span className="soft">{beside(person).join(' · ')}</span>
        <br />
        <span className="soft">{say('matched_by', { what: by.join(', ') })}</span>
      </span>
      <span style={{ textAlign: 'end' }}>
        {member ? (
          <>
            {status !== 'active' && status && <State mood={status === 'closed' ? 'over' : 'wait'}>{say(`status.${status}`)}</State>}{' '}
            {Object.entries(tiers)
              .map(([set, key]) => level(set, key))
              .join(' · ')}
            <br />
            <span className="num soft">
              {Object.entries(balances)
                .map(([currency, amount]) => points(currency, amount))
                .join(' · ')}
            </span>
          </>
        ) : (
          <span className="soft">{say('no_membership')}</span>
        )}
      </span>
    </>
  )
}
