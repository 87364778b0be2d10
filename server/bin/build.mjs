import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build as esbuild } from 'esbuild'

/** The program, and the threads that it starts (`src/kit/threads.ts`). */
const ENTRIES = ['main.ts', 'backtests/backtest-thread.ts', 'whatifs/whatif-thread.ts']

/** Bundles the server and the engine into one file an entry; packages from npm stay outside, by name. */
export async function build(server) {
  const external = ['server', 'engine'].flatMap((workspace) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(server, '..', workspace, 'package.json'), 'utf8'))
    return Object.keys(dependencies).filter((name) => !name.startsWith('@perennial/'))
  })
  await esbuild({
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
  })
}
