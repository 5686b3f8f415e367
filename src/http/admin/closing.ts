import { z } from 'zod'
import { addPlaces } from '../../agenda/schedule.ts'
import { mayUseOffice } from '../../staff/access.ts'
import { audit } from '../../staff/audit.ts'
import { type ClosureImpact, closeByOffice, liftByOffice, listClosures } from '../../staff/closing.ts'
import { actorOf } from '../../staff/counter.ts'
import { proposeOrApply } from '../../staff/propose.ts'
import { count, refusal } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { appointmentCard, EXAMPLE_CARD, toCard } from './cards.ts'
import { chosenOffice, officesOf } from './chosen.ts'
import { dayField, hourField, key, office, proposalAnswer, reason, summaryField } from './fields.ts'
import { operation } from './operation.ts'
import { answerProposal, KEY_REFUSALS } from './proposals.ts'
import { understandDay, understandHour } from './understand.ts'

const WHOLE_DAY = { fromMinute: 0, untilMinute: 24 * 60 }

const from = hourField('Desde qué hora. En blanco: desde que abre.').optional()
const until = hourField('Hasta qué hora. En blanco: hasta que cierra.').optional()

function understandSpan(body: { desde?: string | undefined; hasta?: string | undefined }) {
  const fromMinute = body.desde === undefined ? WHOLE_DAY.fromMinute : understandHour(body.desde, 'desde')
  const untilMinute = body.hasta === undefined ? WHOLE_DAY.untilMinute : understandHour(body.hasta, 'hasta')
  if (untilMinute <= fromMinute) throw refusal('horas_al_reves', 'desde', 'hasta')
  return { fromMinute, untilMinute }
}

function spanText({ fromMinute, untilMinute }: { fromMinute: number; untilMinute: number }): string {
  if (fromMinute === 0 && untilMinute === WHOLE_DAY.untilMinute) return 'todo el día'
  if (fromMinute === 0) return `hasta las ${spanishDates.hour(untilMinute)}`
  if (untilMinute === WHOLE_DAY.untilMinute) return `desde las ${spanishDates.hour(fromMinute)}`
  return `de ${spanishDates.hour(fromMinute)} a ${spanishDates.hour(untilMinute)}`
}

const CANCEL = 'cancelar y avisar'

export const closeDay = operation({
  method: 'POST',
  path: '/admin/cierres',
  tag: 'Cerrar y abrir',
  least: 'manager',
  summary: 'Cerrar un día o unas horas',
  explanation:
    'Primero muestra a cuántas personas afecta y no cambia nada; se cierra cuando usted confirma. Si elige conservar las citas, esas personas vendrán aunque esté cerrado para citas nuevas.',
  body: z.object({
    oficina: office,
    dia: dayField('', 'mañana'),
    desde: from,
    hasta: until,
    citas: z.enum([CANCEL, 'conservar']).default(CANCEL).describe('Qué se hace con las citas que ya hay en esas horas.'),
    motivo: reason('no hay luz. Las personas leen este motivo'),
    clave: key,
  }),
  answer: proposalAnswer({
    oficina: z.string(),
    dia: z.iso.date(),
    horas_cerradas: z.number().int(),
    citas_afectadas: z.number().int(),
    citas: z.array(appointmentCard),
  }),
  example: {
    resumen:
      'Se cerraría Toluca el jueves 3 de diciembre de 2026, todo el día. Se cancelaría 1 cita y se avisaría por WhatsApp a 1 persona.',
    hecho: false,
    clave: 'K7M4-QX2P-9ABCDE',
    vale_hasta: '2026-11-24T10:10:00-06:00',
    oficina: 'Toluca',
    dia: '2026-12-03',
    horas_cerradas: 28,
    citas_afectadas: 1,
    citas: [EXAMPLE_CARD],
  },
  refusals: [
    'oficina_no_existe',
    'oficina_ajena',
    'dia_no_se_entiende',
    'dia_pasado',
    'hora_no_se_entiende',
    'horas_al_reves',
    'cierre_muy_grande',
    ...KEY_REFUSALS,
  ],
  async run({ rooms, caller, body, now }) {
    const where = chosenOffice(rooms, caller, body.oficina)
    const day = understandDay(body.dia, 'dia', where.zone, now)
    if (day < understandDay('hoy', 'dia', where.zone, now)) throw refusal('dia_pasado', 'dia')
    const span = understandSpan(body)
    const { clave, ...input } = body
    const order = { officeId: where.id, day, ...span, reason: body.motivo, actor: actorOf(caller), cancel: body.citas === CANCEL }
    const request = { operation: 'cerrar', caller, input: { ...input, day }, key: clave }
    const outcome = await rooms.writer.submit('staff.close', (tx, at) => {
      const proposed = proposeOrApply(tx, rooms.vault, request, (inner) => closeByOffice(inner, rooms, order, at), at)
      if (proposed.kind === 'done') {
        const { hoursClosed, people } = proposed.impact
        const detail = { day, hoursClosed, cancelled: order.cancel, appointments: people.map((one) => one.id) }
        audit(tx, caller, { operation: 'cerrar', officeId: where.id, detail, reason: body.motivo }, at)
      }
      return proposed
    })
    const what = `${where.name} el ${spanishDates.long(day)}, ${spanText(span)}`
    return answerProposal(outcome, where.zone, {
      would: (impact) => `Se cerraría ${what}. ${effect(impact, order.cancel, WOULD)}`,
      did: (impact) => `Cerrada ${what}. ${effect(impact, order.cancel, DID)}`,
      more: ({ hoursClosed, people }) => ({
        oficina: where.name,
        dia: day,
        horas_cerradas: hoursClosed,
        citas_afectadas: people.length,
        citas: people.map((one) => ({ ...toCard(rooms, one), ...(outcome.kind === 'done' && order.cancel && CANCELLED) })),
      }),
    })
  },
})

