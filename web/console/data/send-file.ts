import { headers } from '#kit/api.ts'
import { ApiProblem, NoAnswer, type ProblemBody } from '#kit/problem.ts'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const typeOf = ({ name, type }: Pick<File, 'name' | 'type'>): string =>
  type === WORKBOOK || name.toLowerCase().endsWith('.xlsx') ? WORKBOOK : 'text/csv'

interface Sending {
  kind: string
  file: File
  key: string
  /** Told the share that is sent, from 0 to 1. */
  at: (share: number) => void
  signal: AbortSignal
}

/** Sends a file as it lies on the disk. `fetch` does not tell how far it is, which of a large file people want to know. */
export function sendFile({ kind, file, key, at, signal }: Sending): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/v1/imports?kind=${kind}&name=${encodeURIComponent(file.name)}`)
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value)
    request.setRequestHeader('idempotency-key', key)
    request.setRequestHeader('content-type', typeOf(file))
    request.upload.addEventListener('progress', ({ loaded, total }) => at(total > 0 ? loaded / total : 0))
    request.addEventListener('error', () => reject(new NoAnswer()))
    request.addEventListener('abort', () => reject(new NoAnswer()))
    request.addEventListener('load', () => {
      const body = parsed(request.responseText)
      if (request.status === 201) resolve(body as { id: string })
      else reject(new ApiProblem(request.status, body as ProblemBody, request.getResponseHeader('x-request-id')))
    })
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return undefined
  }
}
