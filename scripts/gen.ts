import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { apiDescription } from './gen/api-description.ts'
import { apiTypes } from './gen/api-types.ts'
import { migratedCatalogue } from './gen/database.ts'
import { errorsDoc } from './gen/errors-doc.ts'
import { eventsDoc } from './gen/events-doc.ts'
import { schemaDoc } from './gen/schema-doc.ts'
import { schemaSql } from './gen/schema-sql.ts'

/** Writes the files that are made from other files; with --check, only says whether they are as they should be. */
async function main(check: boolean): Promise<void> {
  const [catalogue, description] = await Promise.all([migratedCatalogue(), apiDescription()])
  const files: [path: string, text: string][] = [
    ['server/schema.sql', schemaSql(catalogue)],
    ['docs/schema.md', schemaDoc(catalogue)],
    ['docs/errors.md', errorsDoc()],
    ['docs/events.md', eventsDoc()],
    ['server/openapi.json', description],
    ['sdk/src/api.ts', await apiTypes(description)],
  ]
  const old = files.filter(([path, text]) => present(path) !== text)
  if (!check) {
    for (const [path, text] of old) write(path, text)
    console.log(old.length === 0 ? 'All generated files are up to date.' : `Wrote ${old.map(([path]) => path).join(', ')}`)
  } else if (old.length === 0) {
    console.log(`All ${files.length} generated files are up to date.`)
  } else {
    for (const [path, text] of old) console.error(`${path} is not what its sources make of it: ${difference(present(path), text)}`)
    console.error('\nRun "npm run gen" and commit what it writes.')
    process.exitCode = 1
  }
}

const inRepository = (path: string): URL => new URL(`../${path}`, import.meta.url)

function write(path: string, text: string): void {
  mkdirSync(new URL('.', inRepository(path)), { recursive: true })
  writeFileSync(inRepository(path), text)
}

/** A checkout on Windows may have its line ends changed. */
function present(path: string): string | null {
  return existsSync(inRepository(path)) ? readFileSync(inRepository(path), 'utf8').replaceAll('\r\n', '\n') : null
}

function difference(before: string | null, after: string): string {
  if (before === null) return 'it is missing.'
  const [old, made] = [before.split('\n'), after.split('\n')]
  const line = made.findIndex((text, i) => text !== old[i])
  const at = line < 0 ? made.length : line
  return `line ${at + 1} is\n  ${old[at] ?? '(the end)'}\nand should be\n  ${made[at] ?? '(the end)'}`
}

await main(process.argv.includes('--check'))
