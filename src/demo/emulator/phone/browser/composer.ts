import type { PhoneApp } from '../../types.ts'
import { WORDS } from '../words.ts'
import { byId, icon } from './el.ts'

/** Of a text message. */
const MOST_CHARACTERS: Record<PhoneApp, number> = { whatsapp: 4_096, messenger: 2_000 }

/** Enter sends; Shift and Enter begin a new line. */
export class Composer {
  readonly #form = byId('composer', HTMLFormElement)
  readonly #box = byId('message', HTMLTextAreaElement)
  readonly #notice = byId('notice', HTMLParagraphElement)
  #app: PhoneApp = 'whatsapp'

  constructor(send: (text: string) => void, attach: () => void) {
    const attachButton = byId('attach', HTMLButtonElement)
    attachButton.append(icon('attach'))
    attachButton.addEventListener('click', attach)
    byId('send', HTMLButtonElement).append(icon('send'))
    this.#box.addEventListener('input', () => this.#grow())
    this.#box.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
      event.preventDefault()
      this.#form.requestSubmit()
    })
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#submit(send)
    })
  }

  /** Without sending. */
  fill(text: string): void {
    this.#box.value = text
    this.#grow()
    this.#box.focus()
    this.#box.setSelectionRange(text.length, text.length)
  }

  limit(app: PhoneApp): void {
    this.#app = app
  }

  focus(): void {
    this.#box.focus()
  }

  /** Read aloud at once; an empty one removes it. */
  complain(sentence: string): void {
    this.#notice.textContent = sentence
  }

  #submit(send: (text: string) => void): void {
    const text = this.#box.value
    this.complain('')
    this.#box.focus()
    if (text.trim() === '') return
    if (text.length > MOST_CHARACTERS[this.#app]) {
      this.complain(WORDS.tooLong[this.#app])
      return
    }
    this.#box.value = ''
    this.#grow()
    send(text)
  }

  #grow(): void {
    this.#box.style.height = 'auto'
    this.#box.style.height = `${this.#box.scrollHeight}px`
  }
}
