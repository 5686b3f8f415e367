import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** Where: towns and offices. */
export const place = {
  first: 'Con gusto. Son pocas preguntas.',
  firstLost: 'Lamento lo de su pasaporte. Son pocas preguntas.',
  neededThere: (paper: string) =>
    `Para la cita necesita, entre otras cosas:\n• ${paper}\nSi no lo tiene, consígalo antes de ese día.`,
  ask: '*¿Dónde le queda bien su cita?*\nEscriba su municipio, alcaldía o código postal.\n\nO mande su ubicación.',
  explained:
    'Lo pregunto para buscarle una oficina cerca; no hace falta su dirección. El municipio es al que pertenece su pueblo o su colonia. En la Ciudad de México se llama alcaldía.',
  noneNear: 'Cerca de su ubicación no tenemos ninguna oficina. Búsquela por estado o municipio.',
  locationKept: 'Guardé su ubicación para buscarle una oficina cerca.',
  whereFirst: 'Para saber cuál le queda más cerca, necesito saber por dónde anda.',
  unknown: (words: string) => `No encontré *${words}*. Pruebe con el municipio más cercano o con su código postal.`,
  unknownPostal: (words: string) =>
    `No encontré el código postal *${words}*. Tiene 5 números; si no lo sabe, escriba su municipio.`,
  several: '*¿Cuál de estos lugares es?*',
  open: 'Ver lugares',
  rows: { other: { title: 'Ninguno de estos', description: 'Escribir otro municipio o código postal' } },
  stop: { title: 'No quiero mensajes', description: 'Escribí BAJA para dejar de recibirlos' },
  hereName: 'su ubicación',
}

export const office = {
  near: (place: string) => `Oficinas cerca de *${place}*, con su primera fecha libre.`,
  inState: (state: string) => `Oficinas en *${state}*, con su primera fecha libre.`,
  notIn: (state: string) => `No tenemos oficina en *${state}*. Estas son las que hay, con su primera fecha libre.`,
  all: 'Nuestras oficinas, con su primera fecha libre.',
  /** When the first one in the list is not the nearest. */
  soonerFirst: 'Puse primero las que tienen lugar antes.',
  ask: '*¿A cuál quiere ir?*',
  explained: 'El trámite y el precio son los mismos en cualquier oficina. Cambian la distancia y la primera fecha libre.',
  open: 'Ver oficinas',
  free: (km: number | undefined, day: string) => `${away(km)}Primera fecha libre: ${day}`,
  full: (km: number | undefined) => `${away(km)}Sin lugares por ahora`,
  rows: { other: { title: 'Buscar en otro lugar', description: 'Otro municipio o código postal' } },
  soonest: (count: number) => ({
    title: 'La fecha más próxima',
    description: count === 2 ? 'En cualquiera de estas dos oficinas' : 'En cualquiera de estas oficinas',
  }),
  fullUntil: (office: string, day: string) => `*${office} no tiene lugares libres* hasta el ${day}. Después se abren más fechas.`,
  fullNow: (office: string) => `*${office} no tiene fechas abiertas* por ahora. Pronto se abrirán más.`,
  allFullHere: 'Por ahora *no quedan lugares para esta cuenta* en estas oficinas.',
  allFull: 'Por ahora *no hay lugares libres* en estas oficinas. Pronto se abrirán más fechas.',
  anyOffice: 'Sirve cualquier oficina. *¿Qué prefiere?*',
  choose: '*¿Qué prefiere?*',
  later: { title: 'Lo veo otro día', description: 'Guardo su avance; escriba Hola cuando guste' },
  nearWhat: (place: string | undefined) =>
    place ? `Solo sé qué tan lejos están de *${place}*.` : 'No sé cuál queda más cerca de ahí.',
  whichThen: 'Para no equivocarme, elija usted la oficina.',
  nearestFirst: (office: string, km: number) => `La oficina más cercana es *${office}*, a ${km < 1 ? 'menos de 1' : km} km.`,
  noneIn: (places: string) => `En *${places}* no tenemos oficina.`,
  askHour: '*¿Qué hora le conviene?*',
  named: (office: string, km: number | undefined) =>
    km === undefined ? `${office}.` : `${office}, a ${km < 1 ? 'menos de 1' : km} km.`,
  elsewhere: (names: string) => `Donde sí hay es en *${names}*.`,
  lastToClose: (office: string, hour: string) => `Ninguna abre tan tarde: la última en cerrar es *${office}*, a las *${hour}*.`,
  closesAt: (office: string, hour: string) => `*${office}* no abre tan tarde: cierra a las *${hour}*.`,
  nearest: (office: string, km: number) => `La más cercana es *${office}*, a ${km < 1 ? 'menos de 1' : km} km.`,
  notThere: (names: string) => `Entendido: en *${names}* no.`,
  onlyThere: (office: string) => `Este trámite solo se hace en *${office}*.`,
  onlyThereFrom: (office: string, km: number, place: string) =>
    `Este trámite solo se hace en *${office}*, ${km < 1 ? 'a menos de 1 km' : `a ${km} km`} de *${place}*.`,
  notDoneIn: (state: string) => `En *${state}* no se hace este trámite. Estas oficinas sí lo hacen, con su primera fecha libre.`,
  farFrom: (place: string) => `No tenemos oficina cerca de *${place}*. Estas son las menos lejanas, con su primera fecha libre.`,
  theOnlyOne: (office: string) => `Ahí tenemos una sola oficina: *${office}*.`,
  none: 'No encontré oficinas para este trámite en ese lugar. Pruebe con otro municipio o estado.',
  notOffered: (office: string) => `${office} no atiende este trámite. Elija otra oficina, por favor.`,
}

