import * as plain from '../es-MX/booking.ts'
import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** Where: towns and offices. */
export const place: Texts['place'] = {
  ...plain.place,
  first: 'Muy bien. Son pocas preguntas.',
  firstLost: 'Siento lo de su pasaporte. Son pocas preguntas.',
  neededThere: (paper: string) => `Para la cita necesita:\n• ${paper}`,
  ask: '*¿Dónde quiere su cita?*\nEscriba su ciudad. Ejemplo: *Toluca*.\n\nO toque el botón. Así manda su ubicación.',
  explained:
    'Así busco una oficina cerca. No necesito su dirección.\nMunicipio: su pueblo o su colonia son parte de él.\nEn la Ciudad de México se llama alcaldía.',
  noneNear: 'Cerca de su ubicación no hay oficina.\nMejor escriba una ciudad.',
  locationKept: 'Guardé su ubicación.',
  whereFirst: 'Primero dígame dónde está. Así busco la oficina cercana.',
  unknown: (words: string) => `No encontré *${words}*. Escriba una ciudad cercana.\nO escriba su código postal.`,
  unknownPostal: (words: string) => `No encontré el código postal *${words}*. Tiene 5 números.\nTambién puede escribir su ciudad.`,
  several: '*¿Cuál lugar es?*',
  rows: { other: { title: 'Ninguno de estos', description: 'Escribir otro lugar.' } },
}

export const office: Texts['office'] = {
  ...plain.office,
  near: (place: string) => `Estas oficinas están cerca de *${place}*.\nAbajo está su primer día libre.`,
  inState: (state: string) => `Estas oficinas están en *${state}*.\nAbajo está su primer día libre.`,
  notIn: (state: string) => `En *${state}* no hay oficina.\nEstas son las otras oficinas. Abajo está su primer día libre.`,
  all: 'Estas son las oficinas. Abajo está su primer día libre.',
  soonerFirst: 'Primero están las que tienen lugar antes.',
  ask: '*¿A cuál oficina quiere ir?*',
  explained: 'Todas hacen el mismo trámite. Cuesta lo mismo.\nMire cuál está cerca y cuál tiene lugar antes.',
  free: (km: number | undefined, day: string) => `${away(km)}Día libre: ${day}`,
  full: (km: number | undefined) => `${away(km)}No tiene lugares`,
  rows: { other: { title: 'Buscar en otro lugar', description: 'Escribir otra ciudad.' } },
  soonest: (count: number) => ({
    title: 'La fecha más próxima',
    description: count === 2 ? 'En cualquiera de las 2 oficinas.' : 'En cualquiera de estas oficinas.',
  }),
  fullUntil: (office: string, day: string) =>
    `*${office} no tiene lugares.*\nHay fechas hasta el ${day}. Están ocupadas. Después habrá más.`,
  fullNow: (office: string) => `*${office} no tiene fechas ahora.* Pronto habrá más.`,
  allFullHere: 'Ahora *no hay lugares para esta cuenta* en estas oficinas.',
  allFull: 'Ahora *no hay lugares* en estas oficinas. Pronto habrá más.',
  anyOffice: 'El pasaporte es igual en todas. *¿Qué prefiere?*',
  later: { title: 'Lo veo otro día', description: 'Guardo sus respuestas.' },
  nearestFirst: (office: string, km: number) => `La oficina más cercana es *${office}*. ${away(km).trim()}`,
  noneIn: (places: string) => `En *${places}* no hay oficina.`,
  askHour: '*¿Qué hora prefiere?*',
  elsewhere: (names: string) => `Sí hay en *${names}*.`,
  lastToClose: (office: string, hour: string) => `A esa hora ya están cerradas.\n*${office}* cierra a las *${hour}*.`,
  closesAt: (office: string, hour: string) => `A esa hora ya está cerrada. *${office}* cierra a las *${hour}*.`,
  notThere: (names: string) => `Bien. En *${names}* no.`,
  onlyThereFrom: (office: string, km: number, place: string) =>
    `Este trámite solo se hace en *${office}*.\nEstá ${km < 1 ? 'muy cerca' : `a ${km} km`} de *${place}*.`,
  notDoneIn: (state: string) => `En *${state}* no se hace este trámite.\nEstas oficinas lo hacen. Abajo está su primer día libre.`,
  farFrom: (place: string) => `Cerca de *${place}* no hay oficina.\nEstas son las menos lejanas. Abajo está su primer día libre.`,
  theOnlyOne: (office: string) => `Ahí hay una oficina: *${office}*.`,
  none: 'Ahí no encontré oficinas. Escriba otra ciudad.',
  notOffered: (office: string) => `${office} no hace este trámite. Elija otra oficina.`,
}

