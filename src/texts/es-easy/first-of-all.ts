import * as plain from '../es-MX/first-of-all.ts'
import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'

export const firstOfAll: Texts['firstOfAll'] = {
  ...plain.firstOfAll,
  dangerNow: (by: Telephone) => (by ? 'Si hay peligro ahora, llame al *911*.' : 'Si hay peligro ahora, pida que avisen al *911*.'),
  dangerPhone: 'Si otra persona ve este teléfono, borre este chat.\nEscriba *BAJA* y no le mando avisos.',
  dangerMinors: 'En la oficina le dicen qué hace falta para sus hijos.',
  dangerStands: 'Su cita sigue. La puede cambiar o cancelar aquí.',
  dangerAsk: '*¿Quiere hablar con una persona?*',
  life: (by: Telephone) =>
    by
      ? 'Si alguien puede morir, llame al *911*.\nYo solo doy citas. No puedo mandar ayuda.'
      : 'Si alguien puede morir, pida que avisen al *911*.\nYo solo doy citas. No puedo mandar ayuda.',
  canWait: (when: string) => `Su cita puede esperar: *${when}*.\nLa puede cambiar aquí.`,
  officeDecides: 'La oficina decide si le atiende antes.\nPregunte hoy.',
  deathStands: (when: string) => `No tiene que hacer nada ahora.\nLa cita sigue: *${when}*.\nAquí la puede cambiar o cancelar.`,
  deathStandSeveral: 'No tiene que hacer nada ahora.\nLas citas siguen. Aquí las puede cambiar o cancelar.',
  deathKept: 'No tiene que hacer nada ahora.\nPuede seguir otro día.',
  deathReminded: 'Si la cita era de quien murió, la puede cancelar.\nEntonces no mando más avisos.',
  inWriting: 'Está bien: todo por escrito, en este chat.',
  notMine: 'Gracias por avisar.\n*Esa cita no es suya. Ya no le mando avisos de ella.*\nNo le puedo decir de quién es.',
  notMineOffice: 'Si hay una cita de otra persona, sigue igual.\nLa oficina la revisa.',
  notMineUndo: 'Si se equivocó, toque aquí abajo.',
  notMineBack: 'Listo. Todo queda como antes.\nLe vuelvo a mandar avisos.',
  notMineLate: 'Eso ya no se puede deshacer aquí.\nNinguna cita se canceló por eso.',
  notMineKept: 'La oficina tiene que revisar una parte.\nNinguna cita se canceló por eso.',
  notMineFormerly: 'Alguien avisó aquí: una cita no es suya.\nSi fue un error, toque aquí abajo.',
}
