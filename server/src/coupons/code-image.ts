import encodeQR from 'qr'
import { code128 } from './code128.ts'

/** Quiet zones, without which scanners find nothing, and the height of a bar code, in modules. */
const QR_QUIET = 4
const BAR_QUIET = 10
const BAR_HEIGHT = 40

/** A QR code as SVG, drawn in units of one module. */
export function qrImage(code: string): string {
  const modules = encodeQR(code, 'raw', { ecc: 'medium', border: QR_QUIET })
  const rows = modules.flatMap((row, y) => runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`))
  return svg(modules.length, modules.length, rows.join(''))
}

/** A Code 128 bar code as SVG, or null where it cannot show a character of the code. */
export function barImage(code: string): string | null {
  const widths = code128(code)
  if (widths === null) return null
  let x = BAR_QUIET
  const bars = widths.map((width, i) => {
    x += width
    return i % 2 === 0 ? `M${x - width} 0h${width}v${BAR_HEIGHT}h-${width}z` : ''
  })
  return svg(x + BAR_QUIET, BAR_HEIGHT, bars.join(''))
}

/** Dark stretches of a row: where they begin and how long they are. */
function runsOf(row: readonly boolean[]): [x: number, width: number][] {
  const runs: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1)
    if (dark && last && last[0] + last[1] === x) last[1] += 1
    else if (dark) runs.push([x, 1])
  }
  return runs
}

const svg = (width: number, height: number, path: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" shape-rendering="crispEdges"><rect width="${width}" height="${height}" fill="#fff"/><path d="${path}"/></svg>`
