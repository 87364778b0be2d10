import { Form, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { act } from '#kit/acts.ts'
import type { Answer } from '#kit/api.ts'
import { useLiveDocument } from '#kit/program.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'
import { Id } from '#ui/copy.tsx'
import { useWords } from '../words.ts'
import type { DrawerOf } from './drawer-of.ts'

type Revealed = Answer<'/v1/members/{id}/reveal', 'post'>

/** After this they are hidden again: a screen is looked at by others too. */
const SHOWN_MS = 60_000

/** Identities and personal data in clear, for a reason that is recorded; shown for a minute, and kept nowhere. */
export function RevealPerson({ member: { id }, open, close }: DrawerOf) {
  const say = useTexts('members')
  const [shown, setShown] = useState<Revealed | null>(null)
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [shown])
  return (
    <>
      <ActDrawer<{ reason: string }>
        title={say('act.reveal')}
        open={open}
        close={close}
        verb={say('reveal')}
        done={say('revealed')}
        onDone={(answer: Revealed) => setShown(answer)}
        act={({ reason }) => act({ method: 'post', path: '/v1/members/{id}/reveal', in: { id }, body: { reason } })}
      >
        <p className="soft">{say('reveal_about')}</p>
        <Form.Item
          name="reason"
          label={say('shell:reason')}
          rules={[{ required: true, min: 3, whitespace: true, message: say('shell:reason_needed') }]}
        >
          <Input.TextArea rows={2} maxLength={300} showCount autoFocus />
        </Form.Item>
      </ActDrawer>
      {shown && <InClear person={shown} hide={() => setShown(null)} />}
    </>
  )
}

function InClear({ person, hide }: { person: Revealed; hide: () => void }) {
  const say = useTexts('members')
  const word = useWords()
  const language = useLanguage()
  const { data } = useLiveDocument()
  const nameOf = (key: string): string => named(data?.document.attributes[key]?.names as Record<string, string> | undefined, language, key)
  const known = [
    ...person.identities.map(({ kind, value }) => [word('match', kind), value] as const),
    ...Object.entries(person.personal).map(([key, value]) => [nameOf(key), value] as const),
  ]
  return (
    <Modal open title={say('in_clear')} onCancel={hide} onOk={hide} okText={say('hide')} cancelButtonProps={{ style: { display: 'none' } }}>
      <p className="soft">{say('in_clear_about')}</p>
      <dl className="terms">
        {known.map(([name, value]) => (
          <div key={`${name} ${value}`} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>
              <Id value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
