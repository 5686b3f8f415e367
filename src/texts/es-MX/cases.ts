import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** What goes to a person at the office: a conversation, rights over personal data, a report, a claim. */
export const handOff = {
  offer: 'Una persona de la oficina también le puede contestar en este chat. Mientras, yo no contesto.',
  askOpen: '*¿Le paso con una persona?*',
  gotWords: 'La oficina ya tiene lo que me escribió.',
  keptWords: 'Lo que escribió todavía no le llega a nadie.',
  askPass: '*¿Se lo paso a la oficina?*',
  passButtons: { yes: 'Sí, páselo', no: 'No lo pase' },
  notPassed: 'No le pasé nada a la oficina.',
  closed: (when: string) => `A esta hora no hay nadie. Contestan desde el ${when}.`,
  askClosed: '*¿Quiere dejarles su pregunta?*',
  notYet: (button: string) => `Eso todavía no lo lee nadie. Para que le llegue a una persona, toque *${button}*.`,
  buttons: { yes: 'Sí, una persona', leave: 'Dejar mi pregunta' },
  started: (number: string) =>
    `Listo. Desde ahora, lo que escriba lo lee una persona de la oficina. Le contesta aquí. Su caso es *${number}*.`,
  howBack: (until: string) =>
    `Mientras, yo no contesto. Si nadie le contesta antes de las ${until}, sigo yo. Si quiere que regrese antes, escriba *MENÚ*.`,
  holdGoesOn: (until: string) => `Su lugar sigue apartado solo hasta las ${until}. Si se pasa la hora, después le busco otro.`,
  askWhat: '*¿Qué necesita?* Escríbalo aquí.',
  /** Once, when somebody greets in the middle of it. */
  withPerson: (number: string) =>
    `Este chat lo tiene una persona de la oficina y su mensaje ya le llegó. Caso *${number}*. Si prefiere al asistente, escriba *MENÚ*.`,
  withPersonClosed: (number: string, when: string) =>
    `Su mensaje ya le llegó a la oficina. A esta hora no hay nadie: contestan desde el ${when}. Caso *${number}*. Para volver con el asistente, escriba *MENÚ*.`,
  onlyWords: 'A la oficina solo le llega lo que usted escribe. No abrí ni guardé lo que mandó: por favor, dígalo *por escrito*.',
  fromOffice: '*Persona de la oficina:*',
  ifYouAnswer: 'Si contesta aquí, le llega a la oficina. Para seguir con el asistente, escriba *MENÚ*.',
  readNow: 'Esa es la respuesta. Si contesta aquí, le llega a la oficina. Para volver con el asistente, escriba *MENÚ*.',
  readLate:
    'La respuesta está más arriba en este chat. Si ya no la ve, o pasó más de un mes, escriba *ASESOR* y pregunte otra vez.',
  back: 'Sigo yo, el asistente. Lo que escribió queda guardado para la oficina.',
  released: (number: string) =>
    `La persona de la oficina dejó el chat y sigo yo, el asistente. Su caso *${number}* sigue abierto. Si la necesita otra vez, escriba *ASESOR*.`,
  ended: (number: string) => `La oficina terminó su caso *${number}*. Sigo yo, el asistente. Si falta algo, escriba *ASESOR*.`,
  nobody: (number: string) =>
    `Perdone: pasó un día y nadie de la oficina le contestó. Sigo yo, el asistente. Su caso *${number}* sigue abierto y su mensaje está guardado.`,
  nobodyToday: (number: string, when: string) =>
    `Perdone: la oficina cerró y hoy nadie alcanzó a contestarle. Sigo yo, el asistente. Su caso *${number}* sigue abierto: le contestan desde el ${when}.`,
  nobodyInTime: (number: string) => `Perdone: nadie contestó a tiempo su caso *${number}*. Sigue abierto en la oficina.`,
  nobodyCall: (by: Telephone) =>
    by ? `Si le urge, llame al ${by.phone}, ${by.hours}.` : 'Si le urge, vaya a la oficina y muestre este chat.',
}

/** What somebody writes for the office in one message. */
export const forOffice = {
  ask: '*¿Qué le digo a la oficina?* Escríbalo en un solo mensaje.',
  askComplaint: 'Escríbalo en un solo mensaje. Si quiere, ponga el nombre o el teléfono de quien le cobró.\n\n*¿Qué pasó?*',
  askAppeal: 'Una persona revisa el límite y puede cambiarlo.\n\n*¿Por qué necesita que lo revisen?* Escríbalo en un solo mensaje.',
  askRight: {
    rectify: '*¿Qué dato está mal y cuál es el correcto?* Escríbalo en un solo mensaje.',
    cancel: '*¿Qué datos quiere que se borren?* Escríbalo en un solo mensaje.',
    oppose: '*¿A qué uso de sus datos se opone?* Escríbalo en un solo mensaje.',
  },
  callAsked: (number: string) => `Listo: la oficina ya sabe que usted quiere una llamada. Su caso es *${number}*.`,
  left: (number: string) => `Listo, la oficina ya tiene su mensaje. Su caso es *${number}*.`,
  answered: (day: string) => `Le contestan en este chat, a más tardar el ${day}.`,
  meanwhile: 'Mientras, yo le sigo atendiendo.',
  tooMany: (by: Telephone) =>
    by
      ? `Usted ya tiene varios casos abiertos con la oficina. Primero le contestan esos. Si le urge, llame al *${by.phone}*, ${by.hours}.`
      : 'Usted ya tiene varios casos abiertos con la oficina. Primero le contestan esos, aquí por escrito.',
}

