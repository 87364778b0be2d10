import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BadJson } from '../src/kit/strict-json.ts'
import { parseStrictJson } from '../src/kit/strict-json.ts'

const code = (text: string): string => {
  try {
    parseStrictJson(text)
    return 'ok'
  } catch (error) {
    return (error as BadJson).code
  }
}

describe('strict JSON', () => {
  it.each([
    ['{"a":1,"b":{"a":2},"c":[{"a":1},{"a":2}]}', 'ok'],
    ['{"a":1,"a":2}', 'duplicate_key'],
    ['{"a":1,"\\u0061":2}', 'duplicate_key'],
    ['{"x":{"a":[1,2],"b":"}","a":3}}', 'duplicate_key'],
    ['{"a":"\\"b\\":1,","b":1}', 'ok'],
    ['{"a":"x\\\\","b":1,"a":2}', 'duplicate_key'],
    ['{"__proto__":{"admin":true}}', 'forbidden_key'],
    ['{"a":{"\\u005f_proto__":1}}', 'forbidden_key'],
    [`${'['.repeat(32)}${']'.repeat(32)}`, 'ok'],
    [`${'['.repeat(33)}${']'.repeat(33)}`, 'too_deep'],
    ['{"a":"\\u0000"}', 'malformed_text'],
    ['{"a":"\\ud800"}', 'malformed_text'],
    ['{"a":"\\ud83d\\ude00"}', 'ok'],
    ['{"a":"\ud800"}', 'malformed_text'],
    ['{"a":}', 'not_json'],
    ['', 'not_json'],
    ['["a","a","a"]', 'ok'],
  ])('%s is %s', (text, expected) => {
    expect(code(text)).toBe(expected)
  })

  it('bounds the number of keys', () => {
    expect(code(`{${Array.from({ length: 20_001 }, (_, i) => `"k${i}":1`).join(',')}}`)).toBe('too_many_keys')
  })

  it('takes whatever JSON.stringify makes, unchanged', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value)
        fc.pre(text.isWellFormed() && !text.includes('\\u0000') && !text.includes('__proto__') && !/\\ud[89a-f]/i.test(text))
        expect(parseStrictJson(text)).toEqual(JSON.parse(text))
      }),
      { numRuns: 2000 },
    )
  })
})
