import type { Phrase } from './phrase.ts'

const METEPEC = { place: 'Metepec' }
const RENEWAL = { who: 'self', family: 'renewal' } as const

/** Where the years of the passport are asked, of somebody who pays half: 3 years 900, 6 years 1,220, 10 years 2,140. */
const YEARS = (years: number) => ({ years, asks: 'summary' })
export const AT_THE_VALIDITY: Phrase[] = [
  ['6', YEARS(6)],
  ['el de 10', YEARS(10)],
  ['el de diez años', YEARS(10)],
  ['tres años por favor', YEARS(3)],
  ['el más barato', YEARS(3)],
  ['la mas economica', YEARS(3)],
  ['el menos caro', YEARS(3)],
  ['el más largo', YEARS(10)],
  ['el que dura más', YEARS(10)],
  ['el de más años', YEARS(10)],
  ['el máximo', YEARS(10)],
  ['the cheapest', YEARS(3)],
  ['the longest one', YEARS(10)],
  ['el de 1220', YEARS(6)],
  ['$1,220', YEARS(6)],
  ['el de 2,140 pesos', YEARS(10)],
  ['el de $900.00', YEARS(3)],
  // Nobody pays that.
  ['el de 1795', { asks: 'validity' }],
  ['el de 1,000', { asks: 'validity' }],
  ['cuál es el más barato y cuál el más caro', { asks: 'validity' }],
]

/** Several answers in one sentence, as a first message. */
export const MIXED: Phrase[] = [
  ['quiero renovar, soy de Metepec', { ...RENEWAL, ...METEPEC }],
  ['quiero renovar mi pasaporte en toluca', { ...RENEWAL, place: 'Toluca' }],
  [
    'renovar mi pasaporte en Puebla el viernes temprano soy Rosa Pérez Ruiz',
    { ...RENEWAL, state: 'PL', wish: { weekdays: [5], untilMinute: 720 }, name: 'Rosa Pérez Ruiz' },
  ],
  [
    'hola buenas tardes quisiera una cita para renovar mi pasaporte en toluca para la próxima semana por favor',
    { ...RENEWAL, place: 'Toluca', wish: { from: '2026-11-30', until: '2026-12-06' } },
  ],
  [
    'cita para renovación cerca de Toluca el martes en la tarde',
    { ...RENEWAL, place: 'Toluca', wish: { weekdays: [2], fromMinute: 720 } },
  ],
  ['el martes en la tarde cerca de Toluca', { place: 'Toluca', wish: { weekdays: [2], fromMinute: 720 } }],
  ['renovar pasaporte metepec', { ...RENEWAL, ...METEPEC }],
  ['cita pasaporte toluca', { place: 'Toluca' }],
  ['pasaporte x primera vez en tijuana', { who: 'self', family: 'first', place: 'Tijuana' }],
  ['kiero renobar mi pasaporte en toluca xfa', { ...RENEWAL, place: 'Toluca' }],
  ['ola kiero sita pa mi ija en naucalpan', { who: 'minor', count: 1, place: 'Naucalpan' }],
  ['para mis dos hijos, vivimos en Ecatepec', { who: 'minor', count: 2, place: 'Ecatepec' }],
  ['es para mi mamá que vive en Cuernavaca quiere renovar', { who: 'other', family: 'renewal', place: 'Cuernavaca' }],
  ['me robaron el pasaporte en Cancún y vivo en Metepec', { who: 'self', family: 'lost', ...METEPEC }],
  ['me llamo Guadalupe Hernández Soto y quiero renovar mi pasaporte', { ...RENEWAL, name: 'Guadalupe Hernández Soto' }],
  [
    'soy guadalupe hernandez soto quiero renovar mi pasaporte vivo en metepec',
    { ...RENEWAL, ...METEPEC, name: 'Guadalupe Hernandez Soto' },
  ],
  ['buenas tardes mi nombre es juan carlos mayo ruiz quiero renovar', { ...RENEWAL, name: 'Juan Carlos Mayo Ruiz' }],
  ['Soy Domingo Ruiz Abril, para renovar', { ...RENEWAL, name: 'Domingo Ruiz Abril' }],
  ['renovar pasaporte CURP HESG580312MMCRTD06', { ...RENEWAL, curp: 'HESG580312MMCRTD06' }],
  ['quiero renovar mi pasaporte G12345678', { ...RENEWAL, passport: 'G12345678' }],
  ['primera vez, código postal 50000', { who: 'self', family: 'first', place: 'Toluca' }],
  ['quiero renovar lo antes posible en el estado de méxico', { ...RENEWAL, state: 'MC', wish: { from: '2026-11-24' } }],
  ['renovar cdmx', { ...RENEWAL, state: 'DF', office: 'Cuajimalpa, CDMX' }],
  ['hola me urge renovar mi pasaporte viajo el 20 de diciembre', { ...RENEWAL, wish: { until: '2026-12-19' } }],
  ['necesito cita para antes del 10 de diciembre para renovar', { ...RENEWAL, wish: { until: '2026-12-09' } }],
  [
    'quiero mi pasaporte por primera vez cualquier día entre semana después de las 3',
    { who: 'self', family: 'first', wish: { weekdays: [1, 2, 3, 4, 5], fromMinute: 900 } },
  ],
  [
    'buenas noches disculpe quiero saber si hay citas para renovar en toluca en diciembre',
    { ...RENEWAL, place: 'Toluca', wish: { from: '2026-12-01', until: '2026-12-31' } },
  ],
  [
    'oiga joven fíjese que se me perdió el pasaporte y no sé qué hacer vivo en Metepec',
    { who: 'self', family: 'lost', ...METEPEC },
  ],
  [
    'renovar el de mi esposo aquí en toluca el jueves',
    { who: 'other', family: 'renewal', place: 'Toluca', wish: { weekdays: [4] } },
  ],
  ['soy de Guadalupe, Nuevo León y quiero renovar', { ...RENEWAL, place: 'Guadalupe' }],
  ['quiero renovar mi pasaporte soy de la ciudad de méxico', { ...RENEWAL, state: 'DF', office: 'Cuajimalpa, CDMX' }],
  [
    'renovar mi pasaporte 10 de diciembre en la mañana toluca',
    { ...RENEWAL, place: 'Toluca', wish: { from: '2026-12-10', until: '2026-12-10', untilMinute: 720 } },
  ],
  ['I want to renew my passport, I live in Toluca', { ...RENEWAL, place: 'Toluca', language: 'en' }],
  [
    'renew my passport in Toluca next week in the morning please',
    { ...RENEWAL, place: 'Toluca', wish: { from: '2026-11-30', until: '2026-12-06', untilMinute: 720 }, language: 'en' },
  ],
  [
    'Hi, my name is Rosa Perez Ruiz and I lost my passport',
    { who: 'self', family: 'lost', name: 'Rosa Perez Ruiz', language: 'en' },
  ],
]

