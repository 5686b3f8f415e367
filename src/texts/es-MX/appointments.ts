import type { OfficeMode } from '../../catalogue/types.ts'
import type { Telephone } from '../telephone.ts'

/** Appointments that stand: the folio, seeing and cancelling them, and why there may be no more. */
export const folio = {
  confirmed: '*Su cita quedó confirmada.*',
  folio: (folio: string) => `*Folio: ${folio}*`,
  sample: '*Es una demostración: esta cita no es de verdad.*',
  office: (name: string, address: string, mode: OfficeMode) => `${mode === 'office' ? `Oficina ${name}` : name}: ${address}`,
  /** An address, and who or what receives there. */
  at: (address: string, agenda: string | undefined) => (agenda ? `${address}. Pregunte por ${agenda}` : address),
  arrive: (minutes: number) => (minutes > 0 ? `Llegue ${minutes} minutos antes.` : 'Llegue a su hora.'),
  person: (name: string, procedure: string) => `${name}: ${procedure}`,
  bring: '*Lleve:*',
  bringFor: (names: string, paper: string) => `*${names}:* ${paper}`,
  half: 'con descuento',
  prepare: (what: string) => `*Antes de venir:* ${what}`,
  pay: (price: string) => `Son *${price}*. Para saber cómo se paga, escriba *PAGO*.`,
  freeOfCharge: 'Esta cita no se paga.',
  op7: 'El *OP-7 tiene que estar firmado antes*. Sin él es probable que no entreguen el pasaporte ese día.',
  buttons: { way: 'Cómo llegar', receipt: 'Comprobante en PDF', change: 'Cambiar o cancelar' },
}

export const appointments = {
  none: 'No hay citas hechas desde ‹este teléfono›.',
  askNone: '*¿Quiere sacar una?*',
  notYet: 'Todavía no hay citas confirmadas desde ‹este teléfono›. La que estamos haciendo no está terminada.',
  several: (count: number) => `Desde ‹este teléfono› hay ${count} citas.`,
  askSeveral: '*¿Cuál quiere ver?*',
  askMove: '*¿Cuál quiere cambiar?*',
  askCancel: '*¿Cuál quiere cancelar?*',
  open: 'Ver citas',
  folio: (folio: string) => `Folio: *${folio}*`,
  price: (price: string) => `Pago: ${price}`,
  ask: '*¿Qué quiere hacer?*',
  buttons: { cancel: 'Cancelar la cita', way: 'Cómo llegar', bring: 'Qué llevar' },
  gone: 'Esa cita ya no está aquí: se canceló, ya pasó o se atiende desde otro chat.',
  bring: (when: string) => `Para su cita del *${when}*, lleve:`,
}

export const cancel = {
  rather: 'Si solo necesita otro día u otra hora, mejor cámbiela.',
  ask: (when: string) => `*¿Cancelo la cita del ${when}?*`,
  askFor: (names: string, when: string) => `*¿Cancelo la cita de ${names}, del ${when}?*`,
  askWho: '*¿A quién le cancelo la cita?*',
  everybody: (count: number) => ({ title: `A las ${count} personas`, description: 'Cancelar la cita completa' }),
  undoFor: (minutes: number) => `Tendrá ${minutes} minutos para deshacerlo.`,
  noUndo: 'Otra persona podrá usar ese lugar y usted ya no lo podrá recuperar.',
  buttons: { yes: 'Sí, cancelarla', change: 'Cambiar día u hora', no: 'No, la conservo' },
  doneFor: (names: string, when: string, rest: string) =>
    `La cita de ${names}, del ${when}, quedó *cancelada*. La de ${rest} sigue en pie.`,
  done: (when: string) => `Su cita del ${when} quedó *cancelada*. Gracias por avisar.`,
  kept: (when: string) => `No cancelé nada. Su cita sigue en pie: *${when}*.`,
  failed: 'No la pude cancelar, porque esa cita cambió o ya pasó.',
}

export const refused = {
  elsewhere: (who: string) =>
    `No se confirmó ninguna cita: con los datos de *${who}* no la puedo dar aquí. Tal vez la CURP está mal escrita, ya tiene cita o lista de espera, o alguien más la usó. Por seguridad no digo cuál.`,
  /** Once more, when somebody goes on with the booking: it may have been put right meanwhile. */
  stillElsewhere: (who: string, button: string) =>
    `Con los datos de *${who}* no pude dar la cita. Si ya se arregló, toque *${button}*.`,
  theOffice: (name: string) => `la oficina ${name}`,
  claim: (office: string, by: Telephone) =>
    by
      ? `Si es suya, tiene arreglo: lleve su identificación oficial a ${office} (y el acta, si es de su hija o hijo). La cita que hayan hecho con ella pasa a usted ahí mismo, ese día. Dudas: ${by.phone}, ${by.hours}. Si alguien la usó, toque *Reclamar mi CURP*.`
      : `Si es suya, tiene arreglo: lleve su identificación oficial a ${office} (y el acta, si es de su hija o hijo). La cita que hayan hecho con ella pasa a usted ahí mismo, ese día. Si alguien la usó, toque *Reclamar mi CURP*.`,
  askElsewhere: '*¿Qué prefiere?* Si la CURP estaba mal escrita, corríjala.',
  elsewhereButtons: { curp: 'Corregir la CURP', person: 'Hablar con alguien', claim: 'Reclamar mi CURP' },
  ownLive: (who: string, when: string, office: string, most: number) =>
    most === 1
      ? `*${who}* ya tiene una cita desde ‹este teléfono›: *${when}*, en ${office}. Cada persona puede tener una a la vez.`
      : `*${who}* ya tiene las ${most} citas que puede tener a la vez. La primera es *${when}*, en ${office}.`,
  mayHaveAnother: (who: string, when: string) => `*${who}* ya tiene una cita de este trámite: ${when}. Puede tener otra.`,
  askOwnLive: '*¿Qué prefiere?*',
  ownLiveButtons: { see: 'Ver esa cita', curp: 'Es otra persona', menu: 'Ver el menú' },
  phoneLimit: (limit: number) =>
    `Desde ‹un teléfono› puede haber citas para ${limit === 1 ? 'una persona' : `${limit} personas`} a la vez, y ya no caben más. Cuando pase una, o si cancela alguna, podrá sacar otra.`,
  lapsesButtons: { again: 'Intentar otra vez', person: 'Hablar con alguien', menu: 'Ver el menú' },
  limitButtons: { appeal: 'Pedir que lo revisen' },
  askLimit: '*¿Qué prefiere?*',
}