function away(km: number | undefined): string {
  if (km === undefined) return ''
  return km < 1 ? 'Está muy cerca. ' : `A ${km} km. `
}

/** Who: CURP, name, birth date, the passport before. */
export const curp: Texts['curp'] = {
  ...plain.curp,
  askOther: (isNamed: boolean) => `*Escriba la CURP${isNamed ? '' : ' y el nombre completo'} de esa persona.*`,
  where: {
    passport: 'Son 18 letras y números. Está en su INE.',
    card: 'Son 18 letras y números. Está en su INE.',
    birth: 'Son 18 letras y números. Está en la INE o en el acta de nacimiento.',
  },
  isExample: 'Esa CURP es el ejemplo. Escriba la suya.',
  length: (count: number) => `Su CURP tiene ${count} letras y números. Deben ser 18. Escríbala otra vez.`,
  character: (position: number, found: string) =>
    `Mire el lugar ${position} de la CURP. Ahí no puede ir *${found}*.\nEscríbala otra vez.`,
  stateCode: (found: string) => `Mire los lugares 12 y 13 de la CURP. *${found}* no es un estado.\nEscríbala otra vez.`,
  date: 'Mire los lugares 5 a 10 de la CURP. Esa fecha no existe.\nEscríbala otra vez.',
  future: 'Mire los lugares 5 a 10 de la CURP. Esa fecha no ha llegado.\nEscríbala otra vez.',
  tooOld: 'Mire los lugares 5 y 6 de la CURP. Serían más de 120 años.\nEscríbala otra vez.',
  check: 'Hay un error en la CURP. Revísela con calma. Escríbala otra vez.',
  generic: 'Esa CURP no sirve aquí. Revísela. Escríbala otra vez.',
  almost: (position: number, typed: string, meant: string) =>
    `Ya casi. Mire el lugar ${position}. Escribió ${typed}. Parece ${meant}.`,
  almostSeveral: 'Ya casi. Hay letras y números cambiados.',
  early: 'Guardé su CURP. Después le pregunto por ella.',
  askEarly: (curp: string) => `Usted escribió esta CURP: ${curp}\n\n*¿Es la suya?*`,
  askEarlyOther: (curp: string) => `Usted escribió esta CURP: ${curp}\n\n*¿Es de esa persona?*`,
  elector: 'Esa es su clave de elector. La CURP es otra.\nEstá en la misma INE. Empieza con 4 letras.',
  notCurp: 'No vi una CURP. Si no la tiene, toque el botón.',
  dailyLimit: (by: Telephone) =>
    by
      ? `Hoy ya se escribieron muchas CURP en ‹este teléfono›. Puede seguir mañana.\nSi tiene prisa, llame al ${by.phone}.\nHorario: ${by.hours}.`
      : `Hoy ya se escribieron muchas CURP en ‹este teléfono›. Puede seguir mañana.\n${IN_WRITING}`,
  repeated: 'Esa CURP ya está en esta cita. Escriba la otra CURP.',
}

export const noCurp: Texts['noCurp'] = {
  ...plain.noCurp,
  ask: 'No hay problema. En la oficina le ayudan con la CURP.\n\n*Escriba su nombre completo y cuándo nació.*\nEjemplo: Rosa Pérez Ruiz, 17 de abril de 1985',
  askOther:
    'No hay problema. En la oficina ayudan con la CURP.\n\n*Escriba el nombre completo de esa persona y cuándo nació.*\nEjemplo: Rosa Pérez Ruiz, 17 de abril de 1985',
  askBirth: (first: string) => `*¿Cuándo nació ${first}?*\n\nEjemplo: 17 de abril de 1985`,
  askName: '*Escriba el nombre completo.*\n\nEjemplo: Rosa Pérez Ruiz',
  impossible: 'Esa fecha no existe. Escríbala otra vez.',
  future: 'Esa fecha no ha llegado. Escríbala otra vez.',
  tooOld: 'Esa fecha es de hace más de 120 años. Escríbala otra vez.',
  unread: 'No vi la fecha. Escriba el día, el mes y el año.',
  onlyOne: (by: Telephone) =>
    `‹Un teléfono› puede tener 1 cita sin CURP. Ya tiene una.\nLa CURP está en el acta de nacimiento.\nSin CURP, vaya a la oficina. Ahí le dan la cita.${by ? `\nO llame al ${by.phone}, ${by.hours}.` : ''}`,
  write: 'Escribir su CURP',
}

