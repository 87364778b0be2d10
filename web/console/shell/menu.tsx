import { Link, useLocation } from '@tanstack/react-router'
import { Menu as AntMenu, type MenuProps } from 'antd'
import { useMay } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { MENU_GROUPS, type PageEntry } from '../page-entry.ts'
import { PAGES } from '../pages.ts'
import { Leaf } from './leaf.tsx'

/** The pages that this role sees, by what they are about. */
export function Menu({ close }: { close: () => void }) {
  const say = useTexts('shell')
  const may = useMay()
  const { pathname } = useLocation()
  const seen = PAGES.filter(({ menu, needs }) => menu && (!needs || may(needs)))
  const items = MENU_GROUPS.flatMap((group): NonNullable<MenuProps['items']> => {
    const entries = seen.filter(({ menu }) => menu!.group === group).map((page) => item(page, say, close))
    if (entries.length === 0) return []
    return group === 'start' ? entries : [{ type: 'group' as const, key: group, label: say(`group.${group}`), children: entries }]
  })
  return (
    <nav aria-label={say('menu')}>
      <Link className="brand" to="/">
        <Leaf />
        Perennial
      </Link>
      <AntMenu mode="inline" selectedKeys={[placeOf(pathname, seen)]} items={items} style={{ border: 0, background: 'transparent' }} />
    </nav>
  )
}

const item = ({ path, menu }: PageEntry, say: (key: string) => string, close: () => void) => ({
  key: path,
  label: (
    <Link to={path as never} onClick={close}>
      {say(`nav.${menu!.name}`)}
    </Link>
  ),
})

/** The entry that the page belongs to: the one with the longest path above it. */
function placeOf(pathname: string, pages: readonly PageEntry[]): string {
  const above = pages.filter(({ path }) => path === pathname || (path !== '/' && pathname.startsWith(`${path}/`)))
  return above.toSorted((a, b) => b.path.length - a.path.length)[0]?.path ?? ''
}
