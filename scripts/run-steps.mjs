import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { readJson, ROOT } from './npm.mjs'
import { followParent } from './parent.mjs'
import { bad, bold, dim, good, mark, seconds } from './terminal.mjs'

const AT_ONCE = 2
const scripts = readJson(join(ROOT, 'package.json')).scripts
const running = new Set()
/** Windows has no process groups. */
const OWN_GROUP = process.platform !== 'win32'
/** The signal that ended the run, if one did. */
let stopped = ''

/**
 * Runs the steps, says of each how it went, and sums up. What a step printed is shown only when it failed, in one piece;
 * a step that is `alone` prints as it goes.
 *
 * @returns {Promise<number>} the exit code: 0 when every step passed
 */
export async function runSteps(steps) {
  stopWithUs()
  const started = Date.now()
  const results = new Map()
  const finish = async (step) => {
    if (!stopped) results.set(step, await runStep(step))
  }
  const together = steps.filter((step) => !step.alone)
  const take = async () => {
    while (together.length > 0) await finish(together.shift())
  }
  await Promise.all(Array.from({ length: AT_ONCE }, take))
  for (const step of steps.filter((each) => each.alone)) await finish(step)
  if (stopped) return sayStopped()
  return sumUp(steps, results, Date.now() - started)
}

async function runStep(step) {
  const started = Date.now()
  if (step.alone) console.log(`\n${bold(step.name)} ${dim(step.title)}`)
  const { ok, printed } = await run(step)
  const time = Date.now() - started
  if (stopped) return { ok, time }
  console.log(line(step, { ok, time }))
  if (!ok && printed) console.log(`${dim(`┌ ${scripts[step.script]}`)}\n${printed.trimEnd()}\n${dim(`└ again: npm run ${step.script}`)}\n`)
  return { ok, time }
}

function run(step) {
  return new Promise((resolve) => {
    const path = [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
    const color = !step.alone && process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : {}
    const stdio = step.alone ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe']
    const child = spawn(scripts[step.script], {
      cwd: ROOT,
      shell: true,
      detached: OWN_GROUP,
      stdio,
      env: { ...process.env, ...color, PATH: path },
    })
    running.add(child)
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (printed += text))
    child.on('error', (error) => (printed += error.message))
    child.on('close', (code) => {
      running.delete(child)
      resolve({ ok: code === 0, printed })
    })
  })
}

/** Each step has a process group of its own: a signal reaches all that a step has started, from here and only once. */
function stopWithUs() {
  followParent()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      for (const child of running) endGroup(child, stopped ? 'SIGKILL' : signal)
      stopped = signal
    })
  }
}

function endGroup(child, signal) {
  try {
    if (OWN_GROUP) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch {
    // It ended by itself a moment ago.
  }
}

const line = (step, { ok, time }) => `${mark(ok)} ${step.name.padEnd(10)} ${seconds(time).padStart(11)}  ${dim(step.title)}`

function sayStopped() {
  console.log(bad('Stopped'))
  return stopped === 'SIGINT' ? 130 : 143
}

function sumUp(steps, results, time) {
  const failed = steps.filter((step) => !results.get(step).ok)
  console.log(`\n${steps.map((step) => line(step, results.get(step))).join('\n')}`)
  if (failed.length === 0) console.log(good(`\nAll ${steps.length} passed in ${seconds(time)}`))
  else
    console.log(
      bad(`\n${failed.length} of ${steps.length} failed in ${seconds(time)}: ${failed.map((step) => `npm run ${step.script}`).join(', ')}`),
    )
  return failed.length === 0 ? 0 : 1
}
