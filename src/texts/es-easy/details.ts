import * as plain from '../es-MX/details.ts'
import type { Texts } from '../es-MX/index.ts'

/** What a procedure asks beyond name, CURP and hour. */
export const details: Texts['details'] = {
  ...plain.details,
  optional: 'Si no lo tiene, toque el botón.',
  row: { title: 'Otros datos', description: 'Más preguntas de este trámite.' },
  tooShort: (least: number) => `Eso es muy corto. Escriba ${least} letras o números, o más.`,
  tooLong: (most: number) => `Eso es muy largo. Escriba ${most} letras o números, o menos.`,
  noNumber: 'Escriba solo números.',
  tooSmall: (least: string) => `Debe ser ${least} o más. Escríbalo otra vez.`,
  tooLarge: (most: string) => `Debe ser ${most} o menos. Escríbalo otra vez.`,
  tooEarly: (day: string) => `Esa fecha no sirve. Debe ser el ${day} o después.`,
  tooLate: (day: string) => `Esa fecha no sirve. Debe ser el ${day} o antes.`,
  changed: 'La oficina cambió las preguntas.',
}
