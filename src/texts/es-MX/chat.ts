import type { Language } from '../../catalogue/types.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** What may be said anywhere: courtesy, misunderstandings, and messages that are no words. */
/** Nobody answers by call where nobody can hear: then the answers wait. */
const tooOften = (when: string) =>
  `Hoy ya le contesté muchas veces por aquí. *Le vuelvo a contestar el ${when}.* Sus citas confirmadas siguen igual.`

export const common = {
  open: 'Ver opciones',
  buttons: {
    goOn: 'Seguir donde iba',
    menu: 'Ver el menú',
    person: 'Hablar con alguien',
    appointments: 'Ver mis citas',
    another: 'Sacar otra cita',
    call: 'Que me llamen',
    start: 'Sacar una cita',
  },
  late: 'Perdone la demora. Hasta ahora pude leer su mensaje.',
  missed: 'Perdone, no entendí.',
  missedAgain: (by: Telephone) =>
    by
      ? `Perdone, sigo sin entender. Puede tocar una de las opciones. Si prefiere, llame al ${by.phone}: le atiende una persona ${by.hours}.`
      : `Perdone, sigo sin entender. Puede tocar una de las opciones. Si prefiere, ${IN_WRITING}.`,
  onlyButton: 'Por seguridad, esto se contesta con un botón. Lo escrito no cambia nada.',
  staleButton: 'Ese botón es de una conversación anterior. No cambié nada.',
  usedButton: 'Ese botón es de antes. No cambié nada.',
  askedBefore: 'Le pregunto otra vez, para estar seguros.',
  seenFirst: 'Antes de seguir, lea por favor esta pregunta.',
  startedOver: 'Cambiamos el programa y ya no puedo leer lo que llevaba. Perdone la molestia: empecemos otra vez.',
  thanks: 'Gracias.',
  gladly: 'Con gusto.',
  apology: 'Perdone, algo falló y no pude atender su último mensaje. Lo anterior sigue guardado. Por favor, escríbalo otra vez.',
  notReady: 'Gracias por escribir. Este servicio de citas todavía no abre. Por favor, intente otro día.',
  enough: (when: string, by: Telephone) =>
    by ? `${tooOften(when)}\n\nSi es urgente, llame al ${by.phone}: le atiende una persona ${by.hours}.` : tooOften(when),
  parked: (days: number) =>
    `Está bien. Lo que lleva queda guardado ${days} días, por si quiere seguir. Cuando regrese, escriba *Hola*. No le voy a insistir.`,
  leftAlone: 'Está bien. No le voy a insistir.',
  nothingMade: 'No se hizo ninguna cita.',
  keptQuietly: (days: number) => `Lo que escribió se borra solo en ${days} días.`,
  comeBack: 'Si cambia de opinión, escriba *Hola*.',
  bye: 'Con gusto. Si necesita algo más, escriba *Hola*.',
}

export const media = {
  voiceList: (open: string) => `No puedo oír notas de voz: toque *${open}* y elija, o escríbalo.`,
  voiceButtons: 'No puedo oír notas de voz: toque un botón de aquí abajo, o escríbalo.',
  voiceLocation: 'No puedo oír notas de voz: toque el botón de aquí abajo para mandar su ubicación, o escríbala.',
  askPerson: '*¿Prefiere que le atienda una persona?*',
  voiceKeyboard: 'No puedo oír notas de voz: escríbalo, o díctelo con el micrófono *del teclado*.',
  person: (by: Telephone) =>
    by
      ? `Si quiere que le atienda una persona, llame al ${by.phone}, ${by.hours}.`
      : `Si quiere que le atienda una persona, ${IN_WRITING}.`,
  noPictures:
    'No hace falta mandar fotos, y aquí no se abren: así se cuidan sus documentos. Si le pido un dato, cópielo del papel.',
  pictureToCopy:
    'No abro fotos, para cuidar sus documentos, y le sugiero borrarla de este chat. Copie de ella las letras y los números.',
  sticker: 'Gracias.',
  picture: 'Gracias, pero no necesito fotos de sus documentos. No la abrí y le sugiero borrarla de este chat.',
  file: 'Gracias, pero no necesito archivos. No lo abrí y le sugiero borrarlo de este chat.',
  contactCard: 'Gracias, pero no necesito datos de sus contactos. No los guardé.',
  edited: 'Vi que corrigió un mensaje, pero no puedo leer la corrección. Si algo cambió, escríbalo otra vez.',
  unsupported: 'Ese tipo de mensaje no lo puedo leer.',
  noLocation: 'Gracias. En esta parte no necesito su ubicación y no la guardé.',
}

/** The first words, and those to somebody who comes back. */
export const greeting = {
  hello: { morning: 'Buenos días.', afternoon: 'Buenas tardes.', evening: 'Buenas noches.' },
  who: (institution: string) => `Soy el asistente automático de citas de *${institution}*.`,
  sample: '*Esto es una demostración:* las citas no son de verdad.',
  promise: 'La cita es gratis y sin gestores. Nunca pedimos pagos, fotos ni datos del banco.',
  /** Who is responsible is the institution that just spoke; the rest of the notice is shown by its word. */
  privacy: 'Sus datos son solo para su cita. Aviso completo: escriba *AVISO*.',
  helloAgain: (hello: string) => `${hello} Qué gusto leerle otra vez.`,
  hasAppointment: (when: string, office: string) => `Ya tiene una cita: *${when}*, en ${office}.`,
  hasAppointments: (count: number) => `Desde ‹este teléfono› hay ${count} citas confirmadas.`,
}

