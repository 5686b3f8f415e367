import { addDays, dayOf, momentOf, wallClock, weekdayOf } from '../../catalogue/calendar.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { HOUR, type Instant, MINUTE } from '../../clock.ts'
import type { DemoClock } from '../time.ts'
import { haveAnswered, QUESTIONS, type Question } from './asked-of-staff.ts'
import type { Chance } from './chance.ts'
import { createTalk } from './citizens.ts'
import { keepCounter } from './counter-day.ts'
import type { Doors } from './doors.ts'
import { type Citizen, inventCitizen } from './inhabitants.ts'
import { decide, employStaff, type Staff } from './staff.ts'
import { subscriber } from './telephones.ts'
import type { Timeline } from './timeline.ts'

export interface Story {
  doors: Doors
  clock: DemoClock
  timeline: Timeline
  chance: Chance
  begins: Instant
  ends: Instant
  zone: string
}

/** The first has most of the appointments; the second so few places that a waiting line forms. */
export const [BUSY, FULL] = ['Toluca', 'Tlaxcala'] as const
/** The last days, in which its places are taken. */
const FULL_DAYS = 9

/** For the day whose morning is closed then. */
const BOOKED_BEFORE = 6

/** Booked on each working day for a week later, so that its figures are of ten people and may be shown. */
const FAMILIES = { long_ago: [5, 5], lately: [4, 3, 3] } as const
/** Days that are looked at one by one: more people write by themselves, and families are smaller. */
const LATELY_DAYS = 14

const GREETINGS = ['Hola, quiero', 'Buenas tardes, quiero', 'Buen día, necesito'] as const
const ERRANDS = ['renovar mi pasaporte', 'renovar mi pasaporte', 'sacar mi primer pasaporte'] as const

/** What only an office knows, of all of them. */
const TOLD = {
  llegar_tarde: 'Se espera diez minutos. Después pasa cuando haya un lugar libre ese día.',
  duracion: 'Unos 40 minutos, si trae todos sus papeles.',
  entrega: 'El mismo día, antes de que termine su visita.',
  acompanantes: 'Puede entrar una persona con usted. Los niños pequeños siempre pueden entrar.',
  estacionamiento: 'La oficina no tiene. Hay uno público en la calle de atrás.',
  copias: 'En la papelería de enfrente. Adentro no se sacan copias.',
  fotos: 'No traiga fotos: se la toman en la ventanilla.',
  tarjeta: 'En la oficina no se paga nada.',
  rampa_o_elevador: 'Hay rampa en la entrada, y todo está en la planta baja.',
  banos: 'Sí, junto a la sala de espera.',
}

/** Gives the staff their keys and fills the timeline. */
export async function planWeeks(story: Story): Promise<void> {
  const { doors, timeline, chance, begins, ends, zone } = story
  const staff = await employStaff(doors, BUSY, FULL)
  await decide(doors, '/admin/horario', { oficina: FULL, desde: '9:00', hasta: '10:00', ventanillas: '1', dias_publicados: '7' })
  await decide(doors, '/admin/respuestas/lo-que-preguntan', TOLD)
  const citizens = liveCitizens(story)
  const today = dayOf(ends, zone)
  for (let day = dayOf(begins, zone); day <= today; day = addDays(day, 1)) {
    const isLately = day >= addDays(today, -LATELY_DAYS)
    const sometime = () => momentOf(day, chance.between(8 * 60, 21 * 60), zone) ?? begins
    for (let nth = isLately ? chance.between(1, 2) : 1; nth > 0; nth--)
      timeline.at(sometime(), citizens.book(BUSY, workday(addDays(day, chance.between(2, 17)))))
    if (day >= addDays(today, -FULL_DAYS)) for (let nth = 3; nth > 0; nth--) timeline.at(sometime(), citizens.book(FULL))
    if (weekdayOf(day) > 5) continue
    for (const office of [BUSY, FULL]) keepCounter(story, staff, office, day)
    for (const people of FAMILIES[isLately ? 'lately' : 'long_ago'])
      give(story, staff.windows, citizens, { at: sometime(), people, day: addDays(day, 7) })
  }
  closeHours(story, staff, citizens, workday(addDays(today, 2)))
  planQuestions(story, staff, citizens)
}

