import { Alert, Modal } from 'antd'
import { useTexts } from '#kit/texts.ts'
import { Id } from '#ui/copy.tsx'

/** The link by which somebody sets a password: shown now, and never again. */
export function ShownLink({ link, close }: { link: string | null; close: () => void }) {
  const say = useTexts('staff')
  // A server that does not know its own address gives the path alone.
  const whole = link?.startsWith('/') ? `${location.origin}${link}` : link
  return (
    <Modal
      open={link !== null}
      title={say('link')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      okText={say('have_sent_it')}
      cancelButtonProps={{ style: { display: 'none' } }}
      onOk={close}
      destroyOnHidden
    >
      <Alert type="warning" role="note" showIcon title={say('link_about')} style={{ marginBottom: 12 }} />
      <div style={{ overflowX: 'auto' }}>{whole && <Id value={whole} />}</div>
    </Modal>
  )
}
