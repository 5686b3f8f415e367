import { expect } from 'bun:test'
import type { Locator, Page } from 'playwright-core'

const CLICKS_AT_MOST = 6

/** One task of a manager, with its clicks counted. Typing into a field costs the click that reaches it. */
export async function taskOf(page: Page, name: string) {
  let clicks = 0
  const click = async (what: Locator) => {
    clicks++
    await what.click()
  }
  const panel = page.locator('.opblock').filter({ has: page.getByText(name, { exact: true }) })
  const answer = panel.locator('.summary, .do-it')
  const said = async () => ((await answer.count()) > 0 ? await answer.first().textContent() : null)
  await click(panel.locator('.opblock-summary-control'))
  return {
    panel,
    clicks: () => clicks,
    click,
    async type(field: string, text: string) {
      await click(panel.getByRole('textbox', { name: field, exact: true }))
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(text)
    },
    choose: async (field: string, text: string) => {
      clicks++
      await panel.getByRole('combobox', { name: field, exact: true }).selectOption(text)
    },
    /** Presses a button and waits until the sentence of the answer is another one. */
    async press(button: string) {
      const before = await said()
      await click(panel.getByRole('button', { name: button, exact: true }))
      const box = await panel.elementHandle()
      // Read at once: when what was done changes the lists of the page, it is drawn anew a moment later.
      const drawn = await page.waitForFunction(
        ([element, was]) => {
          const now = element?.querySelector('.summary, .do-it')?.textContent
          if (now === undefined || now === was) return false
          return { sentence: element?.querySelector('.summary')?.textContent ?? '' }
        },
        [box, before] as const,
      )
      const { sentence } = (await drawn.jsonValue()) as { sentence: string }
      return sentence
    },
    async leave() {
      await panel.locator('.opblock-summary-control').click()
      expect(clicks).toBeLessThanOrEqual(CLICKS_AT_MOST)
    },
  }
}