export const dataRights = {
  title: '*Sus datos personales*',
  rights: 'Usted puede pedir ver sus datos, corregirlos, borrarlos u oponerse a que se usen. Es gratis.',
  identity: 'Para cuidarlos, la oficina primero ve su identificación. Con ‹este teléfono› no basta.',
  draft: 'Lo que escribió y no ha confirmado sí lo puedo borrar yo: escriba *BORRAR*.',
  ask: '*¿Qué quiere pedir?*',
  open: 'Ver opciones',
  rows: {
    access: { title: 'Ver mis datos', description: 'Qué datos míos tienen y para qué los usan' },
    rectify: { title: 'Corregir un dato', description: 'Un dato mío está mal o cambió' },
    cancel: { title: 'Que borren mis datos', description: 'Ya no quiero que los guarden' },
    oppose: { title: 'Oponerme a un uso', description: 'No quiero que los usen para algo' },
    notice: { title: 'Leer el aviso', description: 'El aviso de privacidad' },
    back: { title: 'Volver', description: 'Seguir donde iba o ver el menú' },
  },
  opened: (number: string) => `Su solicitud quedó abierta. Número: *${number}*.`,
  known: (number: string) => `Usted ya tiene esta solicitud abierta. Número: *${number}*.`,
  deadline: (day: string, days: number) => `La ley da ${days} días hábiles para contestarle: a más tardar el *${day}*.`,
  prove: (contact: string) => `Falta mostrar su identificación, con ese número. Dónde: ${contact}.`,
  nothingYet: 'Hasta entonces no cambio ni borro nada.',
  stillComes: 'Una cita por venir no se borra. Si ya no la quiere, cancélela: escriba *MIS CITAS*.',
}

export const report = {
  shareNothing:
    'No le dé su folio, su CURP ni su comprobante a nadie: se enseñan solo en la oficina, el día de su cita. Si le vuelve a buscar, no pague ni conteste. Para denunciarlo aquí, escriba *DENUNCIA*.',
  offer: 'También puede denunciarlo en este chat, con o sin sus datos.',
  which: 'Con ‹su teléfono› le pueden contestar. Sin sus datos, nadie sabrá quién lo mandó.',
  told: 'Anoté lo que me contó, pero todavía no lo mandé. Nadie lo ha leído. Si algo falta o está mal, escríbalo todo otra vez.',
  askHow: '*¿Cómo lo mando?*',
  howButtons: { named: 'Con mis datos', anonymous: 'Sin mis datos', no: 'No lo mande' },
  onlyHere: 'Lo que me contó está solo en este chat. Nadie lo ha leído.',
  askAgain: '*¿Lo mando sin su nombre ni ‹su teléfono›?*',
  againButtons: { anonymous: 'Sí, sin mis datos', named: 'Con mis datos', no: 'Bórrelo' },
  notSent: 'No lo mandé, y borré lo que me contó. Nadie lo leyó. En su teléfono sigue hasta que usted lo borre.',
  gone: 'Lo que me contó ya se borró: pasaron tres días. Si quiere, cuéntelo otra vez.',
  ask: '*¿Quiere denunciarlo aquí?*',
  buttons: { named: 'Sí, con mis datos', anonymous: 'Sí, sin mis datos' },
  anonymous:
    'Gracias por decirlo. Su denuncia ya está registrada. No guardé ‹su teléfono› con ella. Lo que escribió sigue en su chat: bórrelo si quiere.',
  willNot: 'No puedo prometerle un resultado ni que le devuelvan su dinero.',
  noContact: 'Como no va ‹su teléfono›, nadie podrá contestarle.',
  tooMany: 'Hoy ya dejó varias denuncias sin sus datos, y esta no la guardé. Mañana puede dejar otra.',
  alsoWhere: (contact: string) => `Para una denuncia formal: ${contact}.`,
}

