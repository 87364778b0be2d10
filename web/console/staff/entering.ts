import type { QueryClient } from '@tanstack/react-query'
import { headers } from '#kit/api.ts'
import { ApiProblem, NoAnswer } from '#kit/problem.ts'
import { SESSION_KEY } from '#kit/session.ts'

/**
 * Sends what whoever is not signed in yet has entered; afterwards they are.
 *
 * @throws ApiProblem when it was refused, NoAnswer when nothing came back
 */
export async function enterBy(client: QueryClient, path: string, body: object): Promise<void> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { ...headers(), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new NoAnswer()
  })
  if (!answer.ok) throw new ApiProblem(answer.status, await answer.json().catch(() => undefined), null)
  await client.invalidateQueries({ queryKey: SESSION_KEY })
}
