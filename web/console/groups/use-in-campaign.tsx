import { useNavigate } from '@tanstack/react-router'
import { Form, Input, InputNumber, Select } from 'antd'
import { useRef } from 'react'
import { act } from '#kit/acts.ts'
import { useLiveDocument } from '#kit/program.ts'
import { useRead } from '#kit/reads.ts'
import { useProgram } from '#kit/session.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'
import type { Segment } from './groups.tsx'

interface Values {
  key: string
  en?: string
  zh?: string
  currency: string
  points: number
}

type Document = Record<string, Record<string, unknown>>

/** Writes a campaign for the group into the draft, from where the studio goes on with it. */
export function UseInCampaign({ open, close, segment }: { open: boolean; close: () => void; segment: Segment }) {
  const say = useTexts('groups')
  const language = useLanguage()
  const navigate = useNavigate()
  const { key: program } = useProgram()
  const stored = useRead('/v1/programs/{program}/draft', { path: { program }, when: open })
  const live = useLiveDocument()
  const document = (stored.data?.document ?? live.data?.document) as Document | undefined
  const revision = stored.data?.revision
  const currencies = Object.entries(
    (live.data?.document.currencies ?? {}) as Record<string, { names: Record<string, string>; spendable?: boolean }>,
  )
    .filter(([, { spendable }]) => spendable !== false)
    .map(([value, { names }]) => ({ value, label: named(names, language, value) }))
  const key = `for_${segment.key}`.slice(0, 40)
  const written = useRef(key)
  return (
    <ActDrawer<Values>
      title={say('use')}
      open={open && document !== undefined}
      close={close}
      verb={say('write')}
      done={say('written')}
      initial={{ key, ...segment.names, ...(currencies[0] && { currency: currencies[0].value }), points: 10 }}
      onDone={() => void navigate({ to: `/program/parts/campaigns/${written.current}` as never })}
      act={(values) => {
        if (!document || revision === undefined || !values.key || !values.currency || !values.points) return null
        written.current = values.key
        const body = withCampaign(document, segment, values) as never
        return act({ method: 'put', path: '/v1/programs/{program}/draft', in: { program }, body, ifMatch: revision })
      }}
    >
      <p className="soft">{say('use_about')}</p>
      <Form.Item
        name="key"
        label={say('campaign_key')}
        rules={[
          { required: true, message: say('key_needed') },
          { pattern: /^[a-z][a-z0-9_]{0,39}$/, message: say('key_bad') },
          {
            validator: (_, value: string) =>
              document?.['campaigns']?.[value] === undefined ? Promise.resolve() : Promise.reject(new Error(say('taken_key'))),
          },
        ]}
      >
        <Input className="mono" maxLength={40} />
      </Form.Item>
      <Form.Item name="en" label={say('campaign_name_en')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="zh" label={say('campaign_name_zh')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="currency" label={say('currency')}>
        <Select options={currencies} />
      </Form.Item>
      <Form.Item name="points" label={say('gives')} rules={[{ required: true, message: say('gives_needed') }]}>
        <InputNumber min={1} precision={0} style={{ width: 200 }} />
      </Form.Item>
    </ActDrawer>
  )
}

/** The document with the group among its segments and a campaign that asks for it. */
function withCampaign(document: Document, { key: group, names }: Segment, { key, en, zh, currency, points }: Values): Document {
  const campaign = {
    names: { ...(en && { en }), ...(zh && { zh }) },
    trigger: 'order',
    when: `member.segments.${group}`,
    rules: { points: { then: [{ grant: { currency, amount: String(points) } }] } },
  }
  return {
    ...document,
    segments: { ...document['segments'], [group]: { names } },
    campaigns: { ...document['campaigns'], [key]: campaign },
  }
}
