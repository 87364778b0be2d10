import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Base } from '#kit/base.ts'

type Folder = Pick<Base, 'config'>

const folderOf = ({ config }: Folder): string => join(config.dataDir, 'exports')

/** Exported files lie in the data folder, readable by their owner only, under the id of their export. */
export const fileOf = (ctx: Folder, id: string): string => join(folderOf(ctx), `${id}.csv`)

export const hasFile = (ctx: Folder, id: string): boolean => existsSync(fileOf(ctx, id))

export function makeFolder(ctx: Folder): void {
  mkdirSync(folderOf(ctx), { recursive: true, mode: 0o700 })
}

/** Removes what was last written before then: files whose time is over, and those of exports that were cut off. */
export function removeOld(ctx: Folder, before: number): number {
  const folder = folderOf(ctx)
  if (!existsSync(folder)) return 0
  const old = readdirSync(folder).filter((name) => statSync(join(folder, name)).mtimeMs < before)
  for (const name of old) rmSync(join(folder, name), { force: true })
  return old.length
}
