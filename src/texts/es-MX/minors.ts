/** Appointments for people under 18: how many, who goes with them, what the law asks. */
export const howMany = {
  ask: '*¿Para cuántas niñas, niños o adolescentes es la cita?*',
  titles: ['Una persona', 'Dos', 'Tres', 'Cuatro', 'Cinco', 'Seis', 'Siete', 'Ocho', 'Nueve', 'Diez'],
  tooMany: (limit: number) =>
    `Desde ‹un teléfono› puede haber citas para ${limit === 1 ? 'una persona' : `${limit} personas`} a la vez. Para más, saque las otras desde ‹el teléfono de otro familiar›.`,
  tooManyMinors: (limit: number) =>
    `Desde ‹un teléfono› puede haber citas para ${limit === 1 ? 'una persona menor' : `${limit} personas menores`} de edad a la vez. Para más, saque las otras desde ‹el teléfono de otro familiar›.`,
}

export const whoAttends = {
  ask: 'Para menores firma quien tiene la patria potestad: casi siempre, la mamá y el papá.\n\n*¿Quién irá a la oficina a dar ese permiso?*',
  rows: {
    both_parents: { title: 'Iremos las dos personas', description: 'Madre y padre, dos madres o dos padres' },
    one_parent_permission: { title: 'Solo voy yo', description: 'La otra persona está en el acta y no podrá ir' },
    single_parent_on_record: { title: 'Solo yo estoy en el acta', description: 'En el acta aparece una sola persona' },
    other_deceased: { title: 'La otra persona murió', description: 'Se lleva el acta de defunción' },
    court_papers: { title: 'Hay papeles de un juez', description: 'Patria potestad, tutela, adopción o permiso' },
    other_unreachable: { title: 'No sé dónde está', description: 'O no quiere firmar' },
    risk: { title: 'Situación de riesgo', description: 'No tiene que explicar nada' },
    rather_not_say: { title: 'Prefiero no decirlo', description: 'Lo revisan con usted en la oficina' },
    of_age: { title: 'Ya tiene 18 años o más', description: 'Va como persona adulta y firma por sí misma' },
  },
  needs: {
    both_parents: 'Muy bien. Vayan las dos personas, con su identificación. Ahí mismo firman el permiso.',
    one_parent_permission: '',
    single_parent_on_record: 'Muy bien. Casi siempre basta con su firma. Lleve el acta de nacimiento y su identificación.',
    other_deceased: 'Lo siento mucho. Lleve el acta de defunción y su identificación oficial: con eso basta su firma.',
    court_papers:
      'Está bien. Lleve todos los papeles del juez que tenga, originales o en copia certificada, y su identificación oficial. En la oficina los revisan.',
    loss_or_suspension:
      'Muy bien. Lleve copia certificada de la sentencia, ya definitiva, y su identificación oficial. Con eso basta su firma.',
    judicial_authorisation:
      'Muy bien. Lleve copia certificada de la autorización del juez para el pasaporte y su identificación oficial.',
    guardian: 'Muy bien. Va la persona tutora, con el papel del juez que la nombra y su identificación oficial.',
    adoption:
      'Muy bien. Firman solo quienes adoptaron; si son dos personas, van las dos. Lleven el acta de nacimiento o la sentencia de adopción, y su identificación oficial.',
    grandparents: 'Muy bien. Van los abuelos que el juez nombró, con su decisión en copia certificada y su identificación oficial.',
    other_unreachable: '',
    rather_not_say: '',
  },
  risk: 'Gracias por decirlo. No tiene que explicar nada.',
  inWords: 'Para no equivocarme, dígamelo con palabras: *los dos*, *solo voy yo* o una de las opciones.',
  atWindow: 'En la ventanilla revisan quién puede firmar por cada persona menor de edad.',
}

export const courtPapers = {
  ask: 'Los papeles que se llevan dependen de lo que decidió el juez.\n\n*¿Qué dicen los papeles?*',
  rows: {
    loss_or_suspension: { title: 'Perdió patria potestad', description: 'O la tiene suspendida; hay una sentencia' },
    judicial_authorisation: { title: 'El juez da permiso', description: 'Autoriza el pasaporte en lugar de la otra persona' },
    guardian: { title: 'Hay una persona tutora', description: 'El juez nombró a quien cuida y representa' },
    adoption: { title: 'Adopción', description: 'Firman quienes adoptaron' },
    grandparents: { title: 'Abuelas o abuelos', description: 'El juez les dio la patria potestad' },
    court_papers: { title: 'No sé, o dicen otra cosa', description: 'Lleve todos; en la oficina los revisan' },
  },
}

