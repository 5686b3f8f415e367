import { z } from 'zod'
import type { Db, Tx } from '../../../db/open.ts'
import { actorOf } from '../../admin/access.ts'
import { APART } from '../../admin/audit.ts'
import { chosenOffice, chosenProcedure, type NamedOffice, OFFICE_REFUSALS, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import {
  type Choices,
  choice,
  dayField,
  hourField,
  identificationSeen,
  key,
  office,
  phoneToCall,
  procedure,
  proposalAnswer,
  reason,
  understood,
  yesNo,
} from '../../admin/fields.ts'
import { codeOf, ORIGIN_WORDS, STATE_WORDS } from '../../admin/labels.ts'
import { operation } from '../../admin/operation.ts'
import { COMING_DAY_REFUSALS, hourIn, parseComingDay, phoneIn, TYPED_HOUR, TYPED_REFUSALS, whyNoPhone } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose, type Worked } from '../../admin/propose.ts'
import type { Look } from '../../admin/reads.ts'
import { only, readAll, refusals, refuse } from '../../admin/refusals.ts'
import { takeKeysConsent } from '../../admin/second-key.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { feeTablesOf } from '../../catalogue/fee-tables.ts'
import { optionsOfTable, pricesOn } from '../../catalogue/fees.ts'
import { findProcedure, visitLengths } from '../../catalogue/procedures.ts'
import type { LocalDay, Quote } from '../../catalogue/types.ts'
import type { Instant } from '../../clock.ts'
import { plainText } from '../../collation.ts'
import type { AppError } from '../../errors.ts'
import { AGENDA_REFUSALS, agenda, chosenSchedule } from '../../schedule/operations/agenda.ts'
import { listed } from '../../texts/admin-answers.ts'
import { esMX } from '../../texts/es-MX/index.ts'
import { phoneText } from '../../texts/phones.ts'
import { TEXTS } from '../../texts/texts.ts'
import { asKnown, withinVisit } from '../people.ts'
import { givableAt } from '../resting.ts'
import { comingTo } from '../staff-bookings.ts'
import { type Gave, type GiftRefusal, giveByOffice } from '../staff-changes.ts'
import type { Choice, PersonDraft } from '../types.ts'
import { givesTooManyUrgent } from '../urgent-gifts.ts'
import type { AppointmentDetail } from '../views.ts'
import { appointmentCard, toCard, visitWords } from './cards.ts'
import { chosenHour, HOUR_REFUSALS, RESTED, restedText, SLOT } from './chosen-hour.ts'
import { freePlaces } from './free-places.ts'
import { ANSWER_REFUSALS, ownAnswers, readAnswers } from './own-answers.ts'
import { attendantField, morePeople, PERSON_REFUSALS, personFields, readMorePeople, readPerson } from './people.ts'

const VALIDITY_REFUSALS = refusals({
  no_validity: ['vigencia_no_existe', 'conflict', 'No hay esa opción de precio para esa persona ese día.', 'Elija otra opción.'],
})

const URGENT_REFUSALS = refusals({
  second_key_for_urgent: [
    'urgencia_pide_segunda_clave',
    'conflict',
    'Con su clave ya se dieron los lugares de urgencia que puede dar sola en siete días. No se hizo nada.',
    'Pida a un administrador o a contraloría que use «Autorizar el cambio de una cita», con «dar un lugar de urgencia más» y el nombre de su clave.',
  ],
})

/** `half`: half price; undefined: the age decides. */
interface Asked {
  person: PersonDraft
  what: { id: string }
  /** The words of a price, or its years. */
  option: string | undefined
  half: boolean | undefined
}

/**
 * What the price depends on; empty without an option or for free procedures. Refuses one that does not exist for that age on that day, and
 * names the existing ones; `field` is where it was typed.
 */
function choiceOf(db: Db, { person, what, option, half }: Asked, day: LocalDay, field: string): { choice?: Choice } {
  const feeTable = findProcedure(db, what.id)?.feeTable
  if (feeTable === undefined) return {}
  const { halfByAge, quotes } = pricesOn(db, feeTable, person.birthDate, day)
  // A price without a validity is the only one.
  const only = quotes.length === 1 && quotes[0]?.years === 0 ? quotes[0] : undefined
  if (option === undefined && !only) return {}
  const chosen = option === undefined ? only : quotes.find((quote) => isCalled(quote, option))
  if (quotes.length > 0 && !chosen) throw noSuchOption(quotes, field)
  return { choice: { years: chosen?.years ?? Number.parseInt(option ?? '', 10), halfFee: half ?? halfByAge } }
}

