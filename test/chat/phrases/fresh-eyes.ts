import type { Phrase } from './phrase.ts'

// Twelve people whom nobody had thought of: who dictates, abbreviates, mixes English in, pastes a form, answers with questions, writes
// by ear, or has a telephone that corrects.

const LUPE = { name: 'Guadalupe Hernández Soto', curp: 'HESG580312MMCRTD06' }
const RENEWAL = { who: 'self', family: 'renewal' } as const
const DAY = (day: string) => ({ from: day, until: day })

export const FIRST_WORDS_FRESH: Phrase[] = [
  [
    'buenas tardes señorita mire yo soy de aquí del rancho y quiero sacar mi pasaporte porque mi hijo me quiere llevar al norte y nunca he tenido uno',
    { who: 'self', family: 'first' },
  ],
  ['ola kiero sacar el pasaport d mi bb tiene 4 meses xfa', { who: 'minor', count: 1 }],
  [
    'Nombre: Guadalupe Hernández Soto CURP: HESG580312MMCRTD06 Tel: 7221234567 Trámite: renovación Oficina: Toluca',
    { ...RENEWAL, ...LUPE, place: 'Toluca' },
  ],
  [
    'Trámite: primera vez\nNombre: José Ñáñez Güemes\nMunicipio: Metepec',
    { who: 'self', family: 'first', name: 'José Ñáñez Güemes', place: 'Metepec' },
  ],
  // One person more than a form is for, and what somebody tells, stay as they are.
  ['Nombre: Ana Puga Nombre: Luis Puga', {}],
  ['ya tengo cita pero quiero saber a qué hora es', { command: 'appointments' }],
  ['perdón me equivoqué de chat', { command: 'park' }],
  ['para los dos viejitos', { who: 'group', count: 2 }],
  ['me cobra 500 por pasarme antes', { command: 'complaint' }],
]

export const PLACES_FRESH: Phrase[] = [
  ['Metepek edo mex xfa', { place: 'Metepec' }],
  ['50 mil', { place: 'Toluca' }],
  ['cincuenta mil doscientos', { place: 'Toluca' }],
  ['cincuenta y dos mil ciento cuarenta', { place: 'Metepec' }],
  ['cinco dos uno cuatro cero', { place: 'Metepec' }],
  ['dónde hay oficinas', { asks: 'office' }],
  ['what cities do you have', { asks: 'office' }],
  ['¿tengo que ir a la capital?', { asks: 'place' }],
  // Questions about the question, and what looks like a number and is no postal code.
  ['no sé qué es municipio', { asks: 'place' }],
  ['¿por qué quiere saber dónde vivo?', { asks: 'place' }],
  ['mil gracias', { command: 'thanks', asks: 'place' }],
]

export const OFFICES_FRESH: Phrase[] = [
  ['la que tenga antes', { office: 'Toluca, Cuajimalpa, CDMX, Naucalpan, Cuernavaca', asks: 'office' }],
  ['esa de la cdmx', { office: 'Cuajimalpa, CDMX', asks: 'curp' }],
  ['quiero la de Lerma', { place: undefined, asks: 'place' }],
  ['mejor tlalpan', { place: 'Tlalpan', asks: 'office' }],
  ['a la primera pues', { office: 'Toluca', asks: 'curp' }],
  ['naucalpn', { office: 'Naucalpan', asks: 'curp' }],
  ['¿cuál es más barata?', { asks: 'office' }],
  ['¿y toluca dónde queda exactamente?', { asks: 'office' }],
]

export const CURP_FRESH: Phrase[] = [
  ['no me la sé joven', { asks: 'noCurp' }],
  ['i dont have that number', { asks: 'noCurp' }],
  ['yo no tener curp', { often: 'withoutCurp', asks: 'noCurp' }],
  ['nunca he sacado eso', { asks: 'noCurp' }],
  ['no veo bien los números chiquitos de la credencial', { asks: 'noCurp' }],
  ['creo que es HESG 58 03 12 MMC RTD 06', { curp: LUPE.curp }],
  ['mi hijo trae la credencial ahorita le digo', { command: 'moreTime', asks: 'curp' }],
  ['déjeme buscarla', { command: 'moreTime', asks: 'curp' }],
  ['la tengo en la casa al rato se la mando', { command: 'park', asks: 'curp' }],
  ['mi clave de elector es HRSTGD58031215M700', { asks: 'curp' }],
  ['¿y si me roban mis datos?', { often: 'curpSafe', asks: 'curp' }],
]

export const NAMES_FRESH: Phrase[] = [
  ['Nombre: Guadalupe Apellidos: Hernández Soto', { name: LUPE.name }],
  ['is Guadalupe Hernandez Soto', { name: 'Guadalupe Hernandez Soto' }],
  ['doña Guadalupe Hernández Soto', { name: LUPE.name }],
  ['soy lupe la de don chema', { asks: 'name' }],
  ['¿mi nombre? guadalupe hernández soto', { name: 'Guadalupe Hernández Soto' }],
  ['¿con acentos?', { asks: 'name' }],
  ['¿el de casada o el de soltera?', { asks: 'name' }],
]

