import type { Page } from 'playwright-core'

/** Goes on by Tab until what has the focus is called so. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const { activeElement: at } = document
      const labelled = (at as HTMLInputElement | null)?.labels?.[0]?.textContent
      return `${at?.getAttribute('aria-label') ?? ''} ${labelled ?? ''} ${at?.textContent ?? ''}`.trim()
    })
    if (name.test(focused)) return
  }
  throw new Error(`Tab never came to ${name}`)
}

/** Fills the drawer in which points are given, and sends it, with nothing but keys. */
export async function giveByKeys(page: Page, amount: number, outlook: RegExp): Promise<void> {
  await page.keyboard.press('p')
  await page.getByRole('dialog', { name: 'Give points', exact: true }).getByRole('spinbutton', { name: 'Amount' }).waitFor()
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'spinbutton')
  await page.keyboard.type(String(amount))
  await tabTo(page, /^Reason/)
  await page.keyboard.type('gesture')
  await tabTo(page, /Why, in words/)
  await page.keyboard.type('The queue was long.')
  await page.getByRole('dialog', { name: 'Give points', exact: true }).getByText(outlook).waitFor()
  await tabTo(page, /^Give$/)
  await page.keyboard.press('Enter')
}
