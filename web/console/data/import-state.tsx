import { Progress } from 'antd'
import type { Answer } from '#kit/api.ts'
import { useTexts } from '#kit/texts.ts'
import { State, type Mood } from '#ui/values.tsx'

export type Import = Answer<'/v1/imports/{id}'>
type ImportState = Import['state']

const MOODS: Record<ImportState, Mood> = {
  uploaded: 'wait',
  waiting: 'wait',
  checking: 'busy',
  staging: 'busy',
  deciding: 'busy',
  done: 'good',
  failed: 'bad',
  cancelled: 'over',
}

export const isWorking = (state: ImportState): boolean => state === 'waiting' || MOODS[state] === 'busy'
export const isOver = (state: ImportState): boolean => state === 'done' || state === 'failed' || state === 'cancelled'

/** Where an import stands, and how far it is where that can be told. */
export function ImportStateView({ state, progress, rows }: Pick<Import, 'state' | 'progress' | 'rows'>) {
  const say = useTexts('data')
  if (MOODS[state] === 'busy' && progress !== null)
    return <Progress percent={Math.floor(progress * 100)} size="small" style={{ width: 140 }} aria-label={say(`import_state.${state}`)} />
  // Done with rows left over is not quite done.
  const mood = state === 'done' && rows.rejected > 0 ? 'wait' : MOODS[state]
  return <State mood={mood}>{say(state === 'done' && rows.rejected > 0 ? 'import_state.to_mend' : `import_state.${state}`)}</State>
}
