import { z } from 'zod'
import type { Caller } from '../../admin/access.ts'
import { ofEach } from '../../admin/audit.ts'
import { OFFICE_REFUSALS, officesMeant, officesOf, onlyOffice } from '../../admin/choices.ts'
import type { AdminDeps, StaffDeps } from '../../admin/deps.ts'
import { dayField, folio, instant, officeOrAll, summaryField } from '../../admin/fields.ts'
import { nameOfClerk } from '../../admin/labels.ts'
import { operation } from '../../admin/operation.ts'
import { ofOffice, ownOf } from '../../admin/owners.ts'
import { isoAt, parseDay, TYPED_DAY } from '../../admin/parse.ts'
import type { Look } from '../../admin/reads.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { addDays } from '../../catalogue/calendar.ts'
import { normaliseCurp } from '../../catalogue/curp.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { plainText } from '../../collation.ts'
import { capital, count, nameOf, whoIs } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { spanishDates } from '../../texts/dates.ts'
import { type StoryLine, storyOf } from '../events.ts'
import { readFolio } from '../folio-letters.ts'
import type { NamedQuery } from '../names.ts'
import { curpIndex } from '../people.ts'
import { type AppointmentDetail, appointmentsById, findByContact, findByCurp, findByFolio } from '../views.ts'
import { appointmentCard, standingWords, toCard } from './cards.ts'

export type FoundBy = 'folio' | 'curp' | 'phone' | 'name'

type Deps = Pick<StaffDeps, 'db' | 'vault' | 'citizens'> & {
  /** Ids of appointments. */
  visitorsNamed(asked: NamedQuery): Promise<number[]>
}

type Within = Pick<NamedQuery, 'officeIds' | 'days'>

/**
 * By folio, CURP, telephone, or a name among the people of these offices on those days (names are sealed). Only of offices that the caller
 * may see.
 */
async function findPeople(
  deps: Deps,
  caller: Caller,
  words: string,
  within: Within,
): Promise<{ by: FoundBy; found: AppointmentDetail[] }> {
  const { by, found } = findByNumber(deps, words) ?? { by: 'name' as const, found: await findByName(deps, words, within) }
  return { by, found: ownOf(caller, found, ofOffice) }
}

/** Undefined for anything else: then it must be a name. */
function findByNumber({ db, vault, citizens }: Deps, words: string): { by: FoundBy; found: AppointmentDetail[] } | undefined {
  const folio = readFolio(words)
  const byFolio = folio === undefined ? [] : findByFolio(db, vault, folio)
  if (byFolio.length > 0) return { by: 'folio', found: byFolio }
  if (/^[A-Z]{4}\d{6}[A-Z\d]{8}$/.test(normaliseCurp(words)))
    return { by: 'curp', found: findByCurp(db, vault, curpIndex(vault, words)) }
  const digits = words.replace(/[\s()+.-]/g, '')
  if (/^\d{10,15}$/.test(digits)) {
    const contactId = citizens.findContact(db, digits.length === 10 ? `52${digits}` : digits)
    return { by: 'phone', found: contactId === undefined ? [] : findByContact(db, vault, contactId) }
  }
  return folio !== undefined && /\d/.test(words) ? { by: 'folio', found: [] } : undefined
}

async function findByName(deps: Deps, words: string, within: Within): Promise<AppointmentDetail[]> {
  return appointmentsById(deps.db, deps.vault, await deps.visitorsNamed({ ...within, words }))
}

