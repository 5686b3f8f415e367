import type { OfficeMode } from '../../catalogue/types.ts'
import * as plain from '../es-MX/appointments.ts'
import { documents as plainDocuments } from '../es-MX/documents.ts'
import * as plainGroups from '../es-MX/group.ts'
import type { Texts } from '../es-MX/index.ts'
import * as plainReminders from '../es-MX/reminders.ts'
import type { Telephone } from '../telephone.ts'

/** Appointments that stand: the folio, seeing and cancelling them, and why there may be no more. */
export const folio: Texts['folio'] = {
  ...plain.folio,
  confirmed: '*Listo. Ya tiene su cita.*',
  sample: '*Es una prueba. Esta cita no es de verdad.*',
  office: (name: string, address: string, mode: OfficeMode) =>
    mode === 'remote' ? `${name}\n${address}` : `${mode === 'office' ? 'Oficina' : 'Lugar'}: ${name}\nDirección: ${address}`,
  at: (address: string, agenda: string | undefined) => (agenda ? `${address}\nAhí pregunte por: ${agenda}` : address),
  pay: (price: string) => `Precio: *${price}*. Para saber cómo pagar, escriba *PAGO*.`,
  op7: 'El *OP-7* debe estar firmado *antes* de la cita.\nSin él, tal vez no den el pasaporte ese día.',
}

export const appointments: Texts['appointments'] = {
  ...plain.appointments,
  none: '‹Este teléfono› no tiene citas.',
  notYet: 'Todavía no tiene cita. Falta terminarla.',
  several: (count: number) => `‹Este teléfono› tiene ${count} citas.`,
  gone: 'Esa cita ya no está aquí. Se canceló, ya pasó o está en otro chat.',
  bring: (when: string) => `Cita: *${when}*. Lleve:`,
}

export const cancel: Texts['cancel'] = {
  ...plain.cancel,
  done: (when: string) => `Su cita quedó *cancelada*.\nEra el ${when}.\nGracias por avisar.`,
  doneFor: (names: string, when: string, rest: string) =>
    `La cita de ${names} quedó *cancelada*.\nEra el ${when}.\nLa cita de ${rest} no cambia.`,
  rather: 'También puede cambiar el día o la hora.',
  noUndo: 'Otra persona usará ese lugar. Ya no lo podrá recuperar.',
  undoFor: (minutes: number) => `Puede deshacerlo durante ${minutes} minutos.`,
  kept: (when: string) => `No cancelé nada. Tiene su cita: *${when}*.`,
  failed: 'No la pude cancelar. Esa cita cambió o ya pasó.',
}

export const refused: Texts['refused'] = {
  ...plain.refused,
  elsewhere: (who: string) =>
    `No se hizo la cita de *${who}*.\nTal vez la CURP está mal escrita.\nO ya tiene una cita o está en una lista.\nO alguien usó su CURP.\nNo digo cuál. Es por seguridad.`,
  stillElsewhere: (who: string, button: string) =>
    `No pude dar la cita de *${who}*.\nSi la oficina ya lo arregló, toque *${button}*.`,
  claim: (office: string, by: Telephone) =>
    by
      ? `Si la CURP es suya, tiene arreglo.\nVaya con su INE a ${office}.\nSi es de su hija o hijo, lleve el acta.\nAhí le pasan la cita ese mismo día.\nO llame al ${by.phone}. Horario: ${by.hours}.\nSi alguien la usó, toque *Reclamar mi CURP*.`
      : `Si la CURP es suya, tiene arreglo.\nVaya con su INE a ${office}.\nSi es de su hija o hijo, lleve el acta.\nAhí le pasan la cita ese mismo día.\nSi alguien la usó, toque *Reclamar mi CURP*.`,
  askElsewhere: '*¿Qué prefiere?* Si la CURP está mal, corríjala.',
  ownLive: (who: string, when: string, office: string, most: number) =>
    `*${who}* ya tiene ${most === 1 ? 'una cita' : `${most} citas`}.\n${most === 1 ? 'Día y hora' : 'La primera'}: *${when}*\nOficina: ${office}\nCada persona puede tener ${most === 1 ? '1 cita' : `${most} citas`}.`,
  mayHaveAnother: (who: string, when: string) => `*${who}* ya tiene una cita:\n${when}\nPuede tener otra.`,
  phoneLimit: (limit: number) =>
    `‹Un teléfono› puede tener citas para ${limit === 1 ? '1 persona' : `${limit} personas`}. Ya no caben más.\nDespués de una cita, puede sacar otra.`,
}

