import type { Page } from 'playwright-core'

/** Resolves once the page does not wait for something any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('main').waitFor()
  await page.waitForLoadState('networkidle')
  await page
    .getByRole('status', { name: /^(Loading|正在加载)$/ })
    .first()
    .waitFor({ state: 'detached' })
}
