import { FixedClock } from '../../src/kit/clock.ts'
import { readConfig } from '../../src/kit/config.ts'
import { openContext } from '../../src/open-context.ts'
import { sendDeliveries } from '../../src/webhooks/send-deliveries.ts'

/** A process that sends what is due over the given database, at the given time, until it is killed. */
const [url, time] = process.argv.slice(2)
const settings = {
  LOG_LEVEL: 'silent',
  PERENNIAL_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  PERENNIAL_LANES: '1',
  PERENNIAL_WEBHOOKS_PRIVATE: '1',
}
await sendDeliveries(openContext(readConfig(settings, ''), url!, new FixedClock(Number(time))))