export const name: Texts['name'] = {
  ...plain.name,
  alone: {
    ask: '*Escriba su nombre y sus apellidos.*\n\nEjemplo: Rosa Pérez Ruiz',
    askOther: '*Escriba el nombre y los apellidos de esa persona.*\n\nEjemplo: Rosa Pérez Ruiz',
  },
  ask: '*Escriba su nombre completo.*\n\nEscríbalo como está en su INE.\nEjemplo: Rosa Pérez Ruiz',
  askOther: '*Escriba el nombre completo de esa persona.*\n\nEscríbalo como está en su INE.\nEjemplo: Rosa Pérez Ruiz',
  explained: 'Escríbalo como está en su INE. No importan los acentos.',
  short: 'Falta un apellido. Escriba el nombre y el apellido.',
  odd: 'Un nombre solo tiene letras. Escríbalo otra vez.',
  long: 'Ese nombre es muy largo. Escríbalo otra vez.',
  askProfile: (profile: string) =>
    `‹Su WhatsApp› dice *${profile}*. *¿Ese es su nombre?*\n\nSi no es, escriba su nombre. También puede usar el micrófono *del teclado*.`,
  initials: 'El nombre y la CURP no se parecen. Si están bien, seguimos.',
}

export const wrongAge: Texts['wrongAge'] = {
  ...plain.wrongAge,
  minor: (first: string | undefined) =>
    `${first ?? 'Esa persona'} no ha cumplido 18 años. Va con su mamá o con su papá. También puede ir con su tutor.`,
  notOfAge: (first: string | undefined, age: number) =>
    `Este trámite es desde los ${age} años. ${first ?? 'Esa persona'} no tiene esa edad.`,
  adult: (first: string | undefined) => `${first ?? 'Esa persona'} ya cumplió 18 años. Ya no necesita permiso.`,
  adultSoon: (first: string | undefined, day: string) =>
    `${first ?? 'Esa persona'} cumple 18 años el ${day}. Es antes de las fechas libres. Ya no necesitará permiso.`,
  askLeaveOut: '*¿La quito de esta cita?* Después le ayudo con su cita.',
  turnsAdult: (day: string) => `Cumple 18 años el ${day}. Le muestro lugares desde ese día.`,
}

export const recordAge: Texts['recordAge'] = {
  ...plain.recordAge,
  says: (procedure: string, words: string, who: string, age: number) =>
    `*${procedure}* es para personas ${words}.\n${who} tendría ${age} años ese día. No hay cita para esa edad.`,
}

