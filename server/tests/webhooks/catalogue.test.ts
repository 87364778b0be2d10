import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EVENT_TYPES, MEMBER_EVENTS, PROGRAM_EVENTS } from '../../src/webhooks/catalogue.ts'
import { memberEvent } from '../../src/webhooks/event.ts'

const engine = new URL('../../../engine/src/', import.meta.url)
const sources = readdirSync(engine, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(new URL(file.replaceAll('\\', '/'), engine), 'utf8'))

/** What the engine announces: by its name, or through the table of effects that only announce. */
function announced(): string[] {
  const named = sources.flatMap((text) => [...text.matchAll(/\bannounce\(\s*'([^']+)'/g)].map((match) => match[1]!))
  const table = sources.flatMap((text) => /const ANNOUNCED\b[^{]*\{([^}]*)\}/.exec(text)?.[1] ?? [])
  return [...new Set([...named, ...table.flatMap((text) => [...text.matchAll(/: '([^']+)'/g)].map((match) => match[1]!))])]
}

describe('the catalogue of events', () => {
  it('has everything the engine announces, and nothing else', () => {
    expect(Object.keys(MEMBER_EVENTS).toSorted()).toEqual(announced().toSorted())
    expect(announced().length).toBeGreaterThan(25)
  })

  it('knows every place that announces', () => {
    const calls = sources.flatMap((text) => [...text.matchAll(/\bannounce\(([^,)]*)/g)].map((match) => match[1]!.trim()))
    // By name, or out of the table; the third is the method itself.
    const others = calls.filter((first) => !first.startsWith("'"))
    expect(others).toEqual(['ANNOUNCED[effect.kind!]!', 'type: string'])
  })

  it('shows of its examples what an endpoint would see', () => {
    const holder = Buffer.alloc(16, 1)
    for (const [type, { example }] of Object.entries({ ...MEMBER_EVENTS, ...PROGRAM_EVENTS })) {
      expect(Object.keys(example).length, type).toBeGreaterThan(0)
      expect(type).toMatch(/^[a-z]+\.[a-z_]+$/)
    }
    const at = new Date(0)
    const { body } = memberEvent('p', {
      programId: 1,
      holder,
      seq: 2,
      n: 3,
      type: 'award.reviewed',
      data: { award: 1, verdict: 'void' },
      at,
    })
    expect(JSON.parse(body)).toMatchObject({
      id: expect.stringMatching(/^evt_\w{26}_2_3$/) as unknown,
      data: {
        award: expect.stringMatching(/^dec_\w{26}_1$/) as unknown,
        verdict: 'void',
        decision: expect.stringMatching(/^dec_\w{26}_2$/) as unknown,
      },
    })
    expect(new Set(EVENT_TYPES).size).toBe(EVENT_TYPES.length)
  })
})
