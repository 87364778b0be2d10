import { act, type Act } from '#kit/acts.ts'
import type { GoodwillRequest } from './requests.tsx'

export type Verdict = 'approve' | 'decline'

export interface Said {
  reason?: string
  note?: string
}

/** Agreeing goes without a word of one's own: then it is for the reason that was given by whoever asked. */
export const verdictAct = ({ id, reason: asked }: GoodwillRequest, verdict: Verdict, { reason, note }: Said): Act => ({
  ...(verdict === 'approve'
    ? act({ method: 'post', path: '/v1/requests/{id}/approve', in: { id }, body: note?.trim() ? { note } : {} })
    : act({ method: 'post', path: '/v1/requests/{id}/decline', in: { id }, body: note?.trim() ? { note } : {} })),
  reason: reason?.trim() || asked,
})
