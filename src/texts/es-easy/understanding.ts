import { esMX, type Texts } from '../es-MX/index.ts'
import {
  card as plainCard,
  facts as plainFacts,
  firstOfAll as plainFirstOfAll,
  stated as plainStated,
  topics as plainTopics,
  understanding as plainUnderstanding,
} from '../es-MX/understanding.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

export const understanding: Texts['understanding'] = {
  ...plainUnderstanding,
  perhaps: 'Perdone. No entendí bien.\n\n*¿Es una de estas?*',
  change: {
    move: 'cambiar su cita',
    moveOf: (names: string) => `cambiar la cita de ${names}`,
    orCancel: 'si no se puede, cancelarla',
  },
  cancelsNothingYet: 'Todavía no cambié nada. Tampoco cancelé nada.',
  onlyTheirs: (names: string) => `No cambié nada. En ‹este teléfono› solo está la cita de ${names}`,
  readBack: (words: string) => `Entendí: *${words}*.`,
  otherWords: 'Dígamelo con otras palabras.',
  askTimes: '*¿Lo busco así?*',
  told: 'Gracias por decirme. No cambié nada.',
  cancelsNothing: 'Si toca aquí, no se cancela nada.',
}

export const stated: Texts['stated'] = {
  ...plainStated,
  waits: (words: string) => `Anoté: *${words}*. Se lo pregunto después.`,
}

export const card: Texts['card'] = { ...plainCard, understood: 'Entendí:', empty: 'No hay nada anotado.' }

export const topics: Texts['topics'] = { ...plainTopics, otherId: 'Otra credencial' }

export const facts: Texts['facts'] = {
  ...plainFacts,
  parking: 'si hay lugar para el coche',
}

export const factUnsaid: Texts['factUnsaid'] = (whether) => `La oficina no ha dicho aquí *${whether}*.`

export const firstOfAll: Texts['firstOfAll'] = {
  ...plainFirstOfAll,
  dangerNow: (by: Telephone) => (by ? 'Si hay peligro ahora, llame al *911*.' : 'Si hay peligro ahora, pida que avisen al *911*.'),
  dangerPhone: 'Si otra persona ve este teléfono, borre este chat.\nEscriba *BAJA* y no le mando avisos.',
  dangerMinors: 'En la oficina le dicen qué hace falta para sus hijos.',
  dangerStands: 'Su cita sigue. La puede cambiar o cancelar aquí.',
  dangerAsk: '*¿Quiere hablar con una persona?*',
  life: (by: Telephone) =>
    by
      ? 'Si alguien puede morir, llame al *911*.\nYo solo doy citas. No puedo mandar ayuda.'
      : 'Si alguien puede morir, pida que avisen al *911*.\nYo solo doy citas. No puedo mandar ayuda.',
  canWait: (when: string) => `Su cita puede esperar: *${when}*.\nLa puede cambiar aquí.`,
  officeDecides: 'La oficina decide si le atiende antes.\nPregunte hoy.',
  deathStands: (when: string) => `No tiene que hacer nada ahora.\nLa cita sigue: *${when}*.\nAquí la puede cambiar o cancelar.`,
  deathStandSeveral: 'No tiene que hacer nada ahora.\nLas citas siguen. Aquí las puede cambiar o cancelar.',
  deathTravels: 'Si va a viajar por eso, pregunte hoy en la oficina.\nLleve el acta o el certificado de defunción, si lo tiene.',
  deathKept: 'No tiene que hacer nada ahora.\nPuede seguir otro día.',
  deathReminded: 'Si la cita era de quien murió, la puede cancelar.\nEntonces no mando más avisos.',
  inWriting: 'Está bien: todo por escrito, en este chat.',
  missed: 'Siento que no pudo ir.',
  visitPast: (when: string) => `Su cita del *${when}* ya pasó.`,
  nextPlace: (when: string, office: string) => `Hay lugar el *${when}*, en ${office}.\nSus datos son los mismos.`,
  noPlace: (office: string) => `Ahora no hay otro lugar en ${office}.`,
  askNextPlace: '*¿Lo aparto para usted?*',
  stands: (when: string, office: string) => `Usted tiene una cita: *${when}*, en ${office}.`,
  today: (hour: string, office: string) => `Su cita es hoy a las *${hour}*, en ${office}.\nUsted todavía la tiene.`,
  lateAtDoor: 'Cuando llegue, avise en la puerta.',
  arrived: (folio: string) => `Qué bueno. Avise en la puerta.\nDiga su folio: *${folio}*.\nAhí anotan que llegó. Yo no puedo.`,
  arrivedOtherDay: 'Su cita no es hoy.',
  arrivedNone: 'Desde ‹este teléfono› no hay cita hoy.\nSi la sacó en otro lado, diga su folio en la puerta.',
  notForSale: 'La cita es gratis. Nadie la puede vender.\nPagar no da una cita antes.',
  soonest: (when: string, office: string) => `La primera cita es el *${when}*, en ${office}.`,
  askBook: '*¿La quiere?*',
  firstDates: 'Primeras fechas con lugar:',
  noDate: (office: string) => `• *${office}*: ahora no hay`,
  waitThere: 'No sé cuánto se espera ese día en la oficina.',
  notMine: 'Gracias por avisar.\n*Esa cita no es suya. Ya no le mando avisos de ella.*\nNo le puedo decir de quién es.',
  notMineAsk:
    'Desde ‹este teléfono› se pidió una cita.\nPuede ser para otra persona. Por ejemplo, para su mamá.\n\n*¿La quito de ‹este teléfono›?*\nNo se cancela. Ya no la verá aquí.',
  notMineOffice: 'Si hay una cita de otra persona, sigue igual.\nLa oficina la revisa.',
  notMineUndo: 'Si se equivocó, toque aquí abajo.',
  notMineBack: 'Listo. Todo queda como antes.\nLe vuelvo a mandar avisos.',
  notMineLate: 'Eso ya no se puede deshacer aquí.\nNinguna cita se canceló por eso.',
  notMineKept: 'La oficina tiene que revisar una parte.\nNinguna cita se canceló por eso.',
  notMineFormerly: 'Alguien avisó aquí: una cita no es suya.\nSi fue un error, toque aquí abajo.',
}

