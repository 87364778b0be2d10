import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Base } from '#kit/base.ts'

/** Uploaded files lie in the data folder, readable by their owner only, under the id of their import. */
export const fileOf = ({ config }: Pick<Base, 'config'>, publicId: string): string => join(config.dataDir, 'imports', publicId)

export const hasFile = (ctx: Pick<Base, 'config'>, publicId: string): boolean => existsSync(fileOf(ctx, publicId))

export const removeFile = (ctx: Pick<Base, 'config'>, publicId: string): void => rmSync(fileOf(ctx, publicId), { force: true })

export const makeFolder = ({ config }: Pick<Base, 'config'>): void => {
  mkdirSync(join(config.dataDir, 'imports'), { recursive: true, mode: 0o700 })
}

/** Removes what was left by uploads that were cut off, if it has not been touched since. @returns how many there were */
export function removeCutOff({ config }: Pick<Base, 'config'>, before: number): number {
  const folder = join(config.dataDir, 'imports')
  if (!existsSync(folder)) return 0
  const parts = readdirSync(folder).filter((name) => name.endsWith('.part') && statSync(join(folder, name)).mtimeMs < before)
  for (const name of parts) rmSync(join(folder, name), { force: true })
  return parts.length
}
