import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** What somebody may have meant, as buttons of at most 20 characters. */
export const wishes = {
  appointments: 'Ver mi cita',
  move: 'Cambiar mi cita',
  cancelAppointment: 'Cancelar mi cita',
  bring: 'Qué llevar',
  way: 'Cómo llegar',
  receipt: 'Mi comprobante',
  attending: 'Sí voy a ir',
  start: 'Sacar una cita',
  costs: 'Cuánto cuesta',
  payment: 'Cómo se paga',
  person: 'Hablar con alguien',
  complaint: 'Poner una queja',
  claim: 'Usaron mi CURP',
  privacy: 'Qué hacen con eso',
  waitForPlace: 'Que me avisen',
  myList: 'Mi lugar en la lista',
  leaveList: 'Salir de la lista',
  otherOffice: 'Otra oficina',
  otherDay: 'Otro día u otra hora',
  moreTime: 'Necesito más tiempo',
  soFar: 'Ver en qué voy',
  park: 'Seguir más tarde',
  erase: 'Borrar mis datos',
  restart: 'Empezar de nuevo',
  easy: 'Español más fácil',
  english: 'English',
  permission: 'Dar mi permiso',
  rights: 'Mis datos personales',
  stop: 'Ya no más mensajes',
  renewal: 'Renovar pasaporte',
  first: 'Primer pasaporte',
  lost: 'Lo perdí o robaron',
  minor: 'Para mi hija o hijo',
  other: 'Para otro adulto',
  group: 'Para varias personas',
  otherName: 'Corregir el nombre',
  otherCurp: 'Corregir la CURP',
  otherHour: 'Otro día u otra hora',
  otherYears: 'Otros años',
  noCurp: 'No sé mi CURP',
}

/** Said where a sentence was understood in part, or perhaps. */
export const understanding = {
  /** Below it stand the wishes that are likely just then. */
  perhaps: 'Perdone, no le entendí bien.\n\n*¿Es una de estas?*',
  /** One of them sounds as if a tap would cancel something. */
  cancelsNothing: 'Tocar aquí no cancela nada todavía.',
  /** After who knows was said, where somebody asked something. */
  orThese: '*¿O es una de estas?*',
  somethingElse: 'Otra cosa',
  readBack: (words: string) => `Le entendí: *${words}*.`,
  /** What is asked for of an appointment that stands, behind "Le entendí". */
  change: {
    move: 'cambiar su cita',
    moveOf: (names: string) => `cambiar la cita de ${names}`,
    orCancel: 'si no se puede, cancelarla',
  },
  cancelsNothingYet: 'Todavía no cambié ni cancelé nada.',
  othersStay: (names: string) => `La de ${names} sigue igual.`,
  onlyTheirs: (names: string) => `No cambié nada. Desde ‹este teléfono› solo está la cita de ${names}`,
  stays: (office: string, when: string) => `Su lugar de ${office}, ${when}, sigue apartado.`,
  forWhom: (name: string) => `La cita sigue a nombre de ${name}`,
  askHold: '*¿Le aparto ese lugar?*',
  askLook: (office: string) => `*¿Busco en ${office}?*`,
  askTimes: '*¿Se lo busco así?*',
  /** Of words that named a day or a town and asked for nothing. */
  told: 'Gracias por decirme. No cambié nada por eso.',
  /** Behind what was noted without being asked. */
  takeBack: 'Si no es así, escriba *corregir*.',
  forWhoever: {
    self: 'para usted',
    other: 'para otra persona adulta',
    minor: 'para su hija o su hijo',
    group: 'para varias personas',
  },
  buttons: { hold: 'Sí, apártelo', look: 'Sí, búsquelo', no: 'No, déjelo así', other: 'Otra cosa' },
  otherWords: 'Entonces dígamelo con otras palabras, por favor.',
}

/** What was said before it was asked. */
export const stated = {
  yes: (words: string) => `Sí, ${words}`,
  said: (words: string) => `Como dijo: *${words}*. Si es así, tóquelo.`,
  unneeded: (what: readonly ('telephone' | 'number' | 'e-mail' | 'street')[]) => {
    const words = { telephone: 'el teléfono', number: 'ese número', 'e-mail': 'el correo', street: 'el domicilio' }
    const [first = '', second] = what.map((one) => words[one])
    const named = `${first.charAt(0).toUpperCase()}${first.slice(1)}`
    return second === undefined
      ? `Gracias. ${named} no hace falta y no lo guardé.`
      : `Gracias. ${named} y ${second} no hacen falta y no los guardé.`
  },
  waits: (words: string) => `Anoté también: *${words}*. Se lo pregunto más adelante.`,
}

