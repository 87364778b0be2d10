import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { act, useAct } from '#kit/acts.ts'
import { call } from '#kit/api.ts'
import { useLiveDocument } from '#kit/program.ts'
import { useProgram } from '#kit/session.ts'

/** A document while it is worked on: it may be wrong in any way, and says so by its problems. */
export type Draft = ProgramDocument & Record<string, unknown>

export interface DraftState {
  document: Draft
  revision: number
  /** Whether there is a draft, or this is the newest version, which becomes one with the first change. */
  begun: boolean
}

const KEY = (program: string): readonly string[] => [`/v1/programs/${program}/draft`, 'studio']

/** The draft, or where there is none the newest version. */
export function useDraft() {
  const { key } = useProgram()
  const live = useLiveDocument()
  const stored = useQuery({
    queryKey: KEY(key),
    queryFn: ({ signal }) => call('get', '/v1/programs/{program}/draft', { path: { program: key }, signal }),
  })
  const data = useMemo((): DraftState | undefined => {
    if (!stored.data || !live.data) return undefined
    const { document, revision } = stored.data
    return { document: (document ?? live.data.document) as Draft, revision, begun: document !== null }
  }, [stored.data, live.data])
  return { data, error: stored.error ?? live.error, refetch: () => void Promise.all([stored.refetch(), live.refetch()]) }
}

export interface Checked {
  valid: boolean
  problems: { code: string; path: string; message: string }[]
  findings: { code: string; path: string; message: string }[]
}

/** Stores a changed document as the draft's next revision. Refused where somebody else stored one meanwhile. */
export function useSaveDraft() {
  const { key } = useProgram()
  const client = useQueryClient()
  const sending = useAct<Checked & { revision: number }>()
  const save = useCallback(
    async (revision: number, document: Draft): Promise<Checked & { revision: number }> => {
      const saved = await sending.mutateAsync(saveAct(key, revision, document))
      await client.invalidateQueries({ queryKey: KEY(key) })
      return saved
    },
    [key, client, sending.mutateAsync],
  )
  return { save, busy: sending.isPending, error: sending.error, reset: sending.reset }
}

export const saveAct = (program: string, revision: number, document: Draft) =>
  act({ method: 'put', path: '/v1/programs/{program}/draft', in: { program }, body: document as never, ifMatch: revision })
