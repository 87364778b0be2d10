import { Link } from '@tanstack/react-router'
import { useRead } from '#kit/reads.ts'
import { beside, useCalledBy } from './words.ts'

/** Whom one had open before, to go back to. */
export const LookedAt = ({ ids }: { ids: readonly string[] }) => (
  <ul style={{ listStyle: 'none', padding: 0, margin: 0, display: 'flex', flexWrap: 'wrap', gap: '8px 24px' }}>
    {ids.map((id) => (
      <LookedAtMember key={id} id={id} />
    ))}
  </ul>
)

function LookedAtMember({ id }: { id: string }) {
  const calledBy = useCalledBy()
  const { data } = useRead('/v1/members/{id}', { path: { id } })
  if (!data) return null
  return (
    <li>
      <Link to={`/members/${id}`}>{calledBy(data)}</Link> <span className="soft">{beside(data)[0] ?? id.slice(-4)}</span>
    </li>
  )
}
