import type { Db } from '../../../db/open.ts'
import { row, statement } from '../../../db/statements.ts'
import { hourText, ofEach } from '../../admin/audit.ts'
import { only, type Refusal, refusals, refuse } from '../../admin/refusals.ts'
import { wallClock } from '../../catalogue/calendar.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { toldWords } from '../../catalogue/operations/told-reasons.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import type { Instant } from '../../clock.ts'
import type { AppError } from '../../errors.ts'
import { closenessIn, isFreeOf, seatsAt, startsOn } from '../../schedule/adjacent-hours.ts'
import { findSlot } from '../../schedule/availability.ts'
import type { FreeSlot } from '../../schedule/slots.ts'
import { spanishDates } from '../../texts/dates.ts'
import { TEXTS } from '../../texts/texts.ts'
import { type Never, type NoPlace, type PlaceAsked, schedulesMeant, type WhyNone, whyNever, whyNone } from '../why-none.ts'
import { FIT_REFUSALS, PERSON_REFUSALS } from './people.ts'

const NO_PLACE = refusals({
  no_such_hour: [
    'hora_no_publicada',
    'conflict',
    'A esa hora no empieza ninguna cita ese día.',
    'Escriba otra hora, o déjela en blanco para la primera libre.',
  ],
  closed: ['hora_cerrada', 'conflict', 'Esa hora está cerrada.', 'Elija otra hora o levante el cierre.'],
  too_soon: ['hora_pasada', 'conflict', 'Esa hora ya pasó.', 'Elija una hora que viene.'],
  taken: [
    'lugar_ocupado',
    'conflict',
    'Ya no queda lugar a esa hora.',
    'Elija otra hora o deje la hora en blanco para la primera libre.',
  ],
  full: ['sin_lugares', 'conflict', 'No queda ningún lugar ese día.', 'Elija otro día o agregue lugares.'],
  holiday: [
    'cae_en_dia_inhabil',
    'conflict',
    'Ese día es inhábil: no abre ninguna oficina.',
    'Elija otro día, o agregue lugares a ese.',
  ],
  weekday: ['dia_sin_atencion', 'conflict', 'Ese día la oficina no atiende.', 'Elija otro día, o agregue lugares a ese.'],
  not_published: [
    'dia_sin_publicar',
    'conflict',
    'Ese día todavía no tiene lugares publicados.',
    'Elija otro día, o publique lugares para más días en «Cambiar el horario de siempre».',
  ],
  answer: [
    'dato_no_sirve_ese_dia',
    'conflict',
    'Lo que la persona contestó no sirve para ese día.',
    'Elija otro día, o cancele la cita y dé una nueva con otro dato.',
  ],
  may_come_back: [
    'lugar_por_recuperar',
    'conflict',
    'El lugar se acaba de soltar, y quien lo soltó todavía puede recuperarlo.',
    'Espere a esa hora o elija otra.',
  ],
  offered: [
    'lugar_ofrecido',
    'conflict',
    'El lugar que queda está ofrecido a una persona de la lista de espera.',
    'Si no lo toma, queda libre. Elija otra hora.',
  ],
})
export const HOUR_REFUSALS = { ...NO_PLACE, ...FIT_REFUSALS, ...only(PERSON_REFUSALS, 'live', 'same_time') }

/** What is asked of one day at the counter: `minute` undefined is any hour. */
export type HourAsked = Pick<PlaceAsked, 'officeId' | 'procedureIds' | 'scheduleId' | 'people' | 'busy' | 'standing'> &
  NonNullable<PlaceAsked['atCounter']> & { day: LocalDay; minute: number | undefined }

const CHOOSE_HOUR = statement(
  `select id as slotId, office_id as officeId, starts_at as startsAt, day, minute, schedule_id as scheduleId from slots
   where office_id = ? and day = ? and minute = ? and starts_at > ? and closed_at is null`,
  {
    row: row<FreeSlot & { scheduleId: number }>({
      slotId: 'int',
      officeId: 'int',
      startsAt: 'int',
      day: 'text',
      minute: 'int',
      scheduleId: 'int',
    }),
    params: ['int', 'text', 'int', 'int'],
    uses: 'slots_one',
  },
)

/**
 * Where all fit and none of them is elsewhere, soonest first. A clerk may use hours too soon for the chat, and resting places.
 */
export function freeHours(db: Db, asked: HourAsked, now: Instant): FreeSlot[] {
  const { officeId, day, minute, lengths, own, busy = [] } = asked
  if (whyNever(db, placeOf(asked), now)) return []
  if (minute === undefined) return startsOn(db, { ...asked, notBefore: now }, lengths, own)
  const schedules = schedulesMeant(db, asked).map(({ id }) => id)
  return CHOOSE_HOUR.all(db, officeId, day, minute, now).filter(({ slotId, scheduleId }) => {
    const [seat] = (schedules.includes(scheduleId) && seatsAt(db, slotId, lengths, own)) || []
    return seat && isFreeOf(busy, lengths, closenessIn(db, scheduleId))(seat)
  })
}

export const noFreeHour = (db: Db, asked: HourAsked, now: Instant): WhyNone => whyNone(db, placeOf(asked), now)

