import { headers } from '#kit/api.ts'
import { ApiProblem, NoAnswer } from '#kit/problem.ts'

/**
 * Fetches a file of the API and hands it to the browser. A plain link could not say which program is meant, nor in which
 * language the reasons are to be.
 *
 * @throws ApiProblem when it was refused, NoAnswer when nothing came back
 */
export async function downloadFrom(path: string, name: string): Promise<void> {
  const answer = await fetch(path, { headers: headers() }).catch(() => {
    throw new NoAnswer()
  })
  if (!answer.ok) throw new ApiProblem(answer.status, await answer.json().catch(() => undefined), null)
  const address = URL.createObjectURL(await answer.blob())
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
  URL.revokeObjectURL(address)
}