/** What is noted of a booking so far, one item a line. */
export const card = {
  soFar: '*Su cita hasta ahora:*',
  understood: 'Le entendí:',
  empty: 'Todavía no hay nada anotado.',
  people: (count: number) => `para ${count} personas`,
  near: (place: string) => `Cerca de *${place}*`,
  at: (place: string) => `*${place}*`,
  anyOffice: '*En cualquier oficina*',
  notAt: (places: string) => `No en *${places}*`,
  held: (when: string) => `*${when}*, apartado`,
  toConfirm: (when: string) => `Por confirmar: *${when}*`,
  missing: (what: string) => `Falta: ${what}`,
  missed: { office: 'oficina', name: 'nombre', slot: 'día y hora' },
  ask: '*¿Está bien así?*',
  buttons: { yes: 'Sí, así', change: 'Cambiar algo' },
}

/** What a common question is about, as a button of at most 20 characters. */
export const topics = {
  hours: 'Horario de atención',
  where: 'Dónde están',
  duration: 'Cuánto tarda',
  withoutAppointment: 'Ir sin cita',
  somebodyElse: 'Si va otra persona',
  papers: 'Sobre el acta',
  late: 'Si llego tarde',
  trust: 'Quién es usted',
  curpSafe: 'Para qué mi CURP',
  whatIsCurp: 'Qué es la CURP',
  withoutCurp: 'No tengo CURP',
  photo: 'Mandar una foto',
  voice: 'Mandar un audio',
  whyFree: 'Por qué es gratis',
  abroad: 'Vivo fuera de México',
  nationality: 'Mi nacionalidad',
  otherPapers: 'Otro trámite',
  paidAlready: 'Ya pagué',
  otherId: 'Otra identificación',
  halfPrice: 'Quién paga la mitad',
  openings: 'Cuándo hay más citas',
  arrival: 'A qué hora llego',
  howMany: 'Cuántas citas puedo',
  missedVisit: 'No fui a mi cita',
  notComing: 'Si no puedo ir',
  paymentValidity: 'Cuánto dura el pago',
  anotherLater: 'Otra cita después',
  tongue: 'Hablo otra lengua',
  disability: 'Apoyo para entrar',
  otherParent: 'El otro papá o mamá',
  whoComes: 'Quién tiene que ir',
  askOffice: 'Preguntar a oficina',
}

/** What an institution answers to a common question, in its own words. */
export const ownAnswers = {
  says: (who: string, answer: string) => `*${who} contesta:*\n\n${answer}`,
  /** Nothing, except in another language. */
  inSpanish: '',
  report: 'Si algo de esto le parece mal, escriba *DENUNCIA*.',
  reportButton: 'Reportar esto',
  /** What a complaint of it says. */
  reported: (question: string, answer: string) =>
    `Reporta esto, que se lee en el chat:\n\n${answer}\n\nSe dice a quien pregunta *${question}*`,
}

/** What only an office knows; goes on in a sentence. */
export const facts = {
  late: 'hasta cuándo espera a quien llega tarde',
  duration: 'cuánto dura la visita',
  delivery: 'cuándo se entrega el documento',
  companion: 'si pueden entrar acompañantes',
  parking: 'si hay estacionamiento',
  copies: 'dónde se sacan copias',
  pictures: 'si hay que llevar fotos',
  cards: 'si se paga con tarjeta',
  access: 'si hay rampa o elevador',
  toilets: 'si hay baños',
}

