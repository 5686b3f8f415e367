import { esMX, type Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

export const faq: Texts['faq'] = {
  ...esMX.faq,
  hours: (office: string) => `*${office}* da citas a estas horas:`,
  holidays: 'Los días de fiesta casi nunca hay citas.',
  hoursUnknown: 'No sé a qué hora abre esa oficina.',
  hoursEach: 'Elija primero su oficina.\nDespués le digo a qué hora abre.',
  whereChosen: 'Usted elige una cerca de su casa.',
  duration: 'No sé cuánto tarda.\nTampoco sé cuándo le dan el pasaporte.',
  withoutAppointment: 'No sé si atienden sin cita.',
  withAppointment: 'Con cita tiene un lugar. La cita es gratis.',
  late: 'No sé si lo reciben tarde.',
  lateMove: 'Si no llega a tiempo, puede cambiar su cita aquí.',
  call: (by: Telephone) => (by ? `Pregunte en el *${by.phone}*.\nHorario: ${by.hours}.` : IN_WRITING),
  tellOffice: (by: Telephone) => (by ? `al ${by.phone}` : 'con la palabra AYUDA aquí'),
  inPerson: 'No. Tiene que ir la persona del pasaporte.\nNadie puede ir en su lugar.',
  bookedByOthers: 'Otra persona sí puede sacar la cita aquí.',
  papers: 'Casi nunca piden acta de nacimiento.\nTampoco piden fotos ni comprobante de domicilio.',
  actaAfterAll: 'Si no tiene CURP, lleve su acta.\nTambién pueden pedirla si no encuentran su registro.',
  emergency: 'Lamento lo que pasa.\nEn una emergencia casi nunca hace falta cita.\nVaya a la oficina y dígalo ahí.',
  check: (by: Telephone) =>
    by
      ? `Hace bien en preguntar.\nPuede llamar al *${by.phone}*.\nHorario: ${by.hours}.`
      : 'Hace bien en preguntar.\nTambién puede preguntar en la oficina.',
  withoutCurp: (button: string) => `No hay problema. Se puede sin CURP.\nCuando se la pregunte, toque *${button}*.`,
  curpSafe: 'Su CURP es solo para su cita.\nNo se da a nadie sin su permiso.\nTambién puede sacar su cita sin CURP.',
  whatIsCurp:
    'La CURP es una clave.\nSon 18 letras y números.\nSe consulta gratis en *gob.mx/curp* y en el Registro Civil.\nEstá en su acta de nacimiento nueva.\n\nSin CURP también puede sacar su cita.',
  abroad: (institution: string) => `Aquí hay citas solo en *${institution}*.\nEn otro país las da un consulado de México.`,
  abroadAndHere: 'Si va a venir, escriba su municipio.',
  nationality: 'El pasaporte es para quien es de México.\nPuede tener otra nacionalidad también.',
  nationalityProof: 'La oficina puede pedirle un papel.\nPor ejemplo: su acta.',
  thePassport: 'el pasaporte mexicano',
  onlyThese: (names: string) => `Ese trámite no se hace aquí.\nAquí hay citas para: *${names}*.`,
  paidAlready: 'Si ya pagó, lleve su comprobante.\nSi el precio subió, quizá pague la diferencia.',
  otherId: 'También sirve otro documento oficial con foto.\nPor ejemplo: su cédula o su cartilla.',
  halfPriceProof: 'Lleve su INE, su INAPAM o su constancia.',
  missedVisit: 'No se preocupe.\nSi ya pasó su día, aquí puede sacar otra cita.\nGuarde su comprobante de pago.',
  yourHour: (when: string) => `Su cita es el *${when}*.`,
  keepPayment: 'Guarde su comprobante de pago.\nCasi siempre sirve para otra cita.\nPara la devolución, pregunte en la oficina.',
  anotherLater: 'Sí.\nAquí puede sacar otra cita después.',
  notComing: 'Si no puede ir, cambie su cita aquí.\nO la puede cancelar.\nAsí otra persona usa el lugar.',
  openings: 'No sé cuándo hay más fechas.\nSi la oficina está llena, le anoto en una lista.\nYo le aviso aquí.',
  tongue: 'Escribo en español fácil y en inglés.\nNo sé otras lenguas.\nLe puede atender una persona.',
  disability: 'Si necesita ayuda, avise antes a la oficina.\nPor ejemplo: para entrar o para comunicarse.',
  inWriting: 'Si no puede hablar por teléfono, escriba *AYUDA*.\nUna persona le contesta por escrito.',
  whoComes: 'Tiene que ir la persona del pasaporte.\nUna persona adulta puede ir sola.',
  otherParent: 'La ley pide un permiso para menores de 18 años.\nCasi siempre firman la mamá y el papá.',
  officeKnows: 'Eso lo sabe la oficina.',
  unknown: 'No sé contestar eso.',
}
