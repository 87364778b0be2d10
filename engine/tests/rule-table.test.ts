import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Command } from '../src/decide/command.ts'
import { decide } from '../src/decide/decide.ts'
import type { Decision } from '../src/decide/decision.ts'
import { validateProgram } from '../src/program/validate.ts'
import { order, Runner, timed } from './runner.ts'

/** The rules of a program by example: every YAML file here is a theme, and its README says how a case is written. */
const FOLDER = new URL('rule-table/', import.meta.url)
const read = (file: string): any => parse(readFileSync(new URL(file, FOLDER), 'utf8'))
const base = read('base.yaml') as Fields
const themes = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml') && file !== 'base.yaml')

type Fields = Record<string, any>

interface Case extends Fields {
  it: string
}

/** One document laid over another, section by section. */
function over(under: Fields, more: Fields = {}): Fields {
  const out = { ...under }
  for (const [key, value] of Object.entries(more)) {
    const both = [out[key], value].every((x) => typeof x === 'object' && x !== null && !Array.isArray(x))
    out[key] = both ? over(out[key] as Fields, value as Fields) : value
  }
  return out
}

/** A campaign in full: without rules of its own it grants, and without an amount that is 10 points. */
function campaign(key: string, { amount = 10, grant, then, ...rest }: Fields, trigger: string): Fields {
  const effects = then ?? [{ grant: { currency: 'points', amount: String(amount), ...(grant as object) } }]
  return { names: { en: key }, trigger, rules: { r: { then: effects } }, ...rest }
}

function documentOf(theme: Fields, c: Case): Fields {
  const { when, amount, grant, then, rules } = c
  const own = Object.entries({ when, amount, grant, then, rules }).filter(([, value]) => value !== undefined)
  const given = (c['campaigns'] ?? { a: { ...c['campaign'], ...Object.fromEntries(own) } }) as Record<string, Fields>
  const trigger = (c['event']?.type ?? 'order') as string
  const campaigns = Object.fromEntries(Object.entries(given).map(([key, fields]) => [key, campaign(key, fields, trigger)]))
  return { ...over(over(base, theme['program'] as Fields), c['program'] as Fields), campaigns }
}

const NOON = '2026-06-02T12:00:00+08:00'

/** An order of 100 yuan at noon, an event or a redemption, as far as the case says nothing else. */
function commandOf({ at = NOON, reported = at, order: bought = {}, event, redeem, returned }: Fields): Command {
  const when = { at: Date.parse(at as string), recordedAt: Date.parse(reported as string) }
  if (event) return { kind: 'event', type: event.type, attributes: over({}, { ...event, type: undefined }), ...when }
  if (redeem) return { kind: 'redeem', currency: 'points', amount: redeem as number, reason: 'gift', ...when }
  if (returned) return { kind: 'return', order: null, lines: [{ sku: returned as string, quantity: 1 }], ...when }
  const { lines = [['A', 1, bought.amount ?? (typeof bought === 'number' ? bought : 10_000)]], amount: _, ...more } = bought as Fields
  const command = order(when.at, lines as [string, number, number][], typeof bought === 'number' ? {} : more)
  const basket = command.order.lines.map((line, i) => ({ ...line, ...lines[i][4] }))
  return { ...command, ...when, order: { ...command.order, lines: basket } }
}

function memberOf(runner: Runner, { joined = '2026-01-10T10:00:00+08:00', draw, level, attributes, tags, points }: Fields): void {
  if (draw !== undefined) runner.state = { ...runner.state, draw: draw as number }
  runner.ok({ kind: 'enrol', source: 'till', ...timed(joined as string) })
  const now = timed(joined as string)
  if (attributes ?? tags) runner.ok({ kind: 'profile', attributes: attributes ?? {}, addTags: tags ?? [], ...now })
  if (level) runner.ok({ kind: 'standing', set: 'status', level: level as string, until: null, reason: 'test', ...now })
  for (const [currency, amount] of Object.entries((points ?? {}) as Record<string, number>))
    runner.ok({ kind: 'adjust', currency, amount, reason: 'start', ...now })
}

/** Decides without a trace and with one, which must agree; where members share a limit, `left` is what is left of it. */
function decided(runner: Runner, command: Command, left: number): Exclude<Decision, { outcome: 'wanting' }> {
  const versions = runner.timeline.versionsFor(runner.state, command)
  const shared: Record<string, number> = {}
  for (;;) {
    const plain = decide(versions, runner.state, command, { shared })
    const traced = decide(versions, runner.state, command, { shared }, { trace: true })
    if (plain.outcome === 'accepted') expect(traced).toMatchObject({ effects: plain.effects })
    if (traced.outcome !== 'wanting') return traced
    for (const { key } of traced.needs.shared!) shared[key] = left
  }
}

function check(theme: Fields, c: Case): void {
  const result = validateProgram(documentOf(theme, c), 1)
  if (c['problem']) return expect(result.ok ? [] : result.problems.map((p) => p.code)).toEqual([c['problem']])
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const runner = new Runner(result.compiled)
  memberOf(runner, over(theme['member'] as Fields, c['member'] as Fields))
  for (const earlier of (c['before'] ?? []) as Fields[]) runner.ok(commandOf(earlier))
  const command = commandOf(c)
  runner.ok({ kind: 'consent', given: [], at: command.at, recordedAt: command.at })
  const decision = decided(runner, command, (c['left'] ?? 0) as number)
  if (decision.outcome === 'refused' || c['refused'])
    return expect(decision.outcome === 'refused' && decision.refusal.code).toBe(c['refused'] ?? 'accepted')
  const { effects, notFired, exposures, state } = decision
  const granted: Record<string, number> = {}
  for (const e of effects)
    if (e.kind === undefined && !e.review && e.granted !== 0) granted[e.currency] = (granted[e.currency] ?? 0) + e.granted
  expect(granted, 'gets').toEqual(c['gets'] === 'nothing' ? {} : c['gets'])
  for (const [key, why] of Object.entries((c['because'] ?? {}) as Fields))
    expect(notFired.filter((n) => n.campaign === key).map((n) => (n.detail ? `${n.because}: ${n.detail}` : n.because))).toContain(why)
  for (const [key, cut] of Object.entries((c['cut'] ?? {}) as Fields))
    expect(effects.filter((e) => e.campaign === key).map((e) => e.cut)).toContain(cut)
  if (c['off'])
    expect(Object.fromEntries(effects.filter((e) => e.kind === 'discount').map((e) => [e.campaign, e.granted]))).toEqual(c['off'])
  if (c['effects']) expect(effects).toMatchObject(c['effects'] as object[])
  if (c['arms']) expect(Object.fromEntries(exposures.map((e) => [e.experiment, e.arm]))).toEqual(c['arms'])
  if (c['after']) expect({ ...state.progress, ...balances(state.wallets) }).toMatchObject(c['after'] as object)
}

const balances = (wallets: Readonly<Record<string, { available: number }>>): Fields =>
  Object.fromEntries(Object.entries(wallets).map(([currency, { available }]) => [currency, available]))

const tables = themes.map((file): { file: string; theme: Fields; cases: Case[] } => ({ file, theme: read(file), cases: read(file).cases }))

describe.each(tables)('$file', ({ theme, cases }) => {
  it.each(cases)('$it', (c) => check(theme, c))
  it('says each thing once', () => expect(new Set(cases.map((c) => c.it)).size).toBe(cases.length))
})

it('has at least 300 cases', () => expect(tables.reduce((sum, { cases }) => sum + cases.length, 0)).toBeGreaterThanOrEqual(300))
