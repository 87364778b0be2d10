import { PerennialProblem } from '../src/client.ts'

/** Everything a list has, page by page. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

/** The problem that a call ends in. */
export const problemOf = async (call: Promise<unknown>): Promise<PerennialProblem> => {
  const problem: unknown = await call.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(problem instanceof PerennialProblem)) throw new Error('no problem', { cause: problem })
  return problem
}
