/**
 * The rules of the house that no linter knows: which feature may import which, what a file's role allows it, how large
 * files and functions may be, and words that have no place here. ARCHITECTURE.md explains them; this file enforces them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { checkImports } from './tidy/imports.ts'
import { checkSizes } from './tidy/sizes.ts'
import { checkWords } from './tidy/words.ts'

/** THE order of the server's features. A feature imports only those above it. */
export const FEATURES = [
  'kit',
  'organizations',
  'access',
  'programs',
  'stores',
  'audit',
  'staff',
  'webhooks',
  'customers',
  'products',
  'coupons',
  'intake',
  'members',
  'notes',
  'reveals',
  'decisions',
  'profiles',
  'consents',
  'orders',
  'receipts',
  'enrolments',
  'parked',
  'returns',
  'events',
  'reposts',
  'quotes',
  'checkouts',
  'exchanges',
  'activations',
  'ledger',
  'searches',
  'goodwill',
  'adjustments',
  'holds',
  'redemptions',
  'conversions',
  'benefits',
  'plans',
  'standings',
  'reviews',
  'budgets',
  'outbox',
  'gifts',
  'stock',
  'suppliers',
  'fulfilments',
  'rewards',
  'invoices',
  'member-coupons',
  'resends',
  'person-exports',
  'clock',
  'seals',
  'sales',
  'imports',
  'verify',
  'replay',
  'explanations',
  'timelines',
  'studies',
  'backtests',
  'whatifs',
  'changes',
  'objectives',
  'pulse',
  'segments',
  'health',
  'exports',
  'jobs',
  'demo',
  'home',
  'console',
  'start',
] as const

export interface Source {
  /** From the root of the repository, with slashes. */
  path: string
  text: string
}

const root = new URL('..', import.meta.url).pathname
const SKIPPED = new Set(['node_modules', 'dist', 'coverage', 'results'])
const TEXT = /\.(tsx?|mjs|md|yaml|sql|sh|css)$|messages\/.*\.json$|package\.json$/

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(root + folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* walk(path)
    else if (TEXT.test(path)) yield path
  }
}

const sources = [...walk('')].map((path): Source => ({ path, text: readFileSync(root + path, 'utf8') }))
const findings = [...checkImports(sources, FEATURES), ...checkSizes(sources), ...checkWords(sources)]
for (const finding of findings) process.stdout.write(`${finding}\n`)
if (findings.length > 0) process.stdout.write(`\n${findings.length} to put right. Why these rules: ARCHITECTURE.md\n`)
process.exitCode = findings.length > 0 ? 1 : 0
