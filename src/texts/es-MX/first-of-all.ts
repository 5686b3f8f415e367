import type { Telephone } from '../telephone.ts'

/** What is answered before anything else that a sentence says: danger, haste, a death, a telephone that is somebody else's. */
export const firstOfAll = {
  danger: 'Gracias por decirlo. No tiene que explicar nada.',
  dangerNow: (by: Telephone): string =>
    by ? 'Si hay peligro en este momento, llame al *911*.' : 'Si hay peligro en este momento, pida que alguien avise al *911*.',
  dangerPhone: 'Si otra persona ve este teléfono, borre este chat. Si escribe *BAJA*, dejo de mandarle recordatorios.',
  dangerMinors: 'Para el pasaporte de sus hijos, la oficina le dice qué hace falta en su caso.',
  dangerStands: 'Su cita sigue en pie. Aquí la puede cambiar o cancelar.',
  dangerAsk: '*¿Quiere que le atienda una persona de la oficina?*',
  dangerButtons: { person: 'Sí, una persona', complaint: 'Poner una queja' },
  life: (by: Telephone): string =>
    by
      ? 'Si alguien puede morir, llame al *911*. Yo solo doy citas: no puedo mandar ayuda.'
      : 'Si alguien puede morir, pida que alguien avise ahora al *911*. Yo solo doy citas: no puedo mandar ayuda.',
  canWait: (when: string) => `Su cita del *${when}* puede esperar: aquí la cambia cuando quiera.`,
  officeDecides: 'La oficina decide si le atiende sin cita o antes. Pregunte hoy mismo.',
  death: 'Siento mucho su pérdida.',
  deathStands: (when: string) =>
    `No tiene que hacer nada ahora. La cita del *${when}* sigue en pie: aquí la puede cambiar o cancelar.`,
  deathStandSeveral: 'No tiene que hacer nada ahora. Las citas siguen en pie: aquí las puede cambiar o cancelar.',
  deathKept: 'No tiene que hacer nada ahora. Si quiere seguir otro día, aquí sigo.',
  deathReminded: 'Si la cita era de quien murió y la cancela, ya no mando recordatorios.',
  inWriting: 'Entendido: todo por escrito, en este chat.',
  notMine: 'Gracias por avisar. *Ya no mando a este teléfono avisos de una cita que no es suya.* De quién es no se lo puedo decir.',
  notMineOffice: 'Si hay una cita de otra persona, sigue en pie, y la oficina la revisa.',
  notMineUndo: 'Si se equivocó, tóquelo aquí abajo.',
  notMineBack: 'Listo: todo queda como antes, y le vuelvo a mandar avisos.',
  notMineLate: 'Eso ya no se puede deshacer aquí. Ninguna cita se canceló por ese aviso.',
  notMineKept: 'Una parte la tiene que revisar la oficina. Ninguna cita se canceló por ese aviso.',
  notMineFormerly: 'Desde este teléfono se avisó que una cita no es suya. Si fue un error, tóquelo aquí abajo.',
  notMineButtons: { undo: 'Me equivoqué', mine: 'Está a mi nombre' },
}
