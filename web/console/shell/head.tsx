import MenuOutlined from '@ant-design/icons/MenuOutlined'
import SearchOutlined from '@ant-design/icons/SearchOutlined'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Select, Tag } from 'antd'
import { useState } from 'react'
import { enterProgram, standIn, storeIn, useProgram, useSession } from '#kit/session.ts'
import { useStoreName } from '#kit/stores.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { AccountMenu, LanguageMenu, ShadeMenu } from './choices.tsx'

/** On top of every page: where one works, the search, and one's own choices. */
export function Head({ narrow, toggleMenu, ask }: { narrow: boolean; toggleMenu: () => void; ask: () => void }) {
  const say = useTexts('shell')
  return (
    <header className="shell-head" style={{ background: 'var(--paper)' }}>
      {narrow && <Button type="text" icon={<MenuOutlined />} aria-label={say('menu')} onClick={toggleMenu} />}
      <ProgramChoice />
      <span className="grow" />
      <Button icon={<SearchOutlined />} onClick={ask} aria-keyshortcuts="/ Control+K">
        {narrow ? '' : say('search')} {!narrow && <kbd>/</kbd>}
      </Button>
      <LanguageMenu />
      <ShadeMenu />
      <AccountMenu />
    </header>
  )
}

function ProgramChoice() {
  const say = useTexts('shell')
  const client = useQueryClient()
  const language = useLanguage()
  const { programs } = useSession()
  const { key, name, demo } = useProgram()
  return (
    <>
      {programs.length > 1 ? (
        <Select
          aria-label={say('program')}
          value={key}
          variant="borderless"
          options={programs.map((program) => ({ value: program.key, label: named(program.name, language, program.key) }))}
          onChange={(chosen) => void enterProgram(client, chosen)}
        />
      ) : (
        <strong>{named(name, language, key)}</strong>
      )}
      <StoreChoice key={key} />
      {demo && <Tag variant="outlined">{say('demo')}</Tag>}
    </>
  )
}

/** Whoever works in some stores stands in one of them: what they do is done there. */
function StoreChoice() {
  const say = useTexts('shell')
  const client = useQueryClient()
  const program = useProgram()
  const name = useStoreName()
  const stores = program.within.stores ?? []
  const [store, setStore] = useState(() => storeIn(program))
  if (stores.length === 0) return null
  if (stores.length === 1) return <Tag variant="outlined">{name(stores[0]!)}</Tag>
  return (
    <Select
      aria-label={say('store')}
      value={store}
      variant="borderless"
      showSearch
      optionFilterProp="label"
      options={stores.map((key) => ({ value: key, label: name(key) }))}
      onChange={(chosen) => {
        setStore(chosen)
        void standIn(client, program.key, chosen)
      }}
    />
  )
}
