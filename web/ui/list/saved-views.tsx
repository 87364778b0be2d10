import { useLocation, useNavigate } from '@tanstack/react-router'
import { Button, Dropdown, Input, Modal } from 'antd'
import { useState } from 'react'
import { useSession } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'

interface View {
  name: string
  search: string
}

/** A view is an address with a name. This browser keeps them, for this person and this list. */
export function SavedViews({ list }: { list: string }) {
  const say = useTexts('shell')
  const { staff } = useSession()
  const { pathname, searchStr } = useLocation()
  const navigate = useNavigate()
  const place = `perennial.views.${staff.id}.${pathname}`
  const [views, setViews] = useState<View[]>(() => JSON.parse(localStorage.getItem(place) ?? '[]') as View[])
  const [naming, setNaming] = useState<string | null>(null)
  const keep = (next: View[]): void => {
    localStorage.setItem(place, JSON.stringify(next))
    setViews(next)
  }
  const open = (key: string): void => {
    if (key === 'save') return setNaming('')
    if (key.startsWith('forget ')) return keep(views.filter(({ name }) => `forget ${name}` !== key))
    const view = views.find(({ name }) => `open ${name}` === key)
    if (view) void navigate({ to: '.', search: Object.fromEntries(new URLSearchParams(view.search)) as never })
  }
  const items = [
    ...views.map(({ name }) => ({ key: `open ${name}`, label: name })),
    ...(views.length > 0 ? [{ type: 'divider' as const }] : []),
    { key: 'save', label: say('save_view'), disabled: !searchStr },
    ...views.map(({ name }) => ({ key: `forget ${name}`, label: say('forget_view', { name }), danger: true })),
  ]
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => open(key) }}>
        <Button>{say('views')}</Button>
      </Dropdown>
      <Modal
        open={naming !== null}
        title={say('save_view_of', { list })}
        okText={say('save')}
        cancelText={say('cancel')}
        okButtonProps={{ disabled: !naming?.trim() }}
        onCancel={() => setNaming(null)}
        onOk={() => {
          keep([...views.filter(({ name }) => name !== naming!.trim()), { name: naming!.trim(), search: searchStr }])
          setNaming(null)
        }}
      >
        <Input
          aria-label={say('name')}
          placeholder={say('name')}
          value={naming ?? ''}
          maxLength={60}
          onChange={(event) => setNaming(event.target.value)}
        />
      </Modal>
    </>
  )
}
