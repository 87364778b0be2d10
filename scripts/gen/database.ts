import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../../server/src/kit/embedded-pg.ts'
import { migrate, readMigrations } from '../../server/src/kit/migrate.ts'
import { readCatalogue, type Catalogue } from './catalogue.ts'

/** Migrates an empty database, reads what came of it, and throws the database away. */
export async function migratedCatalogue(): Promise<Catalogue> {
  const dataDir = mkdtempSync(join(tmpdir(), 'perennial-gen-'))
  chmodSync(dataDir, 0o711)
  const server = await startEmbedded({ dataDir, durable: false })
  try {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await migrate(client, readMigrations(new URL('../../server/migrations/', import.meta.url)))
    const catalogue = await readCatalogue(client)
    await client.end()
    return catalogue
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
