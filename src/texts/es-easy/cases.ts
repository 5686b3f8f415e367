import * as plain from '../es-MX/cases.ts'
import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** What goes to a person at the office: a conversation, rights over personal data, a report, a claim. */
export const handOff: Texts['handOff'] = {
  ...plain.handOff,
  offer: 'Una persona le puede contestar aquí. Mientras, yo no contesto.',
  askOpen: '*¿Quiere hablar con una persona?*',
  gotWords: 'La oficina ya tiene su mensaje.',
  keptWords: 'Lo que escribió todavía no lo lee nadie.',
  notPassed: 'No le pasé nada a la oficina.',
  closed: (when: string) => `Ahora no hay nadie. Contestan desde el ${when}.`,
  askClosed: '*¿Quiere dejar su pregunta?*',
  notYet: (button: string) => `Eso todavía no lo lee nadie.\nPara que lo lea una persona, toque *${button}*.`,
  started: (number: string) => `Listo. Ahora le lee una persona. Le contesta aquí.\nSu número es *${number}*.`,
  howBack: (until: string) => `Yo espero hasta las ${until}. Después le ayudo yo.\nPara seguir conmigo antes, escriba *MENÚ*.`,
  holdGoesOn: (until: string) => `Su lugar es suyo hasta las ${until}. Después le busco otro.`,
  withPerson: (number: string) =>
    `Su mensaje ya llegó a la oficina. Su número es *${number}*.\nPara seguir conmigo, escriba *MENÚ*.`,
  withPersonClosed: (number: string, when: string) =>
    `Su mensaje ya llegó a la oficina. Ahora no hay nadie.\nContestan desde el ${when}. Su número es *${number}*.\nPara seguir conmigo, escriba *MENÚ*.`,
  onlyWords: 'A la oficina solo llegan palabras. No abrí lo que mandó.\nPor favor, *escríbalo*.',
  ifYouAnswer: 'Conteste aquí. Le llega a la oficina.\nPara seguir conmigo, escriba *MENÚ*.',
  readNow: 'Esa es la respuesta. Puede contestar aquí.\nPara seguir conmigo, escriba *MENÚ*.',
  readLate: 'La respuesta está más arriba en este chat.\nSi no la ve, escriba *ASESOR* y pregunte otra vez.',
  back: 'Soy el programa otra vez. La oficina tiene sus mensajes.',
  released: (number: string) =>
    `La persona dejó el chat. Soy el programa otra vez.\nSu número es *${number}*.\nPara hablar con una persona, escriba *ASESOR*.`,
  ended: (number: string) =>
    `La oficina terminó con su caso *${number}*. Soy el programa otra vez.\nPara hablar con una persona, escriba *ASESOR*.`,
  nobody: (number: string) =>
    `Perdone. Pasó 1 día y nadie contestó. Soy el programa otra vez.\nSu mensaje está guardado. Su número es *${number}*.`,
  nobodyToday: (number: string, when: string) =>
    `Perdone. La oficina cerró y hoy nadie contestó. Soy el programa otra vez.\nLe contestan desde el ${when}. Su número es *${number}*.`,
  nobodyInTime: (number: string) => `Perdone. La oficina no contestó a tiempo.\nSu caso *${number}* sigue abierto.`,
  nobodyCall: (by: Telephone) =>
    by ? `Si tiene prisa, llame al ${by.phone}.\nHorario: ${by.hours}.` : 'Si tiene prisa, vaya a la oficina. Muestre este chat.',
}

export const forOffice: Texts['forOffice'] = {
  ...plain.forOffice,
  ask: '*¿Qué quiere decir a la oficina?* Escríbalo en 1 mensaje.',
  askComplaint: 'Escríbalo en 1 mensaje. Puede poner quién le cobró.\n\n*¿Qué pasó?*',
  askAppeal: 'Una persona lo revisa.\n\n*¿Por qué lo necesita?* Escríbalo en 1 mensaje.',
  askRight: {
    rectify: '*¿Qué dato está mal? Escriba el dato correcto.*',
    cancel: '*¿Qué datos quiere borrar?* Escríbalo en 1 mensaje.',
    oppose: '*¿Qué uso no quiere?* Escríbalo en 1 mensaje.',
  },
  callAsked: (number: string) => `Listo. La oficina sabe que quiere una llamada.\nSu caso es *${number}*.`,
  left: (number: string) => `Listo. La oficina tiene su mensaje. Su número es *${number}*.`,
  answered: (day: string) => `Le contestan aquí. Lo hacen antes del ${day} o ese día.`,
  meanwhile: 'Mientras, yo le ayudo.',
  tooMany: (by: Telephone) =>
    by
      ? `Ya tiene varios mensajes con la oficina. Espere la respuesta.\nSi tiene prisa, llame al *${by.phone}*.\nHorario: ${by.hours}.`
      : 'Ya tiene varios mensajes con la oficina. Espere la respuesta. Le contestan aquí.',
}

