/** Going on, leaving, and having everything erased. */
export const resume = {
  kept: (day: string) => `Guardé su avance del ${day}`,
  keptSoFar: (facts: string) => `Lo que lleva está guardado: ${facts}.`,
  nothingLost: 'Lo que lleva está guardado.',
  keptToday: 'Guardé su avance de hace rato',
  back: (day: string) => `Qué bueno que regresó. Guardé lo del ${day}.`,
  soFar: (facts: string) => `Hasta ahora tengo: ${facts}.`,
  office: (name: string) => `oficina *${name}*`,
  holdGone: (when: string) => `El lugar del ${when} ya se soltó, pero le busco otro.`,
  holdKept: (when: string, until: string) => `Su lugar sigue apartado hasta las ${until}: ${when}.`,
  ask: '*¿Seguimos donde iba?*',
  buttons: { goOn: 'Seguir donde iba', restart: 'Empezar de nuevo', erase: 'Borrar mis datos' },
  here: 'Aquí sigo. Vamos en esta pregunta:',
  restarted: 'Muy bien, empezamos de nuevo.',
}

export const erase = {
  ask: 'Puedo borrar lo que escribió aquí y no ha confirmado. *¿Lo borro?*',
  withAppointments: 'Sus citas confirmadas no se borran así: para eso, cancélelas.',
  buttons: { yes: 'Sí, borrar', no: 'No, seguir' },
  done: 'Listo: borré lo que escribió. Cuando quiera empezar otra vez, escriba *Hola*.',
  nothing: 'No tengo nada guardado sin confirmar. Si quiere empezar, escriba *Hola*.',
  kept: 'Está bien, no borré nada.',
}

export const quit = {
  ask: '*¿Dejamos la cita que estamos llenando?*',
  askWhich: (day: string) => `*¿Cancelo lo que estamos llenando o su cita del ${day}?*`,
  askWhichSeveral: '*¿Cancelo lo que estamos llenando o una de sus citas confirmadas?*',
  buttons: {
    draft: 'Lo que llenamos',
    appointment: 'Mi cita confirmada',
    nothing: 'Nada, seguimos',
    yes: 'Sí, dejarla',
    no: 'No, seguimos',
  },
  done: 'Está bien, la dejamos. No se hizo ninguna cita. Cuando quiera empezar otra vez, escriba *Hola*.',
}