export const advice = {
  permission:
    'Se puede, pero antes de la cita la otra persona firma su permiso (formato *OP-7*) en cualquier oficina de pasaportes o consulado. Es gratis y vale 90 días. Sin él, es probable que no entreguen el pasaporte.',
  unreachable:
    'Gracias por decirlo. Si la otra persona está en el acta, la oficina necesita:\n• su permiso (formato OP-7), firmado en cualquier oficina o consulado; es gratis y vale 90 días;\n• o la decisión de un juez.\n\nSin eso, es probable que no entreguen el pasaporte.',
  unsaid:
    'Está bien. Si en el acta aparece otra persona, la oficina pedirá su permiso (formato OP-7) o la decisión de un juez. Sin eso, es probable que no entreguen el pasaporte.',
  offered: 'En una *cita de asesoría* le dicen qué camino le sirve, sin pagar nada.',
  inWords: 'En una *cita de asesoría* le dicen qué camino le sirve, sin pagar nada. Si la quiere, diga *cita de asesoría*.',
  ask: '*¿Qué prefiere?* No le escribiremos a esa persona ni le daremos datos de usted.',
  buttons: { advice: 'Cita de asesoría', goOn: 'Seguir con la cita', person: 'Hablar con alguien' },
  chosen: 'Muy bien: una cita de asesoría, gratis. Va usted, sin las niñas, niños o adolescentes.',
}

export const child = {
  ask: (position: number, count: number) =>
    count === 1
      ? '*Escriba la CURP y el nombre completo de la niña, niño o adolescente.*\n\nEstá en su acta de nacimiento reciente.\nEjemplo: PUSL231125HJCRLSA9, Luis Purón Salas'
      : `Menor ${position} de ${count}. *Escriba su CURP y su nombre completo.*\n\n${position === 1 ? 'La CURP está en el acta de nacimiento reciente.\n' : ''}Ejemplo: PUSL231125HJCRLSA9, Luis Purón Salas`,
  askName: '*Escriba ahora el nombre completo de esa persona.*\n\nEjemplo: Luis Purón Salas',
  askNameOf: (curp: string) => `*Escriba ahora el nombre completo de quien tiene esta CURP: ${curp}.*`,
  askCurp: (first: string) => `*Escriba ahora la CURP de ${first}.*\n\nEjemplo: PUSL231125HJCRLSA9`,
  example: 'PUSL231125HJCRLSA9',
  noted: (first: string) => `Anoté a ${first}.`,
  buttons: { none: 'No sé su CURP' },
}

export const hadPassport = {
  askOne: (first: string) => `*¿${first} ya tuvo pasaporte mexicano?*`,
  askAll: '*¿Quiénes ya tuvieron pasaporte mexicano?*',
  buttons: { no: 'No, es el primero', yes: 'Sí, ya tuvo', lost: 'Sí, pero lo perdió' },
  rows: {
    none: { title: 'Nadie todavía', description: 'Para todos es el primer pasaporte' },
    all: { title: 'Todos', description: 'Ya tuvieron y lo van a cambiar' },
    each: { title: 'Decirlo uno por uno', description: 'También si alguno perdió su pasaporte' },
  },
  only: (names: string) => `Solo ${names}`,
  onlyDescription: (names: string) => `Para ${names} es el primero`,
}

export const attendant = {
  ask: '*Escriba la CURP y el nombre completo de la persona adulta que irá.*\n\nSi van dos, basta con una.',
  askName: '*Escriba ahora el nombre completo de la persona adulta que irá.*\n\nEjemplo: Rosa Pérez Ruiz',
  askCurp: (first: string) => `*Escriba ahora la CURP de ${first}.* Si no la tiene, toque el botón.`,
  buttons: { none: 'No sé la CURP' },
  isMinor: 'Esa CURP es de una persona menor de 18 años. Debe ir una persona adulta.',
  parentIsMinor:
    'Si usted es la mamá o el papá y no ha cumplido 18 años, saque una *cita de asesoría*. Ahí le dicen qué necesita, sin pagar nada.',
  noCurp: 'No hay problema: basta el nombre.',
  whoIsThat: 'Muy bien. Falta escribir su nombre completo y su CURP.',
}