export const dataRights: Texts['dataRights'] = {
  ...plain.dataRights,
  rights: 'Puede ver sus datos. Puede corregirlos o borrarlos.\nTambién puede pedir que no los usen. Es gratis.',
  identity: 'La oficina primero ve su INE. Este chat no basta.',
  draft: 'Yo puedo borrar sus respuestas de este chat. Escriba *BORRAR*.',
  ask: '*¿Qué quiere pedir?*',
  rows: {
    ...plain.dataRights.rows,
    access: { title: 'Ver mis datos', description: 'Qué saben de mí.' },
    cancel: { title: 'Que borren mis datos', description: 'Ya no quiero que los guarden.' },
    oppose: { title: 'Oponerme a un uso', description: 'No quiero que usen mis datos.' },
    notice: { title: 'Leer el aviso', description: 'Cómo cuidan mis datos.' },
    back: { title: 'Volver', description: 'Seguir o ver el menú.' },
  },
  opened: (number: string) => `Anoté lo que pide. Su número es *${number}*.`,
  known: (number: string) => `Usted ya lo pidió. Su número es *${number}*.`,
  deadline: (day: string, days: number) => `Le deben contestar en ${days} días hábiles.\nEl último día es el *${day}*.`,
  prove: (contact: string) => `Falta mostrar su INE con ese número.\nVaya a: ${contact}.`,
  nothingYet: 'Hasta entonces no cambio nada.',
  stillComes: 'Una cita por venir no se borra.\nPrimero hay que cancelarla. Escriba *MIS CITAS*.',
}

export const report: Texts['report'] = {
  ...plain.report,
  shareNothing:
    'No dé su folio ni su CURP a nadie.\nSolo se enseñan en la oficina.\nNo pague. No conteste.\nPara decirlo aquí, escriba *DENUNCIA*.',
  offer: 'También puede denunciar aquí. Puede hacerlo sin sus datos.',
  which: 'Con ‹su teléfono› le pueden contestar.\nSin sus datos nadie sabe quién es.',
  told: 'Anoté lo que pasó. Todavía no lo mandé.\nNadie lo ha leído.\nSi algo está mal, escríbalo todo otra vez.',
  onlyHere: 'Lo que me contó está solo en este chat.\nNadie lo ha leído.',
  notSent: 'No lo mandé. Lo borré.\nNadie lo leyó.\nBórrelo también de su teléfono, si quiere.',
  gone: 'Pasaron 3 días. Borré lo que me contó.\nSi quiere, cuéntelo otra vez.',
  ask: '*¿Quiere denunciar aquí?*',
  anonymous:
    'Gracias por decirlo. Su denuncia quedó guardada. No tiene ‹su teléfono›.\nSu mensaje sigue en este chat. Bórrelo si quiere.',
  willNot: 'No sé qué van a decidir. Quizá no le regresen su dinero.',
  noContact: 'Sin ‹su teléfono› nadie le puede contestar.',
  alsoWhere: (contact: string) => `Para poner una denuncia: ${contact}.`,
  tooMany: 'Hoy ya dejó varias denuncias. Esta no la guardé.\nMañana puede dejar otra.',
}

