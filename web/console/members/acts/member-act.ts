import { act, type Act } from '#kit/acts.ts'
import type { Member } from '../member.tsx'

export interface GoodwillGiven {
  currency: string
  /** In minor units. */
  amount: number
  reason: string
  note?: string | undefined
}

/** Points to put a wrong right. */
export const goodwillAct = (id: string, { note, ...given }: GoodwillGiven): Act =>
  act({ method: 'post', path: '/v1/members/{id}/goodwill', in: { id }, body: { ...given, ...(note?.trim() && { note }) } })

/** Points that were given or taken by hand, as if they had not been; none where a colleague was asked instead. */
export const voidAct = (answer: { decision?: string }): Act | null =>
  answer.decision ? act({ method: 'post', path: '/v1/decisions/{id}/void', in: { id: answer.decision }, body: { reason: 'undone' } }) : null

/** A membership is suspended, taken up again or closed. */
export const statusAct = (id: string, status: Member['status']): Act =>
  act({ method: 'patch', path: '/v1/members/{id}', in: { id }, body: { status } })
