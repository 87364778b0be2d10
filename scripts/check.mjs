// npm run check: the steps of npm test, or those named: npm run check -- --only tidy,types
import { prepare } from './install.mjs'
import { runSteps } from './run-steps.mjs'
import { STEPS } from './steps.mjs'
import { bad, say } from './terminal.mjs'

await prepare({ dev: true })
// Only after the check of the version: an old Node lacks it.
const { parseArgs } = await import('node:util')
const steps = chosen()
if (steps) process.exitCode = await runSteps(steps)

function chosen() {
  const names = STEPS.map((step) => step.name)
  try {
    const { only } = parseArgs({ options: { only: { type: 'string' } } }).values
    const wanted = only?.split(',').map((name) => name.trim()) ?? names
    const unknown = wanted.filter((name) => !names.includes(name))
    if (unknown.length > 0) throw new Error(`There is no step ${unknown.join(', ')}`)
    return STEPS.filter((step) => wanted.includes(step.name))
  } catch (error) {
    say(`${bad('error:')} ${error.message}. The call is: npm run check -- --only ${names.join(',')}`)
    process.exitCode = 2
    return null
  }
}
