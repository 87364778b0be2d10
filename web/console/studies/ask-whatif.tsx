import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import { Form, Input, InputNumber, Select } from 'antd'
import { act } from '#kit/acts.ts'
import { useLiveDocument } from '#kit/program.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'
import { changeOf, type Asked } from './whatif-change.ts'

/** Asks about one change, chosen from menus; any other by its path in the program document. */
export function AskWhatif({ open, close, asked }: { open: boolean; close: () => void; asked: (id: string) => void }) {
  const say = useTexts('studies')
  const language = useLanguage()
  const { data } = useLiveDocument()
  const document = data?.document
  return (
    <ActDrawer<Asked>
      title={say('ask_whatif')}
      open={open}
      close={close}
      verb={say('run')}
      done={say('whatif_runs')}
      initial={{ kind: 'expiry', months: 12 }}
      act={(values) => {
        const change = document && changeOf(values, document)
        return change ? act({ method: 'post', path: '/v1/whatifs', body: { change, as_of: null, months: 12 } }) : null
      }}
      onDone={(answer: { id: string }) => asked(answer.id)}
    >
      {({ kind }) => (
        <>
          <Form.Item name="kind" label={say('whatif_kind')}>
            <Select
              options={(['expiry', 'tier', 'pause', 'path'] as const).map((value) => ({ value, label: say(`whatif_kinds.${value}`) }))}
            />
          </Form.Item>
          {kind === 'expiry' && <ExpiryFields document={document} />}
          {kind === 'tier' && <TierFields document={document} />}
          {kind === 'pause' && (
            <>
              <Form.Item name="campaign" label={say('campaign')} rules={[{ required: true, message: say('choose_one') }]}>
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={Object.entries(document?.campaigns ?? {}).map(([value, { names }]) => ({
                    value,
                    label: named(names, language, value),
                  }))}
                />
              </Form.Item>
              <p className="soft">{say('pause_about')}</p>
            </>
          )}
          {kind === 'path' && <PathFields />}
        </>
      )}
    </ActDrawer>
  )
}

function TierFields({ document }: { document: ProgramDocument | undefined }) {
  const say = useTexts('studies')
  const language = useLanguage()
  const levels = Object.entries(document?.tiers ?? {}).flatMap(([set, { levels: all }]) =>
    all
      .filter(({ reach }) => typeof reach === 'number' && reach > 0)
      .map(({ key, names, reach }) => ({ value: `${set}.${key}`, label: `${named(names, language, key)} (${reach})` })),
  )
  return (
    <>
      <Form.Item name="level" label={say('level')} rules={[{ required: true, message: say('choose_one') }]}>
        <Select options={levels} />
      </Form.Item>
      <Form.Item name="reach" label={say('new_threshold')} rules={[{ required: true, message: say('choose_one') }]}>
        <InputNumber min={1} style={{ width: 200 }} />
      </Form.Item>
    </>
  )
}

function ExpiryFields({ document }: { document: ProgramDocument | undefined }) {
  const say = useTexts('studies')
  const language = useLanguage()
  const expiring = Object.entries(document?.currencies ?? {}).filter(([, { expiry }]) => expiry.policy === 'span')
  return (
    <>
      <Form.Item name="currency" label={say('currency')} rules={[{ required: true, message: say('choose_one') }]}>
        <Select options={expiring.map(([value, { names }]) => ({ value, label: named(names, language, value) }))} />
      </Form.Item>
      <Form.Item name="months" label={say('months_until_expiry')} rules={[{ required: true, message: say('choose_one') }]}>
        <InputNumber min={1} max={120} />
      </Form.Item>
    </>
  )
}

function PathFields() {
  const say = useTexts('studies')
  return (
    <>
      <Form.Item name="path" label={say('path')} rules={[{ required: true, message: say('choose_one') }]}>
        <Input className="mono" placeholder="tiers.status.levels.gold.reach" />
      </Form.Item>
      <Form.Item name="value" label={say('value')} extra={say('value_about')} rules={[{ required: true, message: say('choose_one') }]}>
        <Input className="mono" />
      </Form.Item>
    </>
  )
}
