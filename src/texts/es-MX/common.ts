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
    start: 'Sacar una cita',
  },
  late: 'Perdone la demora. Hasta ahora pude leer su mensaje.',
  missed: 'Perdone, no entendí.',
  missedAgain: (by: Telephone) =>
    by
      ? `Perdone, sigo sin entender. Puede tocar una de las opciones. Si prefiere, llame al ${by.phone}: le atiende una persona ${by.hours}.`
      : `Perdone, sigo sin entender. Puede tocar una de las opciones. Si prefiere, ${IN_WRITING}.`,
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
  voiceKeyboard: 'No puedo oír notas de voz: escríbalo, o díctelo con el micrófono *del teclado*.',
  person: (by: Telephone) =>
    by
      ? `Si quiere que le atienda una persona, llame al ${by.phone}, ${by.hours}.`
      : `Si quiere que le atienda una persona, ${IN_WRITING}.`,
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