function away(km: number | undefined): string {
  if (km === undefined) return ''
  return km < 1 ? 'A menos de 1 km. ' : `A ${km} km. `
}

/** Who: CURP, name, birth date, the passport before. */
export const curp = {
  ask: (isNamed: boolean) => `*Escriba su CURP${isNamed ? '' : ' y su nombre completo'}.*`,
  askOther: (isNamed: boolean) => `*Escriba la CURP${isNamed ? '' : ' y el nombre completo'} de la persona que va a la cita.*`,
  where: {
    passport: 'Está en su INE y en su pasaporte.',
    card: 'Está en su INE.',
    birth: 'La CURP está en la INE o en el acta de nacimiento reciente.',
  },
  example: 'PERR850417MDFRZS04',
  such: (isNamed: boolean) => `Ejemplo: PERR850417MDFRZS04${isNamed ? '' : ', Rosa Pérez Ruiz'}`,
  buttons: { none: 'No sé mi CURP', noneOther: 'No sé su CURP', yes: 'Sí, es esa', no: 'No, la corrijo' },
  isExample: 'Esa CURP es la del ejemplo. Escriba la suya, por favor.',
  length: (count: number) => `La CURP que escribió tiene ${count} letras y números, y debe tener 18. Revísela, por favor.`,
  character: (position: number, found: string) =>
    `En el lugar ${position} de la CURP escribió *${found}*, y ahí no puede ir. Revísela, por favor.`,
  stateCode: (found: string) =>
    `Las letras *${found}*, en los lugares 12 y 13 de la CURP, no son de ningún estado. Revísela, por favor.`,
  date: 'La fecha de nacimiento dentro de esa CURP no existe. Está en los lugares 5 a 10. Revísela, por favor.',
  future: 'La fecha de nacimiento dentro de esa CURP todavía no llega. Revise los lugares 5 a 10, por favor.',
  tooOld: 'Según esa CURP, la persona tendría más de 120 años. Revise los lugares 5 y 6, por favor.',
  check: 'Alguna letra o número de esa CURP no coincide. Revísela con calma y escríbala otra vez, por favor.',
  generic: 'Esa CURP se usa para personas extranjeras sin CURP propia, y aquí no sirve. Revísela, por favor.',
  almost: (position: number, typed: string, meant: string) =>
    `Ya casi. En el lugar ${position} escribió ${typed}; parece que es ${meant}.`,
  almostSeveral: 'Ya casi. Creo que algunas letras y números se confundieron.',
  letter: (char: string) => {
    if (char === '0') return 'un *cero*'
    if (char === '1') return 'un *uno*'
    if (/\d/.test(char)) return `un *${char}*`
    return `la letra *${char}*`
  },
  askMeant: (curp: string) => `*¿Su CURP es ${curp}?*`,
  askMeantOther: (curp: string) => `*¿La CURP es ${curp}?*`,
  early: 'Guardé la CURP que escribió. Más adelante le pregunto si es la correcta.',
  askEarly: (curp: string) => `Al principio escribió esta CURP: ${curp}\n\n*¿Es la suya?*`,
  askEarlyOther: (curp: string) => `Al principio escribió esta CURP: ${curp}\n\n*¿Es de la persona que va a la cita?*`,
  earlyButtons: { yes: 'Sí, es esa', no: 'No, es otra' },
  elector: 'Eso es la clave de elector. La CURP está en la misma INE, empieza con 4 letras y después lleva 6 números.',
  notCurp: 'No vi una CURP en su mensaje. Si no la tiene a la mano, toque el botón.',
  noted: 'Anoté la CURP.',
  dailyLimit: (by: Telephone) =>
    by
      ? `Hoy ya se escribieron muchas CURP desde ‹este teléfono›. Mañana puede seguir donde se quedó. Si le urge, llame al ${by.phone}, ${by.hours}.`
      : `Hoy ya se escribieron muchas CURP desde ‹este teléfono›. Mañana puede seguir donde se quedó. Si le urge, ${IN_WRITING}.`,
  known: 'Gracias, esa CURP ya la tengo.',
  repeated: 'Esa CURP ya está en esta misma cita. Escriba la de la otra persona, por favor.',
}