/** Moving an appointment to another day, hour or office; the old place stays until the new one is taken. */
export const move = {
  now: (when: string, office: string) => `Su cita es el *${when}*, en ${office}. Sigue así hasta que confirme otra.`,
  ask: '*¿Para cuándo la cambio?*',
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
  until: (hour: string) => `Si se equivocó, escriba *DESHACER* antes de las *${hour}*.`,
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
  phoneLimit: 'No la recuperé, porque desde ‹este teléfono› ya hay citas para todas las personas que caben.',
  nothing: 'No hay un cambio ni una cancelación de hace poco que se pueda deshacer.',
  mistake: 'No se preocupe. Conteste otra vez esta pregunta; al final puede corregir cualquier dato.',
  ask: (when: string) => `Hace poco se canceló la cita del *${when}*.\n\n*¿Quiere recuperarla?*`,
  moveUntil: (hour: string) => `Si se equivocó, toque *Deshacer el cambio* antes de las *${hour}*.`,
  moveDone: '*Listo: deshice el cambio.* Su cita está como antes:',
  moveStands: 'Ese cambio ya está deshecho. Así está su cita:',
  moveOver: 'Eso ya no se puede deshacer. Así está su cita:',
  moveClosed: (when: string) => `No puedo regresarla al *${when}*: la oficina cerró esa hora. Así está su cita:`,
  askMove: (when: string) => `Hace poco cambió su cita. Antes era el *${when}*.\n\n*¿Deshago el cambio?*`,
  buttons: { undo: 'Sí, recuperarla', move: 'Deshacer el cambio', yesMove: 'Sí, deshacerlo', no: 'No, está bien' },
}

/** What can be done with an appointment that stands: the rows under "Mis citas". */
export const standing = {
  wrongData: 'Los datos de una cita confirmada los corrige una persona de la oficina.',
  ill: (when: string) => `Que todo mejore pronto. Su cita sigue en pie: *${when}*. Si no puede ir, aquí se cambia o se cancela.`,
  otherProcedure: (name: string) =>
    `Su cita es para *${name}*. Si ahora necesita otro trámite, una persona de la oficina le dice si le sirve la misma cita.`,
  withoutOld: (name: string) =>
    `Para *${name}* se lleva el pasaporte anterior, aunque esté vencido. Si lo perdió o se lo robaron es otro trámite, con otros documentos: una persona de la oficina le dice si le sirve la misma cita.`,
  atTheDoor: 'No sé qué pasa en la oficina en este momento.',
  joins: 'Es otra cita, con su propio folio: a la misma hora o la que sigue. La suya no cambia.',
  missed: 'Perdone, no entendí. Si es sobre su cita, aquí la tiene. Si quiere que le atienda una persona, escriba *AYUDA*.',
  lostOld: {
    ask: (now: string, lost: string, when: string) =>
      `Para *${now}* se lleva el pasaporte anterior, aunque esté vencido. Si lo perdió o se lo robaron, su cita puede ser para *${lost}*, con otros documentos. La hora es la misma: *${when}*.\n\n*¿La cambio?*`,
    yes: 'Sí, cambiarla',
    no: 'No, déjela así',
    done: (name: string) => `Listo: su cita ahora es para *${name}*.`,
  },
  otherPrice: {
    now: (option: string) => `Ahora: ${option}.`,
    paid: 'Si ya pagó, no lo cambie aquí: en la oficina le dicen qué hacer.',
    half: (option: string) => `${option}, con descuento`,
    done: (option: string) => `Listo, queda así: ${option}. Lo demás de su cita no cambia.`,
    keep: { title: 'Dejarla como está', description: 'Su cita no cambia' },
  },
  rows: {
    move: { title: 'Cambiar día u hora', description: 'Su lugar de ahora no se suelta hasta que tenga el otro' },
    cancel: { title: 'Cancelar la cita', description: 'Si ya no va a ir' },
    join: { title: 'Que vaya alguien más', description: 'Otra cita, a la misma hora o la que sigue' },
    bring: { title: 'Qué llevar', description: 'Documentos y pago' },
    way: { title: 'Cómo llegar', description: 'La oficina en el mapa' },
  },
}
