import type { PhoneTick } from '../../types.ts'
import { WORDS } from '../words.ts'
import { type BubbleActions, bubble, updateTick } from './bubble.ts'
import { dayInWords, dayOf } from './dates.ts'
import { byId, el, icon } from './el.ts'
import type { Message } from './messages.ts'

/** Scrolled at most so far from the end, the conversation follows new messages. */
const NEAR_PX = 120
/** Less than this is only the margin of the last message. */
const HIDDEN_PX = 24

/** With a line for each new day. */
export class Conversation {
  readonly #log = byId('log', HTMLDivElement)
  readonly #newer = byId('newer', HTMLButtonElement)
  readonly #presence = byId('presence', HTMLParagraphElement)
  readonly #actions: BubbleActions
  #lastDay = ''

  constructor(actions: BubbleActions) {
    this.#actions = actions
    this.#newer.append(icon('down'))
    this.#newer.addEventListener('click', () => this.#toEnd())
    this.#log.addEventListener('scroll', () => this.#noteScroll())
    new ResizeObserver(() => this.#newer.hidden && this.#toEnd()).observe(this.#log)
  }

  /** Silent for screen readers, which announce only later messages. */
  show(messages: Message[], empty: HTMLElement): void {
    this.#log.setAttribute('aria-live', 'off')
    this.#log.replaceChildren(...(messages.length === 0 ? [empty] : []))
    this.#lastDay = ''
    for (const message of messages) this.#append(message)
    if (messages.length > 0) this.#toEnd()
    else this.#noteScroll()
    requestAnimationFrame(() => this.#log.setAttribute('aria-live', 'polite'))
  }

  /** Or updates it when it is already there. */
  put(message: Message): void {
    const known = this.#find(message.id)
    if (known) {
      updateTick(known, message.tick)
      return
    }
    const follows = message.from === 'citizen' || this.#isNearEnd()
    this.#log.querySelector('.welcome')?.remove()
    const added = this.#append(message)
    if (follows) this.#bringIntoView(added)
    this.#noteScroll()
  }

  tick(id: string, tick: PhoneTick): void {
    const element = this.#find(id)
    if (element) updateTick(element, tick)
  }

  /** Disappears by itself when nothing comes. */
  typing(on: boolean): void {
    this.#log.querySelector('.typing')?.remove()
    this.#presence.textContent = on ? WORDS.typing : WORDS.online
    if (!on) return
    const ended = (event: Event) => event instanceof AnimationEvent && event.animationName === 'typing-life' && this.typing(false)
    const follows = this.#isNearEnd()
    this.#log.append(el('div', { class: 'typing', 'aria-hidden': 'true', animationend: ended }, el('i'), el('i'), el('i')))
    if (follows) this.#toEnd()
  }

  /** Stays at the end if it was there. */
  keepingEnd(change: () => void): void {
    const atEnd = this.#isNearEnd()
    change()
    if (atEnd) this.#toEnd()
  }

  showNewest(): void {
    const newest = [...this.#log.querySelectorAll<HTMLElement>('.message')].at(-1)
    if (newest) this.#bringIntoView(newest)
  }

  nameDays(): void {
    for (const day of this.#log.querySelectorAll<HTMLElement>('.day [data-at]'))
      day.textContent = dayInWords(Number(day.dataset.at))
  }

  connection(alive: boolean): void {
    this.#presence.textContent = alive ? WORDS.online : WORDS.offline
  }

  #append(message: Message): HTMLElement {
    const day = dayOf(message.at)
    if (day !== this.#lastDay)
      this.#log.append(el('p', { class: 'day' }, el('span', { 'data-at': `${message.at}` }, dayInWords(message.at))))
    this.#lastDay = day
    const element = bubble(message, this.#actions)
    this.#log.append(element)
    const typing = this.#log.querySelector('.typing')
    if (typing) this.#log.append(typing)
    return element
  }

  #find(id: string): Element | null {
    return this.#log.querySelector(`[data-id="${CSS.escape(id)}"]`)
  }

  /** To the end; but a long message is shown from its beginning. */
  #bringIntoView(added: HTMLElement): void {
    const top = added.offsetTop - this.#log.offsetTop
    const room = this.#log.clientHeight
    this.#log.scrollTop = added.offsetHeight + 16 > room ? top - 8 : this.#log.scrollHeight
  }

  #toEnd(): void {
    this.#log.scrollTop = this.#log.scrollHeight
  }

  #isNearEnd(): boolean {
    return this.#below() < NEAR_PX
  }

  /** Only while something is hidden below. */
  #noteScroll(): void {
    this.#newer.hidden = this.#below() < HIDDEN_PX
  }

  #below(): number {
    return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight
  }
}
