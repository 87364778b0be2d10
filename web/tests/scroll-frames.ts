import type { Page } from 'playwright-core'

const TURNS = 40
const TURN_PX = 600

export interface Scrolled {
  /** Milliseconds from each frame to the next while the wheel turned. */
  frames: number[]
  /** The most rows that were drawn at once. */
  drawn: number
}

/** Turns the wheel over a list that is drawn as it comes into view, from its head to its end. */
export async function scrollThrough(page: Page, list: string): Promise<Scrolled> {
  const table = page.getByRole('table', { name: list })
  const box = (await table.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.evaluate(WATCH)
  for (let i = 0; i < TURNS; i++) await page.mouse.wheel(0, TURN_PX)
  // What the wheel asked for last is drawn.
  await page.waitForTimeout(300)
  return page.evaluate<Scrolled>('window.endWatch()')
}

/** Each frame looks when it came and what it drew. */
const WATCH = `
  const frames = []
  let drawn = 0
  let last = performance.now()
  let on = true
  const frame = () => {
    const now = performance.now()
    frames.push(now - last)
    last = now
    drawn = Math.max(drawn, document.querySelectorAll('.ant-table-tbody-virtual-holder .ant-table-row').length)
    if (on) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  window.endWatch = () => {
    on = false
    return { frames, drawn }
  }
`
