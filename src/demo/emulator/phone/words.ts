import type { FaultId, PhoneApp, PhoneJump } from '../types.ts'

/** In Spanish: for people who try the product, not for citizens. */

/** A fact that the person would know, or read from a document. */
export interface Fact {
  label: string
  value: string
}

/** Needed to play this person: who it is, what to write first, and later answers. */
export interface Character {
  name: string
  who: string
  /** Where passports are offered, with what is written first. */
  wants: string
  begin: string
  facts: Fact[]
  hint: string
}

export const OLD_PASSPORT = 'Pasaporte anterior'

/** By the emulator's ids. Their CURPs are synthetic: no person has them. */
export const CHARACTERS: Record<string, Character> = {
  guadalupe: {
    name: 'Guadalupe Hernández Soto',
    who: 'Nació en 1958 y vive en Metepec.',
    wants: 'Quiere renovar su pasaporte y por su edad paga la mitad.',
    begin: 'Hola',
    facts: [
      { label: 'Dónde vive', value: 'Metepec' },
      { label: 'CURP', value: 'HESG580312MMCRTD06' },
      { label: 'Nombre completo', value: 'Guadalupe Hernández Soto' },
      { label: OLD_PASSPORT, value: 'G12345678' },
    ],
    hint: 'Pruebe también a escribir la CURP con la letra O en lugar del cero.',
  },
  roberto: {
    name: 'Roberto Castillo Mora',
    who: 'Tiene dos hijos, Sofía y Mateo.',
    wants: 'Quiere el pasaporte de los dos. Irá solo: la mamá no podrá acompañarlos.',
    begin: 'Hola, quiero pasaporte para mis dos hijos',
    facts: [
      { label: 'Dónde vive', value: 'Toluca' },
      { label: 'CURP y nombre de Sofía', value: 'CARS150514MMCSYFA9, Sofía Castillo Reyes' },
      { label: 'CURP y nombre de Mateo', value: 'CARM180903HMCSYTA5, Mateo Castillo Reyes' },
      { label: 'CURP y nombre de Roberto', value: 'CAMR840622HMCSRB02, Roberto Castillo Mora' },
    ],
    hint: 'Elija quién irá a la oficina y lea qué pide cada caso.',
  },
  elena: {
    name: 'Elena Cruz Santos',
    who: 'No sabe su CURP.',
    wants: 'Nunca ha tenido pasaporte. También puede sacar su cita.',
    begin: 'Buenas tardes, quiero sacar mi pasaporte',
    facts: [
      { label: 'Dónde vive', value: 'Oaxaca' },
      { label: 'Nombre y nacimiento', value: 'Elena Cruz Santos, 9 de junio de 1985' },
    ],
    hint: 'Cuando le pidan la CURP, toque el botón que dice que no la sabe.',
  },
}

/** For sending a location from the desk. */
export const TOWNS: { name: string; state: string; latitude: number; longitude: number }[] = [
  { name: 'Metepec', state: 'México', latitude: 19.2514, longitude: -99.6047 },
  { name: 'Centro Histórico', state: 'Ciudad de México', latitude: 19.4326, longitude: -99.1332 },
  { name: 'Oaxaca de Juárez', state: 'Oaxaca', latitude: 17.0732, longitude: -96.7266 },
  { name: 'Guadalajara', state: 'Jalisco', latitude: 20.6767, longitude: -103.3475 },
  { name: 'Monterrey', state: 'Nuevo León', latitude: 25.6866, longitude: -100.3161 },
  { name: 'Tijuana', state: 'Baja California', latitude: 32.5149, longitude: -117.0382 },
  { name: 'Cancún', state: 'Quintana Roo', latitude: 21.1619, longitude: -86.8515 },
  { name: 'Batopilas', state: 'Chihuahua', latitude: 27.0282, longitude: -107.7386 },
]

