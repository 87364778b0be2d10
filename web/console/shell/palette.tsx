import { useNavigate } from '@tanstack/react-router'
import { Input, Modal } from 'antd'
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useMay } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { PAGES } from '../pages.ts'
import { PAGE_ACTS } from './page-acts.ts'
import { useQuickActList, type QuickAct } from './quick-acts.tsx'
import { useFoundMembers } from './use-found-members.ts'

interface Choice extends QuickAct {
  kind: 'act' | 'page' | 'member' | 'search'
  key: string
  keys?: string | undefined
}

/** So many of pages and acts stand above the members who are found. */
const MOST = 9

/** One field for everything: what may be done here, every page, and any member. */
export function Palette({ close }: { close: () => void }) {
  const say = useTexts('shell')
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const choices = useChoices(text)
  useEffect(() => document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' }), [at, list])
  const run = (choice: Choice | undefined): void => {
    close()
    choice?.run()
  }
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      setAt((at + step + choices.length) % Math.max(1, choices.length))
    } else if (event.key === 'Enter') run(choices[at])
  }
  return (
    <Modal open footer={null} closable={false} onCancel={close} title={say('palette')} width={560}>
      <Input
        autoFocus
        size="large"
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={choices[at] ? `${list}-${at}` : ''}
        aria-label={say('palette')}
        placeholder={say('palette_about')}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <ul id={list} role="listbox" aria-label={say('palette')} className="palette">
        {choices.map((choice, i) => (
          <li
            key={`${choice.kind} ${choice.key}`}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === at}
            onMouseEnter={() => setAt(i)}
            onClick={() => run(choice)}
          >
            <span>{choice.name}</span>
            <span className="soft" style={{ whiteSpace: 'nowrap' }}>
              {choice.keys?.split(' ').map((one) => (
                <kbd key={one} style={{ marginInlineEnd: 4 }}>
                  {one}
                </kbd>
              ))}{' '}
              {say(`palette_kind.${choice.kind}`)}
            </span>
          </li>
        ))}
      </ul>
      {choices.length === 0 && <p className="soft">{say('none_match')}</p>}
    </Modal>
  )
}

function useChoices(text: string): readonly Choice[] {
  const say = useTexts('shell')
  const navigate = useNavigate()
  const may = useMay()
  const here = useQuickActList()
  const members = useFoundMembers(text)
  return useMemo(() => {
    const go = (to: string, search = {}) => void navigate({ to: to as never, search: search as never })
    const pages = PAGES.filter(({ menu, needs }) => menu && (!needs || may(needs))).map(({ path, menu }): Choice => ({
      kind: 'page',
      key: path,
      name: say(`nav.${menu!.name}`),
      keys: menu!.keys,
      run: () => go(path),
    }))
    const acts = PAGE_ACTS.filter(({ needs }) => may(needs)).map(({ name, path, open }): Choice => ({
      kind: 'act',
      key: name,
      name: say(`act.${name}`),
      run: () => go(path, { do: open }),
    }))
    const wanted = text.trim().toLowerCase()
    const named = [...here.map((act): Choice => ({ ...act, kind: 'act', key: `here ${act.name}` })), ...pages, ...acts]
    const found = members.map(({ id, text: name }): Choice => ({ kind: 'member', key: id, name, run: () => go(`/members/${id}`) }))
    return [
      ...named.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, wanted ? MOST : undefined),
      ...found,
      ...(wanted && may('members:read') ? [searchFor(text.trim())] : []),
    ]

    function searchFor(query: string): Choice {
      return { kind: 'search', key: 'search', name: say('search_members', { text: query }), run: () => go('/members', { q: query }) }
    }
  }, [text, here, members, may, navigate, say])
}
