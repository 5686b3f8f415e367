import type { Texts } from '../es-MX/index.ts'
import * as plain from '../es-MX/moving.ts'

/** Moving an appointment to another day, hour or office, and taking back a cancellation or a move. */
export const move: Texts['move'] = {
  ...plain.move,
  now: (when: string, office: string) =>
    `Esta es su cita.\nDía y hora: *${when}*\nOficina: ${office}\nLa tiene hasta confirmar otra.`,
  near: 'También puede ir a otra oficina. Abajo está su primer día libre.',
  ask: '*¿Para qué día la cambio?*\nTambién puede escribirlo. Ejemplo: *martes en la tarde*.',
  none: (office: string) => `Ahora no hay otro lugar en *${office}*.`,
  noOffices: 'No hay otra oficina cerca con lugares.',
  offices: 'Estas oficinas tienen lugar. Abajo está su primer día libre.',
  askOffice: '*¿A cuál oficina quiere ir?*',
  old: (when: string, office: string) => `*Ahora:* ${when}\nOficina: ${office}`,
  fresh: (when: string, office: string) => `*Nueva:* ${when}\nOficina: ${office}`,
  price: (after: string, before: string) => `*Pago:* ahora son ${after}. Antes eran ${before}.`,
  stays: 'Todavía no cambia. Para cambiarla, toque *Sí, cambiarla*.',
  last: 'Es el último cambio.',
  done: '*Listo. Su cita cambió.*',
  pay: (price: string) => `Ahora son *${price}*.`,
  noneLeft: 'Ya no se puede cambiar. Si no puede ir, cancélela.',
  kept: (when: string) => `No cambié nada. Tiene su cita: *${when}*.`,
  stands: (when: string) => `No cambié nada. Tiene su cita: *${when}*.`,
  same: (when: string) => `Esa hora ya la tiene: *${when}*.`,
  validity: 'Ese día su edad es otra. No puede pedir esos años.',
  changed: 'Esa cita cambió. Ahora está así:',
  usedUp: (times: number) =>
    times === 0
      ? 'Aquí no se cambian las citas de esta oficina.'
      : `Ya cambió esta cita ${times === 1 ? '1 vez' : `${times} veces`}. Aquí no se puede más.`,
  usedUpStill: (when: string) => `Tiene su cita: *${when}*.\nSi no puede ir, cancélela. O hable con una persona.`,
}

export const undo: Texts['undo'] = {
  ...plain.undo,
  rows: {
    ...plain.undo.rows,
    undo: { title: 'Deshacer', description: 'Tener la cita como estaba.' },
    not_that_day: { title: 'Ese día no puedo', description: 'Por trabajo, salud u otra cosa.' },
    not_needed: { ...plain.undo.rows.not_needed, description: 'Ya no lo necesito.' },
    found_another: { title: 'Encontré otra cita', description: 'Otro día u otra oficina.' },
    other: { title: 'Por otro motivo', description: 'No tiene que decirlo.' },
    goOn: { title: 'Seguir donde iba', description: 'Tengo sus respuestas.' },
  },
  until: (hour: string) => `Si fue un error, escriba *DESHACER*.\nPuede hacerlo hasta las *${hour}*.`,
  why: '*¿Por qué la canceló?* No tiene que contestar.',
  done: '*Listo. Tiene su cita otra vez.*',
  doneFor: (names: string) => `*Listo. La cita de ${names} está otra vez.*`,
  stands: 'Tiene su cita.',
  over: (when: string) => `Ya pasó el tiempo. Esa cita no se recupera.\nEra el *${when}*.`,
  closed: (when: string) => `La oficina cerró esa hora. Esa cita no se recupera.\nEra el *${when}*.`,
  live: 'No la recuperé. Esa persona ya tiene otra cita.',
  phoneLimit: 'No la recuperé. Este teléfono ya tiene muchas citas.',
  nothing: 'No hay nada que deshacer.',
  mistake: 'No se preocupe. Conteste otra vez. Al final puede corregir.',
  ask: (when: string) => `Se canceló su cita del *${when}*.\n\n*¿La quiere otra vez?*`,
  moveUntil: (hour: string) => `Si fue un error, toque *Deshacer el cambio*.\nPuede hacerlo hasta las *${hour}*.`,
  moveDone: '*Listo. Su cita está como antes.*',
  moveStands: 'Ese cambio ya se deshizo. Esta es su cita:',
  moveOver: 'Ese cambio ya no se deshace. Esta es su cita:',
  moveClosed: (when: string) => `La oficina cerró esa hora: *${when}*.\nNo puedo regresarla. Esta es su cita:`,
  askMove: (when: string) => `Usted cambió su cita. Antes era el *${when}*.\n\n*¿La regreso a ese día?*`,
}