export const minorLimits = {
  live: (limit: number) =>
    `Desde ‹un teléfono› puede haber citas para ${limit} personas menores de edad a la vez, y ya no caben más. Cuando pase una, podrá sacar otra.`,
  year: (limit: number) =>
    `En un año, desde ‹un teléfono› puede haber citas para ${limit} personas menores de edad distintas. Con esta serían más.`,
  wayOut: 'Si son de su familia, la oficina lo revisa. También le dan la cita en el mostrador.',
}

/** Age counts on the day of the visit. */
export const visitAge = {
  somebody: 'Esa persona',
  tooOld: (who: string, age: number, day: string) =>
    `${who} cumple ${age} años el *${day}*. Para esta cita tiene que ser antes. Desde ese día se saca como persona adulta, sin permiso de nadie.`,
  over: (who: string, age: number, day: string) => `${who} cumple ${age} años el *${day}*. La cita tiene que ser antes.`,
  tooYoung: (who: string, age: number, day: string) => `${who} cumple ${age} años el *${day}*. Elija ese día o uno después.`,
  lost: (who: string, age: number, years: string) =>
    `El día de la cita, ${who} ya tendrá ${age} años: para esa edad no hay pasaporte de ${years}.`,
  noMove: (who: string, age: number, years: string) =>
    `Ese día ${who} ya tendrá ${age} años, y para esa edad no hay pasaporte de ${years}. Elija un día anterior, o cancele y saque otra cita.`,
}

/** The other parent's word about a minor's passport: the message to pass on, the answer in another chat, taking it back. */
export const forward = {
  row: { title: 'El permiso que falta', description: 'Un mensaje para reenviarlo a la otra persona' },
  asked: { description: 'Ver si la otra persona ya lo declaró' },
  explain:
    'El mensaje que sigue es para la otra persona. *Reenvíeselo usted*: nosotros no le escribimos.\n\nEsa persona contesta desde su propio teléfono. No verá el nombre ni el teléfono de usted, ni los datos de la cita.\n\nLo que conteste *no es el permiso*: falta que firme el formato OP-7 en una oficina de pasaportes o consulado. Es gratis y vale 90 días.\n\nEn *Mis citas* verá si ya contestó.',
  noNumber: 'Mándele también el contacto de este chat, para que sepa adónde escribir.',
  message: (children: string, institution: string) =>
    `Para el pasaporte de *${children}* hace falta su permiso. La cita es con ${institution}.`,
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
  counts: 'El que vale es el formato *OP-7*, firmado en cualquier oficina de pasaportes o consulado. Es gratis y vale 90 días.',
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
    '*Falta firmarlo:* con su identificación, en cualquier oficina de pasaportes o consulado (formato *OP-7*). Es gratis y vale 90 días. Sin esa firma, es probable que no entreguen el pasaporte.',
  canRevoke: 'Si cambia de opinión antes de la cita, escriba *REVOCAR*.',
  declaredButtons: { revoke: 'Quitar mi permiso', sign: 'Cita para firmar', menu: 'Ver el menú' },
  refused:
    'Quedó anotado que no. A la otra persona no le decimos qué contestó, y desde aquí nadie le va a insistir.\n\nSi después quiere darlo, mande otra vez el mismo código. También puede escribir *asesor* para hablar con una persona.',
  atRisk:
    'Gracias por decirlo. No tiene que explicar nada, y a la otra persona no se le dice nada.\n\nDesde ahora, en este chat ya no se piden permisos.',
  takenBack: 'También quité el permiso que había declarado. La oficina lo va a revisar.',
  askPerson: '*¿Quiere que le atienda una persona de la oficina?*',
  riskButtons: { person: 'Hablar con alguien', menu: 'Ver el menú' },
  own: 'Ese código es para la otra persona. Tiene que contestar desde su propio teléfono: *reenvíele el mensaje completo*.',
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
