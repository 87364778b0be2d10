import { useQuery, type QueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext } from 'react'
import { call, requestsAre } from './api.ts'
import { ApiProblem } from './problem.ts'
import type { Language } from './texts.ts'

export interface SessionProgram {
  key: string
  name: Record<string, string> | string
  time_zone: string
  money?: { currency: string; decimals: number }
  role: string
  scopes: string[]
  /** `stores` are those of today; null for everywhere. */
  within: { kind: 'organization' | 'region' | 'store'; keys: string[]; stores: string[] | null }
  demo?: boolean
}

export interface Session {
  staff: { id: string; email: string; name: string; language: Language | null }
  /** Null for whoever has none yet. */
  program: string | null
  programs: SessionProgram[]
  /** Of the whole organization: may begin programs. */
  owner: boolean
  expires_at: string
}

const PROGRAM = 'perennial.program'
const STORE = 'perennial.store'

/** Who is signed in, or null. */
export async function readSession(): Promise<Session | null> {
  const wanted = localStorage.getItem(PROGRAM) ?? ''
  const answer = await fetch('/v1/session', { headers: wanted ? { 'perennial-program': wanted } : {} })
  // An answer that is not read to its end stays open in the browser.
  if (answer.status === 401) return answer.arrayBuffer().then(() => null)
  if (answer.status === 403 && wanted) {
    // A program that this person was taken from; the next one they have will do.
    localStorage.removeItem(PROGRAM)
    return readSession()
  }
  if (!answer.ok) throw new ApiProblem(answer.status, await answer.json().catch(() => undefined), null)
  const session = (await answer.json()) as Session
  // The header is what no page of another site can send, so it is sent also where there is nothing to name.
  requestsAre({ program: session.program ?? '-', store: storeIn(session.programs.find(({ key }) => key === session.program)) })
  return session
}

/** In which of their stores somebody stands: the one they chose, else the first; none for whoever works everywhere. */
export function storeIn(program: SessionProgram | undefined): string {
  const stores = program?.within.stores ?? []
  const chosen = localStorage.getItem(`${STORE}.${program?.key}`)
  return stores.find((key) => key === chosen) ?? stores[0] ?? ''
}

/** From now on, what is done is done in this store. */
export async function standIn(client: QueryClient, program: string, store: string): Promise<void> {
  localStorage.setItem(`${STORE}.${program}`, store)
  requestsAre({ store })
  await client.invalidateQueries()
}

export const SESSION_KEY = ['session'] as const

export const useSessionQuery = () => useQuery({ queryKey: SESSION_KEY, queryFn: readSession, staleTime: 60_000, retry: false })

/** Goes on in another program; everything that was read was the last one's. */
export async function enterProgram(client: QueryClient, key: string): Promise<void> {
  localStorage.setItem(PROGRAM, key)
  requestsAre({ program: key })
  await client.resetQueries()
}

/** Ends the session, and begins anew with nothing of it in this page. */
export async function leave(): Promise<void> {
  await call('delete', '/v1/session' as never)
  location.assign('/console/')
}

export const SessionContext = createContext<Session | null>(null)

/** Who is signed in. Pages stand below the sign-in, so there is somebody. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('A page was shown to nobody.')
  return session
}

/** The program that is worked in, with what this person may do there. */
export function useProgram(): SessionProgram {
  const { program, programs } = useSession()
  return programs.find(({ key }) => key === program) ?? programs[0]!
}

/** Whether this person's role has the scope. A page shows only what the role may do; an act that it may not do says so. */
export function useMay(): (scope: string) => boolean {
  const { scopes } = useProgram()
  return useCallback((scope: string) => scopes.includes(scope), [scopes])
}
