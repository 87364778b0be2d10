import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '#kit/api.ts'
import { useProgram } from '#kit/session.ts'
import { useLanguage } from '#kit/texts.ts'
import type { Checked, Draft } from './draft.ts'

const PAUSE_MS = 500

/** What the server says of the document as it is on the screen: problems and findings, once the typing pauses. */
export function useChecked(document: Draft | undefined): Checked | undefined {
  const { key } = useProgram()
  const language = useLanguage()
  const [settled, setSettled] = useState(document)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(document), settled === undefined ? 0 : PAUSE_MS)
    return () => clearTimeout(timer)
  }, [document])
  const asked = useQuery({
    queryKey: ['studio', 'check', key, language, settled],
    queryFn: ({ signal }) => call('post', '/v1/programs/{program}/validate', { path: { program: key }, body: settled as never, signal }),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  })
  return asked.data as Checked | undefined
}