/** Citizens who book, cancel, move, and answer reminders and offers. */
function liveCitizens(story: Story) {
  const { doors, clock, timeline, chance, zone } = story
  const { say, talk } = createTalk(story)
  const known = new Map<string, Citizen>()
  const visitors: Citizen[] = []

  function newcomer(): Citizen {
    const citizen = inventCitizen(known.size + 1, dayOf(clock.now(), zone), chance)
    known.set(subscriber(citizen.phone.waId), citizen)
    return citizen
  }
  const later = (citizen: Citizen, ...said: Parameters<typeof say>[1][]) =>
    timeline.after(chance.between(3, 60) * HOUR, async () => void (await say(citizen, ...said)))

  doors.onArrival((waId, { options }) => {
    const citizen = known.get(subscriber(waId))
    const unasked = options.find(({ id }) => UNASKED.test(id))
    if (!citizen || !unasked || chance.may(0.3)) return
    const answer = chance.may(0.3) ? /\.waitOffer\.no|\.rebooking\.keep/ : /\.(?:reminder|waitOffer)\.yes|\.rebooking\.keep/
    timeline.after(chance.between(4, 70) * MINUTE, async () => {
      if (await say(citizen, answer)) await talk({ citizen, office: FULL })
    })
  })

  return {
    newcomer,
    /** With an appointment at the busy office. */
    visitor: () => chance.any(visitors.splice(-1)) ?? newcomer(),
    say,
    book: (office: string, day?: LocalDay) => async () => {
      const citizen = newcomer()
      const opening = `${chance.pick(GREETINGS)} ${chance.pick(ERRANDS)} en ${office}`
      await talk({ citizen, office, opening, ...(day !== undefined && { day }) })
      if (office === BUSY) visitors.push(citizen)
      const nth = known.size
      if (nth % 8 === 0) await say(citizen, 'voy en silla de ruedas', /^Sí, anótelo/)
      if (nth % 9 === 4) later(citizen, 'cancelar mi cita', /^Sí, cancelarla/, /^(?:Ese día no puedo|Ya no la necesito)/)
      else if (nth % 11 === 6) later(citizen, 'cambiar mi cita', /\.moving\.slot/, /\.movingTo\.yes/)
    },
  }
}

const UNASKED = /\.(?:reminder|waitOffer|rebooking)\./

type Citizens = ReturnType<typeof liveCitizens>

/** To a family that came or called instead of writing. */
function give(
  { doors, timeline, chance }: Story,
  [clerk]: Staff['windows'],
  citizens: Citizens,
  { at, people, day }: { at: Instant; people: number; day: LocalDay },
): void {
  timeline.at(at, async () => {
    const [first, ...others] = Array.from({ length: people }, citizens.newcomer)
    if (!first) return
    const form = {
      ...{ oficina: BUSY, tramite: 'renovar pasaporte', dia: day, nombre: first.name, curp: first.curp },
      mas_personas: others.map(({ name, curp }) => `${name}, ${curp}`).join('; '),
      ...{ via: chance.pick(['mostrador', 'teléfono']), motivo: 'no usan WhatsApp' },
    }
    await decide(doors, '/admin/citas', form, clerk)
  })
}

/** Yesterday the manager closed hours with appointments in them, some of which were made by chat. */
function closeHours({ doors, timeline, ends }: Story, staff: Staff, citizens: Citizens, day: LocalDay): void {
  for (let nth = 0; nth < BOOKED_BEFORE; nth++) timeline.at(ends - (50 + nth) * HOUR, citizens.book(BUSY, day))
  const form = { oficina: BUSY, dia: day, desde: '9:00', hasta: '12:00', motivo: 'Se cambia la instalación eléctrica.' }
  timeline.at(ends - 20 * HOUR, async () => void (await decide(doors, '/admin/cierres', form, staff.manager)))
}

/** In office hours of the past days, and the last one just now. */
function planQuestions({ doors, timeline, chance, ends, zone }: Story, staff: Staff, citizens: Citizens): void {
  const put = (question: Question, at: Instant) =>
    timeline.at(at, async () => void (await citizens.say(citizens.visitor(), ...question.said)))
  for (const question of QUESTIONS) {
    const day = workday(addDays(dayOf(ends, zone), -question.daysAgo))
    const at =
      question.answer === undefined && question.daysAgo === 0
        ? justNow(ends, zone)
        : (momentOf(day, chance.between(9 * 60 + 30, 13 * 60), zone) ?? ends)
    put(question, at)
    const { answer } = question
    if (answer !== undefined) timeline.at(at + chance.between(6, 40) * MINUTE, () => haveAnswered(doors, answer, staff))
  }
}

/** Some minutes ago if the office answers chats now, else late on the last day on which it did. */
function justNow(now: Instant, zone: string): Instant {
  const at = now - 12 * MINUTE
  const { day, minute } = wallClock(at, zone)
  if (weekdayOf(day) <= 5 && minute >= 9 * 60 && minute < 15 * 60) return at
  const isOver = weekdayOf(day) <= 5 && minute >= 15 * 60
  let last = isOver ? day : addDays(day, -1)
  while (weekdayOf(last) > 5) last = addDays(last, -1)
  return momentOf(last, 14 * 60 + 40, zone) ?? at
}

/** A Saturday becomes Tuesday, and a Sunday Wednesday. */
const workday = (day: LocalDay): LocalDay => (weekdayOf(day) <= 5 ? day : addDays(day, 3))
