import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ALPHABET, checkCharacter, isWhole } from '../../src/coupons/check-character.ts'
import { codeOf, couponHash, isMistyped, normalCode } from '../../src/coupons/coupon-code.ts'
import { Vault } from '../../src/kit/crypto.ts'

const made = fc.record({
  random: fc.uint8Array({ minLength: 10, maxLength: 10 }),
  prefix: fc.oneof(fc.constant(''), fc.stringMatching(/^[A-Z]{2,6}$/)),
})
const code = made.map(({ random, prefix }) => codeOf(random, 0, prefix))

describe('a code', () => {
  it('is made of eighty random bits and a check character, in groups, without look-alikes', () => {
    const ones = new Uint8Array(10).fill(0xff)
    expect(codeOf(ones, 0, '')).toEqual({
      shown: 'ZZZZ-ZZZZ-ZZZZ-ZZZZ' + checkCharacter('Z'.repeat(16)),
      normal: expect.any(String) as string,
    })
    fc.assert(
      fc.property(made, ({ random, prefix }) => {
        const { shown, normal } = codeOf(random, 0, prefix)
        const body = prefix === '' ? shown : shown.slice(prefix.length + 1)
        expect(shown.startsWith(prefix)).toBe(true)
        expect(body).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{5}$/)
        expect(isWhole(normal)).toBe(true)
        // All eighty bits are in it, none twice.
        const bits = Array.from(body.replaceAll('-', '').slice(0, 16), (c) => ALPHABET.indexOf(c).toString(2).padStart(5, '0')).join('')
        expect(bits).toBe(Array.from(random, (byte) => byte.toString(2).padStart(8, '0')).join(''))
      }),
    )
  })

  it('tells every wrong character and every swap of two, exhaustively', () => {
    for (let i = 0; i < 3; i++) {
      const { normal } = codeOf(randomBytes(10), 0, ['', 'AB', 'SUMMER'][i]!)
      const letters = Array.from(normal)
      let faults = 0
      for (const [at, right] of letters.entries()) {
        for (const wrong of ALPHABET) {
          if (wrong === right) continue
          expect(isWhole(letters.with(at, wrong).join(''))).toBe(false)
          faults += 1
        }
        for (let other = at + 1; other < letters.length; other++) {
          if (letters[other] === right) continue
          expect(isWhole(letters.with(at, letters[other]!).with(other, right).join(''))).toBe(false)
          faults += 1
        }
      }
      expect(faults).toBeGreaterThan(normal.length * 31)
    }
  })

  it('is known however it is typed', () => {
    const typings: ((shown: string) => string)[] = [
      (shown) => shown,
      (shown) => shown.toLowerCase(),
      (shown) => shown.replaceAll('-', ''),
      (shown) => `  ${shown.replaceAll('-', ' ')}\t`,
      (shown) => shown.replaceAll('-', '–'),
      (shown) => shown.replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('V', 'u'),
      (shown) => shown.replaceAll('0', 'o').replaceAll('1', 'I'),
      (shown) => Array.from(shown, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(''),
    ]
    fc.assert(
      fc.property(code, fc.constantFrom(...typings), ({ shown, normal }, type) => {
        expect(normalCode(type(shown))).toBe(normal)
      }),
    )
  })

  it('with an error, written in groups, is no code at all', () => {
    const vault = new Vault(Buffer.alloc(32, 1))
    fc.assert(
      fc.property(code, fc.nat(18), fc.constantFrom(...Array.from(ALPHABET)), ({ shown }, at, wrong) => {
        const place = shown.length - 1 - at
        fc.pre(shown[place] !== '-' && shown[place] !== wrong)
        const typed = shown.slice(0, place) + wrong + shown.slice(place + 1)
        expect([normalCode(typed), isMistyped(typed), couponHash(vault, 1, typed)]).toEqual([null, true, null])
      }),
    )
  })

  it('of another shape is taken as it stands, in capitals and plain width', () => {
    for (const [typed, normal] of [
      ['summer25', 'SUMMER25'],
      [' Ab-1O/0 ', 'AB-1O/0'],
      ['1234567890123456', '1234567890123456'],
      ['ABCDEFGHJKMNPQRST', 'ABCDEFGHJKMNPQRST'],
      ['1234-5678-9012-3456', '1234-5678-9012-3456'],
      ['ｓｕｍｍｅｒ２５', 'SUMMER25'],
      ['夏日特惠', '夏日特惠'],
    ])
      expect(normalCode(typed!), typed).toBe(normal)
    for (const typed of ['', '  ', 'ab', 'a b c', 'a\u0007bcd', 'x'.repeat(65), 'x'.repeat(300)])
      expect(normalCode(typed), typed).toBe(null)
  })

  it('is hashed under a key, with its program', () => {
    const [vault, other] = [new Vault(Buffer.alloc(32, 1)), new Vault(Buffer.alloc(32, 2))]
    const hash = couponHash(vault, 1, 'summer25')!
    expect(hash).toHaveLength(16)
    expect(couponHash(vault, 1, ' SUMMER25')).toEqual(hash)
    for (const strange of [couponHash(vault, 2, 'summer25'), couponHash(other, 1, 'summer25'), couponHash(vault, 1, 'summer26')])
      expect(strange).not.toEqual(hash)
    const kept = vault.encryptCode(hash, 'SUMMER25')
    expect(vault.decryptCode(hash, kept)).toBe('SUMMER25')
    expect(() => vault.decryptCode(couponHash(vault, 1, 'summer26')!, kept)).toThrow()
  })
})
