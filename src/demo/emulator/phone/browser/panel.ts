import type { FaultId, PhoneApp, PhoneFault, PhoneJump, PhoneJumped, PhonePerson, PhoneTime } from '../../types.ts'
import { WORDS } from '../words.ts'
import * as api from './api.ts'
import { clockOf, momentIn, nowHere, ownZone, setNow } from './dates.ts'
import { byId, el, icon } from './el.ts'
import { characterOf } from './people.ts'

/** Beside the telephone on a desk; on a telephone's width it covers the chat while open, which then cannot be reached by keyboard. */
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

  /** On a telephone's width, the button shows the writing person and what it opens. */
  name(name: string): void {
    this.#opener.replaceChildren(icon('people', 20), name.split(' ')[0] ?? name)
    this.#opener.setAttribute('aria-label', WORDS.writesAs(name))
  }

  open(): void {
    this.#set(true)
    byId('panel-heading', HTMLHeadingElement).focus()
  }

  /** Nothing on a desk, where both are visible. */
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

const MINUTE_MS = 60_000

export interface TimeListener {
  passed(): void
  /** These people received something meanwhile. */
  arrived(ids: string[]): void
}

/** Hidden where time cannot be put forward. */
export class TimePanel {
  readonly #people: PhonePerson[]
  readonly #listener: TimeListener
  readonly #panel = byId('time', HTMLElement)
  readonly #now = byId('time-now', HTMLTimeElement)
  readonly #said = byId('time-said', HTMLParagraphElement)
  readonly #buttons = [...this.#panel.querySelectorAll<HTMLButtonElement>('[data-jump]')]
  #zone = ''
  #passing = false

  constructor(people: PhonePerson[], listener: TimeListener) {
    this.#people = people
    this.#listener = listener
    for (const button of this.#buttons) button.addEventListener('click', () => this.#jump(button.dataset.jump))
    setInterval(() => this.#draw(), MINUTE_MS / 4)
  }

  show(time: PhoneTime | null): void {
    this.#panel.hidden = time === null
    if (!time) return
    this.#zone = time.zone
    setNow(time.now)
    this.#draw()
    this.#listener.passed()
  }

  async #jump(asked: string | undefined): Promise<void> {
    if (!isJump(asked) || this.#passing) return
    this.#mark(true)
    this.#said.textContent = WORDS.timePassing
    try {
      await this.#make(asked)
    } catch {
      this.#said.textContent = WORDS.timeFailed
    } finally {
      this.#mark(false)
    }
  }

  async #make(jump: PhoneJump): Promise<void> {
    const jumped = await api.passTime(jump)
    this.show(jumped)
    this.#said.textContent = this.#sentence(jumped)
    this.#listener.arrived(jumped.arrived)
  }

  #sentence({ now, passed, arrived }: PhoneJumped): string {
    if (!passed) return WORDS.timeNothing
    const names = this.#people.filter(({ id }) => arrived.includes(id)).map((person) => characterOf(person).name)
    return `${WORDS.timePassed(this.#moment(now))} ${names.length > 0 ? WORDS.timeArrived(names) : WORDS.timeQuiet}`
  }

  /** Buttons keep the focus and say that they are disabled. */
  #mark(passing: boolean): void {
    this.#passing = passing
    for (const button of this.#buttons) button.setAttribute('aria-disabled', `${passing}`)
  }

  #draw(): void {
    if (this.#zone === '') return
    this.#now.dateTime = new Date(nowHere()).toISOString()
    this.#now.textContent = this.#moment(nowHere())
  }

  #moment(at: number): string {
    const { day, hour } = momentIn(at, this.#zone)
    return `${day}, ${WORDS.timeHour(hour)}${this.#zone === ownZone() ? '' : WORDS.timeZone(clockOf(this.#zone))}`
  }
}

const isJump = (asked: string | undefined): asked is PhoneJump => asked !== undefined && asked in WORDS.jumps

export class Faults {
  readonly #list = byId('faults', HTMLUListElement)
  #faults: PhoneFault[] = []
  #app: PhoneApp = 'whatsapp'
  readonly #set: (id: FaultId, prepared: boolean) => void

  constructor(set: (id: FaultId, prepared: boolean) => void) {
    this.#set = set
  }

  of(app: PhoneApp): void {
    this.#app = app
    this.show(this.#faults)
  }

  /** Keeps the focus, because the list is redrawn during use. */
  show(faults: PhoneFault[]): void {
    this.#faults = faults
    const focused = document.activeElement?.getAttribute('data-fault')
    this.#list.replaceChildren(...faults.filter(({ id }) => happensIn(id, this.#app)).map((fault) => this.#entry(fault)))
    if (focused) this.#list.querySelector<HTMLElement>(`[data-fault="${CSS.escape(focused)}"]`)?.focus()
  }

  #entry(fault: PhoneFault): HTMLElement {
    const words = WORDS.faultWords[fault.id]
    const box = el('input', {
      type: 'checkbox',
      role: 'switch',
      'data-fault': fault.id,
      checked: fault.prepared,
      change: () => this.#set(fault.id, box.checked),
    })
    return el('li', {}, el('label', { class: 'switch' }, box, el('span', {}, words.name)), el('p', { class: 'help' }, words.what))
  }
}

const happensIn = (id: FaultId, app: PhoneApp): boolean => (WORDS.faultWords[id].only ?? app) === app
