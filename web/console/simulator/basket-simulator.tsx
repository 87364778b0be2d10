import DeleteOutlined from '@ant-design/icons/DeleteOutlined'
import { Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useEffect, useState } from 'react'
import { curlOf, act, type Act } from '#kit/acts.ts'
import { call, type Answer } from '#kit/api.ts'
import { instantOf } from '#kit/local-time.ts'
import { useLiveDocument } from '#kit/program.ts'
import { useProgram } from '#kit/session.ts'
import { useStoreOptions } from '#kit/stores.ts'
import { named, needArea, useLanguage, useTexts } from '#kit/texts.ts'
import { Refused } from '#ui/act-drawer.tsx'
import { CopyCurl } from '#ui/copy.tsx'
import { Section } from '#ui/page.tsx'
import { QuoteView } from './quote-view.tsx'

type Quote = Answer<'/v1/quotes', 'post'>

interface Basket {
  version: 'live' | 'draft'
  whom: 'member' | 'invented'
  member?: string
  tiers?: Record<string, string>
  at?: string
  channel?: string
  store?: string
  lines: { sku: string; category?: string; quantity: number; amount: number }[]
}

/** A basket for a member or somebody invented, against the live version or the draft: what it gives, and why each rule fires or does not. */
export function BasketSimulator({ version = 'live' }: { version?: 'live' | 'draft' }) {
  const [ready, setReady] = useState(false)
  useEffect(() => void needArea('simulator').then(() => setReady(true)), [])
  return ready ? <Simulator version={version} /> : null
}

function Simulator({ version }: { version: 'live' | 'draft' }) {
  const say = useTexts('simulator')
  const { money, time_zone: zone } = useProgram()
  const stores = useStoreOptions()
  const [form] = Form.useForm<Basket>()
  const [quote, setQuote] = useState<Quote | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const ways = { unit: 10 ** (money?.decimals ?? 2), zone }
  const run = async (basket: Basket): Promise<void> => {
    setBusy(true)
    setError(null)
    await call('post', '/v1/quotes', { body: bodyOf(basket, ways) as never })
      .then(setQuote, setError)
      .finally(() => setBusy(false))
  }
  return (
    <div className="grid wide">
      <Section title={say('basket')}>
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ version, whom: 'invented', lines: [{ sku: 'LAT-R', quantity: 2, amount: 56 }] }}
          onFinish={(basket) => void run(basket)}
        >
          <Form.Item name="version" label={say('against')}>
            <Radio.Group options={(['live', 'draft'] as const).map((value) => ({ value, label: say(value) }))} optionType="button" />
          </Form.Item>
          <Whom />
          <Lines />
          <div style={{ display: 'flex', gap: 12, flexWrap: 'wrap' }}>
            <Form.Item name="at" label={say('at')}>
              <Input type="datetime-local" />
            </Form.Item>
            <Form.Item name="store" label={say('store')}>
              <Select allowClear showSearch optionFilterProp="label" options={stores} style={{ width: 180 }} />
            </Form.Item>
            <Form.Item name="channel" label={say('channel')}>
              <Input style={{ width: 120 }} />
            </Form.Item>
          </div>
          <Button type="primary" htmlType="submit" loading={busy}>
            {say('run')}
          </Button>{' '}
          <Form.Item noStyle shouldUpdate>
            {({ getFieldsValue }) => <CopyCurl text={curlOf(quoteAct(getFieldsValue(true) as Basket, ways))} />}
          </Form.Item>
        </Form>
      </Section>
      <Section title={say('outcome')}>
        <div aria-live="polite">
          {error ? <Refused error={error} /> : quote ? <QuoteView quote={quote} /> : <p className="soft">{say('nothing_yet')}</p>}
        </div>
      </Section>
    </div>
  )
}

function Whom() {
  const say = useTexts('simulator')
  const language = useLanguage()
  const { data } = useLiveDocument()
  const whom = Form.useWatch<Basket['whom']>('whom')
  return (
    <>
      <Form.Item name="whom" label={say('for')}>
        <Radio.Group options={(['invented', 'member'] as const).map((value) => ({ value, label: say(value) }))} optionType="button" />
      </Form.Item>
      {whom === 'member' ? (
        <Form.Item name="member" label={say('member_id')} rules={[{ required: true, message: say('member_needed') }]}>
          <Input className="mono" placeholder="mem_…" />
        </Form.Item>
      ) : (
        Object.entries(data?.document.tiers ?? {}).map(([set, { levels, names }]) => (
          <Form.Item key={set} name={['tiers', set]} label={named(names, language, set)}>
            <Select
              allowClear
              placeholder={say('lowest')}
              options={levels.map((level) => ({ value: level.key, label: named(level.names, language, level.key) }))}
            />
          </Form.Item>
        ))
      )}
    </>
  )
}

function Lines() {
  const say = useTexts('simulator')
  return (
    <Form.List name="lines">
      {(fields, { add, remove }) => (
        <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
          <legend style={{ marginBottom: 8 }}>{say('lines')}</legend>
          <div className="basket-line soft hint" aria-hidden>
            {['sku', 'category', 'quantity', 'amount'].map((head) => (
              <span key={head}>{say(head)}</span>
            ))}
          </div>
          {fields.map(({ key, name }) => (
            <div key={key} className="basket-line">
              <Form.Item name={[name, 'sku']} rules={[{ required: true, message: say('sku_needed') }]}>
                <Input aria-label={say('sku')} placeholder={say('sku')} />
              </Form.Item>
              <Form.Item name={[name, 'category']}>
                <Input aria-label={say('category')} placeholder={say('category')} />
              </Form.Item>
              <Form.Item name={[name, 'quantity']} rules={[{ required: true, message: say('quantity_needed') }]}>
                <InputNumber aria-label={say('quantity')} min={1} style={{ width: '100%' }} />
              </Form.Item>
              <Form.Item name={[name, 'amount']} rules={[{ required: true, message: say('amount_needed') }]}>
                <InputNumber aria-label={say('amount')} min={0} step={1} style={{ width: '100%' }} />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={say('remove')}
                disabled={fields.length === 1}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button onClick={() => add({ sku: '', quantity: 1, amount: 10 })}>{say('add_line')}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}

/** How amounts and times are meant that were typed. */
interface Ways {
  /** Minor units of one of the program's money. */
  unit: number
  zone: string
}

const quoteAct = (basket: Basket, ways: Ways): Act => act({ method: 'post', path: '/v1/quotes', body: bodyOf(basket, ways) as never })

function bodyOf({ version, whom, member, tiers = {}, at, channel, store, lines }: Partial<Basket>, { unit, zone }: Ways): object {
  const chosen = Object.fromEntries(Object.entries(tiers).filter(([, level]) => level))
  return {
    version,
    ...(whom === 'member' ? { member } : { invented: { tiers: chosen } }),
    ...(at && { at: instantOf(at, zone) }),
    order: {
      reference: 'SIMULATED',
      ...(channel && { channel }),
      ...(store && { store }),
      lines: (lines ?? []).map(({ sku, category, quantity, amount }) => ({
        sku,
        ...(category && { category }),
        quantity,
        amount: Math.round(amount * unit),
      })),
    },
  }
}
