// What is asked for in words is looked for as such: each hour that is shown fits it, or it is said first that there is none.
import { expect, test } from 'bun:test'
import { readIn } from '../../src/chat/reading.ts'
import { type RequestedTimes, spanOf } from '../../src/reading/requested-times.ts'
import { openDirectory } from '../conversations/directory.ts'
import { type Citizen, choosesHour, meetCitizen } from './citizen.ts'

/** A Tuesday. */
const TODAY = '2026-11-24'
const db = openDirectory('varias oficinas')
const read = (text: string) => readIn(text, db, () => TODAY)
const wishIn = (text: string): RequestedTimes | undefined => {
  const when = read(text).when(TODAY)
  return when?.kind === 'wish' ? when.wish : undefined
}
const on = (day: string) => ({ from: `2026-12-${day}`, until: `2026-12-${day}` })
const at = (hour: number, weekdays?: number[]) => ({
  ...(weekdays && { weekdays }),
  fromMinute: hour * 60,
  untilMinute: hour * 60 + 60,
})
const AFTER_THIS_WEEK = { from: '2026-11-30' }

const WORDINGS: [words: string, wish: RequestedTimes | undefined][] = [
  // A day that is named beside "mañana": the morning of it.
  ['viernes 4 aeropuerto mañana', { ...on('04'), untilMinute: 720 }],
  ['el viernes 4 mañana temprano', { ...on('04'), untilMinute: 720 }],
  ['viernes mañana aeropuerto', { weekdays: [5], untilMinute: 720 }],
  ['miércoles mañana', { from: '2026-11-25', until: '2026-11-25' }],
  ['el viernes no, mañana', { from: '2026-11-25', until: '2026-11-25' }],
  // From one day of a month to one of another.
  ['Dec 20 to Jan 4', { from: '2026-12-20', until: '2027-01-04' }],
  ['between December 21 and 30', { from: '2026-12-21', until: '2026-12-30' }],
  ['December 21-30', { from: '2026-12-21', until: '2026-12-30' }],
  ['del 20 de diciembre al 4 de enero', { from: '2026-12-20', until: '2027-01-04' }],
  ['Dec 10 and Dec 12', { ...on('10'), or: [on('12')] }],
  ['flying to Guadalajara Dec 20 to Jan 5', { from: '2026-12-20', until: '2027-01-05' }],
  ['I fly on Dec 20', { until: '2026-12-19' }],
  [
    "Not the 20th, that's when I land. Any weekday between Dec 21 and Jan 4 works, mornings preferred",
    { from: '2026-12-21', until: '2027-01-04', weekdays: [1, 2, 3, 4, 5], untilMinute: 720 },
  ],
  ['mon 7 at 1 pm', { ...on('07'), fromMinute: 780, untilMinute: 840 }],
  // A month that is named apart from its day.
  ['le digo que en enero, del 8 pa delante', { from: '2027-01-08' }],
  ['en enero, el 12 a las 10', { from: '2027-01-12', until: '2027-01-12', fromMinute: 600, untilMinute: 660 }],
  ['ya será en enero, después del 15', { from: '2027-01-16' }],
  ['in January, from the 8th on', { from: '2027-01-08' }],
  // New Year's Day is a Friday: a week that begins on it has no other.
  ['la primera semana de enero, el viernes descanso', { from: '2027-01-01', until: '2027-01-10', weekdays: [5] }],
  ['primera semana de enero, lunes o martes', { from: '2027-01-01', until: '2027-01-10', weekdays: [1, 2] }],
  ['la primera semana de febrero, el viernes', { from: '2027-02-05', until: '2027-02-05' }],
  // The weekday right before or after a day.
  ['the Monday before Christmas, mid-morning', { ...on('21'), untilMinute: 720 }],
  ['el lunes antes de Navidad', on('21')],
  ['un lunes antes de Navidad', { until: '2026-12-24', weekdays: [1] }],
  ['el viernes antes del 15 de diciembre', on('11')],
  ['the Friday after Christmas', { from: '2027-01-01', until: '2027-01-01' }],
  ['el lunes después de Reyes', { from: '2027-01-11', until: '2027-01-11' }],
  // "este" is of what stands beside it.
  ['el que este mas tempranito el viernes pero no antes de las 9', { weekdays: [5], fromMinute: 540 }],
  ['este mismo viernes', { from: '2026-11-27', until: '2026-11-27' }],
  ['this Friday', { from: '2026-11-27', until: '2026-11-27' }],
  // Free then, and away until then.
  ["No, I don't work on Fridays so Friday is perfect", { weekdays: [5] }],
  ['day friday i not work', { weekdays: [5] }],
  ['no trabajo los viernes así que el viernes es perfecto', { weekdays: [5] }],
  ['ando en ruta hasta el vie. sab se puede?', { weekdays: [6] }],
  ['sábado se puede? ando en ruta hasta el vie', { weekdays: [6] }],
  ['estoy fuera hasta el jueves, el viernes sí', { weekdays: [5] }],
  // Two wishes.
  [
    'queremos el sabado o si no un viernes como a las 4',
    { weekdays: [6], or: [{ weekdays: [5], fromMinute: 960, untilMinute: 1020 }] },
  ],
  ['el lunes 7, y si no hay uno de esos viernes', { ...on('07'), or: [{ weekdays: [5] }] }],
  // Before the year ends.
  ['no, lo necesito antes de que acabe el año', { until: '2026-12-31' }],
  ['antes de que se acabe el año', { until: '2026-12-31' }],
  ['antes de fin de año por favor', { until: '2026-12-31' }],
  ['before the year ends', { until: '2026-12-31' }],
  // Hours with no end, and with two.
  ['como a las 3 o despues', { fromMinute: 900 }],
  ['a las 5 o más tarde', { fromMinute: 1020 }],
  ['nomás puedo después de recoger a los niños a la 1', { fromMinute: 780 }],
  ['el viernes en la tardesita, pero no tan tarde', { weekdays: [5], fromMinute: 720, untilMinute: 900 }],
  ['en la mañana no tan temprano', { fromMinute: 600, untilMinute: 720 }],
  ['yo lejos camino 2 hora no mañana temprano', { fromMinute: 600 }],
  // A period that is left out.
  ['que no caiga esta semana', AFTER_THIS_WEEK],
  ['el día que guste, con tal que no sea esta semana', AFTER_THIS_WEEK],
  ['esta semana no se va a poder', AFTER_THIS_WEEK],
  ['cualquier día excepto esta semana', AFTER_THIS_WEEK],
  ['por la tarde, pero esta semana no', { ...AFTER_THIS_WEEK, fromMinute: 720 }],
  ['no quiero este mes', { from: '2026-12-01' }],
  ['los martes, pero no este mes', { from: '2026-12-01', weekdays: [2] }],
  ['antes de las 11 y que no sea esta semana', { ...AFTER_THIS_WEEK, untilMinute: 660 }],
  ['hoy no puedo', { from: '2026-11-25' }],
  ['que no sea mañana', { until: '2026-11-24', or: [{ from: '2026-11-26' }] }],
  ['la próxima semana no', { until: '2026-11-29', or: [{ from: '2026-12-07' }] }],
  ['el 3 de diciembre no puedo', { until: '2026-12-02', or: [{ from: '2026-12-04' }] }],
  ['ni el 3 ni el 4', { until: '2026-12-02', or: [{ from: '2026-12-05' }] }],
  ['diciembre no me conviene', { until: '2026-11-30', or: [{ from: '2027-01-01' }] }],
  ['después del 10 de diciembre ya no puedo', { until: '2026-12-10' }],
  ['no antes del 10', { from: '2026-12-10' }],
  ['entre semana menos el lunes', { weekdays: [2, 3, 4, 5] }],
  ['entre semana menos los miércoles, después de la 1', { weekdays: [1, 2, 4, 5], fromMinute: 780 }],
  ['anything but this week', AFTER_THIS_WEEK],
  ['in the afternoon, just not this week', { ...AFTER_THIS_WEEK, fromMinute: 720 }],
  ['not before the 10th', { from: '2026-12-10' }],
  // Neither "not too early" nor an affirmed day is denied.
  ['en la mañana no muy temprano porque me lleva mi nieto, el viernes', { weekdays: [5], fromMinute: 600, untilMinute: 720 }],
  ['no puedo muy temprano, el viernes', { weekdays: [5], fromMinute: 600 }],
  // Whoever visits somebody abroad then comes to the office before.
  ['vamos a ir a ver a mi hija a Chicago en febrero', { until: '2027-01-31' }],
  ['vamos a ir a una boda en Houston el 20 de diciembre', { until: '2026-12-19' }],
  ['quiero ir a estudiar a España en enero', { until: '2026-12-31' }],
  ['the 22nd or 23rd in the morning', { from: '2026-12-22', until: '2026-12-23', untilMinute: 720 }],
  ['el viernes, no puedo mañana', { weekdays: [5] }],
  ['a las 4 y media pero del viernes, no alcanza mañana', { weekdays: [5], fromMinute: 990, untilMinute: 991 }],
  ['las dos cosas', undefined],
  ['el martes 8 a media mañana como a las 11', { ...on('08'), fromMinute: 660, untilMinute: 720 }],
  ['el jueves a media mañana', { weekdays: [4], fromMinute: 600, untilMinute: 720 }],
  ['cualquier mañana menos lunes', { weekdays: [2, 3, 4, 5, 6, 7], untilMinute: 720 }],
  ['lo ocupo para enero', { until: '2026-12-31' }],
  ['lo ocupo para enero y nomas puedo los viernes', { weekdays: [5], until: '2026-12-31' }],
  ['el jueves o viernes pero que no sea temprano', { weekdays: [4, 5], fromMinute: 600 }],
  ['el jueves, que no fuera tarde', { weekdays: [4], untilMinute: 900 }],
  ['que no sea tan tarde, el jueves', { weekdays: [4], untilMinute: 900 }],
  ['no mijo el viernes SI puedo, en la mañana como a las 11', at(11, [5])],
  ['no señorita el viernes sí', { weekdays: [5] }],
  ['no tengo nada que hacer el martes', { weekdays: [2] }],
  // What they say they said already is what they want.
  ['ya le habia dicho martes a las 9', at(9, [2])],
  ['el lunes 14 a la 1 como habiamos quedado', { ...on('14'), fromMinute: 780, untilMinute: 840 }],
  ['no wey te dije el viernes 11', on('11')],
  ['si la d las 9', at(9)],
  ['si la d las 9 y media', { fromMinute: 570, untilMinute: 571 }],
  ['martes o jueves, no muy temprano', { weekdays: [2, 4], fromMinute: 600 }],
  ['ningun dia antes del 10 porfa ando fuera', { from: '2026-12-10' }],
  ['los lunes no puedo ni en la mañana', { weekdays: [2, 3, 4, 5, 6, 7] }],
  ['lunes tempranito antes medio dia', { weekdays: [1], untilMinute: 720 }],
  ['el jueves mañana', { weekdays: [4], untilMinute: 720 }],
  ['lunes 7 ora 9', { ...on('07'), fromMinute: 540, untilMinute: 600 }],
  ['viernes 11 pero que no sea a las 9', { ...on('11'), untilMinute: 540, or: [{ ...on('11'), fromMinute: 600 }] }],
  // Several days, and hours from one to another.
  ['lunes o miércoles, cualquiera de los dos', { weekdays: [1, 3] }],
  ['el 2 o el 9 de diciembre', { ...on('02'), or: [on('09')] }],
  ['el 7, el 9 o el 11', { ...on('07'), or: [on('09'), on('11')] }],
  ['el martes 1 o el jueves 3', { ...on('01'), or: [on('03')] }],
  ['el 3 y el 10 de diciembre tengo libre', { ...on('03'), or: [on('10')] }],
  ['el 3 o 4 de diciembre en la tarde', { from: '2026-12-03', until: '2026-12-04', fromMinute: 720 }],
  ['el 8 o el 9 de enero', { from: '2027-01-08', until: '2027-01-09' }],
  ['del 7 al 9 o el 11 de diciembre', { from: '2026-12-07', until: '2026-12-09', or: [on('11')] }],
  ['esta semana o la que viene no, mejor en enero', { from: '2027-01-01', until: '2027-01-31' }],
  [
    'los lunes en la mañana o los jueves en la tarde',
    { weekdays: [1], untilMinute: 720, or: [{ weekdays: [4], fromMinute: 720 }] },
  ],
  ['a las 9 o a las 12', { ...at(9), or: [at(12)] }],
  ['a las 9 o 10', { fromMinute: 540, untilMinute: 660 }],
  ['el viernes a las 9 o a las 12', { ...at(9, [5]), or: [at(12, [5])] }],
  ['el viernes 4, 11 de la mañana', { ...on('04'), ...at(11) }],
  ['el viernes, 11 de diciembre', on('11')],
  ['entre once y una de la tarde', { fromMinute: 660, untilMinute: 780 }],
  ['los miércoles de 9 a 11', { weekdays: [3], fromMinute: 540, untilMinute: 660 }],
  ['lunes o martes de la próxima semana', { from: '2026-11-30', until: '2026-12-06', weekdays: [1, 2] }],
  ['the 3rd or the 10th works', { ...on('03'), or: [on('10')] }],
  ['Monday morning or Thursday afternoon', { weekdays: [1], untilMinute: 720, or: [{ weekdays: [4], fromMinute: 720 }] }],
  // A fallback.
  ['el lunes a las 10 y si no hay, el miércoles a las 12', { ...at(10, [1]), or: [at(12, [3])] }],
  ['el viernes a las 9, si no, a las 12', { ...at(9, [5]), or: [at(12, [5])] }],
  ['el 3 en la mañana, o si no pues el 10', { ...on('03'), untilMinute: 720, or: [{ ...on('10'), untilMinute: 720 }] }],
  ['el jueves a las 11 si no es mucha molestia', at(11, [4])],
  ['no el jueves, sino el viernes', { weekdays: [5] }],
  ['Monday at 9, otherwise Wednesday at 12', { ...at(9, [1]), or: [at(12, [3])] }],
  // A correction.
  ['el martes a las 10, uy no, perdón, ese día trabajo, mejor el viernes a las 12', at(12, [5])],
  ['el lunes, no espere, el miércoles a las 9', at(9, [3])],
  [
    'fíjese que el lunes no voy a poder porque llevo a mi mamá al doctor, ¿habrá el jueves en la tarde?',
    { weekdays: [4], fromMinute: 720 },
  ],
  ['its for me, 28 29 or 30 december works', { from: '2026-12-28', until: '2026-12-30' }],
  ['el 28, 29 o 30 de diciembre', { from: '2026-12-28', until: '2026-12-30' }],
  ['nunca he tenido y lo ocupo en enero', { from: '2027-01-01', until: '2027-01-31' }],
  ['Monday at 9, no wait, Wednesday at 12', at(12, [3])],
  ['a las 12 dije no a las 10, ay sabes que mejor el jueves a la 1', at(13, [4])],
  ['el martes a las 9, mejor el jueves a las 12', at(12, [4])],
  ['martes 8 a las 10, sabe que mejor a las 12', { ...on('08'), ...at(12) }],
  ['dije a las 12, no a las 10', at(12)],
  ['si el miercoles pero no a las 10 mejor a las 12', at(12, [3])],
  ['el jueves a las 9 y si no hay mejor a la una', { ...at(9, [4]), or: [at(13, [4])] }],
  ['el lunes o mejor el martes', { weekdays: [1, 2] }],
  ['Monday at 9, better Tuesday at 12', at(12, [2])],
  // What there is not is asked for no more, once something else is.
  ['entonces no hay sabado. bueno el lunes', { weekdays: [1] }],
  ['ah no hay el sábado, pues el lunes', { weekdays: [1] }],
  ['¿no hay el sábado o el domingo?', { weekdays: [6, 7] }],
  // A reason says why, never when.
  [
    'cualquier dia de la otra semana en la tarde por que en la mañana pesco',
    { from: '2026-11-30', until: '2026-12-06', fromMinute: 720 },
  ],
  ['y si se puede el viernes por que el jueves me toca la medicina', { weekdays: [5] }],
  ['el lunes porque los martes hay tianguis', { weekdays: [1] }],
  ['temprano por que en la tarde llueve', { untilMinute: 720 }],
  ['el lunes no por que trabajo, el martes si', { weekdays: [2] }],
  ['por que no el jueves en la tarde', { weekdays: [4], fromMinute: 720 }],
  ['me la pueden dar para los tres de una vez en la tarde despues de las 2, como el jueves?', { weekdays: [4], fromMinute: 840 }],
  ['no puedo mañana temprano', { fromMinute: 600 }],
  // Ages, years and minutes.
  ['de diez años', undefined],
  ['el de tres años o el de seis', undefined],
  ['llego en veinte minutos', undefined],
  ['hace cuatro años que no lo renuevo, el jueves a las 9', at(9, [4])],
  ['mi niño de 8 años, el viernes en la tarde', { weekdays: [5], fromMinute: 720 }],
  ['quiero el de 10 años el lunes de 9 a 11', { weekdays: [1], fromMinute: 540, untilMinute: 660 }],
  ['everything except the ten year one', undefined],
  ['the 6 year one, on Friday at 10', at(10, [5])],
]

