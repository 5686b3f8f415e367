import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** What an account that costs nothing may have, and where there is more. */
export const accounts = {
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
  onlyOne: 'En Messenger puedo dar cita a una sola persona, con su CURP. Para más, siga en WhatsApp: escriba *WHATSAPP*.',
  share:
    'Ese día ya no quedan lugares para cuentas de Messenger. En WhatsApp hay más: escriba *WHATSAPP* y sigue allá donde va. También en la oficina.',
  shareOfMoved:
    'Esta cita se pidió en Messenger, y para esas citas ya no quedan lugares ese día. En la oficina sí pueden cambiarla a ese día.',
  more: 'En WhatsApp hay más días y horas: escriba *WHATSAPP* y sigue allá donde va. También en la oficina.',
  keptOn: (day: string) => `Para cuentas de Messenger ya no quedan lugares el ${day}.`,
  keptLike: 'Para cuentas de Messenger ya no quedan lugares como los pidió.',
  waits: 'La lista de espera es en WhatsApp, para poder avisarle a tiempo. Para seguir allá, escriba *WHATSAPP*.',
}
