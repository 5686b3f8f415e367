// What may be the work of somebody who collects places is said in «¿Está todo bien?», and nobody is refused for it.
import { expect, test } from 'bun:test'
import { openAttendance } from '../attendance/stage.ts'
import { somebody } from '../cast.ts'

const FRIDAY = 'el viernes 27 de noviembre'
const CLOCK_NAMES = ['Uno', 'Dos', 'Tres', 'Seis', 'Diez', 'Once', 'Doce', 'Trece', 'Cien', 'Mil', 'Sol']

type Stage = ReturnType<typeof openAttendance>

const said = async (s: Stage): Promise<string> => JSON.stringify((await s.get('/admin/estado')).body)

/** Each with an adult of their own; the clock of the test stands still, so that each confirms in the moment of the hold. */
async function book(s: Stage, numbers: readonly string[], nameOf: (nth: number) => string): Promise<void> {
  for (const [nth, number] of numbers.entries()) await s.books(s.phone(number), FRIDAY, somebody(nth + 1).curp, nameOf(nth))
  expect(s.count("appointments where state = 'confirmed'")).toBe(numbers.length)
}

const series = (many: number) => Array.from({ length: many }, (_, nth) => `52155000000${10 + nth}`)
const apart = (many: number) => Array.from({ length: many }, (_, nth) => `521550${10 + nth}00001`)
const fits = (nth: number) => `Xavier Xala Xix ${CLOCK_NAMES[nth]}`

test('a wave of new telephones of one series is named with its series, and each of them has its appointment', async () => {
  const s = openAttendance()
  await book(s, series(5), fits)
  expect(await said(s)).toContain(
    '5 teléfonos que escribieron por primera vez en siete días, y ya tienen cita, son de una misma serie',
  )
  expect(await said(s)).toContain('a nadie se le niega una cita por ella')
})

test('telephones far apart are no wave; what is confirmed before anybody could read it is named', async () => {
  const s = openAttendance()
  await book(s, apart(4), fits)
  expect(await said(s)).not.toMatch(/misma serie|tan rápido/)
  await s.books(s.phone('5215599900001'), FRIDAY, somebody(20).curp, fits(5))
  expect(await said(s)).toContain(
    'En siete días se confirmaron 5 citas, de 5 teléfonos, a menos de 4 segundos de apartar el lugar: nadie lee tan rápido.',
  )
  s.db.client.run('update appointments set created_at = created_at - 20000, version = version + 1')
  expect(await said(s)).not.toMatch(/misma serie|tan rápido/)
})

test('many names that cannot be those of their CURP are named by office', async () => {
  const s = openAttendance()
  await book(s, apart(10), (nth) => `Berta Blanco ${CLOCK_NAMES[nth]}`)
  s.db.client.run("update appointments set name_differs = 1, version = version + 1 where state = 'confirmed'")
  expect(await said(s)).toContain('En Toluca, 10 de las 10 citas que se sacaron en siete días tienen un nombre que no corresponde')
  s.db.client.run(
    'update appointments set name_differs = 0, version = version + 1 where id in (select id from appointments limit 1)',
  )
  expect(await said(s)).not.toContain('En Toluca, ')
})
