// Builds the console when a source of it is newer than the last build, and packs every file once with brotli and gzip.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const web = dirname(fileURLToPath(import.meta.url))
const root = dirname(web)
const dist = join(web, 'dist', 'console')
const stamp = join(dist, 'built')
const SOURCES = ['web/kit', 'web/ui', 'web/console', 'web/vite.config.ts', 'web/package.json', 'messages/console', 'engine/src'].map(
  (path) => join(root, path),
)
const PACKED = new Set(['.js', '.css', '.html', '.svg', '.json'])

/** Whether what lies in `web/dist` was made from what lies in the sources. */
export const isFresh = () => existsSync(stamp) && Math.max(...SOURCES.map(newest)) <= statSync(stamp).mtimeMs

/** A build into a folder of its own, which then takes the place of the last one: a server that is reading it never sees half. */
export async function buildConsole() {
  const begun = Date.now() / 1000
  const { build } = await import('vite')
  const fresh = `${dist}.${process.pid}`
  const { NODE_ENV: before } = process.env
  // In a run of tests this is `test`, and React would be built with all that it checks while one develops.
  process.env.NODE_ENV = 'production'
  await build({ configFile: join(web, 'vite.config.ts'), mode: 'production', logLevel: 'error', build: { outDir: fresh } })
  process.env.NODE_ENV = before
  for (const path of filesOf(fresh)) if (PACKED.has(extname(path))) pack(path)
  writeFileSync(join(fresh, 'built'), '')
  utimesSync(join(fresh, 'built'), begun, begun)
  mkdirSync(dirname(dist), { recursive: true })
  const old = `${dist}.old.${process.pid}`
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(fresh, dist)
  rmSync(old, { recursive: true, force: true })
}

function pack(path) {
  const bytes = readFileSync(path)
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  // Nine takes a fifth of the time of eleven and is 3 % larger.
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
}

function newest(path) {
  const about = statSync(path)
  return about.isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name)))) : about.mtimeMs
}

function* filesOf(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) yield* filesOf(join(folder, entry.name))
    else yield join(folder, entry.name)
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href && (process.argv.includes('--force') || !isFresh()))
  await buildConsole()
