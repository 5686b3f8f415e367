import { accounts as full } from '../es-MX/accounts.ts'
import { IN_WRITING } from './in-writing.ts'

/** What an account that costs nothing may have, in short sentences. */
export const accounts: typeof full = {
  ...full,
  here: {
    ...full.here,
    wait: 'Aquí no hay lista de espera.',
    way: (by) => (by ? `La oficina sí le ayuda.\nLlame al *${by.phone}*. Horario: ${by.hours}.` : IN_WRITING),
    onlyOne: 'Aquí doy cita a una sola persona, con su CURP.',
  },
  onlyOne: 'Aquí doy cita a una sola persona, con su CURP.\nPara más personas, escriba *WHATSAPP*.',
  share: 'Ese día no hay más lugares para esta cuenta.\nEn WhatsApp hay más. Escriba *WHATSAPP*.\nTambién en la oficina.',
  shareOfMoved: 'Esta cita se pidió en Messenger.\nEse día no hay más lugares para esas citas.\nEn la oficina pueden cambiarla.',
  more: 'En WhatsApp hay más lugares.\nEscriba *WHATSAPP*. También en la oficina.',
  keptOn: (day: string) => `Para esta cuenta no hay lugares el ${day}.`,
  keptLike: 'Para esta cuenta no hay lugares como usted pidió.',
  waits: 'La lista de espera es en WhatsApp.\n\nPara seguir allá, escriba *WHATSAPP*.',
}
