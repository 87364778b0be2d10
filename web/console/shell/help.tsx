import { Modal } from 'antd'
import { useMay } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { PAGES } from '../pages.ts'

/** The keys that work everywhere. */
export function Help({ close }: { close: () => void }) {
  const say = useTexts('shell')
  const may = useMay()
  const keys = [
    ['/', say('palette')],
    ['Ctrl K', say('palette_typing')],
    ['?', say('help')],
    ...PAGES.flatMap(({ menu, needs }) => (menu?.keys && (!needs || may(needs)) ? [[menu.keys, say(`nav.${menu.name}`)]] : [])),
  ]
  return (
    <Modal open footer={null} onCancel={close} title={say('help')}>
      <dl className="terms">
        {keys.map(([key, what]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              {key!.split(' ').map((one) => (
                <kbd key={one} style={{ marginInlineEnd: 4 }}>
                  {one}
                </kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
