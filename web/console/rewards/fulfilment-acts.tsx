import { Form, Input, Radio } from 'antd'
import { act, type Act } from '#kit/acts.ts'
import { usePoints } from '#kit/program.ts'
import { useTexts } from '#kit/texts.ts'
import { bulkAct, type BulkAct } from '#ui/list/bulk-act.ts'
import type { Fulfilment } from './fulfilment-list.tsx'

export const VERDICTS = ['capture', 'release'] as const

export interface Resolved {
  verdict: (typeof VERDICTS)[number]
  reason: string
}

const CANCELLABLE: ReadonlySet<Fulfilment['state']> = new Set(['reserved', 'pending', 'ordered', 'unknown'])

export const canCancel = (state: Fulfilment['state'] | undefined): boolean => state !== undefined && CANCELLABLE.has(state)

export const resolveAct = (id: string, body: Resolved): Act =>
  act({ method: 'post', path: '/v1/fulfilments/{id}/resolve', in: { id }, body })

export const cancelAct = (id: string): Act => act({ method: 'post', path: '/v1/fulfilments/{id}/cancel', in: { id } })

/** What is so with what waits for a person, and how one knows. */
export function VerdictFields() {
  const say = useTexts('rewards')
  return (
    <>
      <Form.Item name="verdict" label={say('verdict')}>
        <Radio.Group
          style={{ display: 'flex', flexDirection: 'column', gap: 8 }}
          options={VERDICTS.map((value) => ({ value, label: say(`verdicts.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={say('why')} rules={[{ required: true, whitespace: true, message: say('why_needed') }]}>
        <Input.TextArea rows={3} maxLength={300} />
      </Form.Item>
    </>
  )
}

/** Deciding many that turn out alike, and calling off what has not begun. */
export function useFulfilmentBulk(): readonly BulkAct<Fulfilment>[] {
  const say = useTexts('rewards')
  const points = usePoints()
  const totalOf = (rows: readonly Fulfilment[]): string => {
    const sums = new Map<string, number>()
    for (const { price } of rows)
      for (const [currency, amount] of Object.entries(price ?? {})) sums.set(currency, (sums.get(currency) ?? 0) + amount)
    return [...sums].map(([currency, amount]) => points(currency, amount)).join(', ') || '0'
  }
  return [
    bulkAct<Fulfilment, Resolved>({
      key: 'resolve',
      label: say('resolve'),
      needs: 'points:write',
      initial: { verdict: 'capture' },
      fields: () => <VerdictFields />,
      hindrance: ({ state }) => (state === 'in_review' ? null : say('not_in_review')),
      preview: (rows, { verdict = 'capture' }) => <p>{say(`resolve_preview.${verdict}`, { count: rows.length, total: totalOf(rows) })}</p>,
      act: ({ id }, said) => resolveAct(id, said),
    }),
    bulkAct<Fulfilment, object>({
      key: 'cancel',
      label: say('cancel_fulfilment'),
      needs: 'points:spend',
      danger: true,
      hindrance: ({ state }) => (canCancel(state) ? null : say('not_cancellable')),
      preview: (rows) => <p>{say('cancel_preview', { count: rows.length, total: totalOf(rows) })}</p>,
      act: ({ id }) => cancelAct(id),
    }),
  ]
}
