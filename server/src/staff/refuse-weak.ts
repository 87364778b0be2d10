import { Problem } from '#kit/refusals.ts'
import { PASSWORD_MIN, passwordFault } from './staff.ts'

/** @throws Problem `weak_password` */
export function refuseWeak(password: string, person: { email: string; name: string }): void {
  const fault = passwordFault(password, person)
  if (fault) throw new Problem('weak_password', { fault, min: PASSWORD_MIN })
}
