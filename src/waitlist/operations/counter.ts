import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { chosenOffice, chosenProcedure, OFFICE_REFUSALS, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import { dayField, hourField, instant, key, office, phoneToCall, procedure, proposalAnswer, reason } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import {
  isoAt,
  parseComingDay,
  parsePhone,
  parseSpan,
  parseWeekdays,
  SPAN_REFUSALS,
  TYPED_DAY,
  TYPED_HOUR,
  TYPED_REFUSALS,
} from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose, type Worked } from '../../admin/propose.ts'
import { only, readAll, refusals, refuse } from '../../admin/refusals.ts'
import type { BookingDeps } from '../../booking/hooks.ts'
import { sayNever } from '../../booking/operations/chosen-hour.ts'
import { ANSWER_REFUSALS, ownAnswers, readAnswers } from '../../booking/operations/own-answers.ts'
import {
  attendantField,
  FIT_REFUSALS,
  morePeople,
  PERSON_REFUSALS,
  personFields,
  readMorePeople,
  readPerson,
} from '../../booking/operations/people.ts'
import { asKnown, withinVisit } from '../../booking/people.ts'
import { comingTo } from '../../booking/staff-bookings.ts'
import type { Member } from '../../booking/types.ts'
import { whyNever } from '../../booking/why-none.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { offeredAt } from '../../catalogue/offices.ts'
import { findProcedure } from '../../catalogue/procedures.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import type { Instant } from '../../clock.ts'
import { freeSlots } from '../../schedule/availability.ts'
import { count } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { spanishDates } from '../../texts/dates.ts'
import { phoneText } from '../../texts/phones.ts'
import { join } from '../entries.ts'
import type { Joined, WaitlistEntry } from '../types.ts'
import { answersOfCalled } from '../wishes.ts'

const REFUSALS = refusals({
  waits: [
    'ya_espera_con_otras',
    'conflict',
    'Esa persona, o una de ellas, ya está en la lista de espera, anotada en el mostrador con otras personas.',
    'Anote otra vez a las mismas personas, o sáquelas antes con «Sacar a una persona de la lista de espera».',
  ],
  free_now: [
    'hay_lugar',
    'conflict',
    'Ya hay lugar en esas fechas.',
    'Dele la cita con «Dar una cita». Si le sirve solo antes, escriba el último día.',
  ],
})

const form = z.object({
  oficina: office,
  tramite: procedure,
  ...personFields,
  ...morePeople,
  ...ownAnswers,
  ...attendantField,
  ...phoneToCall,
  desde_dia: dayField('El primer día que le sirve. En blanco: cualquiera.').optional().meta({ title: 'Desde el día' }),
  hasta_dia: dayField('El último. En blanco: cualquiera.').optional().meta({ title: 'Hasta el día' }),
  dias: z
    .string()
    .trim()
    .max(80)
    .optional()
    .describe('Los días de la semana que le sirven, por ejemplo lunes a viernes. En blanco: todos.'),
  desde: hourField('Desde qué hora le sirve. En blanco: cualquiera.').optional(),
  hasta: hourField('Hasta qué hora le sirve. En blanco: cualquiera.').optional(),
  motivo: reason('no usa WhatsApp; vino a la oficina'),
  clave: key,
})

