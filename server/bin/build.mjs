import { build as esbuild } from 'esbuild'
import { mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The program, and the threads that it starts (`src/kit/threads.ts`). */
const ENTRIES = ['main.ts', 'backtests/backtest-thread.ts', 'whatifs/whatif-thread.ts']

/** Bundles the server and the engine into one file an entry; packages from npm stay outside, by name. */
export async function build(server) {
  const external = ['server', 'engine'].flatMap((workspace) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(server, '..', workspace, 'package.json'), 'utf8'))
    return Object.keys(dependencies).filter((name) => !name.startsWith('@perennial/'))
  })
  const begun = (performance.timeOrigin + performance.now()) / 1000
  const { outputFiles } = await esbuild({
    entryPoints: ENTRIES.map((entry) => join(server, 'src', entry)),
    outdir: join(server, 'dist'),
    outbase: join(server, 'src'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    external: external.flatMap((name) => [name, `${name}/*`]),
    alias: { '@perennial/engine': join(server, '..', 'engine', 'src') },
    sourcemap: true,
    logLevel: 'error',
    write: false,
  })
  // Another process may be reading the bundle or making it: every file appears whole, and the entries after their chunks.
  const chunks = join(server, 'dist', 'chunks')
  const isEntry = ({ path }) => !path.startsWith(chunks)
  for (const { path, contents } of outputFiles.toSorted((a, b) => isEntry(a) - isEntry(b))) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.${process.pid}`, contents)
    // What was edited while this was made is newer than it.
    utimesSync(`${path}.${process.pid}`, begun, begun)
    renameSync(`${path}.${process.pid}`, path)
  }
}
