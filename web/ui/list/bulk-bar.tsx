import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '#kit/texts.ts'
import { ActButton } from '../act-button.tsx'
import type { BulkAct } from './bulk-act.ts'
import { BulkDialog } from './bulk-dialog.tsx'

interface BulkBarProps<Row> {
  acts: readonly BulkAct<Row>[]
  /** Those that are chosen. */
  rows: readonly Row[]
  rowName: (row: Row) => string
  clear: () => void
}

/** What may be done to the chosen rows. It stands below them, so that no row moves when the first is chosen. */
export function BulkBar<Row>({ acts, rows, rowName, clear }: BulkBarProps<Row>) {
  const say = useTexts('shell')
  const [asked, setAsked] = useState<string | null>(null)
  const bulk = acts.find(({ key }) => key === asked)
  return (
    <>
      {rows.length > 0 && (
        <div className="bulk-bar" role="region" aria-label={say('acts_on_chosen')}>
          <strong role="status">{say('chosen', { count: rows.length })}</strong>
          {acts.map((one) => (
            <ActButton
              key={one.key}
              danger={one.danger ?? false}
              {...(one.needs && { needs: one.needs })}
              why={hindranceOfAll(one, rows)}
              onClick={() => setAsked(one.key)}
            >
              {one.label}
            </ActButton>
          ))}
          <Button type="text" onClick={clear}>
            {say('choose_none')}
          </Button>
        </div>
      )}
      {bulk && (
        <BulkDialog
          bulk={bulk}
          rows={rows}
          rowName={rowName}
          close={(begun) => {
            setAsked(null)
            if (begun) clear()
          }}
        />
      )}
    </>
  )
}

/** Where an act can be done to none of the rows, why not: as of the first. */
function hindranceOfAll<Row>({ hindrance }: BulkAct<Row>, rows: readonly Row[]): string | null {
  const reasons = rows.map((row) => hindrance?.(row) ?? null)
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null
}
