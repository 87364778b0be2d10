// npm run test:matrix: the tests that use a database, against every Postgres that Perennial works with.
// npm run test:matrix -- 15 17 takes some of them; other words go to vitest: npm run test:matrix -- 15 intake
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { prepare } from './install.mjs'
import { ROOT } from './npm.mjs'
import { startPostgres } from './old-postgres.mjs'
import { followParent } from './parent.mjs'
import { bad, bold, dim, good, mark, say, seconds } from './terminal.mjs'

/** The newest of each that the registry has for the platforms of the embedded Postgres; 18 is the one that is shipped. */
const VERSIONS = { 15: '15.18.0-beta.17', 16: '16.14.0-beta.17', 17: '17.10.0-beta.17', 18: '18.4.0-beta.17' }

const PURE = ['engine', 'bench', 'scripts']

await prepare({ dev: true })
followParent()
const words = process.argv.slice(2)
const isVersion = (word) => /^\d+$/.test(word)
const unknown = words.filter((word) => isVersion(word) && !VERSIONS[word])
if (unknown.length > 0) {
  say(`${bad('error:')} There is no Postgres ${unknown.join(', ')} to test with, only ${Object.keys(VERSIONS).join(', ')}`)
  process.exit(2)
}
const chosen = words.some(isVersion) ? words.filter(isVersion) : Object.keys(VERSIONS)
const filters = words.filter((word) => !isVersion(word))

const results = []
for (const major of chosen) {
  const started = Date.now()
  const ok = await testWith(major).catch((error) => {
    console.log(`${bad('error:')} ${error.message}`)
    return false
  })
  results.push({ major, ok, time: Date.now() - started })
  if (process.exitCode) break
}
console.log(
  `\n${results.map(({ major, ok, time }) => `${mark(ok)} Postgres ${major} ${seconds(time).padStart(11)}  ${dim(VERSIONS[major])}`).join('\n')}`,
)
const failed = results.filter(({ ok }) => !ok)
console.log(failed.length === 0 ? good('\nAll passed') : bad(`\nFailed with ${failed.map(({ major }) => `Postgres ${major}`).join(', ')}`))
process.exitCode = process.exitCode || (failed.length === 0 ? 0 : 1)

async function testWith(major) {
  console.log(`\n${bold(`Postgres ${major}`)}`)
  const server = await startPostgres(VERSIONS[major])
  try {
    return (await vitest(server.url)) === 0
  } finally {
    await server.stop()
  }
}

/** Left out is what would say the same of every version. Two at a time on two cores took half to nine tenths of the time of one. */
function vitest(url) {
  const args = [
    join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--maxWorkers=100%',
    ...PURE.map((folder) => `--exclude=${folder}/**`),
    ...filters,
  ]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: url } })
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ]) {
      process.once(signal, () => {
        process.exitCode = code
        if (signal === 'SIGTERM') child.kill(signal)
      })
    }
    child.on('close', (code) => resolve(code ?? 1))
    child.on('error', reject)
  })
}
