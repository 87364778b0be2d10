import { Form, Input, Radio } from 'antd'
import { act } from '#kit/acts.ts'
import type { Answer } from '#kit/api.ts'
import { useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'
import type { Segment } from './groups.tsx'

const MODES = ['replace', 'add', 'remove'] as const

interface Values {
  mode: (typeof MODES)[number]
  csv: string
}

/** A list of members, pasted or from a file: made the group, added to it, or taken out. */
export function UploadList({ open, close, segment }: { open: boolean; close: () => void; segment: Segment }) {
  const say = useTexts('groups')
  return (
    <ActDrawer<Values>
      title={say('upload')}
      open={open}
      close={close}
      verb={say('upload')}
      done={(answer) => {
        const { taken, unknown_count: unknown } = answer as Answer<'/v1/segments/{key}/list', 'post'>
        return say('uploaded', { count: taken, unknown })
      }}
      initial={{ mode: 'replace' }}
      act={({ mode, csv }) =>
        csv?.trim() ? act({ method: 'post', path: '/v1/segments/{key}/list', in: { key: segment.key }, body: { mode, csv } }) : null
      }
    >
      {(_, form) => (
        <>
          <Form.Item name="mode" label={say('mode')}>
            <Radio.Group options={MODES.map((value) => ({ value, label: say(`mode_of.${value}`) }))} />
          </Form.Item>
          <Form.Item
            name="csv"
            label={say('list')}
            extra={say('list_about')}
            rules={[{ required: true, whitespace: true, message: say('list_needed') }]}
          >
            <Input.TextArea rows={10} className="mono" spellCheck={false} />
          </Form.Item>
          <label>
            {say('file')}{' '}
            <input
              type="file"
              accept=".csv,.txt,text/csv,text/plain"
              onChange={({ target }) => void target.files?.[0]?.text().then((csv) => form.setFieldsValue({ csv }))}
            />
          </label>
        </>
      )}
    </ActDrawer>
  )
}
