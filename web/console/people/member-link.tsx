import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useRead } from '#kit/reads.ts'
import { useMay } from '#kit/session.ts'
import { shortId } from '#kit/short-id.ts'
import { needArea } from '#kit/texts.ts'
import { useCalledBy } from '../members/words.ts'

/** A member by name, to whom the role may see; to others, and until it is known, by the id. Not for long lists: each is asked for. */
export function MemberLink({ id }: { id: string }) {
  const may = useMay()
  const [ready, setReady] = useState(false)
  useEffect(() => void needArea('members').then(() => setReady(true)), [])
  return may('members:read') && ready ? <Named id={id} /> : <Plain id={id} />
}

function Named({ id }: { id: string }) {
  const { data } = useRead('/v1/members/{id}', { path: { id } })
  const calledBy = useCalledBy()
  return data ? <Link to={`/members/${id}` as never}>{calledBy(data)}</Link> : <Plain id={id} />
}

const Plain = ({ id }: { id: string }) => (
  <Link to={`/members/${id}` as never} className="mono">
    {shortId(id)}
  </Link>
)