/** What must not be taken for something: denials, other people's words, words with two meanings. */
export const COLLISIONS: Phrase[] = [
  ['no quiero cancelar', {}],
  ['no quiero cancelar mi cita', {}],
  ['no voy a cancelar', {}],
  ['mi mamá dice que ya no va', {}],
  ['ya no', {}],
  ['Baja California', { state: 'BC', office: 'Tijuana' }],
  ['alta', { command: 'subscribe' }],
  ['mayo', { wish: { from: '2027-05-01', until: '2027-05-31' } }],
  ['domingo', { wish: { weekdays: [7] } }],
  ['Santo Domingo', { place: 'Santo Domingo' }],
  ['vivo en la colonia 5 de mayo', {}],
  ['calle 16 de septiembre', {}],
  ['perdí mi folio', { command: 'appointments' }],
  ['me robaron el celular', {}],
  ['se me venció la INE', {}],
  ['no lo he perdido', {}],
  ['no me lo robaron', {}],
  ['es para mi mama', { who: 'other' }],
  ['soy mexicano', {}],
  ['soy mayor de edad', {}],
  ['buenas tardes', { command: 'greeting' }],
  ['más tarde', { command: 'park' }],
  ['la cita es el martes?', { wish: { weekdays: [2] } }],
  ['ya pagué', {}],
  ['ya tengo cita', {}],
  ['el pago ya lo hice', {}],
  ['mi ayuda es para mi mamá', { who: 'other' }],
  ['ok', { agrees: 'yes' }],
  ['jajaja', {}],
  ['los datos son para mañana', { wish: { from: '2026-11-25', until: '2026-11-25' } }],
  ['cuáles son', {}],
  ['????', {}],
  ['quién eres', {}],
  ['esto es de verdad?', {}],
]

/** Answers to "which day and hour", where only those of Toluca are free. */
export const AT_THE_HOURS: Phrase[] = [
  ['10', { asks: 'slot', about: 'number:10' }],
  ['el 10', { asks: 'slot', wish: { from: '2026-12-10', until: '2026-12-10' } }],
  ['a las 3', { asks: 'slot', wish: { fromMinute: 900, untilMinute: 960 } }],
  ['jueves 3 de diciembre a las 12', { hold: '2026-12-03 12:00' }],
  ['el 4 a las 10 y media', { hold: '2026-12-04 10:30' }],
  ['la primera', { hold: '2026-12-03 09:00' }],
  ['el jueves 10 en la tarde', { asks: 'slot', wish: { from: '2026-12-10', until: '2026-12-10', fromMinute: 720 } }],
  ['el primero que haya', { asks: 'slot', wish: { from: '2026-11-24' } }],
  ['martes en la tarde', { asks: 'slot', wish: { weekdays: [2], fromMinute: 720 } }],
  ['mejor el viernes', { asks: 'slot', wish: { weekdays: [5] } }],
  ['no, mejor en la tarde', { asks: 'slot', wish: { fromMinute: 720 } }],
  ['otra oficina', { command: 'otherOffice', asks: 'office', office: undefined }],
  ['más días', { command: 'otherDay', asks: 'slot' }],
  ['más tarde', { command: 'park', asks: 'slot', wish: { fromMinute: 720 } }],
  ['más temprano', { asks: 'slot', wish: { untilMinute: 720 } }],
  ['el que sea', { asks: 'slot', wish: { from: '2026-11-24' } }],
  ['jueves 3 a las 12', { hold: '2026-12-03 12:00' }],
  ['el último', { hold: '2026-12-07 12:00' }],
  ['ninguno me queda', { asks: 'slot' }],
  ['30 de febrero', { asks: 'slot' }],
  ['20 de noviembre', { asks: 'slot' }],
  ['no puedo esos días', { asks: 'slot' }],
]

