import { setTimeout as sleep } from 'node:timers/promises'
import type { Page, Request } from 'playwright-core'

const QUIET_MS = 150
const PATIENCE_MS = 30_000

const unanswered = new WeakMap<Page, Set<Request>>()

/** From now on `settled` knows what this page waits for, also after a link that loads no new document. */
export function watchRequests(page: Page): void {
  const open = new Set<Request>()
  unanswered.set(page, open)
  page.on('request', (request) => {
    // What the document before had asked for is never told as ended.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) open.clear()
    open.add(request)
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
}

/** Resolves once the page does not wait for something any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('main').waitFor()
  await page.waitForLoadState('networkidle')
  await answered(page)
  await page
    .getByRole('status', { name: /^(Loading|正在加载)$/ })
    .first()
    .waitFor({ state: 'detached' })
}

async function answered(page: Page): Promise<void> {
  const open = unanswered.get(page) ?? new Set<Request>()
  const until = Date.now() + PATIENCE_MS
  let quietSince = Date.now()
  while (Date.now() - quietSince < QUIET_MS) {
    await sleep(25)
    if (open.size > 0) quietSince = Date.now()
    if (Date.now() > until) throw new Error(`${page.url()} still waits for ${[...open].map((request) => request.url()).join(', ')}`)
  }
}
