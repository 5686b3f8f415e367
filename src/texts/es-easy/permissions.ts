import type { Texts } from '../es-MX/index.ts'
import * as plain from '../es-MX/permissions.ts'

/** The other parent's word about a minor's passport: the message to pass on, the answer in another chat, taking it back. */
export const forward: Texts['forward'] = {
  ...plain.forward,
  explain:
    '*Reenvíe el mensaje que sigue.* Es para la otra persona. Nosotros no le escribimos.\n\nEsa persona contesta en su propio WhatsApp. No verá su oficina. No verá su día. No verá su hora.\nNo verá su teléfono ni su nombre.\n\nSu respuesta *no es el permiso*. Falta su firma.\nSe firma el formato OP-7 en una oficina de pasaportes. También en un consulado. Es gratis. Vale 90 días.\n\nVea la respuesta en *Mis citas*. Su cita no cambia.',
  row: { title: 'El permiso que falta', description: 'Un mensaje para la otra persona.' },
  asked: { description: 'Ver si la otra persona dijo que sí.' },
  noNumber: 'Mande también el contacto de este chat.',
  message: (children: string, institution: string) =>
    `Falta su permiso para el pasaporte de *${children}*.\nLa cita es con ${institution}.`,
  withLink: (link: string, words: string, number: string) =>
    `Toque este enlace y mande el mensaje:\n${link}\n\nO escriba *${words}* al WhatsApp ${number}.`,
  ends: 'Ahí le explican todo. Usted decide. Es gratis.',
  seen: {
    waiting: 'Permiso: la otra persona no ha dicho que sí.',
    declared: 'Permiso: la otra persona *dijo que sí*. Falta su firma.',
    to_check: 'Permiso: la oficina lo va a revisar.',
  },
  waiting: (day: string) => `*La otra persona no ha contestado.*\n\nEl mensaje está arriba en este chat. Es del ${day}.`,
  declared: '*La otra persona dijo que sí.* Todavía falta su firma.',
  toCheck: '*La oficina va a revisar el permiso.* Tiene su cita.',
  counts:
    'El permiso es el formato *OP-7* firmado.\nSe firma en una oficina de pasaportes. También en un consulado. Es gratis. Vale 90 días.',
  later: 'Primero confirme su cita. Después le doy un mensaje para la otra persona.',
  nothing:
    'Mande su código completo. Ejemplo: *PERMISO* y los 8 caracteres.\n\nEl permiso es el formato *OP-7* firmado.\nSe firma en una oficina de pasaportes. También en un consulado.',
}

export const permission: Texts['permission'] = {
  ...plain.permission,
  first: (children: string) => `Le piden su permiso para el pasaporte de *${children}*.\nSon las letras de su nombre.`,
  means:
    'Si contesta que sí, lo anotamos. Todavía falta su firma.\n\nSe firma el formato *OP-7* en una oficina de pasaportes. También en un consulado. Es gratis. Vale 90 días.',
  risk: 'Si hay peligro, toque *Situación de riesgo*. No le decimos a la otra persona.',
  ask: '*¿Va a dar su permiso?* Después lo puede quitar: escriba *REVOCAR*.',
  declared: 'Anotado: usted *dijo que sí*.',
  already: (children: string) => `Usted ya *dijo que sí* para *${children}*.`,
  toSign:
    '*Falta firmarlo.* Vaya a una oficina de pasaportes con su INE. También sirve un consulado.\nFirme el formato *OP-7*. Es gratis. Vale 90 días.\nSin su firma, quizá no den el pasaporte.',
  canRevoke: 'Si cambia de opinión, escriba *REVOCAR*. Hágalo antes de la cita.',
  refused:
    'Anotado: no da su permiso.\nNo le decimos a la otra persona. Nadie le va a insistir.\n\nSi después quiere darlo, mande el código otra vez.\nPara hablar con una persona, escriba *asesor*.',
  atRisk:
    'Gracias por decirlo. No tiene que explicar nada. No le decimos a la otra persona.\n\nEn este chat ya no se piden permisos.\nSi hay peligro ahora, llame al *911*.',
  takenBack: 'También quité su permiso. La oficina lo va a revisar.',
  askPerson: '*¿Quiere hablar con una persona de la oficina?*',
  unusable:
    'Ese código no sirve. Quizá le falta una letra.\n\nCópielo completo del mensaje.\nPara hablar con una persona, escriba *asesor*.',
  own: 'Ese código es para la otra persona. *Reenvíele el mensaje completo.*',
  tries: 'Hoy ya se probaron muchos códigos. Intente mañana.\n\nPara hablar con una persona, escriba *asesor*.',
  final:
    'Usted ya quitó ese permiso. La oficina lo va a revisar.\n\nSi quiere darlo, firme el formato *OP-7*.\nSe firma en una oficina de pasaportes. También en un consulado.',
}

export const revoking: Texts['revoking'] = {
  ...plain.revoking,
  done: 'Quité su permiso. *La oficina lo va a revisar.*',
  signed: 'Si ya firmó un formato OP-7, avise también en esa oficina.',
  nothing: 'En este chat no hay ningún permiso.',
  askWhich: '*¿Cuál permiso quiere quitar?*',
}
