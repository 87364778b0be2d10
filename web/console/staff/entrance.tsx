import { Alert } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { ApiProblem } from '#kit/problem.ts'
import { needArea, useTexts } from '#kit/texts.ts'
import { LanguageMenu, ShadeMenu } from '../shell/choices.tsx'
import { Leaf } from '../shell/leaf.tsx'

/** What stands around everything that is shown to whoever has not signed in; its texts come first. */
export function Entrance({ children }: { children: ReactNode }) {
  const [ready, setReady] = useState(false)
  useEffect(() => void needArea('staff').then(() => setReady(true)), [])
  if (!ready) return null
  return (
    <main className="sign-in">
      <div className="card">
        <div style={{ display: 'flex', alignItems: 'center', gap: 8, marginBottom: 16 }}>
          <span className="brand" style={{ padding: 0, flex: 1 }}>
            <Leaf /> Perennial
          </span>
          <LanguageMenu />
          <ShadeMenu />
        </div>
        {children}
      </div>
    </main>
  )
}

/** Why it did not go on. */
export function EntranceFault({ error }: { error: Error | null }) {
  const say = useTexts('staff')
  if (!error) return null
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      style={{ marginBottom: 16 }}
      title={error instanceof ApiProblem ? error.message : say('shell:no_answer')}
    />
  )
}
