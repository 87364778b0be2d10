import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { startEmbedded } from '../src/kit/embedded-pg.ts'

/** Where a server whose data folder lies so many letters deep is reached. */
async function addressOf(letters: number): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'perennial-deep-'))
  // Run by root, Postgres runs as nobody and must get there.
  chmodSync(root, 0o711)
  const dataDir = join(root, 'd'.repeat(letters))
  mkdirSync(dataDir, { mode: 0o711 })
  const server = await startEmbedded({ dataDir, durable: false })
  try {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    const { rows } = await client.query('select inet_server_addr() as address')
    await client.end()
    return rows[0].address ?? 'socket'
  } finally {
    await server.stop()
    rmSync(root, { recursive: true, force: true })
  }
}

describe.runIf(process.platform !== 'win32')('the embedded Postgres', () => {
  it('is reached by its socket', { timeout: 60_000 }, async () => {
    expect(await addressOf(10)).toBe('socket')
  })

  it('is reached by TCP where the path of a socket would be too long', { timeout: 60_000 }, async () => {
    expect(await addressOf(120)).toMatch(/^127\.0\.0\.1/)
  })
})
