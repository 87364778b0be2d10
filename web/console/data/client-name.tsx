import { useRead } from '#kit/reads.ts'
import { useProgram, useSession } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'

/** Who asked: somebody by their name, or a machine by that of its key. */
export function ClientName({ client }: { client: string }) {
  const say = useTexts('data')
  const { staff } = useSession()
  const { role } = useProgram()
  const id = client.startsWith('staff:') ? client.slice('staff:'.length) : null
  const colleagues = useRead('/v1/session/colleagues', { when: id !== null && id !== staff.id && role !== 'partner' })
  if (id === staff.id) return <>{staff.name}</>
  if (id !== null) return <>{colleagues.data?.items.find((one) => one.id === id)?.name ?? id}</>
  return <>{client === 'command line' ? say('command_line') : client}</>
}