const HAPPENED: Record<string, string> = {
  held: 'Se apartó el lugar',
  renewed: 'Se alargó el apartado',
  confirmed: 'Se confirmó',
  given: 'La dio la oficina',
  expired: 'Venció sin confirmarse',
  released: 'Se soltó el lugar',
  moved: 'Se cambió de día u hora',
  move_undone: 'Se deshizo el cambio: está como antes',
  cancelled: 'Se canceló',
  cancelled_late: 'Se canceló con poco tiempo',
  undone: 'Se deshizo la cancelación',
  passed_on: 'Se pasó a otro teléfono',
  handed_over: 'Quien la tenía en su chat la mandó a otro chat',
  member_left: 'Otra persona de este folio se mandó sola a otro chat: desde entonces tiene su propio folio',
  taken_back: 'Quien la mandó a otro chat la recuperó',
  merged: 'El teléfono y la cuenta que la tenían resultaron ser de la misma persona',
  disowned: 'Quien tiene ese teléfono dijo que la cita no es suya: quedó sin teléfono',
  owned_again: 'Volvió al teléfono que dijo que no era suya',
  corrected: 'Se corrigió un dato',
  curp_corrected: 'Se corrigió la CURP',
  hold_corrected: 'La oficina corrigió para quién se apartó el lugar',
  person_corrected: 'La oficina corrigió de quién es, con el sí de una segunda clave',
  gave_way: 'Otra persona con esa CURP reclamó y sacó cita: las dos valen hasta ver la identificación',
  identified: 'Se vio la identificación',
  phone_noted: 'Se anotó o se borró el teléfono para llamar',
  permission_declared: 'La otra persona declaró que dará su permiso (falta la firma)',
  permission_revoked: 'La otra persona quitó lo que había declarado',
  reconfirmed: 'Contestó que ahí estará',
  rebooking_kept: 'Se quedó con la hora nueva',
  price_chosen: 'Se cambiaron los años o el descuento',
  procedure_chosen: 'Perdió el pasaporte que iba a renovar: ahora es para reponerlo',
  move_forgiven: 'Ese cambio no cuenta: la oficina cerró su hora',
  rebooking_lapsed: 'No contestó si se quedaba con la hora nueva',
  lapsed: 'Se canceló porque nadie contestó los recordatorios',
  arrived: 'Llegó a la oficina',
  arrival_taken_back: 'Se quitó que llegó: se anotó por error',
  served: 'Fue atendida',
  missing_paper: 'Le faltó un papel',
  absent: 'No vino',
  left_office: 'Se fue sin ser atendida',
  outcome_unknown: 'No se sabe qué pasó ese día',
  outcome_taken_back: 'Se deshizo lo que se anotó',
  past: 'Terminó el día de la cita',
  erased: 'Se borraron sus datos, porque así se pidió',
}

/** An unknown code is shown as it is. */
export const happenedText = (what: string): string => HAPPENED[what] ?? what

export const FOLIO_REFUSALS = refusals({
  no_folio: [
    'cita_no_existe',
    'not_found',
    'No hay una cita con ese folio en sus oficinas.',
    'Revise el folio o busque a la persona por su nombre. Si es de otra oficina, «Revisar un comprobante» dice de cuál.',
  ],
  stale: ['cita_no_vigente', 'conflict', 'Esa cita ya no está vigente.', 'Vea su historia: pudo cancelarse o ya pasó.'],
  not_of_them: [
    'persona_no_esta',
    'not_found',
    'En ese folio nadie se llama así, o son varias personas.',
    'Escriba el nombre completo o déjelo en blanco para todas.',
  ],
  which_person: [
    'falta_la_persona',
    'invalid',
    'Ese folio es de varias personas.',
    'Escriba el nombre de la persona cuyo dato está mal.',
  ],
})

const WEEK = 'siete días'
const WEEK_DAYS = 7
const HOW_MANY = ['un día', WEEK] as const

/** Log-book words. */
const FOUND_BY: Record<FoundBy, string> = { folio: 'folio', curp: 'CURP', phone: 'teléfono', name: 'nombre' }
export const SOUGHT_BY = { words: 'buscó por', said: ofEach<FoundBy>((code) => FOUND_BY[code]) }

