import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { sendAct, type Act } from '#kit/acts.ts'

/** A row's act, and what came of it: null while it has not been sent. */
export interface Step {
  name: string
  act: Act
  /** What takes it back, once it is answered. */
  back: (answer: unknown) => Act | null
  came: { answer: unknown } | { error: Error } | null
}

export interface BulkRun {
  /** Null before it began. */
  steps: readonly Step[] | null
  busy: boolean
  /** Sends what was not done yet, one after the other, each under a key of its own. The steps as they stand then. */
  go: (begin: readonly Step[]) => Promise<readonly Step[]>
  /** After the one that is under way now. */
  stop: () => void
}

export const isDone = ({ came }: Step): boolean => came !== null && 'answer' in came

/** Acts on many rows, told of as they go. What was read is asked again when all of them went. */
export function useBulkRun(): BulkRun {
  const client = useQueryClient()
  const unanswered = useRef(new Map<string, string>())
  const stopped = useRef(false)
  const [steps, setSteps] = useState<readonly Step[] | null>(null)
  const [busy, setBusy] = useState(false)
  const go = async (begin: readonly Step[]): Promise<readonly Step[]> => {
    stopped.current = false
    setBusy(true)
    const now = begin.map((step): Step => (isDone(step) ? step : { ...step, came: null }))
    setSteps([...now])
    for (const [i, step] of now.entries()) {
      if (isDone(step)) continue
      if (stopped.current) break
      const came = await sendAct(step.act, unanswered.current).then(
        (answer) => ({ answer }),
        (error: Error) => ({ error }),
      )
      now[i] = { ...step, came }
      setSteps([...now])
    }
    await client.invalidateQueries()
    setBusy(false)
    return now
  }
  const stop = (): void => {
    stopped.current = true
  }
  return { steps, busy, go, stop }
}
