import { FixedClock } from '../../src/kit/clock.ts'
import { openContext } from '../../src/open-context.ts'
import { sendDeliveries } from '../../src/webhooks/send-deliveries.ts'

/** A process that sends what is due over the given database, at the given time, until it is killed. */
const [url, time] = process.argv.slice(2)
const config = {
  port: 0,
  host: '127.0.0.1',
  databaseUrl: url,
  dataDir: '',
  logLevel: 'silent',
  masterKey: Buffer.alloc(32, 7),
  lanes: 1,
  laneQueue: 10,
  batchSize: 1,
  trustProxy: false,
  webhooksPrivate: true,
}
await sendDeliveries(openContext(config, url!, new FixedClock(Number(time))))