export const HOURS_FRESH: Phrase[] = [
  [
    'cualquier día pero que sea en la tarde porque en la mañana llevo a los niños a la escuela',
    { wish: { from: '2026-11-24', fromMinute: 720 } },
  ],
  ['yo trabajo entre semana puede ser sábado', { wish: { weekdays: [6, 7] } }],
  ['en la mañana no en la tarde sí', { wish: { fromMinute: 720 } }],
  ['los martes no trabajo', { wish: { weekdays: [2] } }],
  ['ya no estudio en las tardes', { wish: { fromMinute: 720 } }],
  ['el domingo tengo clase', { wish: { weekdays: [1, 2, 3, 4, 5, 6] } }],
  ['trabajo en la noche', {}],
  ['estudio en las tardes', { asks: 'readBack' }],
  ['trabajo hasta las 3', { asks: 'readBack' }],
  ['mi camión llega a las 11', { asks: 'readBack' }],
  ['el día de la virgen', { wish: DAY('2026-12-12') }],
  ['después del día de la virgen', { wish: { from: '2026-12-13' } }],
  ['para el año que entra', { wish: { from: '2027-01-01' } }],
  ['a la hora de la comida', { wish: { fromMinute: 780, untilMinute: 960 } }],
  ['tipo 4 y media el jueves', { hold: '2026-12-03 16:30' }],
  ['el viernes a las 12', { hold: '2026-12-04 12:00' }],
  ['el viernes en la mañana', { wish: { weekdays: [5], untilMinute: 720 } }],
  ['¿en la mañana no hay?', { wish: { untilMinute: 720 } }],
  ['¿cuánto tiempo me guarda el lugar?', { command: 'soFar', asks: 'slot' }],
]

export const YEARS_FRESH: Phrase[] = [
  ['el de diez años señorita de una vez', { years: 10 }],
  ['sies años', { years: 6 }],
  ['la mediana', { years: 6 }],
  ['el más grande', { years: 10 }],
  ['¿qué diferencia hay?', { asks: 'validity' }],
  ['el q dure mas', { years: 10 }],
  ['¿por qué pago la mitad?', { often: 'halfPrice', asks: 'validity' }],
]

export const SUMMARY_FRESH: Phrase[] = [
  ['yes its correct', { booked: true }],
  ['ta weno', { booked: true }],
  ['6', { asks: 'summary' }],
  ['seis', { asks: 'summary' }],
  ['10 años', { years: 10, asks: 'summary' }],
  ['1', { asks: 'summary' }],
  ['ya no alcanzo a pagar mejor de tres años', { years: 3, asks: 'summary' }],
  ['¿me va a llegar un comprobante?', { command: 'receipt', asks: 'summary' }],
  ['nel mejor otro día', { command: 'otherDay', asks: 'slot' }],
  ['no la dirección esa me queda lejos', { asks: 'office' }],
  ['me queda lejos pero sí', { asks: 'summary' }],
  ['espera', { command: 'moreTime', asks: 'summary' }],
  ['¿se paga ahorita?', { command: 'payment', asks: 'summary' }],
  ['¿y si no puedo ir ese día?', { often: 'notComing', asks: 'summary' }],
]

export const BOOKED_FRESH: Phrase[] = [
  ['q tengo q yevar', { command: 'bring' }],
  ['do I need to bring copies', { command: 'bring' }],
  ['mándemela a mi correo', { command: 'receipt' }],
  ['un señor afuera me dijo que me cobra 500 por pasarme antes', { command: 'complaint', asks: 'report' }],
  ['¿tengo que ir en ayunas?', { asks: undefined }],
  ['y si llevo a mi nieto de 5 años no hay problema', { who: undefined, asks: undefined }],
  ['ahorita le digo a mi hija', { command: 'moreTime', who: undefined }],
  ['me pueden recordar un día antes', { command: 'subscribe' }],
]

export const CANCELLING_FRESH: Phrase[] = [
  ['no no no mejor déjela', { asks: undefined }],
  ['sí ya ni modo', { cancelled: true }],
  ['espérese', { command: 'moreTime', asks: 'cancelling' }],
  ['mmm mejor no', { agrees: 'no', asks: undefined }],
  ['ya no', { asks: 'cancelling' }],
]

export const MOVING_FRESH: Phrase[] = [
  ['una semana después', { asks: 'moving' }],
  ['quince días después', { asks: 'moving' }],
  ['a otra oficina más cerca', { command: 'otherOffice', asks: 'moving' }],
  ['el lunes a las 9', { asks: 'movingTo' }],
]
