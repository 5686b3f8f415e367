import type { Texts } from '../es-MX/index.ts'

export const doubts: Texts['doubts'] = {
  emergency: 'Lamento lo que pasa.\nEn una emergencia casi nunca hace falta cita.\nVaya a la oficina o llame antes.',
  check: (phone: string, hours: string) => `Hace bien en preguntar.\nPuede llamar al *${phone}*.\nHorario: ${hours}.`,
  curpSafe: 'Su CURP es solo para su cita.\nNo se da a nadie sin su permiso.\nTambién puede sacar su cita sin CURP.',
  whatIsCurp: 'La CURP es una clave de 18 letras y números.\nEstá en su INE.\nTambién puede sacar su cita sin CURP.',
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
  openings: 'No sé cuándo hay más fechas.\nSi la oficina está llena, le anoto en una lista.\nYo le aviso aquí.',
  sorry: 'Lamento las molestias.',
  tongue: 'Escribo en español fácil y en inglés.\nNo sé otras lenguas.\nLe puede atender una persona.',
  disability: 'Si necesita ayuda, avise antes a la oficina.\nPor ejemplo: para entrar o para comunicarse.',
  otherParent: 'La ley pide un permiso para menores de 18 años.\nCasi siempre firman la mamá y el papá.',
  officeKnows: 'Eso lo sabe la oficina.',
}
