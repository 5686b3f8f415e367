/** Moving an appointment to another day, hour or office; the old place stays until the new one is taken. */
export const move = {
  now: (when: string, office: string) =>
    `Su cita es el *${when}*, en ${office}. No la pierde: se queda así hasta que confirme otra.`,
  near: 'También puede ir a otra oficina: abajo está su primera fecha libre.',
  ask: '*¿Para cuándo la cambio?*\nTambién puede escribirlo: *martes en la tarde* o *10 de diciembre*.',
  none: (office: string) => `Por ahora no hay otro lugar libre en *${office}*.`,
  noOffices: 'No hay otra oficina cerca que tenga lugares libres.',
  offices: 'Estas son las oficinas que tienen lugar, con su primera fecha libre.',
  askOffice: '*¿A cuál prefiere ir?*',
  askNone: '*¿Qué prefiere?*',
  rows: {
    keep: { title: 'Dejarla como está', description: 'Su cita no cambia' },
    everybody: (count: number) => ({ title: `A las ${count} personas`, description: 'Se cambian juntas' }),
  },
  askWho: '*¿A quién le cambio el día o la hora?*',
  old: (when: string, office: string) => `*Ahora:* ${when}, en ${office}`,
  fresh: (when: string, office: string) => `*Nueva:* ${when}, en ${office}`,
  price: (after: string, before: string) => `*Pago:* serán ${after}, y no ${before}. Cuenta el precio del día de la cita.`,
  stays: 'La de ahora sigue en pie hasta que usted toque *Sí, cambiarla*.',
  last: 'Es el último cambio que se puede hacer aquí.',
  confirm: '*¿Hago el cambio?*',
  buttons: { yes: 'Sí, cambiarla', others: 'Ver otras horas', no: 'No, dejarla igual', see: 'Ver mi cita' },
  done: '*Su cita quedó cambiada.*',
  doneFor: (names: string) => `*Quedó cambiada la cita de ${names}*`,
  pay: (price: string) => `Ahora son *${price}*. Cuenta el precio del día de la cita.`,
  left: (moves: number) => (moves === 1 ? 'Puede cambiarla 1 vez más.' : `Puede cambiarla ${moves} veces más.`),
  noneLeft: 'Ya no se puede cambiar otra vez. Si no puede ir, cancélela.',
  kept: (when: string) => `No cambié nada. Su cita sigue en pie: *${when}*.`,
  stands: (when: string) => `No cambié nada: su cita del *${when}* sigue en pie.`,
  same: (when: string) => `El *${when}* es la hora que ya tiene.`,
  validity: 'Ese día, por la edad, ya no se puede pedir el pasaporte por los años que eligió.',
  changed: 'Esa cita cambió mientras tanto. Así está ahora:',
  usedUp: (times: number) =>
    times === 1
      ? 'Esta cita ya se cambió 1 vez, que es lo que se puede hacer aquí.'
      : times === 0
        ? 'En esta oficina las citas no se cambian por aquí.'
        : `Esta cita ya se cambió ${times} veces, que es lo que se puede hacer aquí.`,
  usedUpStill: (when: string) => `Sigue en pie: *${when}*. Si no puede ir, cancélela o pida ayuda a una persona.`,
}

/** Taking back a cancellation or a move, and why something was cancelled. */
export const undo = {
  until: (hour: string) =>
    `Si se equivocó, escriba *DESHACER* o tóquelo en *Ver opciones*. Le guardo el lugar hasta las *${hour}*.`,
  why: '*¿Quiere decirnos por qué?* No es obligatorio.',
  rows: {
    undo: { title: 'Deshacer', description: 'Recuperar la cita como estaba' },
    not_that_day: { title: 'Ese día no puedo', description: 'Por trabajo, salud u otra causa' },
    not_needed: { title: 'Ya no la necesito', description: 'Ya no voy a hacer el trámite' },
    found_another: { title: 'Encontré otra cita', description: 'En otra fecha o en otra oficina' },
    other: { title: 'Por otro motivo', description: 'No hace falta decir cuál' },
    another: { title: 'Sacar otra cita', description: 'Empezar una cita nueva' },
    goOn: { title: 'Seguir donde iba', description: 'Su avance sigue guardado' },
  },
  done: '*Listo: recuperé su cita.* Está como antes:',
  /** Of some of those who were booked together. */
  doneFor: (names: string) => `*Listo: la cita de ${names} está otra vez en pie.*`,
  noted: 'Gracias por decirlo.',
  stands: 'Esa cita sigue en pie.',
  over: (when: string) => `La cita del *${when}* ya no se puede recuperar: pasó el tiempo para deshacerlo.`,
  closed: (when: string) => `La cita del *${when}* no se puede recuperar: la oficina cerró esa hora.`,
  live: 'No la recuperé, porque esa persona ya tiene otra cita. Cada persona puede tener una a la vez.',
  phoneLimit: 'No la recuperé, porque desde este teléfono ya hay citas para todas las personas que caben.',
  nothing: 'No hay un cambio ni una cancelación de hace poco que se pueda deshacer.',
  mistake: 'No se preocupe. Conteste otra vez esta pregunta; al final puede corregir cualquier dato.',
  ask: (when: string) => `Hace poco se canceló la cita del *${when}*.\n\n*¿Quiere recuperarla?*`,
  moveUntil: (hour: string) =>
    `Si se equivocó, toque *Deshacer el cambio* o escriba *DESHACER*. Le guardo su lugar de antes hasta las *${hour}*.`,
  moveDone: '*Listo: deshice el cambio.* Su cita está como antes:',
  moveStands: 'Ese cambio ya está deshecho. Así está su cita:',
  moveOver: 'Ese cambio ya no se puede deshacer. Así está su cita:',
  moveClosed: (when: string) => `No puedo regresarla al *${when}*: la oficina cerró esa hora. Así está su cita:`,
  askMove: (when: string) => `Hace poco cambió su cita. Antes era el *${when}*.\n\n*¿Deshago el cambio?*`,
  buttons: { undo: 'Sí, recuperarla', move: 'Deshacer el cambio', yesMove: 'Sí, deshacerlo', no: 'No, está bien' },
}