const placeOf = ({ minute, lengths, own, ...asked }: HourAsked): PlaceAsked => ({
  ...asked,
  places: lengths.length,
  atCounter: { lengths, own },
  ...(minute !== undefined && { fromMinute: minute, untilMinute: minute + 1 }),
})

/** The typed hour, or the first of that day. */
export function chosenHour(db: Db, asked: HourAsked, now: Instant): number {
  const [found] = freeHours(db, asked, now)
  if (found) return found.slotId
  const { day, minute, officeId } = asked
  throw refuseHour(noFreeHour(db, asked, now), { day, minute, zone: theOffice(db, officeId).zone })
}

interface When {
  day: LocalDay
  minute: number | undefined
  zone: string
}

/** The true reason, with the next free hours. */
function refuseHour({ reason, next }: WhyNone, asked: When): AppError {
  const { what, remedy, ...refusal } = sayNoPlace(reason, asked)
  const hours = (ones: readonly FreeSlot[]) => EITHER.format(ones.map((one) => `a las ${spanishDates.hour(one.minute)}`))
  const isNever = reason.why === 'record' || reason.why === 'already'
  const days = [...Map.groupBy(isNever ? [] : next(), (one) => one.day)].map(
    ([day, ones]) => `el ${spanishDates.plain(day)} ${hours(ones)}`,
  )
  const free = days.length === 0 ? '' : ` Hay lugar ${days.join('; ')}.`
  return refuse({ ...refusal, what, remedy: `${remedy}${free}` }, asked.minute === undefined ? 'dia' : 'hora')
}

const EITHER = new Intl.ListFormat('es-MX', { type: 'disjunction' })

/** Of the people or the procedure, so that another hour does not help. */
export function sayNever(reason: Never): Refusal {
  const table = HOUR_REFUSALS
  switch (reason.why) {
    case 'record':
      return { ...table.record, what: reason.field.refusal?.['es-MX'] ?? table.record.what }
    case 'already':
      return table.live
    case 'age': {
      const { how, age, birthday } = reason.misfit
      const { somebody, [how]: say } = TEXTS['es-MX'].visitAge
      return { ...table.age, what: say(somebody, age, spanishDates.long(birthday)).replaceAll('*', '') }
    }
    case 'answer': {
      // Without the answer: not every key may read it.
      const { how, field, day } = reason.misfit
      const days = `${how === 'until' ? 'hasta' : 'desde'} el ${spanishDates.long(day)}`
      return { ...table.answer, what: `Lo que se contestó en «${field.label['es-MX']}» solo sirve ${days}.` }
    }
    case 'not_offered':
      return table.not_offered
  }
}

export function sayNoPlace(reason: NoPlace, { day, minute, zone }: When): Refusal {
  const table = HOUR_REFUSALS
  const on = `El ${spanishDates.plain(day)}`
  switch (reason.why) {
    case 'full':
      return minute === undefined ? table.full : table.taken
    case 'past':
      return minute === undefined ? { ...table.too_soon, what: 'Las horas de ese día ya pasaron.' } : table.too_soon
    case 'closed': {
      const told = reason.told === 'unsaid' ? '' : `: ${toldWords(reason.told)}`
      return {
        ...table.closed,
        what: `${on}${minute === undefined ? '' : ` a las ${spanishDates.hour(minute)}`} está cerrado${told}.`,
      }
    }
    case 'weekday':
      return reason.open.length === 0
        ? table.weekday
        : { ...table.weekday, what: `${on} la oficina no atiende: abre ${spanishDates.recurring(reason.open)}.` }
    case 'not_published': {
      const until = reason.until === undefined ? '' : ` Hay hasta el ${spanishDates.plain(reason.until)}.`
      const opens = reason.opensOn === undefined ? '' : ` Se abre el ${spanishDates.plain(reason.opensOn)}.`
      return { ...table.not_published, what: `${table.not_published.what}${until}${opens}` }
    }
    case 'may_come_back': {
      const until = spanishDates.hour(wallClock(reason.until, zone).minute)
      return { ...table.may_come_back, what: `${table.may_come_back.what.slice(0, -1)} hasta las ${until}.` }
    }
    case 'record':
    case 'already':
    case 'age':
    case 'answer':
    case 'not_offered':
      return sayNever(reason)
    case 'another_visit':
      return table.same_time
    case 'no_such_hour': {
      const at = minute === undefined ? '' : ` a las ${spanishDates.hour(minute)}`
      return { ...table.no_such_hour, what: `${on}${at} no empieza ninguna cita.` }
    }
    // For the public alone.
    case 'kept':
    case 'resting':
    case 'unpayable':
      return table.full
    default:
      return table[reason.why]
  }
}

export const SLOT = {
  words: 'hora',
  said: ofEach<number>((id, { db }) => {
    const found = findSlot(db, id)
    return found && hourText(found)
  }),
}

/** Noted, because a place that changes hands is reviewed. */
export const RESTED = 'lugares recién liberados'

export const restedText = (rested: number): string =>
  rested === 0
    ? ''
    : ` ${rested === 1 ? 'Es un lugar que se liberó' : `Son ${rested} lugares que se liberaron`} hace poco y que el chat todavía no ofrece.`