export const noCurp = {
  ask: 'No se preocupe: también se puede sin CURP, y en la oficina le ayudan con ella. Se consulta gratis en *gob.mx/curp*.\n\n*Escriba su nombre completo y su fecha de nacimiento.*\nEjemplo: Rosa Pérez Ruiz, 17 de abril de 1985',
  askOther:
    'No se preocupe: también se puede sin CURP, y en la oficina ayudan con ella.\n\n*Escriba el nombre completo y la fecha de nacimiento de esa persona.*\nEjemplo: Rosa Pérez Ruiz, 17 de abril de 1985',
  askBirth: (first: string) => `*Escriba la fecha de nacimiento de ${first}.*\n\nEjemplo: 17 de abril de 1985`,
  askName: '*Escriba ahora el nombre completo.*\n\nEjemplo: Rosa Pérez Ruiz',
  impossible: 'Esa fecha de nacimiento no existe en el calendario. Revísela, por favor.',
  future: 'Esa fecha de nacimiento todavía no llega. Revísela, por favor.',
  tooOld: 'Esa fecha de nacimiento es de hace más de 120 años. Revísela, por favor.',
  unread: 'No encontré la fecha de nacimiento. Escríbala con día, mes y año, por favor.',
  onlyOne: (by: Telephone) =>
    `Desde ‹un teléfono› solo puede haber una cita sin CURP a la vez, y ya la hay. La de esta persona está en su acta de nacimiento reciente. Si no la tiene, la oficina le da la cita en su ventanilla, sin CURP${by ? `. Pregunte al ${by.phone}, ${by.hours}` : ''}.`,
  write: 'Escribir su CURP',
}

export const name = {
  alone: {
    ask: '*Escriba su nombre completo.*\n\nEjemplo: Rosa Pérez Ruiz',
    askOther: '*Escriba el nombre completo de esa persona.*\n\nEjemplo: Rosa Pérez Ruiz',
  },
  ask: '*Escriba su nombre completo*, como está en su INE.\n\nEjemplo: Rosa Pérez Ruiz',
  askOther: '*Escriba el nombre completo de esa persona*, como está en su INE.\n\nEjemplo: Rosa Pérez Ruiz',
  explained: 'Escríbalo como está en la identificación que va a llevar. No importan los acentos ni las mayúsculas.',
  short: 'Necesito el nombre y al menos un apellido.',
  odd: 'Un nombre lleva solo letras. Escríbalo como está en la identificación, por favor.',
  long: 'Ese nombre es demasiado largo. Escríbalo como está en la identificación, por favor.',
  askProfile: (profile: string) =>
    `‹Su WhatsApp› dice *${profile}*. *¿Anoto ese nombre?* En la oficina lo corrigen con su identificación.\n\nSi no, escríbalo o diga su nombre con el micrófono *del teclado*: su teléfono lo pone por escrito.`,
  buttons: { profile: 'Sí, anote ese nombre', person: 'Hablar con alguien' },
  initials: 'Las iniciales del nombre no se parecen a las de la CURP. Si los dos están bien, no importa: seguimos.',
  whatFor: 'Lo pregunto para poner la cita a su nombre. Se usa solo para eso.',
  unseen: 'Sus papeles no los puedo ver. Escríbalo aquí, por favor.',
  thanks: (first: string) => `Gracias, ${first}.`,
  noted: (name: string) => `Anoté *${name}*.`,
}