/** When: free hours, and the one that is held. */
export const slot: Texts['slot'] = {
  ...plain.slot,
  first: (office: string) => `Lugares libres en *${office}*:`,
  firstAny: 'Lugares libres en esas oficinas:',
  next: (office: string) => `Más lugares en *${office}*:`,
  still: (office: string) => `Lugares libres en *${office}*:`,
  stillAny: 'Lugares libres:',
  nextAny: 'Más lugares:',
  wished: (office, when) => `Lugares en *${office}*: *${when}*.`,
  wishedAny: (when) => `Lugares: *${when}*.`,
  onlyWished: (when, otherwise) => `No hay lugar así: *${otherwise}*. Sí hay así: *${when}*.`,
  clock: (zone: string) => `Las horas son de allá: *${zone}*.`,
  together: (count: number) => `En cada hora caben las ${count} personas.`,
  ask: '*¿Qué día y hora prefiere?* Ejemplo: *martes en la tarde*.',
  explained: 'Elija una hora. La guardo unos minutos solo para usted.\nLe digo hasta qué hora la guardo.',
  rows: { otherOffice: { title: 'Otra oficina', description: 'Ver las oficinas.' } },
  more: (office: string | undefined) => ({
    title: 'Más días y horas',
    description: office ? `Ver otras fechas en ${office}` : 'Ver otras fechas.',
  }),
  held: 'El lugar que tiene ahora',
  chosen: (when: string, office: string) => `Para guardarle *${when}*, en ${office}, falta esto:`,
  nearest: 'Estos son los más cercanos:',
  notedWish: (when: string) => `Anoté: *${when}*.`,
  noMore: 'No hay más fechas. Estos son los primeros lugares:',
  impossible: (words: string) => `El *${words}* no existe. Escriba otro día.`,
  past: (day: string) => `El *${day}* ya pasó. Escriba otro día.`,
  taken: (when: string) => `Lo siento. Otra persona tomó ese lugar.\nEra el *${when}*.`,
  notFree: (when: string) => `Lo siento. Ese lugar ya no está libre.\nEra el *${when}*.`,
  closed: (when: string, because: string) => `Lo siento. La oficina ya no abre a esa hora${because}.\nEra el *${when}*.`,
  closedHeld: (when: string) =>
    `Lo siento. La oficina ya no le atiende a esa hora.\nEra el *${when}*.\nSus respuestas están guardadas.`,
  sameTime: (when: string) => `La misma persona ya tiene otra cita.\nEs el *${when}*.\nElija otra hora.`,
  tooSoon: (when: string) => `Ese lugar ya no se puede tomar.\nEra el *${when}*.`,
  expired: (when: string) => `Pasó el tiempo. Ya no tiene ese lugar.\nEra el *${when}*.\nSus respuestas están guardadas.`,
  stillFree: (when: string) => `Ese lugar seguía libre. Es suyo otra vez.\nEs el *${when}*.`,
  age: 'Ese día la persona no tiene la edad. Elija otro día.',
  lapses: (hour: string) =>
    `‹Este teléfono› tomó varios lugares y no los usó.\nPuede tomar otro desde las *${hour}*.\nSus respuestas están guardadas.`,
  fullFor: (office: string) => `En *${office}* no hay lugares para esta cita.`,
}

export const noPlace: Texts['noPlace'] = {
  ...plain.noPlace,
  like: 'Así no hay lugares.',
  full: (when: string) => `${when} no hay lugares.`,
  weekday: (when: string, open: string) => `${when} no hay citas.${open ? ` Hay citas ${open}.` : ''}`,
  openUntil: (day: string) => `Hay fechas hasta el *${day}*.`,
  tooSoon: (when: string) => `${when} ya no se puede. Falta muy poco tiempo.`,
  anotherVisit: (when: string, hour: string) => `${when} a las ${hour} la misma persona ya tiene otra cita.`,
  kept: (day: string) => `Los que quedan se dan en la oficina. El *${day}* se dan los que sobren. Primero a la lista de espera.`,
  unpayable: (when: string) => `${when} ya no se puede. No hay tiempo de pagar en el banco.`,
  served: {
    until: (label: string, said: string, day: string) => `*${label}: ${said}.* Sirve hasta el *${day}*. Después ya no sirve.`,
    from: (label: string, said: string, day: string) => `*${label}: ${said}.* Sirve desde el *${day}*. Antes no sirve.`,
  },
  bringAnother: 'Si va a llevar otro, cancele esta cita. Luego saque otra.',
}

export const hold: Texts['hold'] = {
  ...plain.hold,
  made: (when: string, office: string, until: string) => `Le guardo el *${when}*, en ${office}.\nEs suyo hasta las *${until}*.`,
  brief: 'Le guardo ese lugar.',
  renewed: (until: string) => `Listo. El lugar es suyo hasta las *${until}*.`,
  lastRenewal: 'Después ya no hay más tiempo.',
  longEnough: (until: string) => `No hay prisa. El lugar es suyo hasta las *${until}*.`,
  notRenewed: (until: string) => `No hay más tiempo. El lugar es suyo hasta las *${until}*.`,
  noHurry: 'No hay prisa.',
  nothing: 'No hay prisa: conteste cuando pueda. Ahora no tiene ningún lugar guardado.',
  letsGo: (hour: string) => `Si cambia de persona, la hora *${hour}* queda libre para otros.`,
  corrected: 'La oficina corrigió los datos.',
  forAnother: (who: string, first: string, until: string) =>
    `Este lugar es de ${who}\nNo puede ser de otra persona. Así nadie lo vende.\nEl lugar es de ${first} hasta las *${until}*.`,
  wasForAnother: (who: string) => `Ese lugar era de ${who}\nNo puede ser de otra persona. Así nadie lo vende.`,
  askForAnother: '*¿Qué quiere hacer?*',
}

