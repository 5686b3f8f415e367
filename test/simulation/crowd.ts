import { HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import { createAbsentee } from './absentee.ts'
import { ALONE, type Character } from './answers.ts'
import { createBroker } from './broker.ts'
import { type Citizen, createCitizen } from './citizen.ts'
import { createGuardian, type Guardian } from './guardian.ts'
import { accountOf } from './messenger.ts'
import { createParent, type ParentDeps } from './parent.ts'
import { makePerson, type Somebody } from './people.ts'
import { BEGIN_WITHIN_MS } from './setting.ts'

export interface Crowd {
  everybody: Somebody[]
  phones: string[]
  citizens: Map<string, Citizen>
  guardians: Map<string, Guardian>
  /** The telephone of the person who has this account; undefined: they have none. */
  telephoneOf(account: string): string | undefined
}

/** So many people, who begin to write in the next hours: half of them in a rush, the rest as they like. */
export function gatherCrowd(
  deps: Omit<ParentDeps, 'chance'> & { chance: Chance; mixes(phone: string): void; codeSent(account: string, from: string): void },
  size: number,
): Crowd {
  const { timeline, chance } = deps
  const everybody = Array.from({ length: size }, (_, nth) => makePerson(nth, 'adult', chance))
  const phones = everybody.map((_, nth) => `52155${String(10_000_000 + nth)}`)
  const citizens = new Map<string, Citizen>()
  /** The message to pass on reaches the other parent, or a telephone that it should not reach. */
  function passOn(code: string, of: Character): void {
    const phone = `52156${String(10_000_000 + of.nth)}`
    if (citizens.has(phone) || chance.may(0.2)) return
    const parent = createParent({ ...deps, chance: chance.fork(phone) }, { phone, code, of })
    citizens.set(phone, parent)
    parent.begin()
  }
  // Every fifth of the crowd has an account at Messenger beside it; half of these are of somebody with a telephone.
  const accounts = Array.from({ length: Math.max(2, Math.round(size / 5)) }, (_, nth) => accountOf(nth))
  const partners = new Map(
    accounts.flatMap((account, nth): [string, string][] => (nth % 2 === 0 ? [[phones[size - 1 - nth] ?? '', account]] : [])),
  )
  const errands = chance.fork('errands')
  const isOfOthers = () => deps.plan.isShared && errands.may(0.7)
  for (const [nth, phone] of phones.entries()) {
    const floods = nth === 0 && chance.may(0.6)
    const mixes = partners.has(phone)
    const hides = !floods && !mixes && chance.may(0.3)
    if (hides || mixes) deps.mixes(phone)
    // Some people are booked from two telephones.
    const me = (chance.may(0.12) ? chance.any(everybody) : everybody[nth]) ?? makePerson(nth, 'adult', chance)
    const company = chance.may(0.15) ? [1, 2].map((one) => makePerson(2_000 + 2 * nth + one, 'adult', chance)) : []
    const children = chance.may(0.27) ? [2 * nth, 2 * nth + 1].map((one) => makePerson(one, 'child', chance)) : []
    const shared = company.length === 0 && isOfOthers() ? (children.length > 0 ? 'school' : errands.pick(ALONE)) : undefined
    const citizen = createCitizen(
      { ...deps, passOn, chance: chance.fork(phone) },
      {
        nth,
        phone,
        me,
        children: children.slice(0, chance.between(1, 2)),
        company: company.slice(0, chance.between(1, 2)),
        ...(children.length + company.length === 0 && chance.may(0.2) && { errand: 'works' as const }),
        ...(shared && { errand: shared }),
        leaves: chance.may(0.25),
        whims: chance.pick([0.03, 0.1, 0.3]),
        floods,
        hides,
        mixes,
      },
    )
    citizens.set(phone, citizen)
    timeline.after(chance.may(0.5) ? chance.between(0, 20 * MINUTE) : chance.next() * BEGIN_WITHIN_MS, citizen.begin)
  }
  for (const [nth, phone] of accounts.entries()) openAccount(deps, citizens, { nth, phone, size, partners })
  const guardians = new Map<string, Guardian>()
  for (let nth = 0; nth < deps.plan.guardians; nth++) {
    const phone = `52157${String(10_000_000 + nth)}`
    const me = makePerson(4_000 + nth, 'adult', chance)
    const guardian = createGuardian({ ...deps, passOn: () => undefined, chance: chance.fork(phone) }, { nth, phone, me })
    guardians.set(phone, guardian)
    citizens.set(phone, guardian)
    timeline.after(chance.next() * HOUR, guardian.begin)
  }
  for (let nth = 0; nth < Math.max(1, Math.round(size / 20)); nth++) {
    const phone = `52158${String(10_000_000 + nth)}`
    const broker = createBroker({ ...deps, passOn: () => undefined, chance: chance.fork(phone) }, { nth, phone })
    citizens.set(phone, broker)
    timeline.after(chance.next() * (nth % 2 === 0 ? HOUR : BEGIN_WITHIN_MS), broker.begin)
  }
  const away = chance.fork('who stays away')
  for (let nth = 0; deps.plan.isStrict && nth < Math.max(8, Math.round(size / 4)); nth++) {
    const phone = `${STAYS_AWAY}${String(10_000_000 + nth)}`
    const citizen = createAbsentee({ ...deps, passOn: () => undefined, chance: away.fork(phone) }, { nth, phone })
    citizens.set(phone, citizen)
    timeline.after(away.next() * HOUR, citizen.begin)
  }
  const telephoneOf = (account: string) => [...partners].find(([, one]) => one === account)?.[0]
  return { everybody, phones, citizens, guardians, telephoneOf }
}

/** How the telephones begin of who never comes. */
export const STAYS_AWAY = '52154'

type CrowdDeps = Parameters<typeof gatherCrowd>[0]

/** Somebody on Messenger. Whoever has a telephone too writes from it as well, and most of them hand over to it what they have. */
function openAccount(
  deps: CrowdDeps,
  citizens: Map<string, Citizen>,
  { nth, phone, size, partners }: { nth: number; phone: string; size: number; partners: Map<string, string> },
): void {
  const { timeline } = deps
  const chance = deps.chance.fork(phone)
  const [telephone] = [...partners].find(([, account]) => account === phone) ?? []
  const me = makePerson(6_000 + nth + size, 'adult', chance)
  if (telephone !== undefined) deps.mixes(phone)
  /** The code is carried to the telephone by hand; now and then by somebody else's. */
  const carries = (code: string) => {
    if (telephone === undefined || chance.may(0.15)) return
    timeline.after(chance.between(5, 400) * SECOND, () => {
      deps.codeSent(phone, telephone)
      citizens.get(telephone)?.write?.(chance.may(0.5) ? code : `CITA ${code}`)
    })
  }
  const account = createCitizen(
    { ...deps, passOn: () => undefined, carries, chance },
    {
      // No second telephone of a parent has such a number (parent.ts): messages are told apart by it.
      ...{ nth: 60_000 + nth, phone, me, children: [], leaves: chance.may(0.15), floods: false, hides: false },
      company: chance.may(0.2) ? [makePerson(7_000 + nth, 'adult', chance)] : [],
      whims: chance.pick([0.03, 0.1, 0.3]),
      ...(telephone !== undefined && { telephone, mixes: true }),
    },
  )
  citizens.set(phone, account)
  timeline.after(chance.next() * BEGIN_WITHIN_MS, account.begin)
}
