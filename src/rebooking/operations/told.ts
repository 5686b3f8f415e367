import { z } from 'zod'
import type { Look } from '../../admin/reads.ts'
import { wallClock } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { notAtNight } from '../../catalogue/quiet-hours.ts'
import { messageTariff } from '../../catalogue/tariff.ts'
import { type Instant, MINUTE } from '../../clock.ts'
import { count } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { type Rebooked, SECOND_THOUGHTS_MS } from '../rebook.ts'

const newHour = z.object({ nombre: z.string(), folio: z.string(), hora_antes: z.string(), hora_nueva: z.string() })

type Moved = Rebooked['moved'][number]

export const newHourOf = ({ before, after }: Moved): z.output<typeof newHour> => ({
  nombre: before.name,
  folio: before.folio ?? '',
  hora_antes: hourOf(before),
  hora_nueva: after.office.id === before.office.id ? hourOf(after) : `${hourOf(after)}, en ${after.office.name}`,
})
export const NEW_HOURS = {
  horas_nuevas: z.array(newHour).describe('Quién pasa a qué hora.'),
  sin_hora: z
    .array(z.string())
    .describe('A quiénes no se les encontró hora: van primero en la lista de espera y hay que llamarles.'),
  por_llamar: z
    .array(z.string())
    .describe('A quiénes no se les puede avisar por mensaje. Su teléfono está en «Ver a quién llamar».'),
  costo: z.string().nullable(),
}

const hourOf = ({ slot }: Moved['before']): string => `${spanishDates.plain(slot.day)}, ${spanishDates.hour(slot.minute)}`

/** Families rebooked within a minute, also among thousands. */
const FAMILIES_A_MINUTE = 60

/** The most messages, their cost, and by when all are told (never at night). */
export function costOf(
  { deps: { db } }: Look,
  { moved, owed, toCall, chats = 0 }: Rebooked & { chats?: number },
  now: Instant,
): string | null {
  const called = new Set(toCall.map((one) => one.groupId))
  const told = new Set(
    [...moved.map(({ before }) => before.groupId), ...owed.map((one) => one.groupId)].filter((id) => !called.has(id)),
  )
  const groups = told.size + chats
  if (groups === 0) return null
  const { notice: centavos } = messageTariff(db)
  // The notice, and one reminder for those who do not answer.
  const most = 2 * groups
  const price =
    centavos === 0
      ? 'No se sabe el costo: anote su precio por mensaje en «Cambiar una regla».'
      : `Cuando mucho $${pesos(most * centavos)}.`
  const zone = (moved[0]?.before ?? owed[0])?.office.zone ?? institutionZone(db)
  const all = notAtNight(db, now + SECOND_THOUGHTS_MS + Math.ceil(groups / FAMILIES_A_MINUTE) * MINUTE, zone)
  const { day, minute } = wallClock(all, zone)
  const until = `${spanishDates.plain(day)}, ${spanishDates.hour(minute)}`
  return `De ${groups.toLocaleString('es-MX')} a ${count(most, 'mensaje', 'mensajes')}. ${price} Se avisa primero a quien viene hoy o mañana; todos lo saben alrededor del ${until}. De noche no se avisa.`
}

const pesos = (centavos: number): string =>
  (centavos / 100).toLocaleString('es-MX', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
