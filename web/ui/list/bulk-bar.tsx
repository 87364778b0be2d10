import { Alert, Button, Modal, Progress } from 'antd'
import { useState, type ReactNode } from 'react'
import type { Act } from '#kit/acts.ts'
import { useAct } from '#kit/acts.ts'
import { useTexts } from '#kit/texts.ts'
import { ActButton } from '../act-button.tsx'

export interface BulkAct<Row> {
  key: string
  label: string
  needs?: string
  danger?: boolean
  /** Rows that the act can be done to; the others are named and left alone. */
  fits?: (row: Row) => boolean
  /** What will happen to these. */
  preview: (rows: readonly Row[]) => ReactNode
  act: (row: Row) => Act
}

/** Acts on the chosen rows. What will happen is shown before; afterwards, what could not be done and why. */
export function BulkBar<Row>({ acts, rows, clear }: { acts: readonly BulkAct<Row>[]; rows: readonly Row[]; clear: () => void }) {
  const say = useTexts('shell')
  const [asked, setAsked] = useState<BulkAct<Row> | null>(null)
  return (
    <div className="list-bar" role="region" aria-label={say('chosen', { count: rows.length })}>
      <strong>{say('chosen', { count: rows.length })}</strong>
      {acts.map((bulk) => (
        <ActButton key={bulk.key} danger={bulk.danger ?? false} {...(bulk.needs && { needs: bulk.needs })} onClick={() => setAsked(bulk)}>
          {bulk.label}
        </ActButton>
      ))}
      <Button type="text" onClick={clear}>
        {say('choose_none')}
      </Button>
      {asked && <BulkDialog bulk={asked} rows={rows} close={() => setAsked(null)} />}
    </div>
  )
}

function BulkDialog<Row>({ bulk, rows, close }: { bulk: BulkAct<Row>; rows: readonly Row[]; close: () => void }) {
  const say = useTexts('shell')
  const sending = useAct()
  const [done, setDone] = useState<{ count: number; faults: string[] } | null>(null)
  const [busy, setBusy] = useState(false)
  const fitting = rows.filter((row) => bulk.fits?.(row) ?? true)
  const run = async (): Promise<void> => {
    setBusy(true)
    const faults: string[] = []
    for (const [i, row] of fitting.entries()) {
      await sending.mutateAsync(bulk.act(row)).catch((error: Error) => faults.push(error.message))
      setDone({ count: i + 1, faults: [...faults] })
    }
    setBusy(false)
  }
  return (
    <Modal
      open
      title={bulk.label}
      onCancel={close}
      okText={done && !busy ? say('close') : bulk.label}
      cancelText={say('cancel')}
      confirmLoading={busy}
      onOk={() => (done ? close() : void run())}
      okButtonProps={{ danger: bulk.danger ?? false, disabled: fitting.length === 0 }}
    >
      {bulk.preview(fitting)}
      {fitting.length < rows.length && <p className="soft">{say('left_alone', { count: rows.length - fitting.length })}</p>}
      {done && <Progress percent={Math.round((done.count / fitting.length) * 100)} aria-label={bulk.label} />}
      {done && done.faults.length > 0 && (
        <Alert
          type="warning"
          role="alert"
          title={say('bulk_faults', { count: done.faults.length })}
          description={[...new Set(done.faults)].join(' ')}
        />
      )}
    </Modal>
  )
}
