import * as plain from '../es-MX/common.ts'
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
  voiceKeyboard: 'No puedo oír mensajes de voz.\nUse el micrófono *del teclado*: el teléfono escribe.',
  person: (by: Telephone) => (by ? `Para hablar con una persona, llame al ${by.phone}.\nHorario: ${by.hours}.` : IN_WRITING),
  pictureToCopy: 'No abro fotos. Así cuido sus papeles. Borre la foto de este chat.\nCopie aquí las letras y los números.',
  picture: 'Gracias. No necesito fotos de sus papeles.\nNo abrí la foto. Bórrela de este chat.',
  file: 'Gracias. No necesito archivos.\nNo lo abrí. Bórrelo de este chat.',
  contactCard: 'Gracias. No necesito datos de otras personas. No los guardé.',
  edited: 'Usted cambió un mensaje. No puedo leer el cambio.\nEscríbalo otra vez.',
  unsupported: 'No puedo leer ese mensaje.',
  noLocation: 'Gracias. Ahora no necesito su ubicación. No la guardé.',
}
