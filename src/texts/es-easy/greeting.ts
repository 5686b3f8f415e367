import * as plain from '../es-MX/greeting.ts'
import type { Texts } from '../es-MX/index.ts'

/** The first words, and those to somebody who comes back. */
export const greeting: Texts['greeting'] = {
  ...plain.greeting,
  who: (institution: string) => `Soy un programa. No soy una persona. Doy citas de pasaporte de *${institution}*.`,
  whoForAnything: (institution: string) => `Soy un programa. No soy una persona. Doy citas de *${institution}*.`,
  sample: '*Esto es una prueba.* Las citas no son de verdad.',
  promise: 'La cita es gratis. No pague a nadie.\nNo pedimos dinero, fotos ni datos del banco.',
  privacy: 'Sus datos son solo para su cita.\nPara saber más, escriba *AVISO*.',
  helloAgain: (hello: string) => `${hello} Qué gusto leerle.`,
  hasAppointment: (when: string, office: string) => `Ya tiene una cita.\nDía y hora: *${when}*\nOficina: ${office}`,
  hasAppointments: (count: number) => `Este teléfono tiene ${count} citas.`,
}