const SAYS = { language: 'es-MX', years: TEXTS['es-MX'].years } as const

const wordsOf = ({ title, years }: Quote): string => title?.['es-MX'] ?? SAYS.years(years)

/** Figures are years; an option with words of its own has none. */
const isCalled = (quote: Quote, option: string): boolean =>
  plainText(option) === plainText(wordsOf(quote)) || (!quote.title && Number(option) === quote.years)

const PRICE_OPTIONS: Choices = {
  name: 'price_options',
  rows: (db, agencyId) => feeTablesOf(db, agencyId).flatMap(({ name }) => optionsOfTable(db, name, SAYS)),
}

const EITHER = new Intl.ListFormat('es-MX', { type: 'disjunction' })

/** `field`: the other people's of a family or the first's. */
function noSuchOption(quotes: readonly Quote[], field: string): AppError {
  const known = quotes.map(wordsOf)
  const others = field === 'vigencia' ? '' : ` Escríbala al final de su línea, por ejemplo: ${known[0]}.`
  const remedy = `Por su edad ese día puede ser: ${EITHER.format(known)}.${others}`
  return refuse({ ...VALIDITY_REFUSALS.no_validity, remedy }, field)
}

/** To people who are there or on the telephone. */
const { chat: _, ...WAYS } = ORIGIN_WORDS

const form = z.object({
  oficina: office,
  agenda: agenda('En blanco: la primera que atiende ese trámite.'),
  tramite: procedure,
  dia: dayField('', 'mañana'),
  hora: hourField('La hora. En blanco: la primera libre.', freePlaces.path).optional(),
  ...personFields,
  telefono: z
    .string()
    .trim()
    .max(25)
    .superRefine(understood(whyNoPhone))
    .optional()
    .describe('Su WhatsApp, para confirmarle y recordarle. En blanco si no tiene.')
    .meta({ page: 'of-one' }),
  telefono_para_llamar: phoneToCall.telefono_para_llamar.optional(),
  ...morePeople,
  vigencia: choice(PRICE_OPTIONS, 'Lo que eligió, para decir el precio: los años, o la opción con sus palabras.')
    .optional()
    .meta({ title: 'Opción', page: 'of-one' }),
  paga_la_mitad: yesNo
    .optional()
    .describe('De esta persona, no de las demás. En blanco: según la edad.')
    .meta({ title: '¿Paga la mitad?', page: 'of-one' }),
  ...ownAnswers,
  ...attendantField,
  identificacion_vista: identificationSeen.describe(
    'Elija «sí» solo si la vio usted. Entonces, si otra persona hizo una cita con su CURP y un nombre que no corresponde, esa se suelta.',
  ),
  papel_de_urgencia: z
    .enum(esMX.urgent.proofs)
    .optional()
    .describe('Solo si lo vio usted: cuál. Se le puede dar un lugar guardado para urgencias. Se cuenta con su clave.')
    .meta({ title: 'Papel de una urgencia', page: 'of-one' }),
  via: z.enum(WAYS).default('mostrador').describe('Cómo la pidió.').meta({ title: 'Hecha por' }),
  motivo: reason('no tiene teléfono; vino a la oficina'),
  clave: key,
})

