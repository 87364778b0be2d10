import type { Locator, Page } from 'playwright-core'
import { still } from './choose.ts'

/** Ticks rows by what they are called, whatever else their name says. */
export async function chooseRows(page: Page, names: readonly (string | RegExp)[]): Promise<void> {
  for (const name of names) {
    const box = page.getByRole('checkbox', { name })
    await box.click()
  }
}

export const bulkBar = (page: Page): Locator => page.getByRole('region', { name: 'Acts on the chosen rows' })

/** The dialog of an act on the chosen rows. */
export async function askBulk(page: Page, act: string): Promise<Locator> {
  await bulkBar(page).getByRole('button', { name: act, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: act, exact: true })
  await dialog.waitFor()
  await still(page)
  return dialog
}

/** Presses the button that does it. */
export const confirm = (dialog: Locator, act: string): Promise<void> => dialog.getByRole('button', { name: act, exact: true }).click()