/** An office that has not written it down. */
export const factUnsaid = (whether: string): string => `Perdone: la oficina no ha dicho aquí *${whether}*.`

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
  deathTravels:
    'Si tiene que viajar por eso, pregunte hoy mismo en la oficina: ahí deciden si le atienden antes. Lleve el acta o el certificado de defunción, si ya lo tiene.',
  deathReminded: 'Si la cita era de quien murió y la cancela, ya no mando recordatorios.',
  inWriting: 'Entendido: todo por escrito, en este chat.',
  missed: 'Siento que no haya podido ir.',
  visitPast: (when: string) => `Su cita del *${when}* ya pasó.`,
  nextPlace: (when: string, office: string) => `El lugar más próximo es el *${when}*, en ${office}. Sirven los mismos datos.`,
  noPlace: (office: string) => `Por ahora no hay otro lugar libre en ${office}.`,
  askNextPlace: '*¿Se lo aparto?*',
  nextPlaceButtons: { take: 'Tomar ese lugar', others: 'Ver otras', no: 'Por ahora no' },
  stands: (when: string, office: string) => `Su cita sigue en pie: *${when}*, en ${office}.`,
  today: (hour: string, office: string) => `Su cita es hoy a las *${hour}*, en ${office}, y sigue en pie.`,
  lateAtDoor: 'En cuanto llegue, avise en la puerta.',
  arrived: (folio: string) =>
    `Qué bueno. Avise en la puerta y diga su folio: *${folio}*. Ahí anotan que llegó; yo no puedo desde aquí.`,
  arrivedOtherDay: 'Su cita no es hoy.',
  arrivedNone: 'Desde ‹este teléfono› no hay cita para hoy. Si la sacó en otro lado, diga su folio en la puerta.',
  notForSale: 'La cita es gratis y nadie puede venderla: ni aquí ni en otro lado. Pagar no la adelanta.',
  soonest: (when: string, office: string) => `Lo más pronto que hay es el *${when}*, en ${office}.`,
  askBook: '*¿Se la saco?*',
  buyButtons: { yes: 'Sí, sacarla', wait: 'Avíseme si hay antes', seller: 'Alguien me la vende' },
  firstDates: 'Estas son las primeras fechas libres:',
  firstDate: (office: string, day: string) => `• *${office}*: ${day}`,
  noDate: (office: string) => `• *${office}*: por ahora, ninguna`,
  waitThere: 'No sé cuánto se espera en la oficina ese día.',
  notMine:
    'Gracias por avisar. *Ya no mando a ‹este teléfono› avisos de una cita que no es suya.* De quién es no se lo puedo decir.',
  notMineAsk:
    'Desde ‹este teléfono› se pidió una cita. Puede quedarse aquí aunque sea para otra persona, por ejemplo para su mamá.\n\n*¿La quito de ‹este teléfono›?* No se cancela: ya no la verá aquí, ni le mando avisos.',
  notMineAskButtons: { off: 'Sí, quitarla', keep: 'Dejarla aquí', send: 'Mandarla a otro chat' },
  notMineStays: 'Está bien: se queda como estaba, con sus avisos.',
  notMineOffice: 'Si hay una cita de otra persona, sigue en pie, y la oficina la revisa.',
  notMineUndo: 'Si se equivocó, tóquelo aquí abajo.',
  notMineBack: 'Listo: todo queda como antes, y le vuelvo a mandar avisos.',
  notMineLate: 'Eso ya no se puede deshacer aquí. Ninguna cita se canceló por ese aviso.',
  notMineKept: 'Una parte la tiene que revisar la oficina. Ninguna cita se canceló por ese aviso.',
  notMineFormerly: 'Desde ‹este teléfono› se avisó que una cita no es suya. Si fue un error, tóquelo aquí abajo.',
  notMineButtons: { undo: 'Me equivoqué', mine: 'Está a mi nombre' },
}

