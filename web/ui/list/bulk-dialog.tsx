import { Button, Form, Modal } from 'antd'
import { useState } from 'react'
import { curlOf, type Act } from '#kit/acts.ts'
import { useTexts } from '#kit/texts.ts'
import { CopyCurl } from '../copy.tsx'
import { REASON, ReasonField, tryMake } from '../reason-field.tsx'
import { useTell } from '../tell.tsx'
import type { BulkAct } from './bulk-act.ts'
import { BulkProgress, outcomesOf } from './bulk-progress.tsx'
import { isDone, useBulkRun, type Step } from './use-bulk-run.ts'

interface BulkDialogProps<Row> {
  bulk: BulkAct<Row>
  rows: readonly Row[]
  rowName: (row: Row) => string
  /** With whether anything was sent. */
  close: (begun: boolean) => void
}

type Values = Record<string, unknown> & { [REASON]?: string }

/** Says what will happen to which rows, does it one by one, and says what could not be done and why. */
export function BulkDialog<Row>({ bulk, rows, rowName, close }: BulkDialogProps<Row>) {
  const say = useTexts('shell')
  const tell = useTell()
  const [form] = Form.useForm<Values>()
  const values = (Form.useWatch([], form) ?? {}) as Values
  const { steps, busy, go, stop } = useBulkRun()
  // What was shown when it began stays on the page, while the list below it goes on.
  const [begun, setBegun] = useState<readonly Row[] | null>(null)
  const all = begun ?? rows
  const fitting = all.filter((row) => !bulk.hindrance?.(row))
  const [kept, setKept] = useState<readonly Row[]>([])
  const acting = begun ? kept : fitting
  const actOf = (row: Row, { [REASON]: reason, ...given }: Values): Act => ({ ...bulk.act(row, given), ...(reason && { reason }) })
  const run = async (given: readonly Step[]): Promise<void> => {
    const now = await go(given)
    if (!now.every(isDone)) return
    tell([say('bulk_done', { act: bulk.label, count: now.length }), ...outcomesOf(bulk, now)].join(' '), now.flatMap(undoOf))
    close(true)
  }
  const begin = (given: Values): void => {
    setBegun(rows)
    setKept(fitting)
    void run(
      fitting.map((row) => ({
        name: rowName(row),
        act: actOf(row, given),
        back: (answer) => bulk.back?.(row, answer as never) ?? null,
        came: null,
      })),
    )
  }
  const left = steps?.filter((step) => !isDone(step)).length ?? 0
  const curl = tryMake(() => acting.map((row) => curlOf(actOf(row, values))).join('\n\n'))
  return (
    <Modal
      open
      title={bulk.label}
      width={560}
      onCancel={() => (busy ? stop() : close(steps !== null))}
      mask={{ closable: false }}
      footer={
        <div style={{ display: 'flex', gap: 8 }}>
          {curl && <CopyCurl text={curl} />}
          <span style={{ flex: 1 }} />
          <Button onClick={() => (busy ? stop() : close(steps !== null))}>{say(busy ? 'stop' : steps ? 'close' : 'cancel')}</Button>
          <Button
            type="primary"
            danger={bulk.danger ?? false}
            loading={busy}
            disabled={acting.length === 0}
            onClick={() => (steps && !busy ? void run(steps) : form.submit())}
          >
            {steps && !busy ? say('try_left_again', { count: left }) : bulk.label}
          </Button>
        </div>
      }
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={bulk.initial ?? {}}
        disabled={steps !== null}
        onFinish={() => begin(form.getFieldsValue())}
      >
        <div aria-live="polite">{bulk.preview(acting, values as object)}</div>
        <Names names={acting.map(rowName)} />
        <LeftAlone bulk={bulk} rows={all.filter((row) => !acting.includes(row))} rowName={rowName} />
        {bulk.fields?.(acting)}
        {bulk.reason && <ReasonField />}
      </Form>
      {steps && <BulkProgress label={bulk.label} steps={steps} busy={busy} outcomes={outcomesOf(bulk, steps)} />}
    </Modal>
  )
}

const undoOf = ({ back, came }: Step): Act[] => (came && 'answer' in came ? [back(came.answer) ?? []].flat() : [])

function Names({ names }: { names: readonly string[] }) {
  const say = useTexts('shell')
  return (
    <ul className="bulk-names" tabIndex={0} aria-label={say('bulk_rows')}>
      {names.map((name, i) => (
        <li key={i}>{name}</li>
      ))}
    </ul>
  )
}

/** Rows to which the act cannot be done, by what stands against it. */
function LeftAlone<Row>({ bulk, rows, rowName }: Pick<BulkDialogProps<Row>, 'bulk' | 'rows' | 'rowName'>) {
  const say = useTexts('shell')
  const reasonOf = (row: Row): string => bulk.hindrance?.(row) ?? ''
  return [...new Set(rows.map(reasonOf))].map((reason) => {
    const few = rows.filter((row) => reasonOf(row) === reason)
    return (
      <p key={reason} className="soft">
        {say('left_alone', { count: few.length, names: few.map(rowName).join(', ') })} {reason}
      </p>
    )
  })
}