/** Answers to the summary. */
export const AT_THE_SUMMARY: Phrase[] = [
  ['sí', { agrees: 'yes', booked: true }],
  ['sí, confirmar', { booked: true }],
  ['si confirmo', { booked: true }],
  ['confirmar', { booked: true }],
  ['comfirmar', { booked: true }],
  ['confirmo mi cita', { command: 'attending', booked: true }],
  ['confírmela por favor', { booked: true }],
  ['está bien', { agrees: 'yes', booked: true }],
  ['sí está todo bien gracias', { agrees: 'yes', booked: true }],
  ['todo correcto', { agrees: 'yes', booked: true }],
  ['los datos son correctos', { agrees: 'yes', booked: true }],
  ['así es', { agrees: 'yes', booked: true }],
  ['va', { agrees: 'yes', booked: true }],
  ['órale', { agrees: 'yes', booked: true }],
  ['👍', { agrees: 'yes', booked: true }],
  ['adelante', { booked: true }],
  ['no', { agrees: 'no', asks: 'correct' }],
  ['está mal mi nombre', { asks: 'name', name: undefined }],
  ['sí pero el nombre está mal', { asks: 'name', name: undefined }],
  ['hay un error', { asks: 'correct' }],
  ['me equivoqué en la oficina', { asks: 'office', office: undefined }],
  ['ya no la quiero', { asks: 'left', hold: undefined }],
  ['no quiero cancelar', { asks: 'summary' }],
  ['¿está bien?', { asks: 'summary' }],
  ['más tiempo', { command: 'moreTime', asks: 'summary' }],
  ['yes, confirm', { booked: true }],
]

/** Answers to "do I cancel your appointment?": only the word itself does. */
export const AT_CANCELLING: Phrase[] = [
  ['sí', { agrees: 'yes', cancelled: true }],
  ['sí, cancelarla', { command: 'cancel', cancelled: true }],
  ['sí por favor', { agrees: 'yes', cancelled: true }],
  ['sí quiero cancelar', { command: 'cancel', cancelled: true }],
  ['cancélela por favor', { command: 'cancel', cancelled: true }],
  ['sí, ya no la necesito', { cancelled: true }],
  ['no, mejor la cambio', { asks: 'moving' }],
  ['👍', { agrees: 'yes' }],
  ['órale', { agrees: 'yes' }],
  ['confirmar', {}],
  ['confirmo mi cita', { command: 'attending' }],
  ['no', { agrees: 'no' }],
  ['no quiero cancelar', {}],
  ['mejor no', { agrees: 'no' }],
  ['gracias', { command: 'thanks' }],
]

/** Answers to "your CURP", "your name" and "the number of your passport before". */
export const AT_THE_CURP: Phrase[] = [
  ['no la tengo', { asks: 'noCurp' }],
  ['no me la sé', { asks: 'noCurp' }],
  ['no tengo curp', { asks: 'noCurp' }],
  [
    'mi curp es hesg580312mmcrtd06 y me llamo guadalupe hernandez soto',
    { curp: 'HESG580312MMCRTD06', name: 'Guadalupe Hernandez Soto' },
  ],
  ['hesg 580312 mmcrtd 06', { curp: 'HESG580312MMCRTD06' }],
  ['regresar', { command: 'back', asks: 'office', office: undefined }],
  ['qué es la curp', { asks: 'curp' }],
]

export const AT_THE_NAME: Phrase[] = [
  ['guadalupe hernandez soto', { name: 'Guadalupe Hernandez Soto' }],
  ['es Guadalupe Hernández Soto', { name: 'Guadalupe Hernández Soto' }],
  ['soy yo guadalupe hernandez soto', { name: 'Guadalupe Hernandez Soto' }],
  ['Sra. Guadalupe Hernández Soto, gracias', { name: 'Guadalupe Hernández Soto' }],
  ['Domingo Mayo Ruiz', { name: 'Domingo Mayo Ruiz' }],
  ['María de León Cruz', { name: 'María de León Cruz' }],
  ['ya se lo di', { asks: 'name' }],
  ['Lupita', { asks: 'name' }],
]

export const AT_THE_OLD_PASSPORT: Phrase[] = [
  ['no lo tengo', { asks: 'slot' }],
  ['no lo encuentro', { asks: 'slot' }],
  ['lo dejé en mi casa', { asks: 'slot' }],
  ['después se lo doy', { asks: 'slot' }],
  ['es el g12345678', { passport: 'G12345678' }],
  ['ya lo perdí', { family: 'lost', asks: 'oldPassport' }],
]
