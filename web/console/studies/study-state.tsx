import { Progress } from 'antd'
import { useTexts } from '#kit/texts.ts'
import { State, type Mood } from '#ui/values.tsx'

export type StudyState = 'queued' | 'running' | 'done' | 'cancelled' | 'failed'
const MOODS: Record<StudyState, Mood> = { queued: 'wait', running: 'busy', done: 'good', cancelled: 'over', failed: 'bad' }

export const isOver = (state: StudyState): boolean => state === 'done' || state === 'cancelled' || state === 'failed'

/** Where a study stands, and how far it is. */
export function StudyStateView({ state, progress }: { state: StudyState; progress: number }) {
  const say = useTexts('studies')
  if (state === 'running')
    return <Progress percent={Math.floor(progress * 100)} size="small" style={{ width: 160 }} aria-label={say('state.running')} />
  return <State mood={MOODS[state]}>{say(`state.${state}`)}</State>
}
