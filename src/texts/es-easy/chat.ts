import * as plain from '../es-MX/chat.ts'
import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** What may be said anywhere: courtesy, misunderstandings, and messages that are no words. */
const tooOften = (when: string) =>
  `Hoy ya le contesté muchas veces.\n*Le contesto otra vez el ${when}.*\nSus citas confirmadas siguen igual.`

export const common: Texts['common'] = {
  ...plain.common,
  gladly: 'Muy bien.',
  buttons: { ...plain.common.buttons, goOn: 'Seguir' },
  late: 'Perdone la espera. Apenas leí su mensaje.',
  missed: 'Perdone. No entendí.',
  missedAgain: (by: Telephone) =>
    by
      ? `Perdone. Todavía no entiendo. Toque una opción.\nO llame al ${by.phone}. Contesta una persona.\nHorario: ${by.hours}.`
      : `Perdone. Todavía no entiendo. Toque una opción.\n${IN_WRITING}`,
  onlyButton: 'Esto se contesta con un botón.',
  staleButton: 'Ese botón es de antes. No cambié nada.',
  usedButton: 'Ese botón es de antes. No cambié nada.',
  askedBefore: 'Le pregunto otra vez.',
  seenFirst: 'Primero lea esta pregunta, por favor.',
  startedOver: 'Perdone. El programa cambió. Empezamos otra vez.',
  apology: 'Perdone. Algo falló. Escriba su mensaje otra vez.\nLo demás está guardado.',
  notReady: 'Gracias por escribir. Todavía no damos citas. Escriba otro día.',
  enough: (when: string, by: Telephone) =>
    by ? `${tooOften(when)}\n\nSi le urge, llame al ${by.phone}.\nHorario: ${by.hours}.` : tooOften(when),
  parked: (days: number) => `Está bien. Guardo sus respuestas ${days} días.\nPara seguir, escriba *Hola*.`,
  leftAlone: 'Está bien. No le voy a insistir.',
  nothingMade: 'No se hizo ninguna cita.',
  keptQuietly: (days: number) => `Lo que escribió se borra solo en ${days} días.`,
  comeBack: 'Si quiere empezar otra vez, escriba *Hola*.',
  bye: 'De nada. Si necesita algo, escriba *Hola*.',
}

export const media: Texts['media'] = {
  ...plain.media,
  voiceList: (open: string) => `No puedo oír mensajes de voz.\nToque *${open}* y elija.`,
  voiceButtons: 'No puedo oír mensajes de voz.\nToque un botón de abajo.',
  voiceLocation: 'No puedo oír mensajes de voz.\nToque el botón de abajo. Así manda su ubicación.',
  askPerson: '*¿Quiere que lo atienda una persona?*',
  voiceKeyboard: 'No puedo oír mensajes de voz.\nUse el micrófono *del teclado*: el teléfono escribe.',
  person: (by: Telephone) => (by ? `Para hablar con una persona, llame al ${by.phone}.\nHorario: ${by.hours}.` : IN_WRITING),
  noPictures: 'No mande fotos. Aquí no se abren.\nSi le pido un dato, cópielo del papel.',
  pictureToCopy: 'No abro fotos. Así cuido sus papeles. Borre la foto de este chat.\nCopie aquí las letras y los números.',
  picture: 'Gracias. No necesito fotos de sus papeles.\nNo abrí la foto. Bórrela de este chat.',
  file: 'Gracias. No necesito archivos.\nNo lo abrí. Bórrelo de este chat.',
  contactCard: 'Gracias. No necesito datos de otras personas. No los guardé.',
  edited: 'Usted cambió un mensaje. No puedo leer el cambio.\nEscríbalo otra vez.',
  unsupported: 'No puedo leer ese mensaje.',
  noLocation: 'Gracias. Ahora no necesito su ubicación. No la guardé.',
}

