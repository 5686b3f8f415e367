import type { Phrase } from './phrase.ts'

const METEPEC = { place: 'Metepec' }
const RENEWAL = { who: 'self', family: 'renewal' } as const

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
  ['me casé y quiero cambiar mi apellido en el pasaporte', { often: 'askOffice' }],
  ['mi hijo cumple 18 en marzo', { who: 'minor', count: 1 }],
  ['mi pasaporte vence en marzo', { who: 'self', family: 'renewal' }],
  ['me robaron el pasaporte el martes', { who: 'self', family: 'lost' }],
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
  ['ya pagué', { often: 'paidAlready' }],
  ['ya tengo cita', {}],
  ['el pago ya lo hice', {}],
  ['mi ayuda es para mi mamá', { who: 'other' }],
  ['ok', { agrees: 'yes' }],
  ['jajaja', {}],
  ['los datos son para mañana', { wish: { from: '2026-11-25', until: '2026-11-25' } }],
  ['cuáles son', {}],
  ['????', {}],
  ['quién eres', { often: 'trust' }],
  ['esto es de verdad?', { often: 'trust' }],
]
