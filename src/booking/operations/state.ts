import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { statement } from '../../../db/statements.ts'
import type { Finding, StatePart } from '../../admin/overview.ts'
import { rule } from '../../catalogue/rules.ts'
import { DAY } from '../../clock.ts'
import { count, someOf } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { spanishDates } from '../../texts/dates.ts'
import { esMX } from '../../texts/es-MX/index.ts'
import type { Vault } from '../../vault.ts'
import { cancellationsByReason } from '../cancellation.ts'
import { holdsPutRight } from '../hold-correction.ts'
import { type DoubtfulPhone, doubtfulPhones } from '../identity.ts'
import type { CancelReason } from '../outcomes.ts'
import { oftenChangedBy } from '../person-change.ts'
import { type UrgentGiven, urgentGivenByKey, weekUntil } from '../urgent-gifts.ts'
import { appointmentsById } from '../views.ts'
import { type OverPlan, overPlan } from '../without-place.ts'
import { signals } from './signals.ts'

const PHONES_SHOWN = 5

const APPOINTMENTS_OF_DAY = statement(
  `select count(*) as n from appointments a join slots s on s.id = a.slot_id where s.day = +? and a.state = 'confirmed'
   and a.office_id in (select o.id from offices o where o.agency_id = +?)`,
  { row: { n: 'int' }, params: ['text', 'int'], uses: 'appointments_due_visit' },
)

export const state: StatePart = {
  rank: 30,
  fields: {
    apartados_corregidos: z
      .number()
      .int()
      .describe('Lugares apartados de este mes para los que la oficina dijo de quién son.')
      .meta({ title: 'Apartados del mes que la oficina corrigió' }),
    urgencias_por_clave: z
      .array(z.object({ acceso: z.string(), papel: z.string(), lugares: z.number().int() }))
      .describe('Lugares de urgencia que la oficina dio este mes a quien mostró un papel: con qué clave y de qué papel.')
      .meta({ title: 'Lugares de urgencia del mes, por clave' }),
    canceladas_por_motivo: z
      .array(z.object({ motivo: z.string(), citas: z.number().int() }))
      .describe('Citas de este mes que canceló la propia persona, por el motivo que dio.')
      .meta({ title: 'Citas del mes canceladas, por motivo' }),
  },
  example: {
    apartados_corregidos: 1,
    urgencias_por_clave: [{ acceso: 'Ventanilla 2', papel: 'un papel del médico o del hospital', lugares: 2 }],
    canceladas_por_motivo: [
      { motivo: 'No podía ese día', citas: 9 },
      { motivo: 'No dijo', citas: 5 },
    ],
  },
  read(asked) {
    const { db, vault, citizens, agencyId, month, now } = asked
    const today = APPOINTMENTS_OF_DAY.get(db, month.day, agencyId)?.n ?? 0
    return {
      answer: {
        apartados_corregidos: holdsPutRight(db, agencyId, month.from),
        urgencias_por_clave: urgentGivenByKey(db, agencyId, { from: `${month.day.slice(0, 7)}-01`, until: month.day }).map(
          ({ key, paper, places }) => ({
            acceso: key ?? 'primer administrador',
            papel: esMX.urgent.proofs[paper],
            lugares: places,
          }),
        ),
        canceladas_por_motivo: cancellationsByReason(db, agencyId, month).map(({ reason, visits }) => ({
          motivo: reasonText(reason),
          citas: visits,
        })),
      },
      last: today === 0 ? 'Hoy no hay citas.' : `Hoy hay ${count(today, 'cita', 'citas')}.`,
      mend: [
        ...overPlan(db, agencyId, now).map((office) => ({ rank: 25, que: leftText(office, db, vault), hacer: LEFT_OVER })),
        ...oftenChangedBy(db, agencyId, now - 7 * DAY).map(({ name, changes }) => ({
          rank: 75,
          que: `Con ${keyText(name)} se pusieron ${changes} lugares a nombre de otra persona en siete días.`,
          hacer: 'Vea en la bitácora cuáles fueron y quién dijo que sí. Si no se explican, quite la clave.',
        })),
        ...oftenUrgent(db, urgentGivenByKey(db, agencyId, weekUntil(month.day))),
        ...doubtfulPhones(db, vault, { agencyId, limit: PHONES_SHOWN }, now).map((phone) => ({
          rank: 80,
          que: phoneText(phone, citizens.phoneOf(db, phone.contactId)),
          hacer: DOUBTFUL,
        })),
        ...signals(asked),
      ],
    }
  },
}

const keyText = (name: string | null | undefined): string => (name ? `la clave «${name}»` : 'la clave del primer administrador')

/** Keys that gave as many in seven days as they may alone. */
function oftenUrgent(db: Db, given: readonly UrgentGiven[]): Finding[] {
  const usual = Math.max(1, rule(db, 'urgent_gifts_a_week'))
  return [...Map.groupBy(given, (one) => one.key)].flatMap(([key, papers]) => {
    const week = papers.reduce((sum, one) => sum + one.places, 0)
    if (week < usual) return []
    const kinds = papers.map((one) => `${one.places} con ${esMX.urgent.proofs[one.paper]}`)
    return [
      {
        rank: 76,
        que: `Con ${keyText(key)} se dieron ${count(week, 'lugar', 'lugares')} de urgencia en siete días: ${listed(kinds)}.`,
        hacer: 'Vea en la bitácora cuáles fueron («por urgencia»). Si no se explican, pregunte a quien la usa o quite la clave.',
      },
    ]
  })
}

const REASONS: Record<CancelReason, string> = {
  not_that_day: 'No podía ese día',
  not_needed: 'Ya no la necesita',
  found_another: 'Encontró otra cita',
  other: 'Otro motivo',
}
const reasonText = (reason: CancelReason | null): string => (reason === null ? 'No dijo' : REASONS[reason])

/** Folios, and the end of the telephone's number. */
function phoneText({ people, folios }: DoubtfulPhone, phone: string | undefined): string {
  const whence = phone === undefined ? 'Desde un mismo WhatsApp' : `Desde el teléfono que termina en ${phone.slice(-4)}`
  const which = folios.length > 0 ? ` (${folios.length === 1 ? 'folio' : 'folios'} ${someOf(folios)})` : ''
  return `${whence} hay ${people} personas con un nombre que no corresponde con su CURP${which}.`
}

const DOUBTFUL =
  'Puede ser un descuido, o alguien que usa la CURP de otras personas. Atienda solo a quien muestre su identificación. Si sabe que son inventadas, use «Cancelar una cita».'

/** Soonest first; names are in that day's list. */
function leftText({ name, people }: OverPlan, db: Db, vault: Vault): string {
  const first = people.slice(0, FOLIOS_SHOWN).map((one) => one.id)
  const named = appointmentsById(db, vault, first).map(
    ({ slot, folio }) => `${spanishDates.plain(slot.day)}, ${spanishDates.hour(slot.minute)}, folio ${folio}`,
  )
  const more = people.length > named.length ? `; y ${people.length - named.length} más` : ''
  return `En ${name} ${count(people.length, 'cita se quedó', 'citas se quedaron')} sin ventanilla: ${named.join('; ')}${more}.`
}

const FOLIOS_SHOWN = 5

const LEFT_OVER =
  'Cámbielas con «Cambiar de día u hora una cita», cancélelas con «Cancelar una cita», o ponga ventanillas con «Agregar ventanillas unos días».'
