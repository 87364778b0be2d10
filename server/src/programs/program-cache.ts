import { Timeline } from '@perennial/engine/decide/timeline.ts'
import { compileStored } from '@perennial/engine/program/validate.ts'
import type { Pool } from '#kit/pg.ts'
import type { Program } from './program.ts'
import { programById, versionsOf } from './programs.sql.ts'

/** For so long nobody asks whether another process has published. */
const RECENT_MS = 1000

/**
 * Programs by id, with their versions compiled once. Versions are immutable, so only the newest number can be out of
 * date: each batch reads it in its own transaction and calls `atLeast`.
 */
export class ProgramCache {
  readonly #pool: Pool
  readonly #programs = new Map<number, Program>()
  /** When it was asked last. */
  readonly #asked = new Map<number, number>()

  constructor(pool: Pool) {
    this.#pool = pool
  }

  /** The program as last seen, or read now; null when there is none of that id. */
  async get(id: number): Promise<Program | null> {
    return this.#programs.get(id) ?? (await this.#load(id))
  }

  /** The program as it was a second ago at the earliest: one small statement a second of work, whatever the load. */
  async recent(id: number, now: number): Promise<Program | null> {
    const age = Math.abs(now - (this.#asked.get(id) ?? -Infinity))
    if (age < RECENT_MS) return this.get(id)
    this.#asked.set(id, now)
    return this.current(id)
  }

  /** The program with every version published until now. */
  async current(id: number): Promise<Program | null> {
    const row = await programById(this.#pool, id)
    return row && (await this.atLeast(id, row.latest_version))
  }

  /** The program with version `number` among its versions. */
  async atLeast(id: number, number: number): Promise<Program | null> {
    const known = this.#programs.get(id)
    return known && known.latestVersion >= number ? known : await this.#load(id)
  }

  async #load(id: number): Promise<Program | null> {
    const row = await programById(this.#pool, id)
    if (!row) return null
    const known = this.#programs.get(id)?.timeline?.all
    const versions = await versionsOf(this.#pool, id)
    const published = versions.map((v) => ({
      version: known?.get(v.number) ?? compileStored(v.document, v.number),
      effectiveFrom: v.effective_from.getTime(),
    }))
    const program: Program = {
      id,
      key: row.key,
      organizationId: row.organization_id,
      timeline: published.length > 0 ? new Timeline(published) : null,
      latestVersion: versions.at(-1)?.number ?? 0,
    }
    this.#programs.set(id, program)
    return program
  }
}
