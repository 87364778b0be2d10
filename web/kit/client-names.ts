import { useCallback } from 'react'
import { useRead } from './reads.ts'
import { useProgram, useSession } from './session.ts'

const STAFF = 'staff:'

/** Who did something, as the API tells it: somebody of staff by their name, a machine by that of its key. */
export function useClientNames(): (client: string) => string {
  const { staff } = useSession()
  const { role } = useProgram()
  const colleagues = useRead('/v1/session/colleagues', { when: role !== 'partner' })
  return useCallback(
    (client: string) => {
      if (!client.startsWith(STAFF)) return client
      const id = client.slice(STAFF.length)
      return id === staff.id ? staff.name : (colleagues.data?.items.find((one) => one.id === id)?.name ?? id)
    },
    [staff, colleagues.data],
  )
}
