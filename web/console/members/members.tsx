import type { InputRef } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useProgram } from '#kit/session.ts'
import { useShortcuts } from '#kit/shortcuts.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { Page, Section } from '#ui/page.tsx'
import { LookedAt } from './looked-at-list.tsx'
import { lastSearch, lookedAt, noteSearch } from './looked-at.ts'
import { NewestMembers } from './newest-members.tsx'
import { SearchBox } from './search-box.tsx'

/** Whoever is on the telephone or at the counter is found here, by whatever they say of themselves. */
export default function Members() {
  const say = useTexts('members')
  const { key } = useProgram()
  const field = useRef<InputRef>(null)
  const [text, setText] = useSearchText()
  useShortcuts(useMemo(() => ({ '/': () => field.current?.focus({ cursor: 'all' }) }), []))
  return (
    <Page title={say('members')} lead={say('members_about')}>
      <div className="rows">
        <SearchBox text={text} setText={setText} field={field} />
        {text.trim() === '' && (
          <>
            {lookedAt(key).length > 0 && (
              <Section title={say('looked_at')}>
                <LookedAt ids={lookedAt(key)} />
              </Section>
            )}
            <Section title={say('newest')}>
              <NewestMembers />
            </Section>
          </>
        )}
      </div>
    </Page>
  )
}

/** What the palette asks for stands in the address for a moment; it is taken from there, for it may be a number. */
function useSearchText(): [string, (text: string) => void] {
  const [url, setUrl] = useUrlState()
  const [text, setText] = useState(() => url['q'] ?? lastSearch())
  useEffect(() => {
    if (!url['q']) return
    setText(String(url['q']))
    noteSearch(String(url['q']))
    setUrl({ q: undefined }, { replace: true })
  }, [url, setUrl])
  return [
    text,
    (next) => {
      setText(next)
      noteSearch(next)
    },
  ]
}
