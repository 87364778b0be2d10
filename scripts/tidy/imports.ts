import { posix } from 'node:path'
import type { Source } from '../tidy.ts'

interface Import {
  line: number
  typeOnly: boolean
  /** A path from the root of the repository, or the name of a package. */
  target: string
}

type Role = 'sql' | 'http' | 'cli' | 'jobs' | 'plain'

/** Packages the engine may use: pure ones. */
const ENGINE_PACKAGES = ['@marcbachmann/cel-js', 'zod']
/** Files directly under server/src: they hold the lists, so they may import every feature. */
const isRoot = (path: string): boolean => /^server\/src\/[^/]+$/.test(path)

export function* checkImports(sources: readonly Source[], features: readonly string[]): Generator<string> {
  yield* unlistedFeatures(sources, features)
  for (const source of sources) {
    if (!/\.tsx?$/.test(source.path)) continue
    for (const found of importsOf(source)) {
      const fault = source.path.startsWith('engine/src/')
        ? engineFault(found)
        : source.path.startsWith('server/src/')
          ? serverFault(source, found, features)
          : source.path.startsWith('web/')
            ? webFault(source, found)
            : null
      if (fault) yield `${source.path}:${found.line} ${fault}`
    }
  }
}

function* unlistedFeatures(sources: readonly Source[], features: readonly string[]): Generator<string> {
  const folders = new Set(sources.flatMap(({ path }) => /^server\/src\/([^/]+)\//.exec(path)?.[1] ?? []))
  for (const folder of folders)
    if (!features.includes(folder))
      yield `server/src/${folder} is not in the list of features (scripts/tidy.ts): put it where what it imports stands above it.`
  for (const feature of features) if (!folders.has(feature)) yield `scripts/tidy.ts names a feature "${feature}" that does not exist.`
}

function engineFault({ target }: Import): string | null {
  if (target.startsWith('engine/src/') || ENGINE_PACKAGES.includes(target)) return null
  return `imports ${target}. The engine is pure: it imports only itself, ${ENGINE_PACKAGES.join(' and ')}.`
}

/** What the web's parts stand on: `kit` on nothing of ours but the engine and the API's types, `ui` on `kit`, an app on both. */
const WEB_PARTS = ['kit', 'ui', 'console', 'tests']

function webFault({ path }: Source, { target }: Import): string | null {
  if (target.startsWith('server/src/') && !path.startsWith('web/tests/'))
    return `imports ${target}. The web knows the API and nothing behind it.`
  const other = /^web\/(\w+)\//.exec(target)?.[1]
  if (!other || WEB_PARTS.indexOf(other) <= WEB_PARTS.indexOf(path.split('/')[1]!)) return null
  return `imports ${target}. In web/, kit stands below ui, and ui below the apps.`
}

function serverFault({ path }: Source, { target, typeOnly }: Import, features: readonly string[]): string | null {
  if (isRoot(path)) return null
  const feature = path.split('/')[2]!
  const role = roleOf(path)
  if (!target.startsWith('server/src/')) return packageFault(role, target, typeOnly, feature)
  if (isRoot(target)) return rootFault(role, feature, target, typeOnly)
  const other = target.split('/')[2]!
  if (other !== feature && features.indexOf(other) > features.indexOf(feature))
    return `${feature} imports ${other}, which stands below it. Wishes the other way go through the outbox and reactions.ts.`
  const wanted = roleOf(target)
  if (wanted === 'http' || wanted === 'jobs') return `imports a door, ${target}. Put what both need into a noun or an action.`
  if (other === feature || other === 'kit' || typeOnly) return null
  if (wanted === 'sql') return `imports the SQL of ${other}, ${target}. Use or write an action there.`
  if (role === 'sql') return `is SQL and imports ${target} of another feature.`
  return null
}

function packageFault(role: Role, target: string, typeOnly: boolean, feature: string): string | null {
  if (typeOnly || feature === 'kit') return null
  if (role === 'sql' && !target.startsWith('@perennial/engine/')) return `is SQL and imports ${target}.`
  if (target === 'fastify') return 'imports fastify. Doors are given to features by kit/doors.ts.'
  if (target === 'pg') return 'imports pg. Connections come from kit/pg.ts.'
  return null
}

function rootFault(role: Role, feature: string, target: string, typeOnly: boolean): string | null {
  if (typeOnly || role === 'cli' || feature === 'start') return null
  return `imports ${target}, which holds the lists of everything; only its types may be imported here.`
}

const roleOf = (path: string): Role => (/\.(sql|http|cli|jobs)\.ts$/.exec(path)?.[1] as Role | undefined) ?? 'plain'

function* importsOf({ path, text }: Source): Generator<Import> {
  const lines = text.split('\n')
  for (const match of text.matchAll(
    /(?:^|\n)(import|export)( type)?(?: [^'\n]*?| \{[^}]*\}) from '([^']+)'|[^.\w]import\('([^']+)'\)|(?:^|\n)import '([^']+)'/g,
  )) {
    const specifier = (match[3] ?? match[4] ?? match[5])!
    const line = text.slice(0, match.index + 1).split('\n').length
    const onlyTypes = match[2] !== undefined || /^import \{ (type \w+(, )?)+ \}/.test(lines[line - 1] ?? '')
    yield { line, typeOnly: onlyTypes, target: targetOf(path, specifier) }
  }
}

function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier)
  if (specifier.startsWith('#')) return `${path.startsWith('web/') ? 'web' : 'server/src'}/${specifier.slice(1)}`
  if (path.startsWith('engine/') && specifier.startsWith('@perennial/engine/'))
    return specifier.replace('@perennial/engine/', 'engine/src/')
  return specifier
}
