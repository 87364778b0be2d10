import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** From the bundle in `server/dist` as from the sources in `server/src/console`. */
const PLACES = ['../../web/dist/console', '../../../web/dist/console'].map((path) => fileURLToPath(new URL(path, import.meta.url)))

/** Where the built console lies. Asked when the doors are made: it may have been built a moment before, by this process. */
export const consoleDir = (): string => PLACES.find((path) => existsSync(path)) ?? PLACES[0]!