/** Moving an appointment to another day, hour or office, and taking back a cancellation or a move. */
export const move: Texts['move'] = {
  ...plain.move,
  now: (when: string, office: string) => `Su cita: *${when}*, en ${office}.\nLa tiene hasta confirmar otra.`,
  ask: '*¿Para qué día la cambio?*',
  noOffices: 'No hay otra oficina cerca con lugares.',
  offices: 'Estas oficinas tienen lugar. Abajo está su primer día libre.',
  askOffice: '*¿A cuál oficina quiere ir?*',
  old: (when: string, office: string) => `*Ahora:* ${when}\nOficina: ${office}`,
  fresh: (when: string, office: string) => `*Nueva:* ${when}\nOficina: ${office}`,
  price: (after: string, before: string) => `*Pago:* ahora son ${after}. Antes eran ${before}.`,
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
  phoneLimit: 'No la recuperé. ‹Este teléfono› ya tiene muchas citas.',
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

/** What is said about appointments that stand: reminders, files, several people. */
export const reminders: Texts['reminders'] = {
  ...plainReminders.reminders,
  will: 'Antes de su cita le aviso aquí.',
  paid: (price: string) => `Vea si ya pagó en el banco. Son *${price}*.\nPara saber cómo pagar, escriba *PAGO*.`,
  thanks: (when: string, office: string) =>
    `Gracias por avisar. Le esperamos.\nDía y hora: *${when}*\nOficina: ${office}\n\nSi algo cambia, escriba *MIS CITAS*.`,
  changed: 'Esa cita cambió.',
}

export const muting: Texts['muting'] = {
  ...plainReminders.muting,
  muted: 'Listo. Ya no le mando avisos.',
  still: 'Si usted escribe, yo contesto.\nSi la oficina cambia su cita, sí le aviso.',
  stands: (when: string) => `Tiene su cita: *${when}*.`,
  severalStand: 'Tiene sus citas.',
  back: 'Para recibir avisos otra vez, escriba *ALTA*.\nPara borrar sus respuestas, escriba *BORRAR*.',
  unmuted: 'Listo. Otra vez le mando avisos.',
  on: 'Sí. Antes de su cita le mando un aviso por aquí.',
  mute: 'Si no quiere avisos, escriba *BAJA*.',
  offers: {
    stop: { says: 'Si ya no quiere mensajes, escriba *BAJA*.', button: 'Ya no más mensajes' },
    subscribe: { says: 'Si quiere mensajes otra vez, escriba *ALTA*.', button: 'Sí, recordarme' },
  },
}

export const documents: Texts['documents'] = {
  ...plainDocuments,
  receipt: (folio: string) => `Este es su comprobante. Folio: *${folio}*.\nLlévelo impreso. O muéstrelo en su teléfono.`,
  calendar: 'Abra este archivo. Pone la cita en su calendario.\nSi cambia la cita, pida otro.',
  gone: 'No hice el archivo. Esa cita ya no está.\nPara ver sus citas, escriba *mis citas*.',
  later: 'Ahora no pude hacer el archivo. Su cita no cambió.\nPida el archivo más tarde: escriba *mis citas*.',
}

export const standing: Texts['standing'] = {
  ...plain.standing,
  wrongData: 'Una persona de la oficina corrige sus datos.',
  ill: (when: string) => `Que todo mejore pronto.\nSu cita sigue: *${when}*.\nSi no puede ir, aquí la cambia o la cancela.`,
  otherProcedure: (name: string) => `Su cita es para *${name}*.\nUna persona de la oficina le dice si le sirve.`,
  withoutOld: (name: string) =>
    `Para *${name}* lleve su pasaporte anterior.\nSi lo perdió, es otro trámite.\nUna persona de la oficina le dice si le sirve esta cita.`,
  atTheDoor: 'No sé qué pasa ahora en la oficina.',
  joins: 'Es otra cita. Tiene su propio folio. Su cita no cambia.',
  missed: 'Perdone, no entendí.\nAquí está su cita.\nPara hablar con una persona, escriba *AYUDA*.',
  lostOld: {
    ...plain.standing.lostOld,
    ask: (now: string, lost: string, when: string) =>
      `Para *${now}* se lleva el pasaporte anterior.\nSi lo perdió o se lo robaron, es otro trámite.\nSe llama *${lost}*.\nSe llevan otros papeles.\nLa hora es la misma: *${when}*.\n\n*¿La cambio?*`,
  },
  otherPrice: {
    ...plain.standing.otherPrice,
    paid: 'Si ya pagó, no lo cambie aquí.\nEn la oficina le dicen qué hacer.',
    done: (option: string) => `Listo: ${option}.\nLo demás de su cita no cambia.`,
    keep: { title: 'Dejarla como está', description: 'Su cita no cambia.' },
  },
  rows: {
    ...plain.standing.rows,
    move: { title: 'Cambiar día u hora', description: 'Tiene su cita hasta elegir otra.' },
    bring: { title: 'Qué llevar', description: 'Papeles y pago.' },
  },
}

export const group: Texts['group'] = {
  ...plainGroups.group,
  row: { title: 'Para varias personas', description: 'Su familia o un grupo.' },
  withAdults: { title: 'También van adultos', description: 'Menores y adultos juntos.' },
  noGroup: 'En ‹este teléfono› ya no caben varias personas.',
  askNoGroup: '*¿Qué prefiere?* Para más personas, use ‹otro teléfono de su familia›.',
  howMany: '*¿Cuántas personas van?*\n\nCuente también a los menores de edad.',
  oneMore: 'En ‹este teléfono› cabe 1 persona más. Elija su trámite.',
  ask: (position: number, count: number) =>
    `Persona ${position} de ${count}. *Escriba su CURP y su nombre completo.*\n\n${position === 1 ? 'Si usted va, empiece con usted.\n' : ''}Ejemplo: PERR850417MDFRZS04, Rosa Pérez Ruiz`,
  adjacent: (count: number) => `Si no caben las ${count} personas, van en horas seguidas.`,
  made: (when: string, office: string, until: string) =>
    `Les guardo lugares en horas seguidas.\nDía y hora: *${when}*\nOficina: ${office}\nSon suyos hasta las *${until}*.`,
  brief: 'Les guardo lugares en horas seguidas.',
  halfByAge: (names: string) => `Por su edad, ${names} paga la mitad. Ese precio ya es la mitad.`,
  halfByAgeSeveral: (names: string) => `Por su edad, ${names} pagan la mitad. Esos precios ya son la mitad.`,
  noRoom: (when: string) => `A esa hora no caben todas las personas. Elija otra hora.\nEra el *${when}*.`,
}

export const groupChange: Texts['groupChange'] = {
  ...plainGroups.groupChange,
  afterwards: (relative) =>
    `La cita de ${relative ? `su ${relative}` : 'la otra persona'} va después del folio.\nToque *Cambiar o cancelar*. Luego toque *Que vaya alguien más*.`,
  someone: { title: 'Una de las personas', description: 'Corregir o quitar.' },
  passport: { title: 'Primera vez o no', description: 'Si ya tuvo pasaporte.' },
  remove: { title: 'Quitar de la cita', description: 'Las otras personas siguen.' },
  adultAmong: 'Puede ir en esta cita como persona adulta.',
  askElsewhere: '*¿Qué prefiere?* Las otras personas pueden seguir.\nSi la CURP está mal, corríjala.',
  elsewhereSeveral: (names: string) =>
    `No se hizo la cita de *${names}*.\nTal vez una CURP está mal escrita.\nO ya tienen una cita o están en una lista.\nO alguien usó su CURP.\nNo digo cuál. Es por seguridad.`,
  askOwnLive: '*¿Qué prefiere?* Las otras personas pueden seguir.',
}