/** What can be done here, and in which language. */
export const menu = {
  ask: '*¿En qué le ayudo?* Toque *Ver opciones* o escríbalo.',
  askOther: '*¿Qué trámite quiere hacer?*',
  footer: 'Puede parar: guardo su avance.',
  rows: {
    renewal: { title: 'Renovar mi pasaporte', description: 'Ya tuve uno y lo quiero cambiar' },
    first: { title: 'Mi primer pasaporte', description: 'Nunca he tenido pasaporte mexicano' },
    lost: { title: 'Lo perdí o me lo robaron', description: 'Reponer un pasaporte que ya no tengo' },
    minor: { title: 'Para mi hija o mi hijo', description: 'Menores de 18 años; pueden ser varios' },
    other: { title: 'Para otra persona adulta', description: 'Por ejemplo, su mamá, su papá o su pareja' },
    appointments: { title: 'Mis citas', description: 'Ver, cambiar o cancelar' },
    costs: { title: 'Costos y qué llevar', description: 'Precios, pago y documentos' },
    language: { title: 'Español fácil / English', description: 'Frases cortas; otro idioma, language' },
    others: { title: 'Otro trámite', description: 'Ver los demás trámites de esta oficina' },
    goOn: { title: 'Seguir donde iba', description: 'Su avance sigue guardado' },
  },
  personRow: (hours: string) => ({ title: 'Hablar con una persona', description: hours }),
  otherRow: (name: string) => ({ title: name, description: 'Sacar cita para este trámite' }),
  elsewhereRow: 'Se hace en otra parte',
  passport: 'Pasaporte',
  seeAll: 'Ver los trámites',
  noneOfThese: 'Ninguno de estos',
  more: 'Ver más',
  moreOf: (page: number, of: number) => `Página ${page} de ${of}`,
  askAmong: 'Encontré varios trámites. *¿Cuál quiere?*',
  askOne: 'Encontré este trámite. *¿Es el que busca?*',
  askAgency: '*¿De qué dependencia es el trámite?*',
  askSubject: '*¿De qué es el trámite?* También puede escribir su nombre.',
  noSubject: 'Otros trámites',
  elsewhere: (name: string, by: string) => `*${name}* no se saca aquí. Lo hace *${by}*.`,
  elsewhereWhere: (where: string) => `Dónde: ${where}`,
  elsewhereMore: '*¿Necesita otro trámite?*',
  unknown: 'Ese trámite no se saca aquí, o lo conozco con otro nombre. *¿Quiere ver los que sí?*',
  notOffered: 'Por ahora ese trámite no se ofrece aquí.',
  nothingOpen: 'Por ahora no hay trámites abiertos en este servicio.',
  understood: (words: string) => `Anoté: *${words}*.`,
  forWhom: 'Lo que llevamos sigue guardado. Si la cita es para alguien más, elíjalo abajo; si no, toque *Seguir donde iba*.',
  damaged:
    'Eso se saca como renovación. Lleve el pasaporte dañado y también su INE: la oficina puede pedirle lo mismo que la primera vez.',
}

export const whom = {
  ask: '*¿Para quién es la cita?*',
  open: 'Ver opciones',
  self: { title: 'Para mí', description: 'Tengo 18 años o más' },
  minor: { title: 'Una persona menor de 18', description: 'Por ejemplo, mi hija o mi hijo' },
  other: { title: 'Otra persona adulta', description: 'Tiene 18 años o más. Por ejemplo, mi mamá o mi hijo mayor' },
  adults: (count: number | undefined) => ({
    title: count === undefined ? 'Varias personas adultas' : `${count} personas adultas`,
    description: 'Todas de 18 años o más',
  }),
  minors: (count: number | undefined) => ({
    title: count === undefined ? 'Varios menores de edad' : `${count} menores de edad`,
    description: 'Todos tienen menos de 18 años',
  }),
  mixed: (count: number | undefined) => ({
    title: count === undefined ? 'Adultos y menores' : `${count}, adultos y menores`,
    description: 'Personas de 18 años o más, y también menores',
  }),
  another: { title: 'Otro número de personas', description: 'Le pregunto cuántas' },
  change: { title: 'Cambiar algo', description: 'Si algo de arriba no es así' },
  byAge: 'Toque la que sea: ahí dice la edad.',
}

export const purpose = {
  askSelf: '*¿Qué necesita?*',
  ask: 'Con gusto. Para el pasaporte, esa persona tendrá que ir a la oficina.\n\n*¿Qué necesita esa persona?*',
  buttons: { renewal: 'Renovar pasaporte', first: 'Su primer pasaporte', lost: 'Lo perdió o robaron' },
}

