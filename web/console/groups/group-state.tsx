import { useTexts } from '#kit/texts.ts'
import { State } from '#ui/values.tsx'
import type { Segment } from './groups.tsx'

/** How a group stands. */
export function GroupState({ segment: { archived, error, refreshing, snapshot } }: { segment: Segment }) {
  const say = useTexts('groups')
  if (archived) return <State mood="over">{say('state.archived')}</State>
  if (refreshing) return <State mood="busy">{say('state.refreshing')}</State>
  if (error) return <State mood="bad">{say('state.failed')}</State>
  return snapshot ? <State mood="good">{say('state.ready')}</State> : <State mood="wait">{say('state.empty')}</State>
}
