import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openArena, openShop } from './arena.ts'
import type { Bench } from './bench.ts'
import { below, shown } from './figure.ts'
import { retail } from './programs.ts'
import { realRetailFile, writeRetailFile } from './retail-file.ts'
import { runCommand } from './server-process.ts'

const MAPPING = fileURLToPath(new URL('../examples/online-retail/mapping.yaml', import.meta.url))
const ROWS = 100_000
const ROWS_QUICK = 20_000

interface Summary {
  rows: number
  decided: number
  refused: number
  bad: number
  orders: number
  returns: number
  seconds: number
}

/** A shop's history imported by the command line, into an empty database, and every invariant of the books checked after it. */
export const importBench: Bench = {
  name: 'import',
  figures: ['import_rows_per_second', 'memory_import'],
  async run({ quick, say }) {
    const arena = await openArena()
    try {
      const shop = await openShop(arena, 'import', retail())
      const real = quick ? null : realRetailFile()
      const file = real ?? join(arena.folder, 'retail.csv')
      if (!real) await writeRetailFile(file, quick ? ROWS_QUICK : ROWS)
      const env = { DATABASE_URL: shop.url, PERENNIAL_DATA: shop.folder }
      say(`import: ${real ? 'the real year of a shop' : 'a generated file'}`)
      const { result, memory } = await runCommand(
        ['import', 'orders', file, '--mapping', MAPPING, '--report', join(arena.folder, 'rejected.csv')],
        env,
      )
      const { rows, decided, refused, bad, orders, returns, seconds } = result as Summary
      if (decided === 0 || rows !== decided + refused + bad) throw new Error(`the import does not add up: ${JSON.stringify(result)}`)
      say('import: verifying')
      const verified = (await runCommand(['verify'], env)).result as { ok: boolean; seconds: number }
      if (!verified.ok) throw new Error(`the books are not sound after the import: ${JSON.stringify(verified)}`)
      const note = `${real ? 'real file' : 'generated file'}, ${shown(rows)} rows, ${shown(orders)} orders, ${shown(returns)} returns; verified in ${shown(verified.seconds)} s`
      return [
        {
          name: 'import_rows_per_second',
          what: 'import of order rows, decided and durable',
          value: rows / seconds,
          unit: 'rows a second',
          goal: null,
          note,
        },
        { name: 'memory_import', what: 'memory of the import process, most', value: memory, unit: 'MB', goal: below(400) },
      ]
    } finally {
      await arena.close()
    }
  },
}
