import { joining as full } from '../es-MX/joining.ts'
import { IN_WRITING } from './in-writing.ts'

/** One person in two channels, in short sentences. */
export const joining: typeof full = {
  ...full,
  why: {
    several: 'Aquí doy cita *a una sola persona*. Para más personas, siga en WhatsApp.',
    noCurp: 'Aquí necesito la CURP. *Sin CURP*, siga en WhatsApp.',
    wait: 'La lista de espera es en WhatsApp.',
    mine: 'Primero hay que unir este chat con su WhatsApp.',
  },
  withLink: (link, words) => `Toque este enlace. Después mande el mensaje que aparece: *${words}*.\n${link}`,
  withoutLink: (words, institution) => `Mande *${words}* al WhatsApp de ${institution}.`,
  here: {
    ...full.here,
    wait: 'Aquí no hay lista de espera.',
    way: (by) => (by ? `La oficina sí le ayuda.\nLlame al *${by.phone}*. Horario: ${by.hours}.` : IN_WRITING),
    onlyOne: 'Aquí doy cita a una sola persona, con su CURP.',
  },
  onlyOne: 'Aquí doy cita a una sola persona, con su CURP.',
  share:
    'Ese día no hay más lugares para esta cuenta.\nHay más si une este chat con su WhatsApp.\nEscriba *UNIR*. También en la oficina.',
  more: 'Hay más lugares si une este chat con su WhatsApp.\nEscriba *UNIR*. También en la oficina.',
  keptOn: (day: string) => `Para esta cuenta no hay lugares el ${day}. Estos son los más cercanos.`,
  keptLike: 'Para esta cuenta no hay lugares como usted pidió. Estos son los más cercanos.',
  waitsJoined: 'La lista de espera es en WhatsApp.\n\nPara unir sus chats, escriba *UNIR*.',
  fromMessenger: (link) => `Abra su chat de Messenger.\nEscriba ahí *UNIR*:\n${link}`,
  isItYou: 'Alguien pidió unir su Messenger con este WhatsApp. Esa persona verá sus citas.\n\n*¿Fue usted?*',
  joins: 'Gracias. Estoy uniendo sus chats.',
  joined: 'Listo: sus chats ya son uno.\n\nPara continuar, escriba *SEGUIR*. Para ver sus citas, escriba *MIS CITAS*.',
}
