import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** One person in two channels. */
export const joining = {
  word: 'UNIR',
  why: {
    several: 'En Messenger puedo dar cita *a una sola persona*. Para varias personas, siga en WhatsApp.',
    noCurp: 'En Messenger necesito la CURP. *Sin CURP*, siga en WhatsApp.',
    wait: 'La lista de espera es en WhatsApp, para poder avisarle a tiempo.',
    mine: 'Para ver aquí lo que tiene en WhatsApp, primero hay que unir los dos chats.',
  },
  withLink: (link: string, words: string) =>
    `Toque este enlace y mande el mensaje que aparece escrito (*${words}*). No tendrá que escribir nada otra vez.\n${link}`,
  withoutLink: (words: string, institution: string) =>
    `Mande *${words}* al WhatsApp de ${institution}. No tendrá que escribir nada otra vez.`,
  ask: '*¿Sigue en WhatsApp?* Si no, toque el botón.',
  /** Where the office has no WhatsApp to go on in. */
  here: {
    several: 'Aquí puedo dar cita *a una sola persona*.',
    noCurp: 'Aquí necesito la CURP de quien va a la cita.',
    wait: 'Aquí no hay lista de espera, porque no podría avisarle a tiempo.',
    way: (by: Telephone) =>
      by ? `En la oficina sí le ayudan: llame al *${by.phone}*, ${by.hours}.` : `En la oficina sí le ayudan: ${IN_WRITING}.`,
    askAlone: '*¿Seguimos aquí, para una persona con CURP?*',
    askOther: '*¿Vemos otra opción?*',
    onlyOne: 'Aquí puedo dar cita a una sola persona, con su CURP, hasta que venga a una cita.',
  },
  buttons: { alone: 'Solo yo, con CURP', back: 'Ver otra opción', yes: 'Sí, fui yo', no: 'No fui yo' },
  onlyOne: 'En Messenger puedo dar cita a una sola persona, con su CURP, hasta que una este chat con su WhatsApp.',
  share:
    'Ese día ya no quedan lugares para cuentas de Messenger sin unir. Hay más para quien une este chat con su WhatsApp: escriba *UNIR*. También en la oficina.',
  more: 'Hay más días y horas para quien une este chat con su WhatsApp: escriba *UNIR*. También en la oficina.',
  keptOn: (day: string) => `Para una cuenta de Messenger sin unir ya no quedan lugares el ${day}. Estos son los más cercanos.`,
  keptLike: 'Para una cuenta de Messenger sin unir ya no quedan lugares como los pidió. Estos son los más cercanos.',
  waitsJoined: 'La lista de espera es en WhatsApp, para poder avisarle a tiempo. Para unir los dos chats, escriba *UNIR*.',
  tooOld: 'Ese código ya no sirve. Para otro, escriba *UNIR* en Messenger.',
  sendFromWhatsApp: 'Ese código se manda desde su WhatsApp, no desde aquí.',
  fromMessenger: (link: string) => `Para unir los dos chats, abra el de Messenger y escriba ahí *UNIR*:\n${link}`,
  isItYou:
    'Alguien pidió en Messenger unir esa plática con este WhatsApp. Quien lo haga verá sus citas y podrá cambiarlas.\n\n*¿Fue usted?* Si alguien le pidió mandar este código, toque *No fui yo*.',
  joins: 'Gracias. Estoy uniendo los dos chats.',
  joined:
    'Listo: este WhatsApp y su Messenger ya son una sola plática, con sus mismas citas.\n\nPara continuar donde iba, escriba *SEGUIR*. Para ver sus citas, escriba *MIS CITAS*.',
  notJoined: 'Está bien: no uní nada. Nadie vio sus citas.',
}
