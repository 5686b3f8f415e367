import type { Texts } from '../es-MX/index.ts'
import * as plain from '../es-MX/minors.ts'

/** Appointments for people under 18: how many, who goes with them, what the law asks. */
export const howMany: Texts['howMany'] = {
  ...plain.howMany,
  ask: '*¿Cuántos menores de edad van?*',
  tooMany: (limit: number) =>
    `‹Un teléfono› puede tener citas para ${limit === 1 ? '1 persona' : `${limit} personas`}. Para más, use ‹otro teléfono de su familia›.`,
  tooManyMinors: (limit: number) =>
    `‹Un teléfono› puede tener citas para ${limit === 1 ? '1 menor' : `${limit} menores`} de edad. Para más, use ‹otro teléfono de su familia›.`,
}

export const whoAttends: Texts['whoAttends'] = {
  ...plain.whoAttends,
  ask: 'La ley pide un permiso para menores de 18 años. Casi siempre lo dan la mamá y el papá.\n\n*¿Quién va a la oficina a dar el permiso?*',
  rows: {
    ...plain.whoAttends.rows,
    both_parents: { title: 'Iremos las dos personas', description: 'La mamá y el papá. O las 2 mamás. O los 2 papás.' },
    one_parent_permission: { title: 'Solo voy yo', description: 'La otra persona está en el acta. No puede ir.' },
    single_parent_on_record: { title: 'Solo yo estoy en el acta', description: 'En el acta hay una sola persona.' },
    other_deceased: { title: 'La otra persona murió', description: 'Se lleva el acta de defunción.' },
    court_papers: { title: 'Hay papeles de un juez', description: 'Por ejemplo, tutela o adopción.' },
    other_unreachable: { title: 'No sé dónde está', description: 'O no quiere firmar.' },
    rather_not_say: { title: 'Prefiero no decirlo', description: 'Lo ven con usted en la oficina.' },
    of_age: { title: 'Ya tiene 18 años o más', description: 'Firma su propio pasaporte.' },
  },
  needs: {
    ...plain.whoAttends.needs,
    both_parents: 'Muy bien. Vayan las 2 personas con su INE. Lleven a la niña o al niño. Ahí firman el permiso.',
    single_parent_on_record: 'Muy bien. Lleve el acta de nacimiento y su INE. Casi siempre basta su firma.',
    other_deceased: 'Lo siento mucho. Lleve el acta de defunción y su INE. Con eso basta su firma.',
    court_papers: 'Está bien. Lleve todos los papeles del juez y su INE. En la oficina los revisan.',
    loss_or_suspension: 'Muy bien. Lleve la copia certificada de la sentencia. Lleve su INE. Con eso basta su firma.',
    judicial_authorisation: 'Muy bien. Lleve la copia certificada del permiso del juez. Lleve su INE.',
    guardian: 'Muy bien. Va la persona tutora. Lleva el papel del juez y su INE.',
    adoption: 'Muy bien. Van las personas que adoptaron. Llevan el acta o la sentencia. Llevan su INE.',
    grandparents: 'Muy bien. Van los abuelos con su INE. Llevan la copia certificada del juez.',
  },
  risk: 'Gracias por decirlo. No tiene que explicar nada. No tiene que buscar a la otra persona.',
  inWords: 'Dígamelo con palabras: *los 2* o *solo voy yo*. O toque una opción.',
  atWindow: 'En la oficina revisan quién puede firmar.',
}

export const courtPapers: Texts['courtPapers'] = {
  ...plain.courtPapers,
  ask: 'Cada caso lleva papeles distintos.\n\n*¿Qué dicen los papeles del juez?*',
  rows: {
    ...plain.courtPapers.rows,
    loss_or_suspension: { title: 'Perdió patria potestad', description: 'Lo dice una sentencia del juez.' },
    judicial_authorisation: { title: 'El juez da permiso', description: 'Da permiso para el pasaporte.' },
    guardian: { title: 'Hay una persona tutora', description: 'El juez dijo quién cuida al menor.' },
    adoption: { title: 'Adopción', description: 'Firman las personas que adoptaron.' },
    grandparents: { title: 'Abuelas o abuelos', description: 'El juez dijo que ellos deciden.' },
    court_papers: { title: 'No sé, o dicen otra cosa', description: 'Lleve todos los papeles.' },
  },
}

export const advice: Texts['advice'] = {
  ...plain.advice,
  permission:
    'Gracias. Sí se puede. Primero falta el permiso de la otra persona.\nSe llama formato *OP-7*.\n\nSe firma en una oficina de pasaportes o en un consulado. Es gratis. Vale 90 días.\nSin ese permiso, quizá no den el pasaporte.',
  unreachable:
    'Gracias por decirlo. Puede pedir ayuda.\n\nSi la otra persona está en el acta, falta una cosa:\n• su permiso (formato OP-7). Es gratis. Vale 90 días.\n• o un papel del juez.\n\nSin eso, quizá no den el pasaporte.',
  unsaid:
    'Está bien. No tiene que decirlo aquí.\n\nSi hay otra persona en el acta, la oficina pide su permiso.\nEs el formato OP-7. También sirve un papel del juez.\nSin eso, quizá no den el pasaporte.',
  offered: 'En una *cita de asesoría* le dicen qué hacer. Es gratis.',
  inWords: 'Hay citas de asesoría, gratis.\nAhí le dicen qué puede hacer.\nSi quiere una, diga *cita de asesoría*.',
  ask: '*¿Qué prefiere?* No le escribimos a esa persona.',
  chosen: 'Muy bien. Es una cita de asesoría. Es gratis. Vaya usted sola o solo.',
}

