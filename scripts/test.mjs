// npm test: everything that has to hold, after installing what is missing.
import { prepare } from './install.mjs'
import { runSteps } from './run-steps.mjs'
import { STEPS } from './steps.mjs'
import { bad, say } from './terminal.mjs'

if (process.argv.length > 2) {
  say(
    `${bad('error:')} npm test runs everything. For a part: npm run check -- --only types,lint or npm run unit -- server/tests/intake.test.ts`,
  )
  process.exit(2)
}
await prepare({ dev: true })
process.exitCode = await runSteps(STEPS)
