import { Gauge, Histogram, Registry } from 'prom-client'

/** Figures for Prometheus. Made per server, so that tests do not share them. */
export class Metrics {
  readonly registry = new Registry()
  readonly requests = new Histogram({
    name: 'perennial_http_request_seconds',
    help: 'Duration of HTTP requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [this.registry],
  })

  /** A figure that is asked for when somebody looks. */
  gauge(name: string, help: string, read: () => number): void {
    const gauge = new Gauge({
      name,
      help,
      registers: [],
      collect() {
        this.set(read())
      },
    })
    this.registry.registerMetric(gauge)
  }
}
