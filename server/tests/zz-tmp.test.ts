import { it } from 'vitest'
import { loadDemo } from '../src/demo/load-demo.ts'
import { TEMPLATES } from '../src/demo/templates.ts'
import { FixedClock } from '../src/kit/clock.ts'
import { readConfig } from '../src/kit/config.ts'
import { openContext } from '../src/open-context.ts'
import { cloneDatabase } from './world.ts'
it('x', async () => {
  const config = readConfig({ LOG_LEVEL: 'warn', PERENNIAL_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') }, '')
  const ctx = openContext(config, await cloneDatabase(), new FixedClock(Date.parse('2026-11-20T10:00:00Z')))
  for (const { key } of TEMPLATES) {
    const t0 = performance.now()
    console.log(await loadDemo(ctx, 60, { stage: (n, t) => console.log(n, t, performance.now() - t0), at: () => {} }, key), performance.now() - t0)
  }
}, 120_000)