export const giveAppointment = operation({
  method: 'POST',
  path: '/admin/citas',
  tag: 'Citas',
  rank: 40,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Dar una cita',
  explanation:
    'Para quien viene al mostrador o llama, también con su familia: juntas o en horas seguidas, todas o ninguna. Primero muestra las horas y el precio; la cita se da cuando usted confirma. Si escribe un teléfono, se avisa por WhatsApp.',
  body: form,
  answer: proposalAnswer({ cita: appointmentCard, mas_citas: z.array(appointmentCard).meta({ title: 'Más citas' }) }),
  example: {
    resumen: 'Se daría cita a Guadalupe Pérez Luna el jueves 3 de diciembre de 2026 a las 9:30 h en Toluca.',
    mas_citas: [],
  },
  refusals: {
    ...OFFICE_REFUSALS,
    ...AGENDA_REFUSALS,
    ...PROCEDURE_REFUSALS,
    ...COMING_DAY_REFUSALS,
    ...HOUR_REFUSALS,
    ...only(PERSON_REFUSALS, 'curp_misspelt', 'no_birth', 'curp_not_asked', 'people_unclear'),
    ...TYPED_HOUR,
    ...only(TYPED_REFUSALS, 'phone_misspelt'),
    ...ANSWER_REFUSALS,
    ...VALIDITY_REFUSALS,
    ...only(PERSON_REFUSALS, 'unverified'),
    ...URGENT_REFUSALS,
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'dar_cita',
    attends: true,
    ofFolio: true,
    said: 'Dio una cita',
    members: { appointments: APART, slot: SLOT, rested: RESTED, urgent: 'por urgencia' },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    const where = chosenOffice(deps, caller, body.oficina)
    call.seen.asked({ officeId: where.id })
    const what = chosenProcedure(deps, caller, body.tramite)
    const { day, minute, people, phone, toCall } = readAll({
      day: () => parseComingDay(body.dia, 'dia', where.zone, now),
      minute: () => hourIn(body.hora, 'hora'),
      people: () => peopleIn(call, what, { zone: where.zone, now }),
      phone: () => phoneIn(body.telefono, 'telefono'),
      toCall: () => phoneIn(body.telefono_para_llamar, 'telefono_para_llamar'),
    })
    const given = readAnswers(
      body.respuestas,
      people.map(({ person, what }) => ({ person, procedureId: what.id })),
      { db: deps.db, day },
    )
    const visit = withinVisit(deps.clock)
    const outcome = await propose(call, (tx, at) => {
      const gift = giftFor(tx, call, { where, day, minute, people, given, visit, toCall }, at)
      return {
        work: (inner): Worked<Gave, GiftRefusal | 'second_key_for_urgent'> =>
          mayGiveUrgent(inner, call, { gift, where }, at)
            ? giveByOffice(inner, deps, gift, phone, at)
            : { ok: false, why: 'second_key_for_urgent' },
        deed: (given) => ({
          officeId: where.id,
          detail: {
            appointments: [...given.appointments, ...given.letGo].map((one) => one.id),
            slot: gift.slotId,
            ...(given.rested > 0 && { rested: given.rested }),
            ...(gift.urgent && { urgent: true }),
          },
          reason: body.motivo,
        }),
        resolved: { dia: day },
        // A released appointment may name a person at any office.
        ...(body.identificacion_vista && { isPrivate: true as const }),
      }
    })
    return answerProposal(outcome, where.zone, {
      would: ({ appointments, letGo, rested }) =>
        `Se daría cita a ${told(appointments)}.${restedText(rested)}${tells('avisará', phone)}${calls(toCall)}${letGoText(letGo, 'se soltaría', 'se soltarían')}`,
      did: ({ appointments, letGo }) =>
        `Cita dada a ${told(appointments)}. Folio ${appointments[0]?.folio}.${tells('avisa', phone)}${calls(toCall)}${letGoText(letGo, 'se soltó', 'se soltaron')}`,
      more: ({ appointments: [first, ...others] }) => {
        const done = outcome.kind === 'done'
        return { cita: card(call, first, done), mas_citas: others.map((one) => card(call, one, done)) }
      },
    })
  },
})

/** A second key consents to more than `urgent_gifts_a_week`. */
function mayGiveUrgent(
  tx: Tx,
  { caller: { keyId } }: Pick<Look, 'caller'>,
  { gift, where }: { gift: Parameters<typeof giveByOffice>[2]; where: NamedOffice },
  at: Instant,
): boolean {
  // The first administrator makes the keys.
  if (!gift.urgent || keyId === null) return true
  const isUsual = !givesTooManyUrgent(tx, { keyId, day: dayOf(at, where.zone), more: gift.members.length })
  return isUsual || takeKeysConsent(tx, keyId, 'urgent', at)
}