/** By POST, so that no name or CURP is part of an address. */
export const findSomebody = operation({
  method: 'POST',
  path: '/admin/buscar',
  tag: 'Hoy',
  rank: 30,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'It only reads.',
  summary: 'Buscar a una persona',
  explanation:
    'Escriba el folio, la CURP, el teléfono o el nombre. Por nombre se busca solo entre quienes vienen ese día, o en siete días seguidos si no se sabe cuál. Queda anotado en la bitácora cuánto se buscó y a cuántas personas se vio, sin sus datos.',
  body: z.object({
    quien: z
      .string()
      .trim()
      .min(2)
      .max(80)
      .describe('Folio, CURP, teléfono o nombre. Por ejemplo Guadalupe.')
      .meta({ title: 'A quién busca', record: 'person' }),
    dia: dayField('Solo para buscar por nombre: el día de la cita.', 'hoy'),
    cuantos_dias: z
      .enum(HOW_MANY)
      .default(HOW_MANY[0])
      .describe('Si no sabe el día: «siete días», ese y los seis que siguen.')
      .meta({ title: '¿Cuántos días?' }),
    oficina: officeOrAll,
  }),
  answer: z.object({ resumen: summaryField, citas: z.array(appointmentCard) }),
  example: {
    resumen: 'Guadalupe Pérez Luna tiene cita el jueves 3 de diciembre de 2026 a las 9:30 h en Toluca.',
  },
  refusals: { ...OFFICE_REFUSALS, ...TYPED_DAY },
  soughtBy: FOUND_BY,
  // Written by releases without a record of reads.
  deed: { name: 'buscar', said: 'Buscó a una persona', members: { by: SOUGHT_BY, days: 'días buscados', found: 'encontradas' } },
  async run(call) {
    const { deps, caller, body, now, seen } = call
    const offices = officesMeant(deps, caller, body.oficina)
    const day = parseDay(body.dia, 'dia', offices[0]?.zone ?? institutionZone(deps.db), now)
    const days = body.cuantos_dias === WEEK ? Array.from({ length: WEEK_DAYS }, (_, ahead) => addDays(day, ahead)) : [day]
    const { by, found } = await findPeople(deps, caller, body.quien, { officeIds: offices.map((one) => one.id), days })
    seen.asked({ officeId: onlyOffice(offices), by })
    const waits = by === 'curp' ? waitsText(call, body.quien) : ''
    return { resumen: foundText(found, by, days) + waits, citas: found.map((one) => toCard(call, one)) }
  },
})

/** Waiting people, and those kept out by another use of their CURP, are looked up at the counter too. */
function waitsText({ deps, caller, seen }: Look, curp: string): string {
  const officeIds = deps.hooks.waitsAt(deps.db, deps, curp)
  const offices = officesOf(deps, caller).filter((one) => officeIds.includes(one.id))
  if (offices.length === 0) return ''
  seen.person('waits')
  return ` Está en la lista de espera de ${listed(offices.map((one) => one.name))}.`
}

function foundText(found: AppointmentDetail[], by: FoundBy, days: LocalDay[]): string {
  const [one] = found
  if (!one) return NOBODY[by](days)
  if (found.length > 1) return `Hay ${count(found.length, 'cita', 'citas')} que coinciden.`
  const verb =
    one.state === 'confirmed' && one.outcome === undefined
      ? 'tiene cita'
      : one.state === 'cancelled'
        ? 'tenía una cita, ya cancelada,'
        : 'tuvo cita'
  return `${capital(whoIs(one))} ${verb} el ${spanishDates.long(one.slot.day)} a las ${spanishDates.hour(one.slot.minute)} en ${one.office.name}.`
}

/** Family members are cancelled singly: no one word fits all. */
function standing([first = '', ...others]: string[]): string {
  return others.every((one) => one === first) ? first : 'no está igual para todas las personas: vea cada una'
}

const NOBODY: Record<FoundBy, (days: LocalDay[]) => string> = {
  folio: () => 'No hay una cita con ese folio en sus oficinas.',
  curp: () => 'Nadie con esa CURP tiene cita en sus oficinas.',
  phone: () => 'Desde ese teléfono no se hizo ninguna cita en sus oficinas.',
  name: (days) => `Nadie con ese nombre viene ${spanText(days)}. ${days.length > 1 ? NOT_THAT_WEEK : NOT_THAT_DAY} ${OTHERWISE}`,
}
const NOT_THAT_DAY = 'Si no sabe el día, elija «siete días».'
const NOT_THAT_WEEK = 'Pruebe desde otro día.'
const OTHERWISE = 'O pídale su folio (está en su chat), su CURP o el teléfono con que la sacó: con eso no hace falta el día.'

