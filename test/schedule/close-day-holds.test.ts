import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { openDesk } from '../http/desk.ts'

const bodies = (replies: Reply[]): string => replies.map((reply) => ('body' in reply ? reply.body : '')).join('\n\n')

/** Somebody who holds the first free hour of Toluca and has not confirmed. */
async function choosing() {
  const desk = openDesk()
  const phone = desk.phone('5215500000001')
  await phone.write('quiero renovar mi pasaporte en toluca')
  await phone.tap('Toluca')
  for (const words of ['HESG580312MMCRTD06', 'Guadalupe Hernandez Soto']) await phone.write(words)
  await phone.tap('No lo tengo aquí')
  const hours = phone.read().at(-1)
  const first = hours?.kind === 'choices' ? (hours.options[0]?.title ?? '') : ''
  await phone.tap(first)
  expect(bodies(phone.read())).toContain('Le aparté este lugar')
  const row = desk.db.client
    .query<{ day: string }, []>("select day from slots s join appointments a on a.slot_id = s.id where a.state = 'held'")
    .get()
  return { ...desk, phone, first, form: { oficina: 'Toluca', dia: row?.day ?? '', motivo: 'no hay luz' } }
}

test.each(['cancelar y avisar', 'conservar'])(
  'who holds an hour that the office closes (citas: %s) hears it at once, with the next hours, and goes on with what was said',
  async (citas) => {
    const desk = await choosing()
    const proposed = await desk.post('/admin/cierres', { ...desk.form, citas })
    await desk.settle()
    expect(desk.phone.read()).toEqual([])
    const done = await desk.post('/admin/cierres', { ...desk.form, citas, clave: String(proposed.body.clave) })
    expect(done.body.resumen).toContain('1 persona la estaba apartando')
    await desk.settle()
    const told = desk.phone.read()
    expect(told).toHaveLength(1)
    expect(bodies(told)).toMatch(/la oficina ya no abre el \*.*Sus datos siguen guardados[\s\S]*¿Cuál le conviene\?/)
    expect(desk.count("appointments where state = 'held'")).toBe(0)
    const next = told[0]?.kind === 'choices' ? (told[0].options[0]?.title ?? '') : ''
    expect(next).not.toBe(desk.first)
    await desk.phone.tap(next)
    await desk.phone.tap('6 años: $1,220')
    await desk.phone.tap('Confirmar')
    expect(bodies(desk.phone.read())).toContain('Su cita quedó confirmada')
    desk.clock.advance(20 * MINUTE)
    await desk.settle()
    expect(desk.phone.read()).toEqual([])
    expect(brokenInvariants(desk.db)).toEqual([])
  },
)

test('who talks with a person meanwhile hears the true reason when the assistant is back', async () => {
  const desk = await choosing()
  await desk.phone.write('ASESOR')
  await desk.phone.tap('Sí, una persona')
  await desk.doIt('/admin/cierres', desk.form)
  await desk.settle()
  desk.phone.read()
  await desk.phone.write('seguir con el asistente')
  const told = bodies(desk.phone.read())
  expect(told).toContain('la oficina ya no abre')
  expect(told).not.toContain('pasó el tiempo')
})

test('hours that stay open keep their holds, and an hour that is closed and opened again is there again', async () => {
  const desk = await choosing()
  await desk.doIt('/admin/cierres', { ...desk.form, desde: '15:00', hasta: '16:00' })
  expect(desk.count("appointments where state = 'held'")).toBe(1)
  await desk.doIt('/admin/cierres', desk.form)
  await desk.post('/admin/cierres/levantar', { oficina: 'Toluca', dia: desk.form.dia })
  desk.clock.advance(DAY)
  await desk.settle()
  expect(desk.count("appointments where state = 'held'")).toBe(0)
  expect(brokenInvariants(desk.db)).toEqual([])
})

test('who holds an hour that another usual week no longer has hears it at once, with the next hours', async () => {
  const desk = await choosing()
  const week = { oficina: 'Toluca', desde: '11:00', hasta: '14:00', ventanillas: '2' }
  const proposed = await desk.post('/admin/horario', week)
  await desk.settle()
  expect(desk.phone.read()).toEqual([])
  const done = await desk.post('/admin/horario', { ...week, clave: String(proposed.body.clave) })
  expect(done.body.resumen).toContain('1 persona apartaba una hora que se cerró: ya se les avisó y ven otras.')
  await desk.settle()
  const told = desk.phone.read()
  expect(told).toHaveLength(1)
  expect(bodies(told)).toMatch(/la oficina ya no abre el \*.*Sus datos siguen guardados[\s\S]*¿Cuál le conviene\?/)
  expect(desk.count("appointments where state = 'held'")).toBe(0)
  expect(brokenInvariants(desk.db)).toEqual([])
})

test('also when the hour is of a day that a later step of the publishing closes', async () => {
  const desk = openDesk()
  await desk.doIt('/admin/horario', {
    oficina: 'Toluca',
    desde: '8:00',
    hasta: '20:00',
    minutos_por_cita: '5',
    dias_publicados: '20',
  })
  const phone = desk.phone('5215500000001')
  await phone.write('quiero renovar mi pasaporte en toluca')
  await phone.tap('Toluca')
  for (const words of ['HESG580312MMCRTD06', 'Guadalupe Hernandez Soto']) await phone.write(words)
  await phone.tap('No lo tengo aquí')
  await phone.write('14 de diciembre a las 8:00')
  expect(bodies(phone.read())).toContain('Le aparté este lugar')
  const done = await desk.doIt('/admin/horario', { oficina: 'Toluca', desde: '9:00', hasta: '14:00' })
  expect(done.body.resumen).toContain('1 persona apartaba')
  await desk.settle()
  expect(bodies(phone.read())).toContain('la oficina ya no abre')
})

test('a day that nobody works lets nobody hold an hour of it either', async () => {
  const desk = await choosing()
  const noted = await desk.post('/admin/dias-inhabiles', { dia: desk.form.dia, nombre: 'Luto nacional' })
  expect(noted.body.resumen).toContain('1 persona apartaba')
  await desk.settle()
  expect(bodies(desk.phone.read())).toContain('la oficina ya no abre')
})

test('an hour is closed also when the conversation of whoever holds it cannot be read', async () => {
  const desk = await choosing()
  desk.db.client.run("update conversations set state_sealed = x'010203'")
  const done = await desk.doIt('/admin/cierres', desk.form)
  expect(done.status).toBe(200)
  expect(desk.count("appointments where state = 'held'")).toBe(0)
})