export const wrongAge = {
  minor: (first: string | undefined) =>
    `${first ?? 'Esa persona'} todavía no cumple 18 años. Su pasaporte se saca con su mamá, su papá o quien tenga la tutela.`,
  notOfAge: (first: string | undefined, age: number) =>
    `${first ?? 'Esa persona'} todavía no tiene la edad para este trámite: es desde los ${age} años.`,
  askNotOfAge: '*¿Qué prefiere?*',
  askMinor: '*¿Hacemos la cita para menor de edad?*',
  adult: (first: string | undefined) =>
    `${first ?? 'Esa persona'} ya cumplió 18 años. Puede sacar su pasaporte sin permiso de nadie.`,
  adultSoon: (first: string | undefined, day: string) =>
    `${first ?? 'Esa persona'} cumple 18 años el ${day}, antes de las fechas libres. Para entonces ya no necesita permiso de nadie.`,
  askLeaveOut: '*¿La quito de esta cita?* Después le ayudo a sacar la suya, como persona adulta.',
  askAdult: '*¿Hacemos la cita para persona adulta?*',
  turnsAdult: (day: string) => `Cumple 18 años el ${day}. Le muestro lugares desde ese día, como persona adulta.`,
  buttons: {
    minor: 'Sí, para menor',
    adult: 'Sí, para adulta',
    attends: 'Es de quien irá',
    curp: 'Escribir otra CURP',
    again: 'Corregir la fecha',
    leaveOut: 'Sí, quitarla',
  },
}

/** The ages of a procedure that is only a record. */
export const recordAge = {
  from: (age: number) => `de ${age} años o más`,
  upTo: (age: number) => `de ${age} años o menos`,
  between: (age: number, limit: number) => `de ${age} a ${limit} años`,
  says: (procedure: string, words: string, who: string, age: number) =>
    `El trámite *${procedure}* es para personas ${words}. ${who} tendría ${age} años el día de la visita, así que ahora no hay cita que le sirva.`,
  other: 'Elegir otro trámite',
}

