/** The texts of a language one by one, each filled with examples: what the tests of the texts go through. */

/** The longest that each parameter of a text may bring, by its name. */
export const WORST: Record<string, unknown> = {
  option: '10 años, con descuento, $12,345 pesos',
  proof: 'el mensaje en que la oficina canceló su cita',
  behind: 1_000,
  served: 888,
  gone: 888,
  institution: 'Oficina Municipal de Enlace con la Secretaría, Ayuntamiento de Ejemplo',
  address: 'Avenida de los Ejemplos Ilustres 12345, Colonia Centro Histórico, 50000, Toluca de Lerdo, Estado de México',
  hello: 'Buenas tardes.',
  otherwise: 'miércoles 23 de septiembre, por la mañana',
  when: 'miércoles 23 de septiembre de 2026, 10:30 h (hora de Ciudad de México)',
  day: 'miércoles 23 de septiembre',
  office: 'Cuajimalpa de Morelos, CDMX',
  mode: 'office',
  agenda: 'el consultorio de vacunación infantil',
  name: 'María Guadalupe de los Ángeles Hernández Domínguez',
  names: 'Ana y Guadalupe',
  who: 'Guadalupe H.',
  whether: 'hasta cuándo espera a quien llega tarde',
  whose: 'la cita de *Guadalupe H.*',
  first: 'Guadalupe',
  number: 28,
  button: 'Dejar mi pregunta',
  phone: '800 000 0000',
  hours: 'de lunes a viernes, de 9:00 a 15:00 h',
  weekdays: 'de lunes a viernes',
  from: '9:00',
  until: '10:30 h (hora de Ciudad de México)',
  hour: '10:30 h',
  days: 7,
  left: 10,
  count: 4,
  limit: 4,
  position: 18,
  found: 'QQ',
  typed: 'la letra O',
  said: '24 de septiembre de 2026',
  meant: 'un *cero*',
  curp: 'PERR850417MDFRZS04',
  char: 'O',
  profile: 'Lupita Hernández',
  place: 'Ecatepec de Morelos',
  places: 'Ecatepec de Morelos, Naucalpan y Cuajimalpa',
  what: 'oficina, CURP, nombre y día y hora',
  state: 'Ciudad de México',
  words: 'un lugar que nadie conoce',
  km: 1234,
  open: 'Ver opciones',
  procedure: 'reponer pasaporte perdido o robado',
  years: '10 años',
  birth: '17 de septiembre de 1985',
  price: '$12,345 pesos',
  paid: true,
  birthKnown: true,
  isNamed: false,
  things: 'tipo de licencia, placa y número de serie',
  owner: 'Oficina de Pasaportes de Muestra',
  currency: 'MXN',
  whole: 12345,
  question: '¿Cuál es la clave catastral del predio en el que va a construir?',
  least: 5,
  most: 12,
  label: 'Clave catastral',
  language: 'náhuatl',
  asked: 'módulo de lenguas del Ayuntamiento, planta baja, de 9:00 a 14:00 h',
  answer: 'Local comercial',
  half: true,
  total: '$12,345 pesos',
  parts: 'Guadalupe 3, Ana 6',
  year: 2026,
  pesos: 1234567,
  folio: 'K7M-4QX',
  code: 'K7M4-QX3P',
  minutes: 15,
  facts: '*reponer pasaporte perdido o robado*, Guadalupe H., oficina *Cuajimalpa de Morelos, CDMX*',
  reason: 'hay obras o un problema en el edificio',
  because: ': hay obras o un problema en el edificio',
  page: 2,
  pages: 3,
  of: 3,
  where: 'Registro Civil, Calle de la Muestra 1',
  thing: 'Credencial o constancia escolar con foto. Antes de los 7 años: carta médica con foto.',
  window: 12,
  paper: 'Credencial o constancia escolar con foto. Antes de los 7 años: carta médica con foto.',
  contact: 'Unidad de Transparencia, Calle de la Muestra 1, tel. 55 0000 0000',
  zone: 'hora de Ciudad de México',
  guide: 'la página oficial de citas de la Secretaría',
  url: 'https://ayuntamiento.example/aviso-de-privacidad',
  basis: 'Reglamento de Pasaportes, artículos 1 y 2',
  age: 60,
  after: '$12,345 pesos',
  before: '$12,345 pesos',
  moves: 2,
  ending: 'RTD0',
  times: 2,
  rest: 'Ana Sofía H. y José de Jesús H.',
  children: 'M. G. A. H. D. y L. F. A. H. D.',
  relative: 'bisabuela',
  by: { phone: '55 0000 0000', hours: 'de lunes a viernes, de 9:00 a 15:00 h' },
  link: 'https://wa.me/525512345678?text=PERMISO%20K7M4-QX3P',
}
/** Where a parameter of one name is of another kind. */
const SPECIAL: Record<string, unknown[]> = {
  listed: [['Ana', 'Guadalupe', 'Luis']],
  'stated.unneeded': [['e-mail', 'street']],
  'faq.unanswered': [['sirve todavía', 'tengo que sacar otro']],
  'faq.whereEach': [['Toluca', 'Cuajimalpa de Morelos, CDMX', 'Naucalpan']],
  years: [10],
  'validity.mixedTitle': ['3, 6, 3 y 6'],
  'validity.button': ['10 años', '$12,345'],
  'validity.eachTitle': ['10 años'],
  'summary.optional': ['número de pasaporte anterior', 'G12345678'],
  'menu.otherRow': ['Licencia de construcción'],
  'correct.person': ['María Guadalupe de los…'],
  'waiting.row': ['Toluca'],
  'slot.title': ['Mié 23 sep', '10:30 h'],
  'slot.atHour': ['10:30 h'],
  'slot.onDay': ['jue 10 dic'],
  'hadPassport.only': ['Ana y Guadalupe'],
  'group.apart.title': ['Mié 23 sep', ['10:30 h', '11:00 h']],
  'codes.withLink': ['https://wa.me/525512345678?text=PERMISO%20K7M4-QX3P', 'PERMISO K7M4-QX3P', '+525512345678'],
  'handover.asks': ['Un WhatsApp que termina en *01*', 12, 'miércoles 23 de septiembre de 2026'],
  'handover.asksDraft': ['Un WhatsApp que termina en *01*'],
  'handover.sent': ['el WhatsApp que termina en *01*', 'miércoles 23 de septiembre de 2026'],
  'handover.sentDraft': ['el WhatsApp que termina en *01*'],
  'handover.from.whatsapp': ['01'],
  'handover.to.whatsapp': ['01'],
  'erase.keeps': ['2 citas, la lista de espera y un caso de la oficina'],
  'revoking.row': ['M. G. A. H. D.'],
  'groupChange.person': ['María Guadalupe de los…'],
  'standing.lostOld.ask': ['renovar pasaporte', 'pasaporte perdido o robado', 'miércoles 23 de septiembre, 10:30 h'],
}