export const child: Texts['child'] = {
  ...plain.child,
  ask: (position: number, count: number) =>
    `${count === 1 ? '' : `Menor ${position} de ${count}. `}*Escriba su CURP y su nombre completo.*\n\nLa CURP está en el acta de nacimiento.\nEjemplo: PUSL231125HJCRLSA9, Luis Purón Salas`,
  askName: '*Escriba el nombre completo.*\n\nEjemplo: Luis Purón Salas',
  askCurp: (first: string) => `*Escriba la CURP de ${first}.*\n\nEjemplo: PUSL231125HJCRLSA9`,
}

export const hadPassport: Texts['hadPassport'] = {
  ...plain.hadPassport,
  askOne: (first: string) => `*¿${first} ya tuvo pasaporte?*`,
  askAll: '*¿Quiénes ya tuvieron pasaporte?*',
  rows: {
    ...plain.hadPassport.rows,
    all: { title: 'Todos', description: 'Ya tuvieron uno. Quieren otro.' },
    each: { title: 'Decirlo uno por uno', description: 'También si alguien lo perdió.' },
  },
}

export const attendant: Texts['attendant'] = {
  ...plain.attendant,
  ask: '*Escriba la CURP y el nombre de la persona adulta.*\n\nEs la persona que va a la oficina. Si van 2, escriba una.',
  askName: '*Escriba el nombre completo de la persona adulta.*\n\nEjemplo: Rosa Pérez Ruiz',
  askCurp: (first: string) => `*Escriba la CURP de ${first}.* Si no la tiene, toque el botón.`,
  isMinor: 'Esa CURP es de una persona menor de 18 años. Debe ir una persona adulta.',
  parentIsMinor: 'Si usted es la mamá o el papá, hay otra cita.\nEs la *cita de asesoría*. Es gratis. Ahí le ayudan.',
  noCurp: 'No hay problema. Basta el nombre.',
}

export const minorLimits: Texts['minorLimits'] = {
  ...plain.minorLimits,
  live: (limit: number) =>
    `‹Un teléfono› puede tener citas para ${limit} menores. Ya no caben más.\nDespués de una cita, puede sacar otra.`,
  year: (limit: number) => `En 1 año, ‹un teléfono› puede tener citas para ${limit} menores. Con esta serían más.`,
  wayOut: 'Si son de su familia, hable con una persona de la oficina. También dan citas en la oficina.',
}

export const visitAge: Texts['visitAge'] = {
  ...plain.visitAge,
  tooOld: (who: string, age: number, day: string) =>
    `${who} cumple ${age} años el *${day}*. Elija un día antes.\nDesde ese día va como persona adulta.`,
  over: (who: string, age: number, day: string) => `${who} cumple ${age} años el *${day}*. Elija un día antes.`,
  tooYoung: (who: string, age: number, day: string) => `${who} cumple ${age} años el *${day}*. Elija ese día o después.`,
  lost: (who: string, age: number, years: string) => `Ese día ${who} ya tendrá ${age} años. Entonces no hay pasaporte de ${years}.`,
  noMove: (who: string, age: number, years: string) =>
    `Ese día ${who} ya tendrá ${age} años. Entonces no hay pasaporte de ${years}.\nElija un día antes. O cancele y saque otra cita.`,
}

/** The other parent's word about a minor's passport: the message to pass on, the answer in another chat, taking it back. */
export const forward: Texts['forward'] = {
  ...plain.forward,
  explain:
    '*Reenvíe el mensaje que sigue.* Es para la otra persona. Nosotros no le escribimos.\n\nEsa persona contesta en su propio teléfono. No verá su oficina. No verá su día. No verá su hora.\nNo verá su teléfono ni su nombre.\n\nSu respuesta *no es el permiso*. Falta su firma.\nSe firma el formato OP-7 en una oficina de pasaportes. También en un consulado. Es gratis. Vale 90 días.\n\nVea la respuesta en *Mis citas*. Su cita no cambia.',
  row: { title: 'El permiso que falta', description: 'Un mensaje para la otra persona.' },
  asked: { description: 'Ver si la otra persona dijo que sí.' },
  noNumber: 'Mande también el contacto de este chat.',
  message: (children: string, institution: string) =>
    `Falta su permiso para el pasaporte de *${children}*.\nLa cita es con ${institution}.`,
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
    'Gracias por decirlo. No tiene que explicar nada. No le decimos a la otra persona.\n\nEn este chat ya no se piden permisos.',
  takenBack: 'También quité su permiso. La oficina lo va a revisar.',
  askPerson: '*¿Quiere hablar con una persona de la oficina?*',
  own: 'Ese código es para la otra persona. *Reenvíele el mensaje completo.*',
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
