import LockOutlined from '@ant-design/icons/LockOutlined'
import type { ReactNode } from 'react'
import { useMay, useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'

/** The page, or why this role does not see it. */
export function Permitted({ needs, children }: { needs: string | undefined; children: ReactNode }) {
  const say = useTexts('shell')
  const may = useMay()
  const { role } = useProgram()
  if (!needs || may(needs)) return children
  return (
    <div className="state">
      <LockOutlined style={{ fontSize: 32, color: 'var(--soft)' }} aria-hidden />
      <h1 style={{ fontSize: 20 }}>{say('not_for_role')}</h1>
      <p>{say('not_for_role_about', { role: say(`role.${role}`) })}</p>
    </div>
  )
}
