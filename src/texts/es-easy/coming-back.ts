import * as plain from '../es-MX/coming-back.ts'
import type { Texts } from '../es-MX/index.ts'

/** Going on, leaving, and having everything erased. */
export const resume: Texts['resume'] = {
  ...plain.resume,
  kept: (day: string) => `Tengo sus respuestas del ${day}`,
  keptToday: 'Tengo sus respuestas de hoy',
  back: (day: string) => `Qué bueno que regresó. Tengo sus respuestas del ${day}.`,
  soFar: (facts: string) => `Hasta ahora: ${facts}.`,
  holdGone: (when: string) => `Ya no tiene este lugar: ${when}. Le busco otro.`,
  holdKept: (when: string, until: string) => `Tiene este lugar: ${when}. Es suyo hasta las ${until}.`,
  ask: '*¿Seguimos?*',
  buttons: { ...plain.resume.buttons, goOn: 'Sí, seguir' },
  here: 'Aquí estoy. Esta es la pregunta:',
  restarted: 'Muy bien. Empezamos otra vez.',
}

export const erase: Texts['erase'] = {
  ...plain.erase,
  ask: 'Puedo borrar sus respuestas de este chat. *¿Las borro?*',
  withAppointments: 'Sus citas no se borran así. Para eso, cancélelas.',
  done: 'Listo. Borré sus respuestas.\nPara empezar otra vez, escriba *Hola*.',
  nothing: 'No tengo respuestas guardadas. Para empezar, escriba *Hola*.',
  kept: 'Está bien. No borré nada.',
}

export const quit: Texts['quit'] = {
  ...plain.quit,
  ask: '*¿Ya no quiere esta cita?*',
  askWhich: (day: string) => `*¿Cancelo estas preguntas o su cita del ${day}?*`,
  askWhichSeveral: '*¿Cancelo estas preguntas o una cita que ya tiene?*',
  done: 'Está bien. No hay cita.\nPara empezar otra vez, escriba *Hola*.',
}
