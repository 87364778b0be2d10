import { openArena, openShop } from './arena.ts'
import type { Asked, Bench } from './bench.ts'
import type { DriveAnswer, DriveRequest } from './driver-process.ts'
import { below, shown, type Figure } from './figure.ts'
import { MeasuredProcess } from './measured-process.ts'
import { cafe } from './programs.ts'
import { risingRates } from './schedule.ts'
import { memoryOf, serve, watchMemory, type Serving } from './server-process.ts'

const PEOPLE = 5000
/** Beyond this a till's cashier waits; the server is saturated. */
const SATURATED_P99_MS = 250
const QUOTES_PER_SECOND = 100
const LEAST_RATE = 150

/** Single orders and quotes over HTTP, from a process that sends them when they are due and not when it suits the server. */
export const doorsBench: Bench = {
  name: 'http',
  figures: ['http_saturation', 'http_p50', 'http_p99', 'quote_p99', 'memory_idle', 'memory_load'],
  async run(asked) {
    const arena = await openArena()
    const driver = await MeasuredProcess.open<DriveRequest, DriveAnswer>('driver-process')
    let serving: Serving | null = null
    try {
      serving = await serve(await openShop(arena, 'http', cafe()))
      return await measure(new Drives(driver, serving), serving, asked)
    } finally {
      await driver.close()
      await serving?.stop()
      await arena.close()
    }
  },
}

/** Loads on the doors, one after another, each with orders of its own. */
class Drives {
  readonly #driver: MeasuredProcess<DriveRequest, DriveAnswer>
  readonly #serving: Serving
  #first = 0

  constructor(driver: MeasuredProcess<DriveRequest, DriveAnswer>, serving: Serving) {
    this.#driver = driver
    this.#serving = serving
  }

  async drive(path: DriveRequest['path'], rate: DriveRequest['rate'], seconds: number): Promise<DriveAnswer> {
    const { port, keys } = this.#serving
    const answer = await this.#driver.ask({ port, path, keys, people: PEOPLE, rate, seconds, first: this.#first })
    this.#first += answer.sent
    if (answer.failed > 0) throw new Error(`${answer.failed} of ${answer.sent} requests to ${path} failed`)
    return answer
  }
}

async function measure(drives: Drives, { pid }: Serving, { quick, wants, say }: Asked): Promise<Figure[]> {
  await new Promise((resolve) => setTimeout(resolve, 2000))
  const idle = memoryOf(pid)
  const watched = watchMemory(pid)
  say('http: warming up')
  await drives.drive('/v1/orders', { closed: 32 }, quick ? 4 : 12)
  const figures: Figure[] = []
  if (['http_saturation', 'http_p50', 'http_p99', 'memory_load'].some(wants)) {
    const { saturation, connections } = await saturate(drives, quick, say)
    // A machine too busy even for the least rate still gets its answer: a bad one.
    const rate = (saturation || LEAST_RATE) / 2
    const half = await drives.drive('/v1/orders', rate, quick ? 5 : 15)
    const note = `${shown(rate)} a second for ${quick ? 5 : 15} s, longest ${shown(half.max)} ms`
    figures.push(
      {
        name: 'http_saturation',
        what: 'single orders over HTTP at saturation',
        value: saturation,
        unit: 'a second',
        goal: null,
        note: `${connections} connections`,
      },
      { name: 'http_p50', what: 'single order over HTTP at half of it, p50', value: half.p50, unit: 'ms', goal: below(5), note },
      { name: 'http_p99', what: 'single order over HTTP at half of it, p99', value: half.p99, unit: 'ms', goal: below(25), note },
    )
  }
  if (wants('quote_p99')) {
    say(`http: quotes, ${QUOTES_PER_SECOND} a second`)
    await drives.drive('/v1/quotes', QUOTES_PER_SECOND, 2)
    const { p99, p50 } = await drives.drive('/v1/quotes', QUOTES_PER_SECOND, quick ? 4 : 10)
    figures.push({
      name: 'quote_p99',
      what: 'quote over HTTP, p99',
      value: p99,
      unit: 'ms',
      goal: below(15),
      note: `${QUOTES_PER_SECOND} a second, p50 ${shown(p50)} ms`,
    })
  }
  const most = watched()
  if (idle !== null) {
    figures.push(
      { name: 'memory_idle', what: 'memory of the server process, idle', value: idle, unit: 'MB', goal: below(150) },
      { name: 'memory_load', what: 'memory of the server process, most under all this', value: most, unit: 'MB', goal: below(400) },
    )
  }
  return figures
}

/**
 * Raises the rate until the server twice turns somebody away or keeps one in a hundred waiting, then halves the last step
 * twice. Twice, because a busy machine may stumble once.
 */
async function saturate(drives: Drives, quick: boolean, say: Asked['say']): Promise<{ saturation: number; connections: number }> {
  let best = { saturation: 0, connections: 0 }
  const holds = async (rate: number): Promise<boolean> => {
    const { shed, p50, p99, connections } = await drives.drive('/v1/orders', rate, quick ? 1.5 : 3)
    const held = shed === 0 && p99 <= SATURATED_P99_MS
    say(`http: ${rate} a second: p50 ${shown(p50)} ms, p99 ${shown(p99)} ms${shed > 0 ? `, ${shed} turned away` : ''}`)
    if (held) best = { saturation: rate, connections }
    return held
  }
  const sustains = async (rate: number): Promise<boolean> => (await holds(rate)) || (await holds(rate))
  let tooFast = LEAST_RATE
  for (const rate of risingRates(LEAST_RATE, 1.5, 20_000)) {
    tooFast = rate
    if (!(await sustains(rate))) break
  }
  for (let i = 0; i < (quick ? 0 : 2) && best.saturation > 0; i++) {
    const between = Math.round((best.saturation + tooFast) / 2)
    if (!(await sustains(between))) tooFast = between
  }
  return best
}
