import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { SessionContext, useSessionQuery } from '#kit/session.ts'
import { Failed, Loading } from '#ui/states.tsx'
import { Shell } from './shell/shell.tsx'
import { NoProgram } from './staff/no-program.tsx'
import { SetPassword } from './staff/set-password.tsx'
import { SignIn } from './staff/sign-in.tsx'

/** Whoever is signed in sees the pages; anybody else signs in first, and then comes to the address they wanted. */
export function Gate({ children }: { children: ReactNode }) {
  const session = useSessionQuery()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const arrived = session.data && pathname === '/sign-in'
  useEffect(() => {
    if (arrived) void navigate({ to: '/', replace: true })
  }, [arrived, navigate])
  // A link of an invitation is followed by whoever has it, signed in as somebody else or not.
  if (pathname === '/set-password') return <SetPassword />
  if (session.error) return <Failed error={session.error} again={() => void session.refetch()} />
  if (session.data === undefined) return <Loading />
  if (session.data === null) return <SignIn />
  if (session.data.programs.length === 0) return <NoProgram session={session.data} />
  return (
    <SessionContext value={session.data}>
      <Shell>{children}</Shell>
    </SessionContext>
  )
}
