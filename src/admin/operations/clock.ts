import { z } from 'zod'
import { BELIEVED_MS, clockIsDoubted, lastBeat, noteOutsideTime } from '../../../db/acting-time.ts'
import type { Db, Tx } from '../../../db/open.ts'
import { momentOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { count } from '../../texts/admin.ts'
import { addAuditEntry } from '../audit.ts'
import { hourField, summaryField } from '../fields.ts'
import { operation } from '../operation.ts'
import { parseDay, parseHour, TYPED_DAY, TYPED_HOUR, TYPED_REFUSALS, wallText } from '../parse.ts'
import { refusals, refuse } from '../refusals.ts'

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

/** Work of a capability that waits while the computer's clock is doubted. */
export interface WaitingPart {
  /** Its field of the answer, and the number in the example. */
  field: string
  example: number
  /** Singular and plural. */
  words: readonly [one: string, several: string]
  /** The member of the log-book's detail, and its words. */
  member: string
  said: string
  count(db: Db, at: Instant): number
}

/** For an office without a network: day and hour are typed as a telephone shows them, so that a mere yes cannot confirm a wrong clock. */
export const confirmClock = (parts: readonly WaitingPart[]) =>
  operation({
    method: 'POST',
    path: '/admin/hora',
    tag: 'Sistema',
    rank: 40,
    least: 'administrator',
    atOnce: "What is typed must be the computer's time; only what time does by itself follows.",
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
      hora: hourField('La hora que muestra el celular, en la zona de la institución.', []),
    }),
    answer: z.object({
      resumen: summaryField,
      ...Object.fromEntries(parts.map(({ field }) => [field, z.number().int()])),
    }),
    example: {
      resumen: summarise(
        'Desde el 26/11/2026 18:30 h',
        parts.map((part) => ({ part, n: part.example })),
      ),
      ...Object.fromEntries(parts.map(({ field, example }) => [field, example])),
    },
    refusals: { ...REFUSALS, ...TYPED_DAY, ...TYPED_HOUR },
    deed: {
      name: 'confirmar_hora',
      said: 'Confirmó la hora de la computadora',
      members: Object.fromEntries(parts.map(({ member, said }) => [member, said])),
    },
    async run(call) {
      const { deps, body, now } = call
      const zone = institutionZone(deps.db)
      const day = parseDay(body.dia, 'dia', zone, now)
      const read = momentOf(day, parseHour(body.hora, 'hora'), zone)
      if (read === undefined) throw refuse(TYPED_REFUSALS.hour_unclear, 'hora')
      const waits = await deps.writer.submit('staff.confirmar_hora', (tx, at) => {
        const machine = deps.machine?.now() ?? at
        const before = waitsForTheTime(parts, tx, machine)
        if (!before) throw refuse(REFUSALS.not_doubted)
        if (!confirmTime(tx, read, machine)) throw refuse(REFUSALS.other_time, 'dia', 'hora')
        addAuditEntry(call, tx, { detail: Object.fromEntries(before.waits.map(({ part, n }) => [part.member, n])) }, at)
        return before
      })
      const since = waits.since === undefined ? '' : `Desde el ${wallText(waits.since, zone)}`
      return {
        resumen: summarise(since, waits.waits),
        ...Object.fromEntries(waits.waits.map(({ part, n }) => [part.field, n])),
      }
    },
  })

function summarise(since: string, waits: readonly Waits[]): string {
  const from = since === '' ? '' : `${since} esperaban `
  const what = waits.map(({ part: { words }, n }) => count(n, ...words)).join(' y ')
  return `La hora está confirmada. ${from}${what}: se ponen al día ahora.`
}

interface Waits {
  part: WaitingPart
  n: number
}

/** What waits for the clock's confirmation, and the last heartbeat; undefined: the clock is not doubted. */
const waitsForTheTime = (
  parts: readonly WaitingPart[],
  db: Db,
  machine: Instant,
): { since: Instant | undefined; waits: Waits[] } | undefined =>
  clockIsDoubted(db, machine)
    ? { since: lastBeat(db), waits: parts.map((part) => ({ part, n: part.count(db, machine) })) }
    : undefined

/**
 * Notes the time that the office read elsewhere. True when the computer's clock agrees to the hour, and what waited is done now; false, and
 * nothing changed, when not.
 */
function confirmTime(tx: Tx, read: Instant, machine: Instant): boolean {
  if (Math.abs(read - machine) > BELIEVED_MS) return false
  noteOutsideTime(tx, read, machine)
  return !clockIsDoubted(tx, machine)
}
