import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'

export interface QuickAct {
  name: string
  run: () => void
}

const Acts = createContext<readonly QuickAct[]>([])
/** Apart from the acts: a page that tells its acts is not drawn anew because it told them. */
const Tell = createContext<(acts: readonly QuickAct[]) => void>(() => undefined)

export function QuickActsHome({ children }: { children: ReactNode }) {
  const [acts, set] = useState<readonly QuickAct[]>([])
  return (
    <Tell value={set}>
      <Acts value={acts}>{children}</Acts>
    </Tell>
  )
}

/** What may be done on this page, for the palette. Memoise the list: a new one on every render is told on every render. */
export function useQuickActs(acts: readonly QuickAct[]): void {
  const set = useContext(Tell)
  useEffect(() => {
    set(acts)
    return () => set([])
  }, [acts, set])
}

export const useQuickActList = (): readonly QuickAct[] => useContext(Acts)