const FAULT_WORDS: Record<FaultId, { name: string; what: string; only?: PhoneApp }> = {
  duplicate_webhook: {
    name: 'Avisar dos veces',
    what: 'Su próximo mensaje llega repetido a Ventanilla. Debe contestar una sola vez.',
  },
  slow_webhook: { name: 'Red lenta', what: 'Su próximo mensaje llega a Ventanilla 20 segundos tarde.' },
  send_500: { name: 'Error 500 al contestar', what: 'El próximo envío falla. Ventanilla debe intentarlo otra vez.' },
  send_131056: {
    name: 'Demasiados mensajes (131056)',
    what: 'WhatsApp rechaza el próximo envío a esta persona. Ventanilla espera y lo repite.',
    only: 'whatsapp',
  },
  send_undeliverable: {
    name: 'Mensaje que no llega (131026)',
    what: 'WhatsApp acepta el próximo envío y después dice que no llegó. Ventanilla prueba con la otra forma del número.',
    only: 'whatsapp',
  },
  send_timeout: {
    name: 'Envío sin confirmar',
    what: 'El próximo mensaje sí llega, pero Ventanilla no recibe respuesta. No debe mandarlo dos veces.',
  },
  echo_first: {
    name: 'Eco antes de la respuesta',
    what: 'Messenger avisa que el mensaje salió antes de contestar al envío. Debe verse una sola vez.',
    only: 'messenger',
  },
  echo_lost: { name: 'Eco perdido', what: 'Messenger no avisa que el próximo mensaje salió.', only: 'messenger' },
  watermark_late: {
    name: 'Acuse tardío',
    what: 'El acuse de entrega del próximo mensaje llega 20 segundos tarde.',
    only: 'messenger',
  },
  send_613: {
    name: 'Demasiado rápido (613)',
    what: 'Messenger rechaza el próximo envío. Ventanilla espera y lo repite.',
    only: 'messenger',
  },
  send_551: {
    name: 'Persona no disponible (551)',
    what: 'Messenger dice que esta persona no puede recibir mensajes. No se le escribe más hasta que escriba.',
    only: 'messenger',
  },
  threads_500: {
    name: 'No se puede leer la conversación',
    what: 'Messenger no contesta cuando Ventanilla pregunta si un mensaje ya está en la conversación.',
    only: 'messenger',
  },
  subscription_lost: {
    name: 'Suscripción perdida',
    what: 'Messenger deja de avisar de lo que se escribe. Ventanilla debe notarlo, suscribirse otra vez y contestar lo que faltó.',
    only: 'messenger',
  },
}

const JUMP_WORDS: Record<PhoneJump, string> = {
  ten_minutes: '+10 minutos',
  three_hours: '+3 horas',
  tomorrow: 'Mañana a las 9:00',
  next: 'Hasta lo siguiente',
}

