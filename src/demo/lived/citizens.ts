import type { LocalDay } from '../../catalogue/types.ts'
import { SECOND } from '../../clock.ts'
import { spanishDates } from '../../texts/dates.ts'
import type { DemoClock } from '../time.ts'
import type { Chance } from './chance.ts'
import type { Doors } from './doors.ts'
import type { Citizen } from './inhabitants.ts'
import type { Shown } from './telephones.ts'

/** A wanted appointment. */
export interface Errand {
  citizen: Citizen
  office: string
  /** Undefined: goes on with what is asked. */
  opening?: string
  /** A day that would suit, typed when hours are offered; without one an hour of those is tapped. */
  day?: LocalDay | undefined
}

/** Typed words, or what the tapped option says or is called. */
export type Said = string | RegExp

/** By what a message asks. */
const ANSWERS: readonly (readonly [asked: RegExp, answer: (errand: Errand) => Said])[] = [
  [/¿Está todo bien\?/, () => /^Confirmar/],
  [/¿De cuántos años/, () => /^(?:3|6|10|10) años/],
  [/¿Cuál le conviene\?/, ({ day }) => (day === undefined ? /\.slot\.\d+$/ : spanishDates.plain(day))],
  [/¿A cuál quiere ir\?|¿Qué hora le conviene\?/, ({ office }) => new RegExp(`^${office}$`)],
  [/Escriba su CURP/, ({ citizen }) => `${citizen.curp}, ${citizen.name}`],
  [/Escriba su nombre completo/, ({ citizen }) => citizen.name],
  [/¿Dónde le queda bien su cita\?/, ({ office }) => office],
  [/no tiene lugares libres/, () => /^Esperar en/],
  [/¿Cuándo podría ir\?/, () => /Cualquier día/],
]

const TURNS_MAX = 16

export function createTalk(given: { doors: Pick<Doors, 'say' | 'lastOf'>; clock: DemoClock; chance: Chance }) {
  const { doors, clock, chance } = given

  /** One after the other; an option that is not shown ends it. */
  async function say(citizen: Citizen, ...words: Said[]): Promise<boolean> {
    for (const said of words) {
      clock.putForward(clock.now() + chance.between(4, 40) * SECOND)
      const meant = typeof said === 'string' ? said : chance.any(optionsOf(doors.lastOf(citizen.phone), said))
      if (meant === undefined) return false
      await doors.say(citizen.phone, meant)
    }
    return true
  }

  /** Until nothing is asked any more that these people answer. */
  async function talk(errand: Errand): Promise<void> {
    let { day } = errand
    let goesOn = errand.opening === undefined || (await say(errand.citizen, errand.opening))
    for (let turns = 0; goesOn && turns < TURNS_MAX; turns++) {
      const text = doors.lastOf(errand.citizen.phone)?.text ?? ''
      const [asked, answer] = ANSWERS.find(([pattern]) => pattern.test(text)) ?? []
      if (!asked || !answer) return
      goesOn = await say(errand.citizen, answer({ ...errand, day }))
      if (asked.test('¿Cuál le conviene?')) day = undefined
    }
  }
  return { say, talk }
}

const optionsOf = (shown: Shown | undefined, said: RegExp) =>
  (shown?.options ?? []).filter(({ id, title }) => said.test(title) || said.test(id))