test.each(WORDINGS)('"%s"', (words, wish) => {
  expect(wishIn(words)).toEqual(wish)
  expect(wishIn(bare(words))).toEqual(wish)
})

test('work that ends in the middle of the day leaves what comes after it, which is read back', () => {
  expect(read('salgo de trabajar hasta las tres').whenPerhaps(TODAY)).toEqual({ fromMinute: 900 })
})

test('where no alternatives can be kept the span has all of them', () => {
  expect(spanOf({ ...on('03'), ...at(9), or: [{ ...on('10'), ...at(12) }] })).toEqual({
    from: '2026-12-03',
    until: '2026-12-10',
    fromMinute: 540,
    untilMinute: 780,
  })
  expect(spanOf({ weekdays: [1], or: [{ from: '2026-12-03' }] })).toEqual({})
})

interface Shown {
  day: string
  weekday: number
  minute: number
}
/** Words, and whether an hour is what they ask for. */
interface Said {
  words: string
  fits(hour: Shown): boolean
}

const DAYS: Said[] = [
  { words: 'martes o jueves', fits: ({ weekday }) => weekday === 2 || weekday === 4 },
  { words: 'el 2 o el 9 de diciembre', fits: ({ day }) => day === '2026-12-02' || day === '2026-12-09' },
  { words: 'del 7 al 9 de diciembre', fits: ({ day }) => day >= '2026-12-07' && day <= '2026-12-09' },
  { words: 'que no sea esta semana', fits: ({ day }) => day >= '2026-11-30' },
  { words: 'cualquier día menos los viernes', fits: ({ weekday }) => weekday !== 5 },
  { words: 'la próxima semana no', fits: ({ day }) => day < '2026-11-30' || day > '2026-12-06' },
  { words: 'not this week', fits: ({ day }) => day >= '2026-11-30' },
  { words: 'Monday or Wednesday', fits: ({ weekday }) => weekday === 1 || weekday === 3 },
]
const HOURS: Said[] = [
  { words: '', fits: () => true },
  { words: 'entre 10 y 12 de la mañana', fits: ({ minute }) => minute >= 600 && minute < 720 },
  { words: 'de 9 a 11', fits: ({ minute }) => minute >= 540 && minute < 660 },
  { words: 'después de las 2', fits: ({ minute }) => minute >= 840 },
  { words: 'after 2', fits: ({ minute }) => minute >= 840 },
]
const both = (one: Said, other: Said): Said => ({
  words: [other.words, one.words].filter(Boolean).join(', '),
  fits: (hour) => one.fits(hour) && other.fits(hour),
})
const either = (joint: string, one: Said, other: Said): Said => ({
  words: `${one.words}${joint}${other.words}`,
  fits: (hour) => one.fits(hour) || other.fits(hour),
})
const isEnglish = ({ words }: Said) => /\b(?:not|or|after)\b/.test(words)
const WISHES: Said[] = DAYS.flatMap((days) =>
  HOURS.filter((hours) => hours.words === '' || isEnglish(days) === isEnglish(hours)).map((hours) => both(days, hours)),
)
const ONE: Said[] = [
  { words: 'el jueves a las 9', fits: ({ weekday, minute }) => weekday === 4 && minute >= 540 && minute < 600 },
  { words: 'el lunes a las 12', fits: ({ weekday, minute }) => weekday === 1 && minute >= 720 && minute < 780 },
  { words: 'el 10 en la tarde', fits: ({ day, minute }) => day === '2026-12-10' && minute >= 720 },
]
for (const one of ONE)
  for (const other of ONE)
    if (one !== other) WISHES.push(...[' o ', ', si no se puede entonces ', ' y si no '].map((joint) => either(joint, one, other)))

