import { useTexts } from '#kit/texts.ts'
import { State, type Mood } from '#ui/values.tsx'

const MOODS: Record<'active' | 'suspended' | 'closed', Mood> = { active: 'good', suspended: 'wait', closed: 'over' }

export function MemberState({ status }: { status: keyof typeof MOODS }) {
  const say = useTexts('members')
  return <State mood={MOODS[status]}>{say(`status.${status}`)}</State>
}
