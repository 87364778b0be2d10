// What a browser has to load before the console's pages are there, in bytes as they are sent, against a budget each.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildConsole, isFresh } from '../web/build.mjs'
import { ROOT } from './npm.mjs'
import { bad, dim, say } from './terminal.mjs'

const KB = 1000
/** The sign-in and the home page, which everybody waits for; and what any other page adds to that. */
const FIRST_KB = 400
const PAGE_KB = 200

if (!isFresh()) await buildConsole()
const dist = join(ROOT, 'web/dist/console')
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))

/** The files that come with one, without those that are fetched later. */
function comingWith(name, seen = new Set()) {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const next of manifest[name].imports ?? []) comingWith(next, seen)
  return seen
}

const sizeOf = (names) =>
  [...names]
    .filter((name) => manifest[name].file.endsWith('.js'))
    .reduce((sum, name) => sum + statSync(join(dist, `${manifest[name].file}.gz`)).size, 0)

const shell = comingWith('index.html')
const home = Object.keys(manifest).find((name) => name.endsWith('home/home.tsx'))
const first = home ? new Set([...shell, ...comingWith(home)]) : shell
const pages = Object.keys(manifest)
  .filter((name) => manifest[name].isDynamicEntry && name.endsWith('.tsx') && name !== home)
  .map((name) => ({ name, size: sizeOf([...comingWith(name)].filter((part) => !first.has(part))), most: PAGE_KB }))
// The charts are drawn after the page is there, so they have a budget of their own.
for (const page of pages) if (page.name.endsWith('drawing.tsx')) page.most = 260
const measured = [{ name: 'the first page', size: sizeOf(first), most: FIRST_KB }, ...pages.toSorted((a, b) => b.size - a.size)]
for (const { name, size, most } of measured) {
  const line = `${String(Math.round(size / KB)).padStart(5)} kB of ${most}  ${name}`
  say(size > most * KB ? bad(`${line}  is too large`) : dim(line))
}
if (measured.some(({ size, most }) => size > most * KB)) process.exitCode = 1