const bare = (words: string) => words.normalize('NFD').replace(/[\u0300\u0301]/g, '')

/** The hours among the rows: each row's value is the hour's. */
function shown({ replies, db: { client } }: Citizen): Shown[] {
  const titles = replies.flatMap((reply) => (reply.kind === 'choices' ? reply.options : []))
  const hours = titles.flatMap(({ id }) => Number(/\.slot\.(\d+)$/.exec(id)?.[1] ?? 0) || [])
  return hours.flatMap((id) =>
    client
      .query<Omit<Shown, 'weekday'>, [number]>('select day, minute from slots where id = ?')
      .all(id)
      .map((hour) => ({ ...hour, weekday: Temporal.PlainDate.from(hour.day).dayOfWeek })),
  )
}

test.each(WISHES.flatMap((wish, at) => [{ ...wish, words: at % 2 === 0 ? wish.words : bare(wish.words) }]))(
  '"$words" is shown hours of which each is so',
  ({ words, fits }) => {
    const citizen = choosesHour(meetCitizen()).write(words)
    const hours = shown(citizen)
    expect(hours.length).toBeGreaterThan(0)
    const asAsked = /hay estos lugares: \*|times are free/.test(citizen.read())
    if (asAsked) expect(hours.filter((hour) => !fits(hour))).toEqual([])
    else expect(citizen.read()).toMatch(/No hay lugares libres|no hay|Nothing is free|no free/i)
  },
)

test('a question beside a time is answered, and the list is of that time; nothing is held by it', () => {
  for (const words of ['martes o jueves me da igual, ¿cuánto cuesta?', 'Martes o jueves. cuánto cuesta']) {
    const citizen = choosesHour(meetCitizen()).write(words)
    expect(citizen.read()).toContain('Precios de 2026')
    expect(citizen.read()).toContain('hay estos lugares: *')
    expect(shown(citizen).every(({ weekday }) => weekday === 2 || weekday === 4)).toBe(true)
  }
  expect(choosesHour(meetCitizen()).write('el jueves 3 a las 9, ¿cuánto cuesta?').state?.draft.slot).toBeUndefined()
  expect(choosesHour(meetCitizen()).write('¿cuánto cuesta el lunes?').state?.draft.wish).toBeUndefined()
})
