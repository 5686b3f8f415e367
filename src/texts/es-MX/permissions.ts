/** The other parent's word about a minor's passport: the message to pass on, the answer in another chat, taking it back. */
export const forward = {
  row: { title: 'El permiso que falta', description: 'Un mensaje para reenviarlo a la otra persona' },
  asked: { description: 'Ver si la otra persona ya lo declaró' },
  explain:
    'El mensaje que sigue es para la otra persona. *Reenvíeselo usted*: nosotros no le escribimos.\n\nEsa persona lo manda desde su propio WhatsApp y contesta si va a dar su permiso. No verá la oficina, el día ni la hora, ni el teléfono o el nombre de usted.\n\nLo que conteste *no es el permiso*. Falta que firme el formato OP-7 en cualquier oficina de pasaportes o consulado. Es gratis y vale 90 días.\n\nEn *Mis citas* verá si ya lo declaró. Su cita no cambia.',
  noNumber: 'Mándele también el contacto de este chat, para que sepa adónde escribir.',
  message: (children: string, institution: string) =>
    `Para el pasaporte de *${children}* hace falta su permiso. La cita es con ${institution}.`,
  withLink: (link: string, words: string, number: string) =>
    `Toque este enlace y mande el mensaje que aparece escrito:\n${link}\n\nO escriba *${words}* al WhatsApp ${number}.`,
  withoutLink: (words: string, institution: string) => `Escriba *${words}* en el WhatsApp de ${institution}.`,
  ends: 'Ahí le explican qué significa, y usted decide. Es gratis.',
  word: 'PERMISO',
  /** One line under the appointment in "Mis citas". */
  seen: {
    waiting: 'Permiso de la otra persona: todavía no lo ha declarado.',
    declared: 'Permiso de la otra persona: *ya declaró que lo va a dar*. Falta que firme el OP-7.',
    to_check: 'Permiso de la otra persona: la oficina lo va a revisar.',
  },
  waiting: (day: string) =>
    `*Todavía no hay un permiso declarado.*\n\nEl mensaje para la otra persona está más arriba en este chat, del ${day}.`,
  declared: '*La otra persona declaró que va a dar su permiso.* Todavía no es el permiso: falta que lo firme.',
  toCheck: '*La oficina va a revisar el permiso de la otra persona.* Su cita sigue en pie.',
  counts:
    'El permiso que vale es el formato *OP-7* firmado. Se firma en cualquier oficina de pasaportes o consulado. Es gratis y vale 90 días.',
  later: 'Si va usted sin la otra persona, al confirmar la cita le doy aquí un mensaje para reenviárselo.',
  nothing:
    'Si le mandaron un código para dar su permiso, mándelo completo. Ejemplo: *PERMISO* y los ocho caracteres.\n\nEl permiso que vale es el formato *OP-7* firmado en una oficina de pasaportes o consulado.',
}

export const permission = {
  first: (children: string) => `Le piden su permiso para un pasaporte. Las iniciales de quien lo va a tener son *${children}*`,
  means:
    'Si contesta que sí, queda anotado que usted *declaró que lo va a dar*. Todavía no es el permiso.\n\nEl permiso se firma en persona: el formato *OP-7*, en cualquier oficina de pasaportes o consulado. Es gratis y vale 90 días.',
  risk: 'Si usted o esa niña, niño o adolescente corre peligro, toque *Situación de riesgo*. A la otra persona no se le dice.',
  ask: '*¿Va a dar su permiso?* Si dice que sí, lo puede quitar antes de la cita: escriba *REVOCAR*.',
  buttons: { yes: 'Sí, doy mi permiso', no: 'No', risk: 'Situación de riesgo' },
  declared: 'Quedó anotado: usted *declaró* que va a dar su permiso.',
  already: (children: string) => `Usted ya *declaró* que va a dar su permiso para el pasaporte de *${children}*`,
  toSign:
    '*Falta firmarlo.* Vaya con su identificación a cualquier oficina de pasaportes o consulado y firme el formato *OP-7*. Es gratis y vale 90 días. Sin esa firma, es probable que no entreguen el pasaporte.',
  canRevoke: 'Si cambia de opinión antes de la cita, escriba *REVOCAR*.',
  declaredButtons: { revoke: 'Quitar mi permiso', sign: 'Cita para firmar', menu: 'Ver el menú' },
  refused:
    'Quedó anotado que no. A la otra persona no le decimos qué contestó, y desde aquí nadie le va a insistir.\n\nSi después quiere darlo, mande otra vez el mismo código. También puede escribir *asesor* para hablar con una persona.',
  atRisk:
    'Gracias por decirlo. No tiene que explicar nada, y a la otra persona no se le dice nada.\n\nDesde ahora, en este chat ya no se piden permisos. Si hay peligro en este momento, llame al *911*.',
  takenBack: 'También quité el permiso que había declarado. La oficina lo va a revisar.',
  askPerson: '*¿Quiere que le atienda una persona de la oficina?*',
  riskButtons: { person: 'Hablar con alguien', menu: 'Ver el menú' },
  unusable:
    'Ese código no se puede usar. Tal vez le falta una letra, o ya no está vigente.\n\nCópielo completo del mensaje que le mandaron, por favor. Si no sirve, escriba *asesor* y le ayuda una persona.',
  own: 'Ese código es para la otra persona. Tiene que contestar desde su propio WhatsApp: *reenvíele el mensaje completo*.',
  tries:
    'Hoy ya se probaron varios códigos desde este teléfono, y por seguridad no reviso más. Mañana puede intentarlo otra vez.\n\nSi le urge, escriba *asesor* y le ayuda una persona.',
  final:
    'Usted ya quitó ese permiso, y la oficina lo va a revisar.\n\nSi quiere darlo, firme el formato *OP-7* en una oficina de pasaportes o consulado: ese es el permiso que vale.',
}

export const revoking = {
  done: 'Quité el permiso que había declarado. *La oficina lo va a revisar antes de la cita.*',
  signed: 'Si ya firmó un formato OP-7, avise también en la oficina o el consulado donde lo firmó.',
  nothing: 'Desde este chat no hay ningún permiso declarado.',
  askWhich: '*¿Cuál permiso quiere quitar?*',
  row: (children: string) => `De ${children}`,
  keep: 'Ninguno',
  kept: 'No quité nada.',
}