/** The first words, and those to somebody who comes back. */
export const greeting: Texts['greeting'] = {
  ...plain.greeting,
  who: (institution: string) => `Soy un programa. No soy una persona. Doy citas de *${institution}*.`,
  sample: '*Esto es una prueba.* Las citas no son de verdad.',
  promise: 'La cita es gratis. No pague a nadie.\nNo pedimos dinero, fotos ni datos del banco.',
  privacy: 'Sus datos son solo para su cita.\nPara saber más, escriba *AVISO*.',
  helloAgain: (hello: string) => `${hello} Qué gusto leerle.`,
  hasAppointment: (when: string, office: string) => `Ya tiene una cita.\nDía y hora: *${when}*\nOficina: ${office}`,
  hasAppointments: (count: number) => `‹Este teléfono› tiene ${count} citas.`,
}

/** What can be done here, and in which language. */
export const whom: Texts['whom'] = {
  ...plain.whom,
  other: { title: 'Otra persona adulta', description: 'Tiene 18 años o más' },
  another: { title: 'Otro número de personas', description: 'Pregunto cuántas' },
  byAge: 'Toque una. Ahí dice la edad.',
}

export const menu: Texts['menu'] = {
  ...plain.menu,
  ask: '*¿Qué necesita?*\nToque *Ver opciones* o escríbalo.',
  askOther: '*¿Qué trámite necesita?*',
  footer: 'Puede parar. Guardo sus respuestas.',
  rows: {
    ...plain.menu.rows,
    renewal: { title: 'Renovar mi pasaporte', description: 'Ya tuve uno. Quiero otro.' },
    first: { title: 'Mi primer pasaporte', description: 'Nunca he tenido pasaporte.' },
    lost: { title: 'Lo perdí o me lo robaron', description: 'Ya no tengo mi pasaporte.' },
    minor: { title: 'Para mi hija o mi hijo', description: 'Tiene menos de 18 años.' },
    other: { title: 'Para otra persona adulta', description: 'Por ejemplo, su mamá o su papá.' },
    appointments: { title: 'Mis citas', description: 'Ver, cambiar o cancelar.' },
    costs: { title: 'Precios y qué llevar', description: 'Cuánto cuesta. Qué papeles lleva.' },
    language: { title: 'Español / English', description: 'Otro idioma, language' },
    others: { title: 'Otro trámite', description: 'Ver más trámites.' },
    goOn: { title: 'Seguir', description: 'Tengo sus respuestas.' },
  },
  otherRow: (name: string) => ({ title: name, description: 'Sacar una cita.' }),
  elsewhereRow: 'Se hace en otro lugar.',
  passport: 'Pasaporte',
  seeAll: 'Ver los trámites',
  noneOfThese: 'Ninguno de estos',
  more: 'Ver más',
  moreOf: (page: number, of: number) => `Página ${page} de ${of}.`,
  askAmong: 'Hay varios trámites.\n*¿Cuál quiere?*',
  askOne: 'Hay este trámite.\n*¿Es este?*',
  askAgency: '*¿De qué dependencia?*',
  askSubject: '*¿De qué es el trámite?*',
  noSubject: 'Otros trámites',
  elsewhere: (name: string, by: string) => `*${name}* no se hace aquí.\nLo hace *${by}*.`,
  elsewhereWhere: (where: string) => `Dónde: ${where}`,
  elsewhereMore: '*¿Necesita otro trámite?*',
  unknown: 'Ese trámite no se hace aquí.\nO lo conozco con otro nombre.\n*¿Quiere ver los que sí?*',
  notOffered: 'Hoy no hay citas para ese trámite.',
  nothingOpen: 'Hoy no hay trámites.',
  forWhom: 'Guardé sus respuestas.\nSi es para alguien más, elija abajo.\nSi no, toque *Seguir*.',
  damaged: 'Eso es una renovación.\nLleve el pasaporte dañado.\nLleve también su INE.',
}