/** The rows were read before the change. */
const CANCELLED = { estado: 'cancelada' } as const
const WOULD = { one: 'Se cancelaría', many: 'Se cancelarían', tell: 'se avisaría' }
const DID = { one: 'Se canceló', many: 'Se cancelaron', tell: 'se avisa' }

function effect({ people, told }: ClosureImpact, cancels: boolean, verb: typeof WOULD): string {
  if (people.length === 0) return 'Nadie tiene cita en esas horas.'
  const visits = count(people.length, 'cita', 'citas')
  if (!cancels) return `${people.length === 1 ? 'Se conserva' : 'Se conservan'} ${visits}: esas personas vendrán.`
  const cancelled = `${people.length === 1 ? verb.one : verb.many} ${visits}`
  const untold = people.length - told
  const telling = told > 0 ? ` y ${verb.tell} por WhatsApp a ${count(told, 'persona', 'personas')}` : ''
  return `${cancelled}${telling}.${untold > 0 ? ` ${count(untold, 'persona no tiene WhatsApp: avísele usted', 'personas no tienen WhatsApp: avíseles usted')}.` : ''}`
}

const closureCard = z.object({ oficina: z.string(), dia: z.iso.date(), horas: z.string(), motivo: z.string() })

export const closures = operation({
  method: 'GET',
  path: '/admin/cierres',
  tag: 'Cerrar y abrir',
  least: 'reader',
  summary: 'Ver los cierres que vienen',
  explanation: 'Los días y las horas cerradas de sus oficinas, desde hoy. No incluye los días inhábiles.',
  answer: z.object({ resumen: summaryField, cierres: z.array(closureCard) }),
  example: {
    resumen: 'Hay 1 cierre.',
    cierres: [{ oficina: 'Toluca', dia: '2026-12-03', horas: 'todo el día', motivo: 'no hay luz' }],
  },
  refusals: [],
  run({ rooms, caller, now }) {
    const mine = officesOf(rooms, caller)
    const today = understandDay('hoy', 'dia', mine[0]?.zone ?? 'America/Mexico_City', now)
    const found = listClosures(
      rooms.db,
      mine.map((one) => one.id),
      today,
    ).filter((one) => mayUseOffice(caller, one.officeId))
    return {
      resumen: found.length === 0 ? 'No hay ningún cierre.' : `Hay ${count(found.length, 'cierre', 'cierres')}.`,
      cierres: found.map((one) => ({ oficina: one.office, dia: one.day, horas: spanText(one), motivo: one.reason })),
    }
  },
})

