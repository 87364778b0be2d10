import { Link } from '@tanstack/react-router'
import { shortId } from '#kit/short-id.ts'
import { Id } from '#ui/copy.tsx'

/** Where the things are that an id names, by how it begins. */
const PLACES: Readonly<Record<string, string>> = { mem: '/members/', imp: '/data/imports/', whk: '/data/webhooks/', ful: '/fulfilments/' }

/** What an act was about: a way to it, where there is a page of it. */
export function Target({ id }: { id: string }) {
  const place = PLACES[id.split('_')[0]!]
  if (!id.includes('_') || !place) return <Id value={id} short />
  return (
    <Link to={`${place}${id}` as never} className="mono" style={{ whiteSpace: 'nowrap', marginInlineEnd: 8 }} title={id}>
      {shortId(id)}
    </Link>
  )
}
