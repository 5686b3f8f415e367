// An hour is chosen in one way, whether it is for a booking or for an appointment that moves (booking/chat/hour-choice.ts).
import { expect, test } from 'bun:test'
import type { Option } from '../../src/chat/reply.ts'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'

const booking = (): Citizen => choosesHour(meetCitizen())
const moving = (): Citizen => {
  const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('cambiar mi cita')
  citizen.db.client.run("update slots set closed_at = 1 where day = '2026-12-03' and minute = 720")
  return citizen
}
/** The same free hours: the one that she has needs no row where it is moved from. */
const forBooking = (): Citizen => {
  const citizen = booking()
  citizen.db.client.run("update slots set closed_at = 1 where day = '2026-12-03' and minute = 720")
  return citizen
}

const options = ({ replies }: Citizen): Option[] => replies.flatMap((reply) => (reply.kind === 'choices' ? reply.options : []))

/** What both say of the hours: rows of hours, the way on to later days, or the two buttons of a question. */
function offered(citizen: Citizen) {
  const rows = options(citizen).map(({ title, description }) => ({ title, description }))
  const hours = rows.filter(({ title }) => /^(?:Lun|Mar|Mié|Jue|Vie|Sáb|Dom) \d/.test(title)).slice(0, 4)
  return { hours, others: rows.filter(({ title }) => /^Más días|^A las |^El (?:lun|mar|mié|jue|vie) /.test(title)) }
}

/** The sentence about the hours, without what is said of an appointment. */
const about = (citizen: Citizen, sentences: readonly string[]) => sentences.filter((one) => citizen.read().includes(one))

const SENTENCES = [
  'Estos son los primeros lugares libres en *Toluca*.',
  'Estos son los lugares que siguen en *Toluca*.',
  'hay estos lugares: *',
  'No hay lugares libres como los pidió. Estos son los más cercanos.',
  'Ya no hay más fechas abiertas.',
  'Por ahora hay fechas abiertas hasta el',
  'El *domingo 6 de diciembre* no se atiende: hay citas de lunes a viernes. Estos son los más cercanos.',
  'no existe en el calendario. Dígame otro día, por favor.',
  'ya pasó. Dígame otro día, por favor.',
  'Escribió *9*. *¿Es la hora o el día?*',
]

test.each([
  [[]],
  [['el viernes']],
  [['lunes en la mañana']],
  [['10 de diciembre']],
  [['el 6 de diciembre']],
  [['el viernes a las 7 de la noche']],
  [['21 de diciembre']],
  [['30 de febrero']],
  [['1 de noviembre']],
  [['9']],
  [['el viernes', 'a las 7 de la noche']],
])('after %p both are offered the same hours, in the same words', (words) => {
  const [one, other] = [forBooking(), moving()]
  for (const citizen of [one, other]) citizen.write('cualquier día', ...words)
  expect(offered(other).others).toEqual(offered(one).others)
  expect(offered(other).hours).toEqual(offered(one).hours)
  expect(about(other, SENTENCES)).toEqual(about(one, SENTENCES))
  expect(about(one, SENTENCES)).not.toEqual([])
})

test.each([
  ['viernes 4 de diciembre a las 9', 'viernes 4 de diciembre', '9:00 h'],
  ['la primera del viernes', 'viernes 4 de diciembre', '9:00 h'],
  ['el viernes a las 12', 'viernes 4 de diciembre', '12:00 h'],
  ['la última del viernes', 'viernes 4 de diciembre', '16:30 h'],
])('"%s" is that one hour for both', (words, day, hour) => {
  expect(booking().write(words).read()).toContain(`: *${day}, ${hour}*`)
  expect(moving().write(words).read()).toContain(`*Nueva:* ${day} de 2026, ${hour}`)
})

test('the hour or the day, where a number may be both: either button shows the same', () => {
  for (const button of ['A las 9:00 h', 'El mié 9 dic']) {
    const [one, other] = [forBooking(), moving()].map((citizen) => citizen.write('9').tap(button))
    if (!one || !other) throw new Error('nobody asked')
    expect(offered(one).hours.length).toBeGreaterThan(0)
    expect(offered(other).hours).toEqual(offered(one).hours)
  }
})

test('the next page begins on the day after the last hour that was shown, by words and by its row', () => {
  for (const begin of [forBooking, moving]) {
    const shown = begin().write('cualquier día')
    const last = options(shown).findLast(({ title }) => /, \d+:\d\d h$/.test(title))?.title ?? ''
    const tapped = begin().write('cualquier día').tap('Más días y horas')
    shown.write('otro día')
    expect(offered(shown)).toEqual(offered(tapped))
    expect(shown.read()).toContain('Estos son los lugares que siguen en *Toluca*.')
    expect(options(shown).map(({ title }) => title.slice(0, 'Vie 4'.length))).not.toContain(last.slice(0, 'Vie 4'.length))
  }
})

// Toluca has 9:00, 10:30, 12:00, 15:00 and 16:30.
test.each(['el jueves 3, puede ser a las 10', 'el jueves 3 como a las 10', 'jueves 3 de diciembre a las 3 de la tarde'])(
  'an hour that is not free is not another one of the same hour: "%s"',
  (words) => {
    for (const citizen of [booking(), moving()]) {
      citizen.db.client.run("update slots set minute = 930 where day = '2026-12-03' and minute = 900")
      citizen.write(words)
      expect(citizen.read()).toContain('No hay lugares libres como los pidió. Estos son los más cercanos.')
      expect(citizen.read()).not.toMatch(/aparté|Apartado|\*Nueva:\*/)
      expect(citizen.titles()).toContain(words.includes('10') ? 'Jue 3 dic, 10:30 h' : 'Jue 3 dic, 15:30 h')
    }
  },
)

test.each([
  ['es-MX', 'hay a las 10', 'Estos son los más cercanos.'],
  ['es-facil', 'hay a las 10', 'Estos son los más cercanos:'],
  ['en', 'is 10 am free', 'These are the closest times.'],
] as const)('that the hours are the nearest ones is said in %s, also where no day is named', (language, words, says) => {
  const citizen = booking()
  citizen.language = language
  expect(citizen.write(words).read()).toContain(says)
  expect(citizen.titles()).toContain(language === 'en' ? 'Thu 3 Dec, 10:30 am' : 'Jue 3 dic, 10:30 h')
})
