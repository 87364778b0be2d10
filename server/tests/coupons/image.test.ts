import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { barImage, qrImage } from '../../src/coupons/code-image.ts'
import { code128 } from '../../src/coupons/code128.ts'

const SCALE = 4

/** Paints the SVG's dark rectangles as a scanner would see them. */
function raster(svg: string): { pixels: Uint8ClampedArray<ArrayBuffer>; width: number; height: number } {
  const [, w, h] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!
  const [width, height] = [Number(w) * SCALE, Number(h) * SCALE]
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  for (const [, x, y, dx, dy] of svg.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g)) {
    for (let row = Number(y) * SCALE; row < (Number(y) + Number(dy)) * SCALE; row++)
      for (let column = Number(x) * SCALE; column < (Number(x) + Number(dx)) * SCALE; column++)
        pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
  }
  return { pixels, width, height }
}

/** What jsqr, which is CommonJS, exports as its default. */
const decode = jsQR as unknown as (pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null

const bits = (widths: readonly number[]): string => widths.map((width, i) => (i % 2 === 0 ? '1' : '0').repeat(width)).join('')

describe('a QR code', () => {
  it.each(['K7QM-2XRD-93TV-BW4ZQ', 'SUMMER25', 'supplier/αβγ-夏日-42', 'X'.repeat(64)])(
    'of %s is read by somebody else’s reader',
    (code) => {
      const { pixels, width, height } = raster(qrImage(code))
      expect(decode(pixels, width, height)?.data).toBe(code)
    },
  )
})

describe('a bar code', () => {
  it('has the bars of the standard: PJJ123C between the start of set B, its check symbol and the stop', () => {
    const symbols = {
      start: '11010010000',
      P: '11101110110',
      J: '10110111000',
      1: '10011100110',
      2: '11001110010',
      3: '11001011100',
      C: '10001000110',
      // 104 + 48 + 2·42 + 3·42 + 4·17 + 5·18 + 6·19 + 7·35 = 879, which leaves 55: a W.
      check: '11101000110',
      stop: '1100011101011',
    }
    const expected = ['start', 'P', 'J', 'J', '1', '2', '3', 'C', 'check', 'stop'].map((name) => symbols[name as 'P']).join('')
    expect(bits(code128('PJJ123C')!)).toBe(expected)
    const [, drawn] = /viewBox="0 0 (\d+) /.exec(barImage('PJJ123C')!)!
    expect(Number(drawn)).toBe(expected.length + 20)
  })

  it('has eleven modules a symbol, an even number of them dark, and no two symbols alike', () => {
    const seen = new Set<string>()
    for (let c = 32; c <= 126; c++) {
      const symbol = bits(code128(String.fromCharCode(c))!).slice(11, 22)
      expect(symbol).toMatch(/^1[01]{9}0$/)
      expect(symbol.replaceAll('0', '').length % 2).toBe(0)
      seen.add(symbol)
    }
    expect(seen.size).toBe(95)
  })

  it('cannot show what is not in set B', () => {
    expect(code128('夏日')).toBe(null)
    expect(code128('')).toBe(null)
    expect(barImage('Ä1')).toBe(null)
  })
})