/** When: free hours, and the one that is held. */
export const slot = {
  first: (office: string) => `Estos son los primeros lugares libres en *${office}*.`,
  firstAny: 'Estos son los primeros lugares libres en esas oficinas.',
  next: (office: string) => `Estos son los lugares que siguen en *${office}*.`,
  still: (office: string) => `Todavía hay estos lugares en *${office}*.`,
  stillAny: 'Todavía hay estos lugares.',
  nextAny: 'Estos son los lugares que siguen.',
  wished: (office: string, when: string) => `En *${office}* hay estos lugares: *${when}*.`,
  wishedAny: (when: string) => `Hay estos lugares: *${when}*.`,
  onlyWished: (when: string, otherwise: string) => `No hay lugares libres así: *${otherwise}*. Estos son así: *${when}*.`,
  clock: (zone: string) => `Las horas son las de allá: *${zone}*.`,
  together: (count: number) => `En cada hora caben las ${count} personas juntas.`,
  ask: '*¿Cuál le conviene?* O escriba: *martes en la tarde*.',
  explained: 'La hora que elija se la aparto unos minutos: nadie más la puede tomar mientras tanto.',
  open: 'Ver horarios',
  title: (day: string, hour: string) => `${day}, ${hour}`,
  rows: { otherOffice: { title: 'Otra oficina', description: 'Volver a la lista de oficinas' } },
  more: (office: string | undefined) => ({
    title: 'Más días y horas',
    description: office ? `Ver otras fechas en ${office}` : 'Ver otras fechas',
  }),
  held: 'El lugar que tiene apartado',
  before: 'El lugar que tenía antes',
  chosen: (when: string, office: string) => `Para apartarle *${when}*, en ${office}, falta esto:`,
  nearest: 'Estos son los más cercanos.',
  whichOne: 'No sé cuál me dice. Tóquelo en la lista, o escriba el día y la hora.',
  notedWish: (when: string) => `Anoté para cuándo: *${when}*.`,
  noMore: 'Ya no hay más fechas abiertas. Estos son los primeros lugares libres.',
  impossible: (words: string) => `El *${words}* no existe en el calendario. Dígame otro día, por favor.`,
  past: (day: string) => `El *${day}* ya pasó. Dígame otro día, por favor.`,
  askWhich: (number: number) => `Escribió *${number}*. *¿Es la hora o el día?*`,
  atHour: (hour: string) => `A las ${hour}`,
  onDay: (day: string) => `El ${day}`,
  taken: (when: string) => `Lo siento: otra persona acaba de tomar el lugar del *${when}*.`,
  notFree: (when: string) => `Lo siento: el lugar del *${when}* ya no está libre.`,
  closed: (when: string, because: string) => `Lo siento: la oficina ya no abre el *${when}*${because}.`,
  closedHeld: (when: string) =>
    `Lo siento: la oficina ya no puede atenderle el *${when}* y ese lugar se soltó. Sus datos siguen guardados.`,
  sameTime: (when: string) => `El *${when}* ya hay otra cita para la misma persona. Elija otra hora.`,
  tooSoon: (when: string) => `El lugar del *${when}* ya no se puede apartar: falta muy poco o ya pasó.`,
  expired: (when: string) => `Pasó el tiempo y el lugar del *${when}* ya se soltó. Sus datos siguen guardados.`,
  stillFree: (when: string) => `El lugar del *${when}* se había soltado; se lo aparté otra vez.`,
  age: 'Ese día la persona no tiene la edad para este trámite. Elija otro día, por favor.',
  lapses: (hour: string) =>
    `Desde ‹este teléfono› se apartaron y se soltaron varios lugares. Podrá apartar otro desde las *${hour}*. Sus datos siguen guardados.`,
  fullFor: (office: string) => `En *${office}* no quedan lugares para esta cita.`,
}

/** Why there is no place. `when` is one of the first two; `because`: the office's reason, with its colon, or nothing. */
export const noPlace = {
  thatDay: (day: string) => `El *${day}*`,
  thoseWeekdays: (weekdays: string) => `En *${weekdays}*`,
  because: (reason: string) => `: ${reason}`,
  like: 'No hay lugares libres como los pidió.',
  full: (when: string) => `${when} no hay lugares libres.`,
  past: (when: string) => `${when} ya no quedan horas.`,
  hour: (when: string) => `${when} no hay citas a esa hora.`,
  closed: (when: string, because: string) => `${when} está cerrado${because}.`,
  closedThen: (when: string, because: string) => `${when} está cerrado a esa hora${because}.`,
  holiday: (when: string) => `${when} es día inhábil.`,
  weekday: (when: string, open: string) => `${when} no se atiende${open ? `: hay citas ${open}` : ''}.`,
  openUntil: (day: string) => `Por ahora hay fechas abiertas hasta el *${day}*.`,
  opensOn: (when: string, day: string) => `${when} se abre el *${day}*. La hora no se anuncia.`,
  tooSoon: (when: string, minutes: number) => `${when} ya no se puede: las citas se piden ${inAdvance(minutes)} antes.`,
  anotherVisit: (when: string, hour: string) => `${when} a las ${hour} ya hay otra cita para la misma persona.`,
  kept: (day: string) =>
    `Los que quedan se dan en la oficina. El *${day}*, los que sobren se ofrecen a la lista de espera y después a todos.`,
  unpayable: (when: string) => `${when} ya no alcanza el tiempo para pagar en el banco.`,
  served: {
    until: (label: string, said: string, day: string) => `*${label}: ${said}.* Solo sirve para una cita hasta el *${day}*.`,
    from: (label: string, said: string, day: string) => `*${label}: ${said}.* Solo sirve para una cita desde el *${day}*.`,
  },
  bringAnother: 'Para llevar otro, cancele esta cita y saque otra.',
  closedOffice: (office: string, because: string) => `*${office} está cerrada por ahora*${because}.`,
}

