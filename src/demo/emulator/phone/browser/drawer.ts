import { WORDS } from '../words.ts'
import { byId } from './el.ts'
import { icon } from './icons.ts'

/**
 * The panel beside the telephone. On a desk it is always there; on a telephone's width it covers the chat while it is open,
 * and what it covers cannot be reached by keyboard.
 */
export class Drawer {
  readonly #panel = byId('panel', HTMLElement)
  readonly #phone = byId('phone', HTMLElement)
  readonly #opener = byId('panel-open', HTMLButtonElement)
  readonly #narrow = matchMedia('(max-width: 899px)')

  constructor() {
    this.#opener.addEventListener('click', () => this.open())
    byId('panel-close', HTMLButtonElement).addEventListener('click', () => this.close())
    this.#panel.addEventListener('keydown', (event) => event.key === 'Escape' && this.close())
    this.#narrow.addEventListener('change', () => this.#set(false))
    this.#set(false)
  }

  /** Shows on the button, on a telephone's width, who is writing: the given name and what the button opens. */
  name(name: string): void {
    this.#opener.replaceChildren(icon('people', 20), name.split(' ')[0] ?? name)
    this.#opener.setAttribute('aria-label', WORDS.writesAs(name))
  }

  open(): void {
    this.#set(true)
    byId('panel-heading', HTMLHeadingElement).focus()
  }

  /** Back to the chat; nothing on a desk, where both are in sight. */
  close(): void {
    if (!this.#narrow.matches) return
    this.#set(false)
    this.#opener.focus()
  }

  #set(open: boolean): void {
    const covers = this.#narrow.matches && open
    this.#panel.classList.toggle('open', covers)
    this.#opener.setAttribute('aria-expanded', `${covers}`)
    this.#panel.inert = this.#narrow.matches && !open
    this.#phone.inert = covers
    byId('skip', HTMLAnchorElement).inert = covers
  }
}
