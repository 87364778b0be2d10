import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isMet, markdown, type Figure } from './figure.ts'
import { machineLines, type Machine } from './machine.ts'

/** What a run asked for on the command line, for who reads its figures later. */
export type Arguments = readonly string[]

/** Figures as a program reads them. */
export const plain = (figures: readonly Figure[]): object[] =>
  figures.map((figure) => ({
    name: figure.name,
    value: Number.isFinite(figure.value) ? Number(figure.value.toPrecision(6)) : null,
    goal: figure.goal?.value ?? null,
    unit: figure.unit,
    met: isMet(figure),
  }))

/** Keeps the figures and the machine beside the benchmark. @returns the files written */
export function saveResults(figures: readonly Figure[], machine: Machine, started: Date, given: Arguments): string[] {
  const day = started.toISOString().slice(0, 10)
  const cpu = machine.cpu
    .toLowerCase()
    .replaceAll(/\(.*?\)|[^a-z0-9]+/g, '-')
    .replaceAll(/-+/g, '-')
    .replaceAll(/^-|-$/g, '')
  const folder = fileURLToPath(new URL('results/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const base = `${folder}${day}-${cpu}-${machine.cores}`
  const command = ['npm run bench', ...(given.length > 0 ? ['--', ...given] : [])].join(' ')
  const spread = (figure: Figure): object => ({
    ...(figure.spread && { low: figure.spread[0], high: figure.spread[1] }),
    ...(figure.note && { note: figure.note }),
  })
  const rows = plain(figures).map((row, i) => ({ ...row, ...spread(figures[i]!) }))
  writeFileSync(`${base}.json`, `${JSON.stringify({ started: started.toISOString(), command, machine, figures: rows }, null, 2)}\n`)
  const lines = [`# ${day}: \`${command}\``, '', ...machineLines(machine).map((line) => `- ${line}`), '', markdown(figures), '']
  writeFileSync(`${base}.md`, lines.join('\n'))
  return [`${base}.json`, `${base}.md`]
}