type Visit = ReturnType<typeof withinVisit>

interface Meant {
  where: NamedOffice
  day: LocalDay
  minute: number | undefined
  people: Asked[]
  given: ReturnType<typeof readAnswers>
  visit: Visit
  toCall: string | undefined
}

/** What is asked for, at the hour that is free now. */
function giftFor(
  tx: Tx,
  { deps, caller, body }: Pick<Look, 'deps' | 'caller'> & { body: z.output<typeof form> },
  { where, day, minute, people, given, visit, toCall }: Meant,
  at: Instant,
): Parameters<typeof giveByOffice>[2] {
  const procedureIds = people.map((one) => one.what.id)
  const members = people.map((one, nth) => ({
    ...asKnown(tx, { person: one.person, procedureId: one.what.id, ...(given[nth] && { answers: given[nth] }) }, visit),
    ...choiceOf(deps.db, one, day, nth === 0 ? 'vigencia' : 'mas_personas'),
  }))
  const asked = {
    officeId: where.id,
    scheduleId: body.agenda === undefined ? undefined : chosenSchedule(tx, where, body.agenda).id,
    day,
    minute,
    procedureIds,
    lengths: visitLengths(
      tx,
      procedureIds.map((procedureId) => ({ procedureId })),
    ),
    own: givableAt(tx, at, body.papel_de_urgencia ? 'urgent' : undefined),
    ...comingTo(tx, deps, { members, officeId: where.id, identified: body.identificacion_vista }, at),
  }
  return {
    slotId: chosenHour(tx, asked, at),
    members,
    origin: codeOf(WAYS, body.via),
    ...(body.acompana !== undefined && { attendant: { name: body.acompana } }),
    ...(toCall !== undefined && { phoneToCall: toCall }),
    identified: body.identificacion_vista,
    ...(body.papel_de_urgencia && { urgent: codeOf(esMX.urgent.proofs, body.papel_de_urgencia) }),
    actor: actorOf(caller),
    reason: body.motivo,
  }
}

/** Who comes and for what, the one of the form first. */
function peopleIn(
  { deps, caller, body }: Pick<Look, 'deps' | 'caller'> & { body: z.output<typeof form> },
  what: Asked['what'],
  when: Parameters<typeof readPerson>[1],
): Asked[] {
  const asks = findProcedure(deps.db, what.id)?.identity
  const first = readPerson(body, when, { curp: 'curp', nacimiento: 'nacimiento', asks })
  return [
    { person: first, what, option: body.vigencia, half: body.paga_la_mitad },
    ...readMorePeople(body.mas_personas, when, asks, realOptions(deps.db, caller)).map((one) => ({
      person: one.person,
      what: one.procedure === undefined ? what : chosenProcedure(deps, caller, one.procedure, 'mas_personas'),
      option: one.option ?? body.vigencia,
      half: one.half || undefined,
    })),
  ]
}

const realOptions = (db: Db, { agencyId }: Look['caller']): string[] => PRICE_OPTIONS.rows(db, agencyId)

/** Names the telephone: the form may still hold the previous person's. */
const tells = (verb: string, phone: string | undefined): string =>
  phone === undefined ? '' : ` Se le ${verb} al WhatsApp que termina en ${phone.slice(-4)}.`

const calls = (phone: string | undefined): string =>
  phone === undefined ? '' : ` Si la oficina cierra, se le llama al ${phoneText(phone)}.`

/** Without place or name: it may be of an office that the clerk may not see. */
const letGoText = (letGo: readonly unknown[], one: string, more: string): string =>
  letGo.length === 0
    ? ''
    : ` ${letGo.length === 1 ? `La otra cita que alguien hizo con esa CURP ${one}` : `Las otras ${letGo.length} citas que alguien hizo con esas CURP ${more}`}.`

const told = (given: AppointmentDetail[]) => `${listed(given.map((one) => one.name))} el ${visitWords(given)}`

/** A rehearsed folio is not real, so it is not shown. */
function card(call: Look, one: AppointmentDetail | undefined, done: boolean) {
  if (!one) throw new Error('an appointment was given without a row')
  const made = toCard(call, one)
  return done ? made : { ...made, folio: '', estado: STATE_WORDS.rehearsed }
}