/** What many people ask in between, of the visit or of the service itself, and what worries them. Only what the records and the sources know is said. */
export const faq = {
  hours: (office: string) => `*${office}* da citas en este horario:`,
  hoursFrom: (day: string) => `Desde el *${day}* el horario cambia:`,
  holidays: 'Los días festivos, por lo general, no hay citas.',
  hoursUnknown: 'No tengo aquí el horario de esa oficina.',
  hoursEach: 'Cada oficina tiene su horario. Se lo digo cuando elija la suya.',
  whereEach: (names: string[]) => `Hay oficinas en:\n${names.map((name) => `• ${name}`).join('\n')}`,
  whereChosen: 'Al sacar su cita elige la que le quede cerca.',
  withoutAppointment: 'No sé si la oficina atiende sin cita.',
  withAppointment: 'Con cita tiene su lugar, y la cita es gratis.',
  lateMove: 'Si ya no alcanza a llegar, aquí puede cambiar el día o la hora.',
  call: (by: Telephone) => (by ? `Se lo dicen en el *${by.phone}*, ${by.hours}.` : `Para saberlo, ${IN_WRITING}.`),
  tellOffice: (by: Telephone) => (by ? `al ${by.phone}` : 'con la palabra AYUDA en este chat'),
  inPerson: 'No. El trámite es personal: tiene que ir quien va a tener el pasaporte. Nadie puede ir en su lugar.',
  bookedByOthers: 'La cita sí la puede sacar otra persona por usted, aquí mismo.',
  papers: 'Por lo general ya no piden acta de nacimiento, fotos ni comprobante de domicilio.',
  actaAfterAll: 'Sin la CURP, o si la oficina no encuentra su registro, puede pedirle el acta.',
  buttons: { bring: 'Qué llevar' },
  emergency:
    'Lamento lo que pasa. En una emergencia, por ejemplo de salud, por lo general no hace falta cita: vaya a la oficina y dígalo ahí.',
  check: (by: Telephone) =>
    by
      ? `Hace bien en preguntar. Puede comprobarlo en la oficina o en el *${by.phone}*, ${by.hours}.`
      : 'Hace bien en preguntar. Puede comprobarlo en la oficina.',
  withoutCurp: (button: string) =>
    `No se preocupe: también se puede sacar la cita sin la CURP. Cuando se la pregunte, toque *${button}*.`,
  curpSafe: 'Su CURP se usa solo para su cita y no se da a nadie más sin su permiso.',
  whatIsCurp:
    'La CURP es una clave de 18 letras y números. Se consulta gratis en *gob.mx/curp* y en el Registro Civil. También está en las actas de nacimiento recientes y en la INE, si tiene una.',
  curpNotNeeded: 'También puede sacar su cita sin ella.',
  abroad: (institution: string) =>
    `Aquí solo hay citas en las oficinas de *${institution}*. Si vive en otro país, la cita se saca con un consulado de México.`,
  abroadAndHere: 'Si va a venir, siga aquí y escriba el municipio donde va a estar.',
  nationality: 'El pasaporte mexicano es para quien tiene la nacionalidad mexicana, aunque tenga también otra.',
  nationalityProof:
    'Si la oficina no encuentra su registro, puede pedirle el papel que lo prueba: su acta, su certificado o su carta de naturalización.',
  thePassport: 'el pasaporte mexicano',
  notDoneHere: 'Ese trámite no se hace aquí. Para ver los que sí, escriba *MENÚ*.',
  onlyThese: (names: string) => `Ese trámite no se hace aquí. Aquí solo hay citas para: *${names}*.`,
  doneHere: (names: string | undefined) =>
    names ? `Aquí hay citas para: *${names}*.` : 'Para ver los trámites que se hacen aquí, escriba *MENÚ*.',
  paidAlready:
    'Si ya pagó, guarde su comprobante original y llévelo a la cita. Si el precio subió desde entonces, quizá deba pagar la diferencia.',
  otherId:
    'La INE no es la única. También sirve otra identificación oficial vigente, por ejemplo la cédula profesional o la cartilla.',
  halfPriceProof: 'Para comprobarlo, lleve su INE, su INAPAM o la constancia que tenga.',
  missedVisit:
    'No se preocupe. Si ya pasó el día de su cita, aquí puede sacar otra. Guarde su comprobante de pago: por lo general le sirve para la nueva.',
  yourHour: (when: string) => `Su cita es el *${when}*.`,
  keepPayment:
    'Guarde su comprobante de pago: por lo general le sirve para otra cita. Si quiere que le devuelvan el dinero, pregunte en la oficina.',
  anotherLater: 'Sí: cuando quiera puede sacar otra cita aquí, en los lugares que haya libres.',
  notComing: 'Si no puede ir, aquí puede cambiar o cancelar su cita. Si la cancela, otra persona puede usar ese lugar.',
  notComingYet: 'Cuando tenga su folio, aquí mismo puede cambiar o cancelar la cita.',
  openUntil: (office: string, day: string) => `En *${office}* hay fechas abiertas hasta el *${day}*.`,
  openDaily: 'Cada día se abre un día más. Si no hay lugar, le anoto en la lista de espera y le aviso aquí.',
  openings:
    'No sé cuándo se abren más fechas. Al elegir oficina verá su primera fecha libre. Si está llena, le anoto en la lista de espera y le aviso aquí.',
  tongue:
    'Puedo escribirle en español, en español fácil o en inglés. Todavía no puedo en otras lenguas; si prefiere, le atiende una persona.',
  whoComes: 'Tiene que ir, en persona, quien va a tener el pasaporte. Si es una persona adulta, puede ir sola.',
  otherParent:
    'Para menores de 18 años, la ley pide el permiso de quienes tienen la patria potestad: casi siempre, la mamá y el papá. Si en el acta aparece una sola persona, casi siempre basta con su firma.',
  officeKnows: 'Eso lo sabe mejor la oficina.',
  /** A part of a message, as it was written. */
  unanswered: (asked: string[]) => `Perdone, esto no lo sé: «${asked.join('», «')}».`,
  unknown: 'Perdone, eso no lo sé.',
}
