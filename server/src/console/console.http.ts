import fastifyStatic from '@fastify/static'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Doors } from '#kit/doors.ts'
import { languageOf, message } from '#kit/messages.ts'
import { consoleDir } from './console-dir.ts'

const YEAR_S = 31_536_000

/** The console's files, as built by `web/build.mjs`. Its pages have addresses of their own, which all begin with the same file. */
export async function consoleDoors(doors: Doors): Promise<void> {
  const dir = consoleDir()
  if (!existsSync(join(dir, 'index.html'))) return unbuiltDoors(doors)
  await doors.register(fastifyStatic, {
    root: dir,
    prefix: '/console/',
    preCompressed: true,
    // The names of these files hold their hash, so what was fetched once is never asked for again.
    setHeaders: (reply, path) =>
      void reply.setHeader('cache-control', /[/\\]assets[/\\]/.test(path) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache'),
    wildcard: false,
  })
  doors.get('/console', { schema: { hide: true } }, (_, reply) => reply.redirect('/console/'))
  doors.get('/console/*', { schema: { hide: true } }, (_, reply) => reply.sendFile('index.html'))
}

function unbuiltDoors(doors: Doors): void {
  doors.get('/console/*', { schema: { hide: true } }, (request, reply) =>
    reply
      .status(503)
      .type('text/plain; charset=utf-8')
      .send(message(languageOf(request.headers['accept-language']), 'home.console_unbuilt')),
  )
}