/** Who hears a complaint, and what becomes of it. */
export const complaints = {
  opened: (number: string) => `Gracias por decirlo. Su denuncia ya está registrada: *${number}*.`,
  added: (number: string) => `Lo agregué a su denuncia *${number}*.`,
  readers: {
    comptroller: 'La lee contraloría, no la oficina.',
    administrator:
      'Aquí nadie tiene el encargo de contraloría. Solo la abre quien administra este sistema, con una clave que no atiende a nadie.',
    nobody:
      'Aquí nadie tiene el encargo de contraloría: por ahora nadie la puede abrir. Si la deja, se guarda para quien lo tenga.',
  },
  here: 'Lo que denuncie en este chat lo lee contraloría, no la oficina.',
  outside: (contact: string) => `Fuera de la oficina: *${contact}*.`,
  noOutside: 'La institución no ha dicho quién recibe denuncias fuera de la oficina.',
  notTheClerk: 'No la ve quien le atiende en este chat.',
  phone: 'Va con ‹su teléfono›, solo para contestarle.',
  until: (day: string) => `Le contestan aquí, a más tardar el ${day}.`,
  goesOn: 'Su conversación con la oficina sigue igual.',
  askWords: '*¿Qué pasó?* Escríbalo en un solo mensaje: ese va a su denuncia y no a la oficina.',
  /** Before an answer of whoever reads it. */
  from: '*Quien lee su denuncia:*',
  howToAnswer: 'Para contestarle, escriba *DENUNCIA* y lo que quiera decir. Lo demás que escriba no le llega.',
  rights: (number: string) =>
    `Su solicitud sobre sus datos quedó abierta: *${number}*. La atiende quien está a cargo de la oficina.`,
  claim: (number: string) =>
    `Su reclamo ya está abierto: *${number}*. La oficina lo ve. *¿Cuál es la CURP?* Escríbala aquí y la anoto en su reclamo.`,
}

/** A complaint about the service or a bank: it is for the office itself. */
export const grievance = {
  notSeen: 'Siento que no le hayan atendido.',
  sorry: 'Siento lo que pasó.',
  bank: 'El banco no depende de la oficina, pero la oficina debe saberlo.',
  ask: '*¿Lo dejo como queja?* La lee quien está a cargo de la oficina y le contesta en este chat.',
  askWords: '*¿Qué pasó?* Escríbalo en un solo mensaje y se lo dejo como queja a la oficina.',
  buttons: { yes: 'Sí, déjela', no: 'No la deje' },
  left: (number: string) => `Su queja ya está registrada: *${number}*.`,
  notLeft: 'No dejé ninguna queja. La oficina no leyó nada.',
}

/** Of which office it is, asked of somebody with visits at several. */
export const whichOffice = {
  ask: 'Usted tiene citas en varias oficinas. *¿De cuál se trata?*',
  askAgency: 'Aquí atienden varias dependencias. *¿De cuál se trata?*',
  none: 'De ninguna de ellas',
}

export const claim = {
  ask: 'Si alguien usó su CURP para sacar una cita, la oficina lo puede arreglar.\n\n*¿Cuál es la CURP?* Escriba las 18 letras y números.',
  opened: (number: string, ending: string) => `Anoté su reclamo *${number}* de la CURP que termina en ${ending}.`,
  notTold: 'Por seguridad no digo si hay una cita ni dónde: una CURP no basta para saberlo.',
  prove: (day: string) =>
    `Lleve su identificación oficial a la oficina, con ese número, a más tardar el *${day}*. Si la CURP es de su hija o hijo, también su acta.`,
  notCurp: 'No vi una CURP en su mensaje. Está en su INE y en su acta nueva.',
  atOffice: 'Ahí la revisan. Si la cita es suya, la pasan a ‹este teléfono› o la cancelan.',
  dies: 'Si nadie la lleva, el reclamo se cierra solo.',
  /** The claimant holds a place that may be confirmed. */
  mayBook:
    'Ya puede confirmar su cita. Ese día lleve su identificación oficial: ahí se comprueba de quién es la CURP, y sin ella no se puede atender. Si es de su hija o hijo, lleve también su acta.',
  /** To whom a booking was refused. */
  meanwhile:
    'Mientras la oficina no lo arregle, no puedo dar una cita con esa CURP. Para otra persona sí: toque *Ver el menú*. Su avance sigue guardado.',
  own: 'Esa CURP tiene una cita hecha desde ‹este mismo teléfono›. Para verla, escriba *MIS CITAS*.',
  limit: (most: number) =>
    `Desde ‹este teléfono› ya se abrieron ${most} reclamos en seis meses. Lleve su identificación a la oficina: ahí se lo arreglan sin otro reclamo.`,
  daily: (by: Telephone) =>
    by
      ? `Hoy ya se escribieron muchas CURP desde ‹este teléfono›. Intente mañana o llame al *${by.phone}*, ${by.hours}.`
      : `Hoy ya se escribieron muchas CURP desde ‹este teléfono›. Intente mañana, o ${IN_WRITING}.`,
}

/** The state of a citizen's cases. */
export const caseNews = {
  none: 'En este chat no hay ningún caso suyo.',
  stillOpen: (number: string, day: string) =>
    `Su caso *${number}* sigue abierto: la oficina aún no lo contesta. Le contestan aquí, a más tardar el ${day}.`,
  waits: (number: string) => `Su caso *${number}* sigue abierto: la oficina aún no lo contesta.`,
  late: (number: string, day: string) =>
    `Perdone: la oficina debía contestar su caso *${number}* el ${day}, y aún no lo hace. Sigue abierto.`,
  answered: (number: string) => `Sí: la oficina ya contestó su caso *${number}*. La respuesta está más arriba en este chat.`,
  closed: (number: string) => `La oficina ya terminó su caso *${number}*.`,
}
