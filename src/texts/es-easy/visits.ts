import type { Texts } from '../es-MX/index.ts'
import * as plain from '../es-MX/visits.ts'

const before = (count: number): string => {
  if (count === 0) return 'Sigue usted.'
  return count === 1 ? 'Hay 1 turno antes.' : `Hay ${count} turnos antes.`
}

/** The day of the visit, in easy Spanish. */
export const visits: Texts['visits'] = {
  ...plain.visits,
  lateTold: 'Avisé que llega tarde.',
  keptUntil: (until: string) => `Su lugar se guarda hasta las *${until}*.\nDespués pasa tras quienes ya están.`,
  saysHere: (folio: string, office: string) =>
    `Avisé a *${office}* que ya llegó.\nTambién avise en la puerta.\nDiga su folio: *${folio}*.`,
  noted: (number: number, count: number) => `Ya está anotado que llegó.\n*Su turno es el ${number}.*\n${before(count)}`,
  called: (number: number, window: number) => `*Pase a la ventanilla ${window}.*\nSu turno es el ${number}.`,
  over: 'Su visita de hoy ya terminó.\nSi le falta algo, dígalo en la ventanilla.',
  comeBack: 'Puede tomar otro lugar.\nSirven los mismos datos y el mismo folio.\nNo cuenta como cambio.',
}
