import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Folders of the installation. The server runs from its sources (tests) and from one bundled file, so they are found by
 * walking up to what only the package's folder has.
 */
function packageFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'migrations'))) return folder
    if (folder === dirname(folder)) throw new Error('the folder of migrations is missing from this installation')
  }
}

export const SERVER_FOLDER = packageFolder()
export const REPOSITORY_FOLDER = dirname(SERVER_FOLDER)