function inAdvance(minutes: number): string {
  if (minutes > 0 && minutes % 1440 === 0) return minutes === 1440 ? '1 día' : `${minutes / 1440} días`
  if (minutes % 60 !== 0) return `${minutes} minutos`
  return minutes === 60 ? '1 hora' : `${minutes / 60} horas`
}

export const hold = {
  made: (when: string, office: string, until: string) => `Apartado para usted hasta las *${until}*: *${when}*, en ${office}.`,
  brief: 'Le aparté ese lugar.',
  renewed: (until: string) => `Listo: le guardo el lugar hasta las *${until}*.`,
  lastRenewal: 'Ya no se puede alargar otra vez.',
  longEnough: (until: string) => `No hay prisa: el lugar es suyo hasta las *${until}*.`,
  notRenewed: (until: string) => `Ya no puedo dar más tiempo. Le guardo el lugar hasta las *${until}*.`,
  noHurry: 'No hay prisa.',
  nothing: 'No hay prisa: conteste cuando pueda. Mientras, no tiene ningún lugar apartado.',
  letsGo: (hour: string) => `Si cambia de persona, se suelta la hora *${hour}*.`,
  corrected: 'La oficina corrigió para quién es este lugar. Por favor, revise los datos.',
  forAnother: (who: string, first: string, until: string) =>
    `Este lugar está apartado para ${who} No se puede pasar a otra persona: así nadie puede venderlo. El lugar de ${first} sigue guardado hasta las *${until}*.`,
  wasForAnother: (who: string) =>
    `Ese lugar estaba apartado para ${who} No se puede pasar a otra persona: así nadie puede venderlo.`,
  askForAnother: '*¿Qué prefiere?*',
  otherButtons: {
    keep: (first: string) => `Seguir con ${first}`,
    keepAll: 'Seguir como estaba',
    other: 'Buscar otro lugar',
    person: 'Hablar con alguien',
  },
}

/** The last look before the folio, and what can be corrected. */
export const summary = {
  first: 'Revise su cita:',
  curp: (curp: string) => `CURP: ${curp}`,
  noCurp: (birth: string) => `CURP: se verifica en la oficina\nNació el ${birth}`,
  agency: (name: string) => `Dependencia: ${name}`,
  payment: (price: string, half: boolean) => `Pago: ${price}${half ? ', ya con descuento' : ''}`,
  totalPayment: (price: string) => `Pago en total: ${price}`,
  freeOfCharge: 'Pago: nada, es gratis',
  mayChange: (year: number) => `El precio es de ${year} y puede cambiar el 1 de enero de ${year + 1}.`,
  attendant: (name: string) => `Persona adulta que irá: ${name}`,
  until: (until: string) => `El lugar es suyo hasta las *${until}*.`,
  moreTime: 'Si le falta tiempo, escriba *más tiempo*.',
  optional: (answer: string, example: string | undefined) =>
    `Si quiere, escriba también: *${answer}*${example ? `, como ${example}` : ''}.`,
  without: 'Está bien, no hace falta.',
  ask: '*¿Está todo bien?*',
  buttons: { confirm: 'Confirmar', correct: 'Corregir un dato', leave: 'Ya no la quiero' },
  howToConfirm: 'Todavía no está confirmada. Para confirmarla, toque *Confirmar*, o escriba la palabra *confirmar*.',
  mayBeChanged: 'Si algo está mal, toque *Corregir un dato*. Ya confirmada, también podrá cambiarla o cancelarla aquí.',
  changedMeanwhile: 'Algo cambió desde esa pregunta. Por favor, revise otra vez antes de confirmar.',
  left: 'Está bien: solté el lugar y no se hizo ninguna cita. Sus datos siguen guardados unos días.',
  askLeft: '*¿Qué prefiere?*',
  leftButtons: { another: 'Elegir otra hora', menu: 'Ver el menú', erase: 'Borrar mis datos' },
}

