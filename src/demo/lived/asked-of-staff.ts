import type { Said } from './citizens.ts'
import type { Doors } from './doors.ts'
import { attempt, decide, type Staff } from './staff.ts'

/** A question to a person of the office. */
export interface Question {
  daysAgo: number
  said: readonly Said[]
  /** Undefined: it still waits. */
  answer?: string
}

const toPerson = (words: string): Said[] => ['quiero hablar con una persona', /^Sí, una persona/, words]
const REPORT: Said[] = ['me quieren cobrar', /^Sí, sin mis datos/]

export const QUESTIONS: readonly Question[] = [
  {
    daysAgo: 25,
    said: toPerson('¿Puedo llevar una copia certificada de mi acta de nacimiento?'),
    answer: 'Sí, con la copia certificada es suficiente.',
  },
  {
    daysAgo: 16,
    said: toPerson('Mi INE dice Ma. y mi acta dice María. ¿Es problema?'),
    answer: 'No es problema: traiga las dos y aquí se revisa.',
  },
  { daysAgo: 12, said: [...REPORT, 'Afuera de la oficina de Toluca un señor me pidió 800 pesos por apartarme un lugar.'] },
  {
    daysAgo: 9,
    said: toPerson('¿Hay estacionamiento cerca?'),
    answer: 'Sí, en la calle de atrás hay uno público.',
  },
  { daysAgo: 4, said: toPerson('Me cobraron dos veces en el banco. ¿Qué hago con el otro pago?') },
  { daysAgo: 0, said: toPerson('Mi mamá no puede subir escaleras. ¿Hay rampa en la entrada?') },
]

/** The clerk at the first window takes the case that waits longest, answers and closes it. */
export async function haveAnswered(doors: Doors, answer: string, { windows: [clerk] }: Staff): Promise<void> {
  const { casos } = await doors.read('/admin/casos', { cuales: 'esperan' })
  const [first] = casos as { caso: string }[]
  if (!first) return
  const { caso } = first
  await attempt(doors, '/admin/casos/tomar', { caso }, clerk)
  await decide(doors, '/admin/casos/contestar', { caso, respuesta: answer }, clerk)
  await decide(doors, '/admin/casos/cerrar', { caso, resultado: 'resuelto' }, clerk)
}