export const liftClosures = operation({
  method: 'POST',
  path: '/admin/cierres/levantar',
  tag: 'Cerrar y abrir',
  least: 'manager',
  summary: 'Levantar un cierre',
  explanation:
    'Ese día se vuelve a abrir según el horario de siempre. Las citas que se cancelaron no vuelven: esas personas pueden pedir otra.',
  body: z.object({ oficina: office, dia: dayField('El día cerrado.', 'mañana') }),
  answer: z.object({ resumen: summaryField, horas_abiertas: z.number().int() }),
  example: { resumen: 'Se abrió otra vez Toluca el jueves 3 de diciembre de 2026: 28 horas con lugar.', horas_abiertas: 28 },
  refusals: ['oficina_no_existe', 'oficina_ajena', 'dia_no_se_entiende', 'cierre_no_existe'],
  async run({ rooms, caller, body, now }) {
    const where = chosenOffice(rooms, caller, body.oficina)
    const day = understandDay(body.dia, 'dia', where.zone, now)
    const lifted = await rooms.writer.submit('staff.lift', (tx, at) => {
      const done = liftByOffice(tx, where.id, day, at)
      if (!done) throw refusal('cierre_no_existe', 'dia')
      audit(tx, caller, { operation: 'levantar_cierre', officeId: where.id, detail: { day, closures: done.closures } }, at)
      return done
    })
    const hours = count(lifted.hoursOpened, 'horario', 'horarios')
    return {
      resumen: `Se abrió otra vez ${where.name} el ${spanishDates.long(day)}: cambiaron ${hours}.`,
      horas_abiertas: lifted.hoursOpened,
    }
  },
})

export const morePlaces = operation({
  method: 'POST',
  path: '/admin/lugares',
  tag: 'Cerrar y abrir',
  least: 'manager',
  summary: 'Agregar lugares a un día',
  explanation:
    'Abre más ventanillas unas horas de un día, además del horario de siempre. También sirve para abrir un día inhábil o un sábado.',
  body: z.object({
    oficina: office,
    dia: dayField(''),
    desde: hourField('Desde qué hora.').default('9:00'),
    hasta: hourField('Hasta qué hora.').default('13:00'),
    ventanillas: z.coerce.number().int().min(1).max(100).default(1).describe('Cuántas ventanillas más.'),
    motivo: reason('hay personal de apoyo'),
  }),
  answer: z.object({ resumen: summaryField, lugares_nuevos: z.number().int() }),
  example: { resumen: 'Toluca tiene 16 lugares más el sábado 5 de diciembre de 2026, de 9:00 h a 13:00 h.', lugares_nuevos: 16 },
  refusals: ['oficina_no_existe', 'oficina_ajena', 'dia_no_se_entiende', 'dia_pasado', 'hora_no_se_entiende', 'horas_al_reves'],
  async run({ rooms, caller, body, now }) {
    const where = chosenOffice(rooms, caller, body.oficina)
    const day = understandDay(body.dia, 'dia', where.zone, now)
    if (day < understandDay('hoy', 'dia', where.zone, now)) throw refusal('dia_pasado', 'dia')
    const span = understandSpan(body)
    const added = await rooms.writer.submit('staff.add_places', (tx, at) => {
      const made = addPlaces(tx, { officeId: where.id, day, ...span, windows: body.ventanillas, reason: body.motivo }, at)
      audit(
        tx,
        caller,
        { operation: 'agregar_lugares', officeId: where.id, detail: { day, places: made.places }, reason: body.motivo },
        at,
      )
      return made
    })
    const places = count(added.places, 'lugar más', 'lugares más', 'ningún lugar nuevo: revise las horas o si hay un cierre')
    return {
      resumen: `${where.name} tiene ${places} el ${spanishDates.long(day)}, ${spanText(span)}.`,
      lugares_nuevos: added.places,
    }
  },
})
