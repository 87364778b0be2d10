import { Alert, Modal } from 'antd'
import { useTexts } from '#kit/texts.ts'
import { Id } from '#ui/copy.tsx'

/** A secret that is shown now and never again. Nothing but its own button closes it: a click beside it would lose it. */
export function ShownOnce({ title, about, value, close }: { title: string; about: string; value: string | null; close: () => void }) {
  const say = useTexts('data')
  return (
    <Modal
      open={value !== null}
      title={title}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      onOk={close}
      okText={say('have_kept_it')}
      cancelButtonProps={{ style: { display: 'none' } }}
      destroyOnHidden
    >
      <Alert type="warning" role="note" showIcon title={about} style={{ marginBottom: 12 }} />
      <div style={{ overflowX: 'auto' }}>{value && <Id value={value} />}</div>
    </Modal>
  )
}
