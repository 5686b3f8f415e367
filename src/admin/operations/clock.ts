import { z } from 'zod'
import { BELIEVED_MS, clockIsDoubted, lastBeat, noteOutsideTime } from '../../../db/acting-time.ts'
import type { Db, Tx } from '../../../db/open.ts'
import { statement } from '../../../db/statements.ts'
import { HOLD_IS_DUE, VISIT_IS_DUE } from '../../booking/expiry.ts'
import { momentOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { count } from '../../texts/admin.ts'
import { addAuditEntry } from '../audit.ts'
import { hourField, summaryField } from '../fields.ts'
import { operation } from '../operation.ts'
import { parseDay, parseHour, TYPED_REFUSALS, wallText } from '../parse.ts'
import { only, refusals, refuse } from '../refusals.ts'

const REFUSALS = refusals({
  not_doubted: [
    'hora_no_dudada',
    'conflict',
    'Nada espera por la hora: el reloj de la computadora va bien.',
    'No hace falta confirmarla.',
  ],
  other_time: [
    'hora_distinta',
    'conflict',
    'La computadora tiene otra fecha u otra hora que la que escribió; no cambió nada.',
    'Corrija la fecha y la hora de la computadora, o revise lo que escribió.',
  ],
})

/**
 * For an office without a network: the date and hour are typed as a telephone shows them, so that nobody confirms a wrong clock by
 * a mere yes. Only what time does by itself follows, hence no key.
 */
export const confirmClock = operation({
  method: 'POST',
  path: '/admin/hora',
  tag: 'Sistema',
  rank: 40,
  least: 'administrator',
  summary: 'Confirmar la hora de la computadora',
  explanation:
    'Solo hace falta cuando «¿Está todo bien?» lo pide: la computadora estuvo apagada o su reloj cambió, y sin internet nadie más puede decir qué hora es. Mientras, nada vence, ninguna cita se da por pasada y nada se borra. Vea la fecha y la hora en un celular y escríbalas.',
  body: z.object({
    dia: z
      .string()
      .trim()
      .max(40)
      .regex(/\d{4}/)
      .describe('La fecha de hoy con su año, como la muestra un celular. Por ejemplo 27/11/2026.'),
    hora: hourField('La hora que muestra el celular, en la zona de la institución.'),
  }),
  answer: z.object({
    resumen: summaryField,
    apartados_vencidos: z.number().int(),
    citas_pasadas: z.number().int(),
  }),
  example: {
    resumen:
      'La hora está confirmada. Desde el 26/11/2026 18:30 h esperaban 2 apartados vencidos y 14 citas pasadas: se ponen al día ahora.',
    apartados_vencidos: 2,
    citas_pasadas: 14,
  },
  refusals: { ...REFUSALS, ...only(TYPED_REFUSALS, 'day_unclear', 'hour_unclear') },
  deed: {
    name: 'confirmar_hora',
    said: 'Confirmó la hora de la computadora',
    members: { holds: 'cuántos apartados', visits: 'cuántas citas' },
  },
  async run(call) {
    const { deps, body, now } = call
    const zone = institutionZone(deps.db)
    const day = parseDay(body.dia, 'dia', zone, now)
    const read = momentOf(day, parseHour(body.hora, 'hora'), zone)
    if (read === undefined) throw refuse(TYPED_REFUSALS.hour_unclear, 'hora')
    const waits = await deps.writer.submit('staff.confirmar_hora', (tx, at) => {
      const machine = deps.machine?.now() ?? at
      const before = waitsForTheTime(tx, machine)
      if (!before) throw refuse(REFUSALS.not_doubted)
      if (!confirmTime(tx, read, machine)) throw refuse(REFUSALS.other_time, 'dia', 'hora')
      addAuditEntry(call, tx, { detail: { holds: before.holds, visits: before.visits } }, at)
      return before
    })
    return { resumen: summarise(waits, zone), apartados_vencidos: waits.holds, citas_pasadas: waits.visits }
  },
})

function summarise({ since, holds, visits }: WaitsForTheTime, zone: string): string {
  const from = since === undefined ? '' : `Desde el ${wallText(since, zone)} esperaban `
  const what = `${count(holds, 'apartado vencido', 'apartados vencidos')} y ${count(visits, 'cita pasada', 'citas pasadas')}`
  return `La hora está confirmada. ${from}${what}: se ponen al día ahora.`
}

/** What waits for somebody outside to agree with the computer's clock. */
export interface WaitsForTheTime {
  /** The last sign of life before. */
  since: Instant | undefined
  /** Holds that ran out and visits that are over, by that clock. */
  holds: number
  visits: number
}

const WAITS_FOR_THE_TIME = statement(`select count(*) as n from appointments where ${HOLD_IS_DUE}`, {
  row: { n: 'int' },
  params: { now: 'int' },
  uses: 'appointments_due_hold',
})

const WAITS_FOR_THE_TIME_APPOINTMENTS = statement(`select count(*) as n from appointments where ${VISIT_IS_DUE}`, {
  row: { n: 'int' },
  params: { now: 'int' },
  uses: 'appointments_due_visit',
})

/** Undefined when nothing waits: nobody doubts the clock. */
const waitsForTheTime = (db: Db, machine: Instant): WaitsForTheTime | undefined =>
  clockIsDoubted(db, machine)
    ? {
        since: lastBeat(db),
        holds: WAITS_FOR_THE_TIME.get(db, { now: machine })?.n ?? 0,
        visits: WAITS_FOR_THE_TIME_APPOINTMENTS.get(db, { now: machine })?.n ?? 0,
      }
    : undefined

/**
 * Takes down what time somebody at the office read elsewhere. True when the computer's clock agrees with it, to the hour: what
 * waited is done now. False, and nothing changed, when it does not.
 */
function confirmTime(tx: Tx, read: Instant, machine: Instant): boolean {
  if (Math.abs(read - machine) > BELIEVED_MS) return false
  noteOutsideTime(tx, read, machine)
  return !clockIsDoubted(tx, machine)
}