export const correct = {
  ifLost: 'Sin el pasaporte anterior se hace otro trámite. La hora que eligió no cambia.',
  ask: '*¿Qué dato quiere corregir?*',
  open: 'Ver datos',
  rows: {
    whom: { title: 'Para quién es', description: 'Para usted, otra persona o varias' },
    howMany: { title: 'Cuántas personas van', description: 'Más, menos, o solo una' },
    procedure: { title: 'Trámite', description: 'Elegir otro trámite' },
    office: { title: 'Oficina', description: 'Elegir otra oficina' },
    slot: { title: 'Día y hora', description: 'Elegir otro lugar libre' },
    curp: { title: 'CURP', description: 'Escribirla otra vez' },
    name: { title: 'Nombre', description: 'Escribirlo otra vez' },
    validity: { title: 'Años y descuento', description: 'Cuántos años y cuánto se paga' },
    attendant: { title: 'Persona adulta que irá', description: 'Cambiar quién acompaña' },
    whoAttends: { title: 'Quién da el permiso', description: 'Las dos personas, o una sola' },
    moreTime: { title: 'Necesito más tiempo', description: 'Guardar el lugar un rato más, una sola vez' },
    back: { title: 'Nada, está bien', description: 'Volver al resumen' },
  },
  person: (name: string) => ({ title: name, description: 'CURP y nombre' }),
  hadPassport: { title: 'Quién ya tuvo pasaporte', description: 'Primera vez o renovación' },
}

/** What a procedure asks beyond name, CURP and hour. The questions themselves are the institution's record. */
export const details = {
  ask: (question: string) => `*${question}*`,
  askFor: (first: string, question: string) => `Para ${first}: *${question}*`,
  example: (words: string) => `Ejemplo: ${words}`,
  optional: 'Si no lo sabe o no lo tiene a la mano, toque el botón.',
  buttons: { none: 'Seguir sin contestar', yes: 'Sí', no: 'No' },
  row: { title: 'Otros datos', description: 'Lo que este trámite pregunta además' },
  unknown: 'sin respuesta',
  line: (label: string, answer: string) => `*${label}:* ${answer}`,
  ofAll: (label: string) => `${label}, para todos`,
  tooShort: (least: number) => `Debe tener al menos ${least} letras o números. Revíselo y escríbalo otra vez.`,
  tooLong: (most: number) => `Debe tener ${most} letras o números, o menos. Revíselo y escríbalo otra vez.`,
  noNumber: 'Escríbalo solo con números, por favor.',
  tooSmall: (least: string) => `El número más pequeño que puede ser es ${least}.`,
  tooLarge: (most: string) => `El número más grande que puede ser es ${most}.`,
  noDay: 'Escriba el día, el mes y el año. Ejemplo: 5 de marzo de 2026',
  tooEarly: (day: string) => `Esa fecha no sirve para este trámite: puede ser desde el ${day}.`,
  tooLate: (day: string) => `Esa fecha no sirve para este trámite: puede ser hasta el ${day}.`,
  noPlate: 'No vi unas placas en su mensaje. Escríbalas como están en el vehículo. Ejemplo: ABC-12-34',
  noEmail: 'Escriba el correo completo. Ejemplo: rosa.perez@correo.mx',
  noDocument: (least: number, most: number) =>
    `No vi el número en su mensaje. Tiene de ${least} a ${most} letras y números. Escríbalo como está en el documento.`,
  noCurp: 'No vi una CURP en su mensaje: son 18 letras y números.',
  whichPlace: 'Hay varios lugares así. Escriba el municipio con su estado. Ejemplo: Juárez, Nuevo León',
  notThat: 'Esa respuesta no sirve para este trámite. Revísela, por favor.',
  changed: 'Mientras usted contestaba, la oficina cambió lo que pregunta.',
}

/** Codes that another chat gave out. */
export const codes = {
  withLink: (link: string, words: string, number: string) =>
    `Toque este enlace y mande el mensaje que aparece escrito:\n${link}\n\nO escriba *${words}* al WhatsApp ${number}.`,
  openLink: (link: string, words: string) => `Abra este enlace y escriba ahí *${words}*:\n${link}`,
  withoutLink: (words: string, institution: string) => `Escriba *${words}* en el WhatsApp de ${institution}.`,
  unusable:
    'Ese código no se puede usar. Tal vez le falta una letra, o ya no está vigente.\n\nCópielo completo del mensaje que le mandaron, por favor. Si no sirve, escriba *asesor* y le ayuda una persona.',
  tries:
    'Hoy ya se probaron varios códigos desde ‹este teléfono›, y por seguridad no reviso más. Mañana puede intentarlo otra vez.\n\nSi le urge, escriba *asesor* y le ayuda una persona.',
}
