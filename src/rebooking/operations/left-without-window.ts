import { z } from 'zod'
import type { Look } from '../../admin/reads.ts'
import { appointmentCard, FOLIOS, toCard } from '../../booking/operations/cards.ts'
import type { OfficeReason } from '../../catalogue/office-reasons.ts'
import { toldReason } from '../../catalogue/operations/told-reasons.ts'
import type { Instant } from '../../clock.ts'
import { count, whoIs } from '../../texts/admin.ts'
import type { PlanImpact } from '../week-change.ts'
import { effectText, LISTED_MAX, OFFER } from './close-day.ts'
import { costOf, NEW_HOURS, newHourOf } from './told.ts'

// The appointments that a change of a schedule leaves without a window: what is chosen for them, told of them, and kept in the log-book.

export const CHOICE = {
  citas: z
    .enum([OFFER, 'conservar'])
    .default(OFFER)
    .describe('Qué se hace con las citas que se quedan sin ventanilla. Conservar: esas personas vendrán de todos modos.'),
  motivo_que_lee: toldReason('closing'),
}

export const LEFT = {
  citas_fuera: z.array(appointmentCard).meta({ title: 'Citas sin ventanilla' }),
  ...NEW_HOURS,
}

export const LEFT_EXAMPLE = { citas_fuera: [], horas_nuevas: [], sin_hora: [], por_llamar: [], costo: null }

export const LEFT_MEMBERS = {
  outside: { words: 'folios sin ventanilla', said: FOLIOS },
  moved: 'citas con otra hora',
  owed: 'sin otra hora',
} as const

interface Chosen {
  citas: string
  motivo_que_lee: OfficeReason
}

export const visitsChosen = ({ citas, motivo_que_lee }: Chosen) =>
  citas === OFFER ? { offer: { told: motivo_que_lee } } : ('keep' as const)

export const leftFields = (look: Look, impact: PlanImpact, body: Chosen, now: Instant) => ({
  citas_fuera: impact.people.map((one) => toCard(look, one)),
  horas_nuevas: impact.moved.slice(0, LISTED_MAX).map(newHourOf),
  sin_hora: impact.owed.map(whoIs),
  por_llamar: impact.toCall.map(whoIs),
  costo: body.citas === OFFER ? costOf(look, impact, now) : null,
})

export function leftText(impact: PlanImpact, keeps: boolean, done: boolean): string {
  const { visits, people } = impact
  if (visits === 0) return 'Nadie se queda sin ventanilla.'
  const without = `${count(visits, 'cita se queda', 'citas se quedan')} sin ventanilla`
  if (impact.later)
    return `${without}: ${visits === 1 ? (done ? 'recibe' : 'recibiría') : done ? 'reciben' : 'recibirían'} otra hora poco a poco, primero las de hoy. Mire cuántas van en «Ver el horario de siempre».`
  if (!keeps) return `${without}. ${effectText(impact, done)}`
  const named = people.length < visits ? ` Abajo ve a ${people.length} de esas personas.` : ''
  const kept =
    visits === 1
      ? 'esa persona la conserva y vendrá, salvo que usted la cambie o cancele'
      : 'esas personas las conservan y vendrán, salvo que usted las cambie o cancele'
  return `${without}: ${kept}. ${visits === 1 ? 'Queda' : 'Quedan'} en «¿Está todo bien?».${named}`
}