export const language = {
  ask: '*¿En qué idioma prefiere seguir?*\nWhich language do you prefer?',
  buttons: { 'es-MX': 'Español', 'es-facil': 'Español fácil', en: 'English' } satisfies Record<Language, string>,
  other: 'Otra lengua',
  changed: 'Listo: seguimos en español.',
  /** Offered to somebody who said twice that they do not understand. */
  offerEasy: 'Puedo escribirle más fácil, con frases muy cortas. *¿Lo quiere así?*',
  easyButtons: { yes: 'Sí, más fácil', no: 'No, seguir así', person: 'Hablar con alguien' },
  /** Said the first time. */
  unclear: 'Perdone. Se lo pregunto otra vez, con calma.',
}

/** Other ways to be helped: a person, the privacy notice, a complaint. */
export const person = {
  call: (by: Telephone) => (by ? `Le atiende una persona en el *${by.phone}*, ${by.hours}.` : ''),
  words:
    'También entiendo estas palabras: *menú*, *mis citas*, *pago*, *aviso*, *mis datos*, *denuncia*, *reclamar*, *idioma* y *borrar*.',
}

export const privacy = {
  title: '*Aviso de privacidad*',
  responsible: (institution: string, address: string) => `Responsable: ${institution}. Domicilio: ${address}.`,
  use: (birthKnown: boolean) =>
    `Usamos su nombre${birthKnown ? ', CURP y fecha de nacimiento' : ''} solo para su cita: hacerla, confirmarla o cancelarla. Lo que necesita en la oficina, por ejemplo un intérprete, solo si nos lo pide.`,
  thing: (thing: string, days: number) =>
    days > 0 ? `${thing} (se guarda ${days} ${days === 1 ? 'día' : 'días'} después de la cita)` : thing,
  asks: (things: string) => `Según el trámite, también: ${things}.`,
  onBehalf: (owner: string) => `Este número lo opera ${owner}, por encargo de esa dependencia.`,
  others: (names: string) => `Por este número también atienden: ${names}. Cada una tiene su aviso; se lee desde su trámite.`,
  transfer: 'No los damos a terceros que necesiten su permiso. No los usamos para publicidad.',
  basis: (basis: string) => `Fundamento: ${basis}.`,
  rights: (contact: string) =>
    `Para ver, corregir o borrar sus datos, u oponerse a su uso: escriba *MIS DATOS*. También: ${contact}.`,
  keep: (days: number) => `Lo que escribe y no confirma se borra solo en ${days} días.`,
  full: (url: string) => `Aviso completo: ${url}`,
}

export const complaint = {
  never: 'Nadie puede cobrarle por una cita, ni apartarla por usted o pasarle adelante a cambio de dinero.',
  stands: 'Si ya tiene una cita, vale aunque no le dé dinero a nadie.',
  where: (contact: string) => `Si alguien le cobró o le quiso cobrar, denúncielo aquí: ${contact}.`,
  advice: 'No entregue dinero, su INE ni sus claves. Guarde los mensajes y el número de quien le cobró.',
}

/** Going on, leaving, and having everything erased. */
export const resume = {
  kept: (day: string) => `Guardé su avance del ${day}`,
  keptSoFar: (facts: string) => `Lo que lleva está guardado: ${facts}.`,
  nothingLost: 'Lo que lleva está guardado.',
  keptToday: 'Guardé su avance de hace rato',
  back: (day: string) => `Qué bueno que regresó. Guardé lo del ${day}.`,
  soFar: (facts: string) => `Hasta ahora tengo: ${facts}.`,
  office: (name: string) => `oficina *${name}*`,
  notHeld: 'Todavía no tiene ninguna hora apartada. La que elija se la aparto unos minutos.',
  holdGone: (when: string) => `El lugar del ${when} ya se soltó, pero le busco otro.`,
  holdKept: (when: string, until: string) => `Su lugar sigue apartado hasta las ${until}: ${when}.`,
  ask: '*¿Seguimos donde iba?*',
  buttons: { goOn: 'Seguir donde iba', restart: 'Empezar de nuevo', erase: 'Borrar mis datos' },
  here: 'Aquí sigo. Vamos en esta pregunta:',
  restarted: 'Muy bien, empezamos de nuevo.',
}

export const erase = {
  ask: 'Puedo borrar las respuestas que no ha confirmado. *¿Las borro?*',
  withAppointments: 'Sus citas confirmadas no se borran así: para eso, cancélelas.',
  buttons: { yes: 'Sí, borrar', no: 'No, seguir' },
  done: 'Listo: borré sus respuestas sin confirmar. Lo demás se pide con *MIS DATOS*. Cuando quiera empezar otra vez, escriba *Hola*.',
  kept: 'Está bien, no borré nada.',
  keeps: (what: string) => `Aquí se guarda esto de usted: ${what}.`,
  what: {
    number: '‹su número›',
    chat: 'lo que se escribe en este chat',
    appointments: 'sus citas',
    list: 'su lugar en la lista de espera',
    cases: 'lo que pidió a la oficina',
    phone: 'el teléfono que nos dio',
    needs: 'lo que necesita para su visita',
  },
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
