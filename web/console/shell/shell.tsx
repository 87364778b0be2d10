import { useNavigate } from '@tanstack/react-router'
import { Layout } from 'antd'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useMay, useProgram } from '#kit/session.ts'
import { useShortcuts } from '#kit/shortcuts.ts'
import { useTexts } from '#kit/texts.ts'
import { PAGES } from '../pages.ts'
import { Head } from './head.tsx'
import { Help } from './help.tsx'
import { Menu } from './menu.tsx'
import { Palette } from './palette.tsx'
import { QuickActsHome } from './quick-acts.tsx'

/** What stands around every page: the menu, the head, the palette of commands, and the keys. */
export function Shell({ children }: { children: ReactNode }) {
  const say = useTexts('shell')
  const { key } = useProgram()
  const [asking, setAsking] = useState<'palette' | 'help' | null>(null)
  const [menuOpen, setMenuOpen] = useState(false)
  const [narrow, setNarrow] = useState(false)
  useKeys(setAsking)
  return (
    <QuickActsHome>
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <Layout style={{ minHeight: '100vh' }} hasSider>
        <Layout.Sider
          className="shell-nav"
          width={232}
          breakpoint="lg"
          collapsedWidth={0}
          trigger={null}
          collapsed={narrow && !menuOpen}
          onBreakpoint={setNarrow}
          theme="light"
        >
          <Menu close={() => setMenuOpen(false)} />
        </Layout.Sider>
        <Layout>
          <Head narrow={narrow} toggleMenu={() => setMenuOpen(!menuOpen)} ask={() => setAsking('palette')} />
          <Layout.Content id="content" tabIndex={-1} role="main" key={key}>
            {children}
          </Layout.Content>
        </Layout>
      </Layout>
      {asking === 'palette' && <Palette close={() => setAsking(null)} />}
      {asking === 'help' && <Help close={() => setAsking(null)} />}
    </QuickActsHome>
  )
}

function useKeys(ask: (what: 'palette' | 'help') => void): void {
  const navigate = useNavigate()
  useEffect(() => {
    // Also while somebody types in a field: that is what this second key is for.
    const hear = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      ask('palette')
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [ask])
  const may = useMay()
  const shortcuts = useMemo(
    () => ({
      '?': () => ask('help'),
      '/': () => ask('palette'),
      ...Object.fromEntries(
        PAGES.flatMap(({ path, menu, needs }) =>
          menu?.keys && (!needs || may(needs)) ? [[menu.keys, () => void navigate({ to: path as never })]] : [],
        ),
      ),
    }),
    [ask, navigate, may],
  )
  useShortcuts(shortcuts, 'shell')
}
