import { Tooltip } from 'antd'
import { useFormat } from '#kit/format.ts'

/** A moment in the program's time: how long ago, and exactly when one looks closer. */
export function When({ at, exact = false }: { at: string | null | undefined; exact?: boolean }) {
  const format = useFormat()
  if (!at) return <span className="soft">–</span>
  return (
    <Tooltip title={exact ? format.ago(at) : format.moment(at)}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {exact ? format.moment(at) : format.ago(at)}
      </time>
    </Tooltip>
  )
}

export function Day({ at }: { at: string | null | undefined }) {
  const format = useFormat()
  return at ? <time dateTime={at}>{format.day(at)}</time> : <span className="soft">–</span>
}

export function Money({ minor }: { minor: number | null | undefined }) {
  const format = useFormat()
  return <span className="num">{minor === null || minor === undefined ? '–' : format.money(minor)}</span>
}

/** A change of a balance: with its sign, and not by colour alone. */
export function Change({ value, text }: { value: number; text: string }) {
  return <span className={`num ${value < 0 ? 'bad' : value > 0 ? 'good' : 'soft'}`}>{value > 0 ? `+${text}` : text}</span>
}

export type Mood = 'good' | 'busy' | 'wait' | 'bad' | 'over'

/** A state in a word and a colour, never by the colour alone. */
export const State = ({ mood, children }: { mood: Mood; children: string }) => <span className={`mark ${mood}`}>{children}</span>
