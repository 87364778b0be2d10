import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'

const folder = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json'))
const PLACE = '/console/chinese-font/'

/** Gives the page Chinese letters, which a bare machine has none of; pictures would show boxes. Not for measuring: it is 5 MB. */
export async function withChinese(page: Page): Promise<void> {
  await page.route(`**${PLACE}**`, (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1)!
    return route.fulfill({ body: readFileSync(join(folder, 'files', name)), contentType: 'font/woff2' })
  })
  const css = readFileSync(join(folder, 'index.css'), 'utf8').replaceAll('./files/', PLACE)
  await page.addInitScript((text) => {
    addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style')
      // The parts of antd name a font of their own.
      style.textContent = `${text} :root, body, body :not(.mono, code, pre, kbd, .cm-editor *) { font-family: system-ui, "Noto Sans SC Variable", sans-serif !important }`
      document.head.append(style)
    })
  }, css)
}

/** Resolves once the letters that the page needs are there. What was painted before stays blank until its text is shaped anew. */
export const lettersThere = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    const entered = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value)
    const text = [document.body.textContent, ...entered].join('')
    await Promise.all([400, 500, 600, 700].map((weight) => document.fonts.load(`${weight} 16px "Noto Sans SC Variable"`, text)))
    const style = document.createElement('style')
    style.textContent = '* { text-rendering: geometricPrecision !important }'
    document.head.append(style)
  })
  // A window that was another size paints all of itself again.
  const { width, height } = page.viewportSize()!
  await page.setViewportSize({ width, height: height + 1 })
  await page.setViewportSize({ width, height })
}
