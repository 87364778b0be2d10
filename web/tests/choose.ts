import type { Locator, Page } from 'playwright-core'

/** What is still opening takes a press for one beside it. */
export const still = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))

/** Opens a menu by its button, and chooses from it. */
export async function chooseFrom(page: Page, button: Locator, name: string | RegExp): Promise<void> {
  await button.click()
  const item = page.getByRole('menuitem', { name, exact: typeof name === 'string' })
  await item.waitFor()
  await still(page)
  await item.click()
}

/** Chooses an option from a menu that can be searched, by the whole of its title. */
export async function choose(page: Page, menu: Locator, option: string): Promise<void> {
  const item = page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true })
  // On a busy machine, what is drawn anew meanwhile may close it once.
  for (let left = 3; left > 0; left--) {
    await menu.click()
    await menu.pressSequentially(option)
    await still(page)
    const done = await item.click({ timeout: 5000 }).then(
      () => true,
      (error: unknown) => {
        if (left === 1) throw error
        return false
      },
    )
    if (done) return
    await page.keyboard.press('Escape')
  }
}