function spanText(days: LocalDay[]): string {
  const [first = '', last = first] = [days[0], days.at(-1)]
  return days.length === 1 ? `el ${spanishDates.long(first)}` : `del ${spanishDates.long(first)} al ${spanishDates.long(last)}`
}

const storyLine = z.object({
  cuando: instant,
  que: z.string(),
  de_quien: z.string().nullable().describe('De qué persona, si el folio es de varias.').meta({ title: 'De quién' }),
  lo_hizo: z.string().meta({ title: 'Quién lo hizo' }),
})

export const story = operation({
  method: 'POST',
  path: '/admin/citas/historia',
  tag: 'Hoy',
  rank: 60,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'It only reads.',
  summary: 'Ver la historia de una cita',
  explanation: 'Todo lo que pasó con una cita desde que se apartó: cuándo y quién lo hizo. No cambia nada.',
  body: z.object({ folio }),
  answer: z.object({ resumen: summaryField, citas: z.array(appointmentCard), historia: z.array(storyLine) }),
  example: {
    resumen: 'La cita K7M-4QX es de Guadalupe Pérez Luna y está confirmada.',
    historia: [{ cuando: '2026-11-24T10:02:00-06:00', que: 'Se confirmó', de_quien: null, lo_hizo: 'la persona' }],
  },
  refusals: { ...only(FOLIO_REFUSALS, 'no_folio') },
  run(call) {
    const { deps, caller, body } = call
    const found = appointmentsOfFolio(deps, caller, body.folio)
    const lines = found.flatMap((one) => storyOf(deps.db, deps.vault, one.id).map((line) => ({ line, one })))
    const cards = found.map((one) => toCard(call, one))
    const [first] = cards
    return {
      resumen: `La cita ${first?.folio} es de ${listed(found.map(whoIs))} y ${standing(found.map(standingWords))}.`,
      citas: cards,
      historia: lines
        .sort((a, b) => a.line.at - b.line.at)
        .map(({ line, one }) => ({
          cuando: isoAt(line.at, one.office.zone),
          que: happenedText(line.what),
          de_quien: found.length > 1 ? nameOf(one) : null,
          lo_hizo: actorText(deps, line),
        })),
    }
  },
})

/** A missing folio and one of other offices are refused in the same words. */
export function appointmentsOfFolio(deps: AdminDeps, caller: Caller, typed: string, field = 'folio'): AppointmentDetail[] {
  const wanted = readFolio(typed)
  const found = wanted === undefined ? [] : findByFolio(deps.db, deps.vault, wanted)
  const mine = ownOf(caller, found, ofOffice)
  if (mine.length === 0) throw refuse(FOLIO_REFUSALS.no_folio, field)
  return mine
}

function actorText({ db }: AdminDeps, { actor }: StoryLine): string {
  if (actor === 'citizen') return 'la persona'
  if (actor === 'clock') return 'el sistema, por la hora'
  return nameOfClerk(db, actor)
}

export const oneOfFolio = z
  .string()
  .trim()
  .max(80)
  .optional()
  .describe('En blanco: todas las personas del folio. Si no, el nombre de una.')
  .meta({ page: 'of-one' })

/** All live people of the folio, or the named one; refuses a name that matches none or several. */
export function peopleMeant(found: AppointmentDetail[], named: string | undefined): AppointmentDetail[] {
  const live = found.filter((one) => one.state === 'confirmed')
  if (named === undefined || live.length === 0) return live
  const wanted = plainText(named)
  const [only, another] = live.filter((one) => plainText(one.name).includes(wanted))
  if (!only || another) throw refuse(FOLIO_REFUSALS.not_of_them, 'persona')
  return [only]
}