export interface Leaf {
  path: string
  text: string
}

/** What stands for a parameter of a text. */
export type Example = (path: string, parameter: string) => unknown

/** Every text of a language, filled with an example of each parameter: the longest there may be, unless told. */
export function leaves(of: object, example: Example = worst, prefix = ''): Leaf[] {
  return Object.entries(of).flatMap(([key, value]) => {
    const path = prefix ? `${prefix}.${key}` : key
    if (path === 'dates') return []
    const said: unknown = typeof value === 'function' ? value(...argumentsOf(path, value, example)) : value
    if (typeof said === 'string') return [{ path, text: said }]
    return said && typeof said === 'object' ? leaves(said, example, path) : []
  })
}

function argumentsOf(path: string, text: (...args: never[]) => unknown, example: Example): never[] {
  const names = /^\(?([^)=]*)\)?\s*=>/.exec(text.toString())?.[1] ?? ''
  const known =
    SPECIAL[path] ??
    names
      .split(',')
      .filter((one) => one.trim())
      .map((one) => example(path, one.trim()))
  return known as never[]
}

/** The longest there may be. */
export function worst(path: string, parameter: string): unknown {
  if (!(parameter in WORST)) throw new Error(`${path} has a parameter "${parameter}" that this test knows no example for`)
  return WORST[parameter]
}
