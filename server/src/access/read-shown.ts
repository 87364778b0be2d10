import type { FastifyRequest } from 'fastify'
import type { Doors } from '#kit/doors.ts'

export interface Shown {
  status: number
  /** What was answered, where it was answered. */
  body: unknown
}

const PASSED_ON = ['cookie', 'perennial-program', 'accept-language', 'x-forwarded-for', 'x-forwarded-proto']

/** What the GET shows that a route names as showing what it writes, asked as the caller would; null where it names none. */
export async function readShown(doors: Doors, request: FastifyRequest): Promise<Shown | null> {
  const { shows } = request.routeOptions.config.about ?? {}
  if (shows === undefined) return null
  const params = request.params as Record<string, string>
  const url = shows.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const headers = Object.fromEntries(
    PASSED_ON.flatMap((name) => (request.headers[name] === undefined ? [] : [[name, String(request.headers[name])]])),
  )
  const answer = await doors.inject({ method: 'GET', url, headers, remoteAddress: request.ip })
  return { status: answer.statusCode, body: answer.statusCode === 200 ? (JSON.parse(answer.body) as unknown) : null }
}

/** Whether a request of a person changes something, or tries to. */
export function writes({ method, routeOptions, query }: FastifyRequest): boolean {
  if (method === 'GET' || method === 'HEAD' || routeOptions.config.about?.asks) return false
  return (query as { dry_run?: unknown } | null)?.dry_run !== 'true'
}
