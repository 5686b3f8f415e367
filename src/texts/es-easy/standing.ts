import { documents as plainDocuments } from '../es-MX/documents.ts'
import * as plainGroups from '../es-MX/group.ts'
import type { Texts } from '../es-MX/index.ts'
import * as plainReminders from '../es-MX/reminders.ts'
import * as plainStanding from '../es-MX/standing.ts'

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
}

export const documents: Texts['documents'] = {
  ...plainDocuments,
  receipt: (folio: string) => `Este es su comprobante. Folio: *${folio}*.\nLlévelo impreso. O muéstrelo en su teléfono.`,
  calendar: 'Abra este archivo. Pone la cita en su calendario.\nSi cambia la cita, pida otro.',
  gone: 'No hice el archivo. Esa cita ya no está.\nPara ver sus citas, escriba *mis citas*.',
  later: 'Ahora no pude hacer el archivo. Su cita no cambió.\nPida el archivo más tarde: escriba *mis citas*.',
}

export const standing: Texts['standing'] = {
  ...plainStanding.standing,
  wrongData: 'Una persona de la oficina corrige sus datos.',
  ill: (when: string) => `Que todo mejore pronto.\nSu cita sigue: *${when}*.\nSi no puede ir, aquí la cambia o la cancela.`,
  otherProcedure: (name: string) => `Su cita es para *${name}*.\nUna persona de la oficina le dice si le sirve.`,
  atTheDoor: 'No sé qué pasa ahora en la oficina.',
  missed: 'Perdone, no entendí.\nAquí está su cita.\nPara hablar con una persona, escriba *AYUDA*.',
  rows: {
    ...plainStanding.standing.rows,
    move: { title: 'Cambiar día u hora', description: 'Tiene su cita hasta elegir otra.' },
    bring: { title: 'Qué llevar', description: 'Papeles y pago.' },
  },
}

export const group: Texts['group'] = {
  ...plainGroups.group,
  row: { title: 'Para varias personas', description: 'Su familia o un grupo.' },
  withAdults: { title: 'También van adultos', description: 'Menores y adultos juntos.' },
  noGroup: 'En este teléfono ya no caben varias personas.',
  askNoGroup: '*¿Qué prefiere?* Para más personas, use otro teléfono de su familia.',
  howMany: '*¿Cuántas personas van?*\n\nCuente también a los menores de edad.',
  oneMore: 'En este teléfono cabe 1 persona más. Elija su trámite.',
  ask: (position: number, count: number) =>
    `Persona ${position} de ${count}. *Escriba su CURP y su nombre completo.*\n\n${position === 1 ? 'Si usted va, empiece con usted.\n' : ''}Ejemplo: PIPR850417MDFRRS00, Rosa Pérez Ruiz`,
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
  someone: { title: 'Una de las personas', description: 'Corregir o quitar.' },
  passport: { title: 'Primera vez o no', description: 'Si ya tuvo pasaporte.' },
  remove: { title: 'Quitar de la cita', description: 'Las otras personas siguen.' },
  adultAmong: 'Puede ir en esta cita como persona adulta.',
  askElsewhere: '*¿Qué prefiere?* Las otras personas pueden seguir.\nSi la CURP está mal, corríjala.',
  elsewhereSeveral: (names: string) =>
    `No se hizo la cita de *${names}*.\nTal vez una CURP está mal escrita.\nO ya tienen una cita o están en una lista.\nO alguien usó su CURP.\nNo digo cuál. Es por seguridad.`,
  askOwnLive: '*¿Qué prefiere?* Las otras personas pueden seguir.',
}
