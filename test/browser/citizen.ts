import type { Page } from 'playwright-core'

/** The office's messages below one of the citizen's own. */
const ANSWERS = 'xpath=following::*[contains(concat(" ", @class, " "), " from-office ")]'

/** Plays a citizen on the phone page as fingers would: each verb does one thing and waits until the office answered. */
export class Citizen {
  readonly #page: Page
  #answers = 0

  constructor(page: Page) {
    this.#page = page
  }

  /** Opens the telephone as one of the ready people. */
  async open(phoneUrl: string, person: string): Promise<void> {
    await this.#page.goto(`${phoneUrl}#${person}`)
    await this.#page.locator('body.ready').waitFor()
    this.#answers = await this.#page.locator('.from-office').count()
  }

  /** How many messages the office sent. */
  get answers(): number {
    return this.#answers
  }

  /** The words of the office's last message. */
  async lastWords(): Promise<string> {
    return (await this.#last().locator('.words').textContent()) ?? ''
  }

  /** Everything in the office's last bubble: a place and a file have no words. */
  async lastBubble(): Promise<string> {
    return (await this.#last().textContent()) ?? ''
  }

  type(words: string): Promise<void> {
    return this.#until(async () => {
      await this.#page.getByLabel('Mensaje', { exact: true }).fill(words)
      await this.#page.getByRole('button', { name: 'Enviar', exact: true }).click()
    })
  }

  /** A button under the office's last message. */
  press(name: string | RegExp): Promise<void> {
    return this.#until(() => this.#last().getByRole('button', { name }).first().click())
  }

  /** A row of the list that the office sent last. */
  pick(name: string | RegExp): Promise<void> {
    return this.#until(async () => {
      await this.openList()
      await this.#page.getByRole('dialog').getByRole('button', { name }).first().click()
    })
  }

  async openList(): Promise<void> {
    await this.#last().locator('.touchable').click()
    await this.#page.getByRole('dialog').waitFor()
  }

  sendPlace(town: string): Promise<void> {
    return this.#until(async () => {
      await this.#last().getByRole('button', { name: 'Enviar ubicación' }).click()
      await this.#page.getByRole('dialog').getByRole('button', { name: town }).click()
    })
  }

  sendVoice(): Promise<void> {
    return this.#until(async () => {
      await this.#page.getByRole('button', { name: 'Adjuntar' }).click()
      await this.#page.getByRole('button', { name: 'Nota de voz' }).click()
    })
  }

  /** Waits until the office's last message has these words: it may say several, or speak without having been asked. */
  async hear(words: string | RegExp): Promise<void> {
    await this.#last().filter({ hasText: words }).waitFor()
    this.#answers = await this.#page.locator('.from-office').count()
  }

  /** Sends words to which nobody answers at once, because a person has the chat; waits until the office has them. */
  async leave(words: string): Promise<void> {
    await this.#page.getByLabel('Mensaje', { exact: true }).fill(words)
    await this.#page.getByRole('button', { name: 'Enviar', exact: true }).click()
    await this.#own()
      .filter({ hasText: words })
      .getByRole('img', { name: /^(Enviado|Leído)$/ })
      .waitFor()
  }

  /** Whether the office's last message, with what can be tapped under it, is higher than the screen. */
  isLastCut(): Promise<boolean> {
    return this.#last().evaluate((bubble) => {
      const row = bubble.closest('li') ?? bubble
      return row.getBoundingClientRect().height > innerHeight - 140
    })
  }

  /** Scrolls to the end of the conversation. */
  async showLast(): Promise<void> {
    await this.#page.getByRole('log').evaluate((log) => {
      for (let box: Element | null = log; box; box = box.parentElement)
        if (/auto|scroll/.test(getComputedStyle(box).overflowY)) box.scrollTop = box.scrollHeight
    })
    await this.#page.waitForTimeout(400) // the button that leads there fades
  }

  #last() {
    return this.#page.locator('.from-office').last()
  }

  #own() {
    return this.#page.locator('.from-citizen')
  }

  /** Until the office said something below what was sent: an earlier answer may have had a second message. */
  async #until(act: () => Promise<void>): Promise<void> {
    const sent = this.#own().nth(await this.#own().count())
    await act()
    await sent.locator(ANSWERS).first().waitFor()
    this.#answers = await this.#page.locator('.from-office').count()
  }
}
