/** One thing that a citizen wants done, as gestures. What is above the line is not counted: it only makes the situation. */
export interface Journey {
  name: string
  /** At most so many messages may come to the citizen's telephone: each one is paid and read on a small screen. */
  messages: number
  /** At most so many characters may have to be typed. */
  characters: number
  before?: string[]
  steps: string[]
}

const LUIS_BOOKS = [
  'Luis: quiero mi primer pasaporte, soy de toluca',
  'Luis toca: Toluca',
  'Luis: PUSL990101HBCRLS07 Luis Puga Sol',
  'Luis toca: Jue 3 dic, 12:00 h',
  'Luis toca: 3 años',
  'Luis toca: Confirmar',
]

const CHILDREN = ['PUSL240229MSRRLSA5 Luisa Puga Salas', 'PUSL231124HJCRLSA8 Lalo Puga Salas', 'PUSL251231XQRRLSA0 Ana Puga Salas']
const COUNTS = ['Una persona', 'Dos', 'Tres']

/** Both parents come; for all it is the first passport. */
const bookMinors = (count: number): Journey => ({
  name: count === 1 ? 'book for one minor' : `book for ${count} minors`,
  messages: 12 + count,
  characters: 80 + 60 * (count + 1),
  steps: [
    'Rosa: Hola',
    'Rosa toca: Para mi hija o mi hijo',
    `Rosa toca: ${COUNTS[count - 1]}`,
    'Rosa toca: Iremos las dos personas',
    'Rosa: toluca',
    'Rosa toca: Toluca',
    ...CHILDREN.slice(0, count).map((child) => `Rosa: ${child}`),
    count === 1 ? 'Rosa toca: No, es el primero' : 'Rosa toca: Nadie todavía',
    'Rosa: PUXL850417MNERXS08 Rosa López',
    'Rosa toca: Jue 3 dic, 9:00 h',
    count === 1 ? 'Rosa toca: 3 años' : 'Rosa toca: 3 años cada uno',
    'Rosa toca: Confirmar',
  ],
})

/** The journeys whose cost is held (issue: economy), in the order in which people meet them. */
export const JOURNEYS: Journey[] = [
  {
    name: 'book: renew, 68 years old, step by step',
    messages: 12,
    characters: 80,
    steps: [
      'Guadalupe: Hola',
      'Guadalupe toca: Renovar mi pasaporte',
      'Guadalupe: metepec',
      'Guadalupe toca: Toluca',
      'Guadalupe: HESG580312MMCRTD06',
      'Guadalupe: guadalupe hernandez soto',
      'Guadalupe: g12345678',
      'Guadalupe toca: Jue 3 dic, 12:00 h',
      'Guadalupe toca: 6 años: $1,220',
      'Guadalupe toca: Confirmar',
    ],
  },
  { name: 'book: first passport, in sentences', messages: 12, characters: 90, steps: LUIS_BOOKS },
  { name: 'see', messages: 1, characters: 10, before: LUIS_BOOKS, steps: ['Luis: mi cita'] },
  {
    name: 'move',
    messages: 5,
    characters: 20,
    before: LUIS_BOOKS,
    steps: ['Luis: cambiar mi cita', 'Luis toca: Vie 4 dic, 9:00 h', 'Luis toca: Sí, cambiarla'],
  },
  {
    name: 'move, from the folio by taps alone',
    messages: 5,
    characters: 0,
    before: LUIS_BOOKS,
    steps: [
      'Luis toca: Cambiar o cancelar',
      'Luis toca: Cambiar día u hora',
      'Luis toca: Vie 4 dic, 9:00 h',
      'Luis toca: Sí, cambiarla',
    ],
  },
  {
    name: 'cancel',
    messages: 3,
    characters: 20,
    before: LUIS_BOOKS,
    steps: ['Luis: cancelar mi cita', 'Luis toca: Sí, cancelarla'],
  },
  {
    name: 'cancel, and undo it',
    messages: 3,
    characters: 20,
    before: LUIS_BOOKS,
    steps: ['Luis: cancelar mi cita', 'Luis toca: Sí, cancelarla', 'Luis toca: Deshacer'],
  },
  {
    name: 'be reminded at 7 days, 48 hours and 3 hours, and answer once',
    messages: 4,
    characters: 0,
    before: LUIS_BOOKS,
    steps: ['(pasan 3 días)', '(pasan 5 días)', 'Luis toca: Sí, ahí estaré', '(pasan 24 horas)'],
  },
  ...[1, 2, 3].map(bookMinors),
  {
    name: 'family of four: two adults, two minors',
    messages: 16,
    characters: 240,
    steps: [
      'Rosa: Hola',
      'Rosa toca: Para varias personas',
      'Rosa toca: Cuatro',
      'Rosa: toluca',
      'Rosa toca: Toluca',
      'Rosa: LOCR870520MMCPRS06 Rosa López Cruz',
      'Rosa: Jorge Puga Soto PUSJ850302HMCGTR02',
      'Rosa: PULA160914MMCGPNA7 Ana Puga López',
      'Rosa: PULL190203HMCGPXA6 Leo Puga López',
      'Rosa toca: Iremos las dos personas',
      'Rosa toca: Solo Rosa',
      'Rosa toca: Jue 3 dic, 9:00 h',
      'Rosa toca: 10, 10, 6 y 6 años',
      'Rosa toca: Confirmar',
    ],
  },
  {
    name: 'resume two days later with the answer',
    messages: 1,
    characters: 10,
    before: [
      'Guadalupe: Hola',
      'Guadalupe toca: Renovar mi pasaporte',
      'Guadalupe: metepec',
      'Guadalupe toca: Toluca',
      'Guadalupe: HESG580312MMCRTD06',
      'Guadalupe: guadalupe hernandez soto',
      '(pasan 2 días)',
    ],
    steps: ['Guadalupe: g12345678'],
  },
]