export const purpose: Texts['purpose'] = {
  ...plain.purpose,
  ask: 'Esa persona debe ir a la oficina.\n\n*¿Qué necesita esa persona?*',
}

export const language: Texts['language'] = {
  ...plain.language,
  ask: '*¿En qué idioma quiere seguir?*\nWhich language do you prefer?',
  changed: 'Listo. Ahora uso frases cortas.',
}

/** Other ways to be helped: a person, the privacy notice, a complaint. */
export const person: Texts['person'] = {
  ...plain.person,
  call: (by: Telephone) => (by ? `Llame al *${by.phone}*. Contesta una persona.\nHorario: ${by.hours}.` : ''),
  words: 'También puede escribir estas palabras:\n*menú*, *mis citas*, *pago*, *aviso*, *denuncia*, *idioma*, *borrar*.',
}

export const privacy: Texts['privacy'] = {
  ...plain.privacy,
  responsible: (institution: string, address: string) => `Quién guarda sus datos: ${institution}.\nDirección: ${address}.`,
  use: (birthKnown: boolean) =>
    `Usamos su nombre${birthKnown ? ', su CURP y su fecha de nacimiento' : ''}.\nSon solo para su cita.\nTambién lo que necesita en su visita, si usted lo pide.`,
  thing: (thing: string, days: number) =>
    days > 0 ? `${thing} (se guarda ${days} ${days === 1 ? 'día' : 'días'} después de la cita)` : thing,
  asks: (things: string) => `Según el trámite, también: ${things}.`,
  onBehalf: (owner: string) => `Este número lo lleva ${owner}.\nLo hace por encargo de esa dependencia.`,
  others: (names: string) => `Aquí también atienden: ${names}.\nCada una tiene su aviso.\nLo lee cuando saca su cita.`,
  transfer: 'No los damos sin su permiso. No mandamos anuncios.',
  basis: (basis: string) => `Ley: ${basis}.`,
  rights: (contact: string) =>
    `Puede ver, corregir o borrar sus datos. También puede pedir que no los usen.\nEscriba *MIS DATOS*. O vaya a ${contact}.`,
  keep: (days: number) => `Si no confirma su cita, sus respuestas se borran.\nSe borran en ${days} días.`,
}

export const complaint: Texts['complaint'] = {
  ...plain.complaint,
  never: 'La cita es gratis. Nadie le puede cobrar por ella.',
  stands: 'Si ya tiene cita, su cita vale.',
  where: (contact: string) => `Si alguien le cobró, avise aquí: ${contact}.`,
  advice: 'No dé dinero. No dé su INE. No dé sus claves.\nGuarde los mensajes y el número de esa persona.',
}

/** Going on, leaving, and having everything erased. */
export const resume: Texts['resume'] = {
  ...plain.resume,
  kept: (day: string) => `Tengo sus respuestas del ${day}`,
  keptToday: 'Tengo sus respuestas de hoy',
  back: (day: string) => `Qué bueno que regresó. Tengo sus respuestas del ${day}.`,
  soFar: (facts: string) => `Hasta ahora: ${facts}.`,
  notHeld: 'Todavía no tiene hora. La que elija se la guardo unos minutos.',
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
  done: 'Listo. Borré sus respuestas.\nPara borrar lo demás, escriba *MIS DATOS*.\nPara empezar otra vez, escriba *Hola*.',
  kept: 'Está bien. No borré nada.',
  keeps: (what: string) => `Guardo esto de usted: ${what}.`,
}

export const quit: Texts['quit'] = {
  ...plain.quit,
  ask: '*¿Ya no quiere esta cita?*',
  askWhich: (day: string) => `*¿Cancelo estas preguntas o su cita del ${day}?*`,
  askWhichSeveral: '*¿Cancelo estas preguntas o una cita que ya tiene?*',
  done: 'Está bien. No hay cita.\nPara empezar otra vez, escriba *Hola*.',
}