export const WORDS = {
  title: 'Teléfono de prueba · Ventanilla',
  heading: 'Teléfono de prueba',
  intro: 'Estas personas no existen. Escriba como lo haría un ciudadano: contesta Ventanilla, igual que con un número de verdad.',
  needsScript: 'Esta página necesita JavaScript para mostrar el teléfono.',
  skip: 'Ir a escribir un mensaje',
  phone: 'Teléfono',
  panel: 'Personas y pruebas',
  closePanel: 'Volver al chat',

  office: 'Ventanilla',
  officeInitial: 'V',
  online: 'en línea',
  typing: 'escribiendo…',
  offline: 'sin conexión; volviendo a intentar…',
  writesAs: (name: string) => `${name}. Personas y pruebas`,

  people: '¿Quién escribe?',
  unread: (count: number) => (count === 1 ? '1 mensaje nuevo' : `${count} mensajes nuevos`),
  card: 'Toque un dato para ponerlo en el mensaje:',
  use: 'Poner en el mensaje: ',
  copyFact: (label: string) => `Copiar: ${label}`,
  copied: 'Copiado',

  conversation: 'Conversación',
  emptyTitle: (name: string) => `Usted es ${name}`,
  emptyAction: 'Para empezar, toque:',
  today: 'Hoy',
  yesterday: 'Ayer',
  newer: 'Ver lo más nuevo',
  you: 'Usted',
  at: (who: string, time: string) => `${who}, ${time}: `,

  ticks: {
    waiting: 'Enviando',
    sent: 'Enviado',
    delivered: 'Entregado',
    read: 'Leído',
    failed: 'No llegó',
  },

  message: 'Mensaje',
  placeholder: 'Escriba un mensaje',
  send: 'Enviar',
  attach: 'Adjuntar',
  attachTitle: 'Adjuntar',
  location: 'Ubicación',
  locationHelp: 'Decir dónde está esta persona',
  voice: 'Nota de voz',
  voiceHelp: 'Mandar un audio de prueba de 14 segundos',
  voiceLength: '0:14',
  photo: 'Foto',
  photoHelp: 'Mandar una imagen de prueba',
  sticker: 'Sticker',
  contactCard: 'Contacto',
  unknownMessage: 'Mensaje que esta página no sabe mostrar',
  locationTitle: '¿Desde dónde manda su ubicación?',
  myLocation: 'La ubicación de este aparato',
  myLocationHelp: 'El navegador le pedirá permiso',
  noLocation: 'El navegador no dio la ubicación. Elija un lugar de la lista.',
  sendLocation: 'Enviar ubicación',
  close: 'Cerrar',
  openLink: 'Se abre en otra pestaña',
  openFile: 'se abre en otra pestaña',
  coordinates: (latitude: number, longitude: number) => `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`,

  firstWords: 'Hola',

  time: 'Pasa el tiempo',
  timeHelp:
    'Adelante el reloj para ver lo que llega después: los avisos de 7 días, 48 horas y 3 horas, o un lugar apartado que se vence.',
  timeNow: 'En la demostración es:',
  timeHour: (hour: string) => `${hour} h`,
  timeZone: (clock: string) => ` (${clock})`,
  /** Browsers lack the Spanish names of these cities. */
  clocks: new Map([
    ['America/Mexico_City', 'hora de Ciudad de México'],
    ['America/Merida', 'hora de Mérida'],
    ['America/Cancun', 'hora de Cancún'],
    ['America/Mazatlan', 'hora de Mazatlán'],
    ['America/Ciudad_Juarez', 'hora de Ciudad Juárez'],
  ]),
  jumps: JUMP_WORDS,
  jumpNextHelp: '«Hasta lo siguiente» avanza hasta que a alguien le llega un mensaje.',
  timeOnlyHere: 'Solo existe en la demostración y no da marcha atrás. Con un número de verdad, el reloj es el de la computadora.',
  timePassing: 'Pasando el tiempo…',
  timePassed: (when: string) => `Ahora es ${when}.`,
  timeNothing: 'No hay nada programado. Saque una cita y vuelva a intentarlo.',
  timeQuiet: 'No llegó ningún mensaje.',
  timeArrived: (names: string[]) => `Llegó un mensaje a ${names.join(' y a ')}.`,
  timeFailed: 'No se pudo adelantar el reloj. Revise que Ventanilla siga encendida.',
  template: 'Plantilla aprobada: pasaron más de 24 horas desde su último mensaje',

  faults: 'Fallas a propósito',
  faultsHelp: 'Prepare una falla y mande un mensaje. No debe perderse ni repetirse nada.',
  faultWords: FAULT_WORDS,

  tools: 'Ver por dentro',
  showJson: 'Mostrar el JSON de los mensajes',
  showJsonHelp: 'Debajo de cada mensaje aparece un enlace con lo que viajó por la red.',
  seeJson: 'Ver el mensaje como JSON',
  jsonTitle: 'El mensaje como JSON',
  jsonIn: 'Lo que Ventanilla recibió en su webhook.',
  jsonOut: 'Lo que Ventanilla mandó a la Graph API.',
  reset: 'Borrar los chats de este teléfono',
  resetHelp: 'Solo limpia las pantallas. Las citas siguen en la base de datos.',
  resetDone: 'Listo: los chats están vacíos.',

  startOver: 'Empezar de nuevo',
  startOverHelp: 'Borra todo lo que se hizo en esta demostración y prepara otra vez seis semanas de una oficina inventada.',
  startOverSure: 'Sí, borrar y empezar de nuevo',
  startOverUnderWay: 'Preparando. Tarda unos segundos…',

  failed: 'No se pudo enviar. Revise que Ventanilla siga encendida y vuelva a intentarlo.',
  tooLong: {
    whatsapp: 'El mensaje es demasiado largo: WhatsApp permite 4,096 caracteres.',
    messenger: 'El mensaje es demasiado largo: Messenger permite 2,000 caracteres.',
  } satisfies Record<PhoneApp, string>,

  onMessenger: 'en Messenger',
  start: 'Empezar',
  quick: 'Respuestas rápidas',
  cards: 'Opciones, una junto a otra',
} as const