export const complaints: Texts['complaints'] = {
  ...plain.complaints,
  opened: (number: string) => `Gracias por decirlo. Su denuncia quedó guardada. Su número es *${number}*.`,
  added: (number: string) => `Lo puse en su denuncia *${number}*.`,
  readers: {
    comptroller: 'La lee contraloría. La oficina no la lee.',
    administrator:
      'Aquí nadie se encarga todavía de las denuncias.\nSolo la puede abrir quien cuida este sistema.\nEsa persona no atiende a nadie con esa clave.',
    nobody: 'Aquí nadie se encarga todavía de las denuncias.\nPor ahora nadie la puede abrir. Si la deja, se guarda.',
  },
  here: 'Lo que denuncie aquí lo lee contraloría. La oficina no.',
  outside: (contact: string) => `Fuera de la oficina: *${contact}*.`,
  noOutside: 'No sé quién la recibe fuera de la oficina.',
  notTheClerk: 'No la ve quien le atiende en este chat.',
  phone: 'Va con ‹su teléfono›, para contestarle.',
  until: (day: string) => `Le contestan aquí. El último día es el ${day}.`,
  goesOn: 'Puede seguir hablando con la oficina.',
  askWords: '*¿Qué pasó?* Escríbalo en un solo mensaje.\nEse mensaje no lo ve la oficina.',
  howToAnswer: 'Para contestar, escriba *DENUNCIA* y lo que quiera decir.\nLo demás no le llega.',
  rights: (number: string) => `Anoté lo que pide sobre sus datos. Su número es *${number}*.\nLo atiende quien está a cargo.`,
  claim: (number: string) => `Anoté su reclamo. Su número es *${number}*.\nLa oficina lo ve.\n*¿Cuál es la CURP?* Escríbala aquí.`,
}

export const grievance: Texts['grievance'] = {
  ...plain.grievance,
  notSeen: 'Siento que no lo atendieron.',
  bank: 'El banco no es de la oficina. La oficina debe saberlo.',
  ask: '*¿Dejo su queja?* La lee quien está a cargo de la oficina.\nLe contesta en este chat.',
  askWords: '*¿Qué pasó?* Escríbalo en un solo mensaje.\nEs una queja para la oficina.',
  left: (number: string) => `Su queja quedó guardada. Su número es *${number}*.`,
  notLeft: 'No dejé su queja. Nadie la leyó.',
}

export const whichOffice: Texts['whichOffice'] = {
  ...plain.whichOffice,
  ask: 'Tiene citas en varias oficinas.\n*¿De cuál habla?*',
  askAgency: 'Aquí hay varias dependencias.\n*¿De cuál habla?*',
  none: 'De ninguna',
}

export const claim: Texts['claim'] = {
  ...plain.claim,
  ask: '*¿Cuál es su CURP?* Escriba las 18 letras y números.\n\nLa oficina revisa si otra persona la usó.',
  opened: (number: string, ending: string) => `Anoté su reclamo *${number}*. La CURP termina en ${ending}.`,
  notTold: 'Aquí no digo si hay una cita. Es por seguridad.',
  prove: (day: string) =>
    `Lleve su INE a la oficina con ese número.\nEl último día es el *${day}*.\nSi la CURP es de un menor, lleve también su acta.`,
  notCurp: 'No vi una CURP. Está en su INE.',
  atOffice: 'En la oficina lo revisan.\nSi la cita es suya, la puede recuperar.',
  dies: 'Si nadie va, el reclamo se cierra.',
  mayBook:
    'Ya puede confirmar su cita.\nEse día lleve su INE. Sin su INE no le pueden atender.\nSi la CURP es de un menor, lleve también su acta.',
  meanwhile:
    'La oficina debe arreglarlo primero.\nAntes no puedo dar una cita con esa CURP.\nPara otra persona sí. Toque *Ver el menú*.',
  own: 'Esa CURP tiene una cita en ‹este teléfono›. Escriba *MIS CITAS*.',
  limit: (most: number) => `‹Este teléfono› ya hizo ${most} reclamos en 6 meses.\nLleve su INE a la oficina. Ahí le ayudan.`,
  daily: (by: Telephone) =>
    by
      ? `Hoy ya se escribieron muchas CURP. Intente mañana.\nO llame al *${by.phone}*. Horario: ${by.hours}.`
      : `Hoy ya se escribieron muchas CURP. Intente mañana.\n${IN_WRITING}`,
}

export const caseNews: Texts['caseNews'] = {
  ...plain.caseNews,
  none: 'Aquí no hay un caso suyo.',
  stillOpen: (number, day) => `La oficina aún no contesta su caso *${number}*.\nLe contestan aquí a más tardar el ${day}.`,
  waits: (number) => `La oficina aún no contesta su caso *${number}*.`,
  late: (number) => `Perdone: la oficina va tarde con su caso *${number}*.\nEl caso sigue abierto.`,
  answered: (number) => `La oficina ya contestó su caso *${number}*.\nLa respuesta está arriba.`,
}