/** For people without a chat: the same line, and the office calls about a kept place. */
export const waitAtCounter = operation({
  method: 'POST',
  path: '/admin/lista-de-espera/anotar',
  tag: 'Citas',
  rank: 45,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Anotar en la lista de espera',
  explanation:
    'Para quien no usa WhatsApp y no encuentra lugar. Queda al final de la misma lista que los demás. Cuando le toca, el lugar se le aparta unas horas y usted le llama: vea «Ver a quién llamar». Si ya estaba anotada en el mostrador, cambian sus días y conserva su lugar.',
  body: form,
  answer: proposalAnswer({
    nombres: z.array(z.string()),
    telefono: z.string(),
    antes_en_la_fila: z.number().int().describe('Cuántas personas van antes.'),
    espera_hasta: instant.describe('Si no hay lugar hasta entonces, hay que avisarle.'),
  }),
  example: {
    resumen: 'Se anotaría en la lista de espera de Toluca a Guadalupe Pérez Luna. Van antes 31 personas.',
    nombres: ['Guadalupe Pérez Luna'],
    telefono: '55 0000 0001',
    antes_en_la_fila: 31,
    espera_hasta: '2027-01-25T09:00:00-06:00',
  },
  refusals: {
    ...OFFICE_REFUSALS,
    ...PROCEDURE_REFUSALS,
    ...FIT_REFUSALS,
    ...ANSWER_REFUSALS,
    ...only(PERSON_REFUSALS, 'curp_misspelt', 'no_birth', 'curp_not_asked', 'people_unclear', 'live'),
    ...TYPED_DAY,
    ...TYPED_HOUR,
    ...only(TYPED_REFUSALS, 'day_over', 'phone_misspelt', 'weekdays_unclear'),
    ...only(SPAN_REFUSALS, 'days_reversed', 'hours_reversed'),
    ...REFUSALS,
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'anotar_en_lista',
    attends: true,
    said: 'Anotó a una persona en la lista de espera',
    members: { wish: 'petición', people: 'personas' },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    const where = chosenOffice(deps, caller, body.oficina)
    call.seen.asked({ officeId: where.id })
    const what = chosenProcedure(deps, caller, body.tramite)
    const when = { zone: where.zone, now }
    const asks = findProcedure(deps.db, what.id)?.identity
    const { people, times, phone } = readAll({
      people: () => [
        { person: readPerson(body, when, { curp: 'curp', nacimiento: 'nacimiento', asks }), procedureId: what.id },
        ...readMorePeople(body.mas_personas, when, asks).map(({ person, procedure }) => ({
          person,
          procedureId: (procedure === undefined ? what : chosenProcedure(deps, caller, procedure, 'mas_personas')).id,
        })),
      ],
      times: () => timesOf(body, where.zone, now),
      phone: () => parsePhone(body.telefono_para_llamar, 'telefono_para_llamar'),
    })
    const answers = readAnswers(body.respuestas, people, { db: deps.db, day: dayOf(now, where.zone) })
    const visit = withinVisit(deps.clock)
    const members = people.map((one, at) => asKnown(deps.db, { ...one, ...(answers[at] && { answers: answers[at] }) }, visit))
    const attendant = body.acompana === undefined ? undefined : { name: body.acompana }
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) => putInLine(inner, deps, { officeId: where.id, members, times, attendant, phone }, at),
      deed: (wish) => ({ officeId: where.id, detail: { wish: wish.id, people: wish.people }, reason: body.motivo }),
      resolved: { desde_dia: times.from, hasta_dia: times.until },
    }))
    const said = (verb: string) => (wish: WaitlistEntry) =>
      `${verb} en la lista de espera de ${where.name} a ${listed(wish.names)}. ${aheadText(wish)} Cuando le toque, se le llama al ${phoneText(phone)}.`
    return answerProposal(outcome, where.zone, {
      would: said('Se anotaría'),
      did: said('Se anotó'),
      more: (wish) => {
        call.seen.people(wish.people)
        return {
          nombres: wish.names,
          telefono: phoneText(phone),
          antes_en_la_fila: wish.ahead,
          espera_hasta: isoAt(wish.expiresAt, where.zone),
        }
      },
    })
  },
})

const aheadText = ({ ahead }: WaitlistEntry): string =>
  ahead === 0 ? 'No hay nadie antes.' : `${ahead === 1 ? 'Va' : 'Van'} antes ${count(ahead, 'persona', 'personas')}.`

function timesOf(body: z.output<typeof form>, zone: string, now: Instant) {
  const dayIn = (typed: string | undefined, field: string): LocalDay | undefined =>
    typed === undefined ? undefined : parseComingDay(typed, field, zone, now)
  const { from, until, weekdays, span } = readAll({
    from: () => dayIn(body.desde_dia, 'desde_dia'),
    until: () => dayIn(body.hasta_dia, 'hasta_dia'),
    weekdays: () => (body.dias === undefined ? undefined : parseWeekdays(body.dias, 'dias')),
    span: () => parseSpan(body),
  })
  if (from !== undefined && until !== undefined && until < from) throw refuse(SPAN_REFUSALS.days_reversed, 'desde_dia', 'hasta_dia')
  return { ...(from && { from }), ...(until && { until }), ...(weekdays && { weekdays }), ...span }
}

interface Asked {
  officeId: number
  members: Member[]
  times: ReturnType<typeof timesOf>
  attendant: { name: string } | undefined
  phone: string
}

type Refused = 'not_offered' | 'free_now' | 'live' | 'waits' | 'age'

/** For `proposeOrApply`. */
function putInLine(tx: Tx, deps: BookingDeps, asked: Asked, now: Instant): Worked<WaitlistEntry, Refused> {
  const { officeId, members, times, attendant } = asked
  const procedureIds = members.map((one) => one.procedureId)
  const offered = offeredAt(tx, officeId, procedureIds)
  if (procedureIds.some((id) => !offered.some((one) => one.id === id))) return { ok: false, why: 'not_offered' }
  const { people } = comingTo(tx, deps, { members, officeId }, now)
  const never = whyNever(tx, { officeId, procedureIds, places: members.length, people }, now)
  if (never) throw refuse(sayNever(never), 'tramite')
  const [free] = freeSlots(tx, { officeIds: [officeId], procedureIds, places: members.length, limit: 1, ...times }, now)
  if (free)
    throw refuse({
      ...REFUSALS.free_now,
      what: `Ya hay lugar: ${spanishDates.plain(free.day)}, ${spanishDates.hour(free.minute)}.`,
    })
  const answers = answersOfCalled({ members, ...(attendant && { attendant }) })
  const request = { officeIds: [officeId], members, times, answers, phoneToCall: asked.phone }
  const joined = join(tx, deps, undefined, request, now)
  if (!joined.ok) return { ok: false, why: WHY[joined.why] }
  const { wish, changed } = joined
  return { ok: true, touched: changed ? [{ what: 'wish', id: wish.id, version: wish.version - 1 }] : [], impact: wish }
}

/** A telephone's limits do not apply at the counter. */
const WHY: Record<Extract<Joined, { ok: false }>['why'], Refused> = {
  own_live: 'live',
  elsewhere: 'live',
  own_wish: 'waits',
  age: 'age',
  phone_limit: 'waits',
  other_limit: 'waits',
}
