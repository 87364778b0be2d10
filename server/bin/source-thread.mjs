// Runs a thread from its TypeScript source, for tests and examples, which themselves run from the sources.
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.source)
