import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../src/kit/embedded-pg.ts'
import { migrate, readMigrations } from '../src/kit/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string
  }
}

/** One server a test run (or the one in TEST_DATABASE_URL), one migrated template; every test file clones it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL']
  const dataDir = mkdtempSync(join(tmpdir(), 'perennial-test-'))
  chmodSync(dataDir, 0o711)
  const server = given ? null : await startEmbedded({ dataDir, durable: false })
  const url = given ?? server!.url
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query('drop database if exists perennial_template with (force)')
  await admin.query('create database perennial_template')
  await admin.end()
  const template = new pg.Client({ connectionString: withDatabase(url, 'perennial_template') })
  await template.connect()
  await migrate(template, readMigrations(new URL('../migrations/', import.meta.url)))
  await template.end()
  project.provide('postgres', url)
  return async () => {
    await server?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