/** The last look before the folio, and what can be corrected. */
export const summary: Texts['summary'] = {
  ...plain.summary,
  noCurp: (birth: string) => `CURP: la ven en la oficina\nNació el ${birth}`,
  mayChange: (year: number) => `El precio es de ${year}. Puede cambiar el 1 de enero.`,
  moreTime: 'Para más tiempo, escriba *más tiempo*.',
  optional: (answer: string, example: string | undefined) =>
    `Si lo tiene, escriba: *${answer}*.${example ? ` Ejemplo: ${example}.` : ''}`,
  howToConfirm: 'Todavía no está confirmada.\nEscriba la palabra *confirmar*.',
  mayBeChanged: 'Si algo está mal, toque *Corregir un dato*.\nDespués también puede cambiar su cita.',
  changedMeanwhile: 'Algo cambió. Revise otra vez.',
  left: 'Está bien. Ya no tiene ese lugar. No hay cita.\nGuardo sus respuestas unos días.',
}

export const correct: Texts['correct'] = {
  ...plain.correct,
  ifLost: 'Sin el pasaporte viejo es otro trámite. Su hora no cambia.',
  ask: '*¿Qué quiere corregir?*',
  rows: {
    ...plain.correct.rows,
    slot: { title: 'Día y hora', description: 'Elegir otro día u otra hora.' },
    validity: { title: 'Años y descuento', description: 'Cuántos años. Cuánto paga.' },
    attendant: { title: 'Persona adulta que irá', description: 'Cambiar a esa persona.' },
    whoAttends: { title: 'Quién da el permiso', description: 'Las 2 personas. O una sola.' },
    moreTime: { title: 'Necesito más tiempo', description: 'Guardar el lugar más tiempo.' },
    back: { title: 'Nada, está bien', description: 'No cambiar nada.' },
  },
}

/** What a procedure asks beyond name, CURP and hour. */
export const details: Texts['details'] = {
  ...plain.details,
  optional: 'Si no lo sabe, toque el botón.',
  row: { title: 'Otros datos', description: 'Más preguntas de este trámite.' },
  tooShort: (least: number) => `Eso es muy corto. Escriba ${least} letras o números, o más.`,
  tooLong: (most: number) => `Eso es muy largo. Escriba ${most} letras o números, o menos.`,
  noNumber: 'Escriba solo números.',
  tooSmall: (least: string) => `Debe ser ${least} o más. Escríbalo otra vez.`,
  tooLarge: (most: string) => `Debe ser ${most} o menos. Escríbalo otra vez.`,
  tooEarly: (day: string) => `Esa fecha no sirve. Debe ser el ${day} o después.`,
  tooLate: (day: string) => `Esa fecha no sirve. Debe ser el ${day} o antes.`,
  noPlate: 'No vi las placas. Escríbalas así: ABC-12-34',
  noEmail: 'Escriba el correo completo. Ejemplo: rosa.perez@correo.mx',
  noDocument: (least: number, most: number) => `No vi el número. Tiene de ${least} a ${most} letras y números. Escríbalo otra vez.`,
  noCurp: 'No vi una CURP. Son 18 letras y números.',
  whichPlace: 'Hay varios lugares así. Escriba también el estado.',
  notThat: 'Esa respuesta no sirve para este trámite. Revísela.',
  changed: 'La oficina cambió las preguntas.',
}

/** Codes that another chat gave out. */
export const codes: Texts['codes'] = {
  ...plain.codes,
  withLink: (link: string, words: string, number: string) =>
    `Toque este enlace y mande el mensaje:\n${link}\n\nO escriba *${words}* al WhatsApp ${number}.`,
  unusable:
    'Ese código no sirve. Quizá le falta una letra.\n\nCópielo completo del mensaje.\nPara hablar con una persona, escriba *asesor*.',
  tries: 'Hoy ya se probaron muchos códigos. Intente mañana.\n\nPara hablar con una persona, escriba *asesor*.',
}