export const faq: Texts['faq'] = {
  ...esMX.faq,
  hours: (office: string) => `*${office}* da citas a estas horas:`,
  hoursFrom: (day: string) => `Desde el *${day}* las horas son otras:`,
  holidays: 'Los días de fiesta casi nunca hay citas.',
  hoursUnknown: 'No sé a qué hora abre esa oficina.',
  hoursEach: 'Elija primero su oficina.\nDespués le digo a qué hora abre.',
  whereChosen: 'Usted elige una cerca de su casa.',
  withoutAppointment: 'No sé si atienden sin cita.',
  withAppointment: 'Con cita tiene un lugar. La cita es gratis.',
  lateMove: 'Si no llega a tiempo, puede cambiar su cita aquí.',
  call: (by: Telephone) => (by ? `Pregunte en el *${by.phone}*.\nHorario: ${by.hours}.` : IN_WRITING),
  tellOffice: (by: Telephone) => (by ? `al ${by.phone}` : 'con la palabra AYUDA aquí'),
  inPerson: 'No. Tiene que ir la persona del pasaporte.\nNadie puede ir en su lugar.',
  bookedByOthers: 'Otra persona sí puede sacar la cita aquí.',
  papers: 'Casi nunca piden acta de nacimiento.\nTampoco piden fotos ni comprobante de domicilio.',
  actaAfterAll: 'Sin la CURP, lleve su acta.\nTambién pueden pedirla si no encuentran su registro.',
  emergency: 'Lamento lo que pasa.\nEn una emergencia casi nunca hace falta cita.\nVaya a la oficina y dígalo ahí.',
  check: (by: Telephone) =>
    by
      ? `Hace bien en preguntar.\nPuede llamar al *${by.phone}*.\nHorario: ${by.hours}.`
      : 'Hace bien en preguntar.\nTambién puede preguntar en la oficina.',
  withoutCurp: (button: string) => `No hay problema. Se puede sin CURP.\nCuando se la pregunte, toque *${button}*.`,
  curpSafe: 'Su CURP es solo para su cita.\nNo se da a nadie sin su permiso.',
  whatIsCurp:
    'La CURP es una clave.\nSon 18 letras y números.\nSe consulta gratis en *gob.mx/curp* y en el Registro Civil.\nEstá en su acta de nacimiento nueva.',
  curpNotNeeded: 'Sin CURP también puede sacar su cita.',
  abroad: (institution: string) => `Aquí hay citas solo en *${institution}*.\nEn otro país las da un consulado de México.`,
  abroadAndHere: 'Si va a venir, escriba su municipio.',
  nationality: 'El pasaporte es para quien es de México.\nPuede tener otra nacionalidad también.',
  nationalityProof: 'La oficina puede pedirle un papel.\nPor ejemplo: su acta.',
  thePassport: 'el pasaporte mexicano',
  notDoneHere: 'Ese trámite no se hace aquí.\nPara ver los que sí, escriba *MENÚ*.',
  onlyThese: (names: string) => `Ese trámite no se hace aquí.\nAquí hay citas para: *${names}*.`,
  doneHere: (names: string | undefined) =>
    names ? `Aquí hay citas para: *${names}*.` : 'Para ver los trámites de aquí, escriba *MENÚ*.',
  paidAlready: 'Si ya pagó, lleve su comprobante.\nSi el precio subió, quizá pague la diferencia.',
  otherId: 'También sirve otro documento oficial con foto.\nPor ejemplo: su cédula o su cartilla.',
  halfPriceProof: 'Lleve su INE, su INAPAM o su constancia.',
  missedVisit: 'No se preocupe.\nSi ya pasó su día, aquí puede sacar otra cita.\nGuarde su comprobante de pago.',
  yourHour: (when: string) => `Su cita es el *${when}*.`,
  keepPayment: 'Guarde su comprobante de pago.\nCasi siempre sirve para otra cita.\nPara la devolución, pregunte en la oficina.',
  anotherLater: 'Sí.\nAquí puede sacar otra cita después.',
  notComing: 'Si no puede ir, cambie su cita aquí.\nO la puede cancelar.\nAsí otra persona usa el lugar.',
  notComingYet: 'Espere a tener su folio.\nLuego puede cambiar la cita aquí.\nTambién la puede cancelar.',
  openDaily: 'Cada día se abre otro día.\nSi no hay lugar, le anoto en una lista.\nYo le aviso aquí.',
  openings: 'No sé cuándo hay más fechas.\nSi la oficina está llena, le anoto en una lista.\nYo le aviso aquí.',
  tongue: 'Escribo en español fácil y en inglés.\nNo sé otras lenguas.\nLe puede atender una persona.',
  whoComes: 'Tiene que ir la persona del pasaporte.\nUna persona adulta puede ir sola.',
  otherParent: 'La ley pide un permiso para menores de 18 años.\nCasi siempre firman la mamá y el papá.',
  officeKnows: 'Eso lo sabe la oficina.',
  unknown: 'No sé contestar eso.',
}
