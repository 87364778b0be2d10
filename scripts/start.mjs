// npm start: from a clone to a running Perennial.
import { prepare } from './install.mjs'
import { followParent } from './parent.mjs'

await prepare({ dev: false })
followParent()
// The server goes on in this very process: no signal has to be handed on, and its exit code is that of npm start.
process.argv.splice(1, 1, 'perennial', 'start')
await import('../server/bin/perennial.mjs')
