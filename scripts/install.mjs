// Runs before anything is installed, and on a Node that is too old, to say so: nothing newer than Node 14 in here.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { nodeVersion, npm, readJson, ROOT } from './npm.mjs'
import { bad, bold, dim, say, seconds } from './terminal.mjs'

/** What npm's words mean for the person who waits; the first that fits is said. */
const REMEDIES = [
  [/ENOSPC/, 'The disk is full. An installation takes about 350 MB, and the npm cache 100 MB more.'],
  [
    /EACCES|EPERM|EROFS/,
    'npm may not write there. Do node_modules and ~/.npm belong to you? An earlier sudo leaves files of root\'s: sudo chown -R "$(id -un)" node_modules ~/.npm',
  ],
  [/EINTEGRITY/, 'A package arrived damaged or changed. Try again after: npm cache clean --force'],
  [/EUSAGE|in sync/, 'package.json and package-lock.json disagree. After changing a dependency run npm install and commit both files.'],
  [
    /UNABLE_TO|SELF_SIGNED|CERT_/,
    'The certificate of the registry is not trusted. Behind a company proxy: NODE_EXTRA_CA_CERTS=/path/to/company-ca.pem npm start',
  ],
  [
    /E40[134]|ETARGET/,
    'The registry refuses or lacks a package. Which one it is: npm config get registry. The public one is https://registry.npmjs.org',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONN|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network/,
    'npm could not reach its registry (npm config get registry). Is this machine online? Behind a proxy: HTTPS_PROXY=http://proxy:port npm start. With a mirror: npm config set registry https://…',
  ],
]
const UNKNOWN = 'The words of npm above say why. npm run doctor looks at what else may be missing.'

/**
 * Makes sure that this Node can run the scripts and that the packages of package-lock.json are there; ends the process
 * with a remedy when not.
 *
 * @param {{ dev: boolean }} needs whether the tools for development are needed too
 */
export async function prepare({ dev }) {
  const { ok, least } = nodeVersion()
  if (!ok) {
    say(
      `${bad('error:')} Perennial needs Node ${least} or newer; this is ${process.versions.node}. Get a newer one from https://nodejs.org`,
    )
    process.exit(2)
  }
  const why = whyInstall(ROOT, dev)
  if (!why) return
  // No package needs its scripts: the server links the libraries of Postgres itself, and esbuild brings its program along.
  // Not `npm ci`: it refuses a lock file made where the packages of other platforms could not be seen.
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...(dev ? ['--include=dev'] : [])]
  say(`${bold('Installing packages (npm install)')} … ${dim(why)}`)
  const started = Date.now()
  const { code, words } = await runNpm(args)
  if (code === 0) return say(dim(`Installed in ${seconds(Date.now() - started)}`))
  const [, remedy] = REMEDIES.find(([pattern]) => pattern.test(words)) || ['', UNKNOWN]
  say(`\n${bad('error:')} npm install failed (code ${code}). ${remedy}`)
  process.exit(1)
}

/** Why the packages have to be installed, or null when node_modules holds what package-lock.json names. */
export function whyInstall(root, dev) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(join(root, 'node_modules'))) return 'nothing is installed yet'
  // npm writes its record last, so an installation that was interrupted has none.
  if (!existsSync(record)) return 'the last installation did not end'
  // Contents and not times are compared: a clone or a change of branch gives the lock file a new time without a change.
  const wanted = readJson(join(root, 'package-lock.json')).packages
  const present = readJson(record).packages
  for (const path of Object.keys(wanted)) {
    if (path === '') continue
    const why = whyNot(wanted[path], present[path], dev)
    if (why) return `${path.replace(/^.*node_modules\//, '')} ${why}`
    if (present[path] && !existsSync(join(root, path))) return `${path} is missing`
  }
  return null
}

function whyNot(wanted, present, dev) {
  if (!present) return wanted.optional || (!dev && (wanted.dev || wanted.devOptional)) ? null : 'is missing'
  if (present.version !== wanted.version || present.integrity !== wanted.integrity) return 'has another version'
  const { os = [], cpu = [] } = present
  const allows = (list, own) => list.length === 0 || list.includes(own) || list.some((name) => name.startsWith('!'))
  return allows(os, process.platform) && allows(cpu, process.arch) ? null : 'is for another platform'
}

/** Runs npm, shows what it says, and a sign of life while it says nothing: a first installation takes a minute. */
function runNpm(args) {
  return new Promise((resolve) => {
    const { file, args: all, shell } = npm(...args)
    const child = spawn(file, all, { cwd: ROOT, shell, stdio: ['inherit', 'pipe', 'pipe'] })
    const started = Date.now()
    const timer = setInterval(() => say(dim(`… npm is at work (${Math.round((Date.now() - started) / 1000)} s)`)), 10000)
    let words = ''
    const show = (data) => {
      words = (words + data).slice(-20000)
      process.stderr.write(data)
    }
    child.stdout.on('data', show)
    child.stderr.on('data', show)
    child.on('error', (error) => end(-1, error.code === 'ENOENT' ? 'npm is not on the PATH' : error.message))
    child.on('close', (code, signal) => end(signal ? 130 : code, ''))
    const end = (code, more) => {
      clearInterval(timer)
      if (more) say(more)
      resolve({ code, words: words + more })
    }
  })
}
