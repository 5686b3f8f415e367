import type { PhoneJump, PhoneJumped, PhonePerson, PhoneTime } from '../../types.ts'
import { WORDS } from '../words.ts'
import * as api from './api.ts'
import { clockOf, momentIn, nowHere, ownZone, setNow } from './dates.ts'
import { byId } from './el.ts'
import { characterOf } from './people.ts'

const MINUTE_MS = 60_000

export interface TimeListener {
  /** The page lives at another moment now. */
  passed(): void
  /** These people received something on the way. */
  arrived(ids: string[]): void
}

/** The demonstration's date and hour, and the buttons that put it forward. Stays out of sight where that cannot be done. */
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

  /** They stay where the keyboard is, and say that they take nothing now. */
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
