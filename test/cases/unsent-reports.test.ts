// Somebody tells of a wrong and does not say how to send it; and complaints that are for the office itself.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { openCaseDesk } from './case-desk.ts'

type Desk = ReturnType<typeof openCaseDesk>

describe('what was told and not sent', () => {
  const tell = async (desk: Desk) => {
    await desk.citizen.write('hola')
    await desk.citizen.write('un coyote me cobró 800 pesos por la cita')
    desk.hear()
  }

  test('stays in her chat, is asked about once more by day, and never again', async () => {
    const desk = openCaseDesk()
    await tell(desk)
    await desk.wait(3 * HOUR + MINUTE)
    const asked = desk.hear()
    expect(asked).toContain('Lo que me contó está solo en este chat. Nadie lo ha leído.')
    expect(asked).toContain('*¿Lo mando sin su nombre ni su teléfono?*')
    await desk.wait(20 * HOUR)
    expect(desk.hear()).toBe('')
    expect(desk.count('told_reports')).toBe(1)
    await desk.wait(50 * HOUR)
    await desk.clean()
    expect(desk.count('told_reports')).toBe(0)
    expect(desk.count('cases')).toBe(0)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test.each(['¿tienen estacionamiento?', 'y ahi tienen estacionamiento o donde me estaciono', 'cuanto cuesta el pasaporte'])(
    'lets a question pass, and is offered once more, once: "%s"',
    async (question) => {
      const desk = openCaseDesk()
      await tell(desk)
      await desk.citizen.write(question)
      const answered = desk.hear()
      expect(answered).toMatch(/la oficina|Precios/)
      expect(answered).toContain('*¿Lo mando sin su nombre ni su teléfono?*')
      await desk.citizen.write('a que hora abren')
      const next = desk.hear()
      expect(next).toContain('horario')
      expect(next).not.toContain('¿Lo mando')
      // What was told is what goes to the office, and not the question.
      await desk.citizen.write('con mis datos')
      expect(desk.hear()).toContain('Su denuncia ya está registrada')
      expect(desk.count("cases where kind = 'complaint'")).toBe(1)
    },
  )

  test('has what is told behind it, and no question', async () => {
    const desk = openCaseDesk()
    desk.comptroller()
    await tell(desk)
    await desk.citizen.write('se llama Pedro y trabaja en la ventanilla tres')
    await desk.citizen.write('y más o menos como para cuándo hay lugar')
    await desk.citizen.write('con mis datos')
    const [{ caso = '' } = {}] = await desk.complaints()
    const read = await desk.post('/admin/denuncias/leer', { caso }, desk.comptroller())
    expect((read.body.mensajes as { que: string }[]).map(({ que }) => que)).toEqual([
      'un coyote me cobró 800 pesos por la cita\nse llama Pedro y trabaja en la ventanilla tres',
    ])
  })

  test('told in the evening it is asked about in the morning', async () => {
    const desk = openCaseDesk('2026-11-24T19:30:00-06:00')
    await tell(desk)
    await desk.wait(4 * HOUR)
    expect(desk.hear()).toBe('')
    await desk.wait(9 * HOUR)
    expect(desk.hear()).toContain('está solo en este chat')
  })

  test.each(['no', 'bórrelo', 'ya no, no quiero problemas', 'olvídelo', 'no lo mande por favor', 'No.'])(
    '"%s" deletes it, the message that it came in too',
    async (words) => {
      const desk = openCaseDesk()
      await tell(desk)
      await desk.wait(3 * HOUR + MINUTE)
      desk.hear()
      await desk.citizen.write(words)
      expect(desk.hear()).toContain('No lo mandé, y borré lo que me contó. Nadie lo leyó.')
      expect([desk.count('told_reports'), desk.count('cases')]).toEqual([0, 0])
      expect(desk.count('inbox where id = 2 and body_sealed is not null')).toBe(0)
    },
  )

  test('and so does a no that comes later, in the middle of something else', async () => {
    const desk = openCaseDesk()
    await tell(desk)
    await desk.citizen.write('menú')
    await desk.citizen.write('oiga olvídelo, no lo mande')
    expect(desk.count('told_reports')).toBe(0)
  })

  test.each([
    ['sí', null],
    ['sí, sin mis datos', null],
    ['con mi teléfono', 1],
  ])('"%s" sends it so', async (words, contact) => {
    const desk = openCaseDesk()
    await tell(desk)
    await desk.wait(3 * HOUR + MINUTE)
    await desk.citizen.write(words)
    const sent = desk.db.client.query<{ kind: string; contact_id: number | null }, []>('select kind, contact_id from cases').all()
    expect(sent).toEqual([{ kind: 'complaint', contact_id: contact }])
    expect(desk.count('told_reports')).toBe(0)
  })

  test('whoever sent BAJA is not asked', async () => {
    const desk = openCaseDesk()
    await tell(desk)
    await desk.citizen.write('BAJA')
    desk.hear()
    await desk.wait(4 * HOUR)
    expect(desk.hear()).toBe('')
  })
})

test('after a talk the next sentence goes to nobody without a yes', async () => {
  const desk = openCaseDesk()
  await desk.handOver()
  const caso = await desk.number()
  await desk.answer(caso, 'Con gusto')
  await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'resuelto' })
  await desk.citizen.write('ASESOR')
  desk.hear()
  await desk.citizen.write('mi apellido está mal en el acta, así me atienden')
  expect(desk.hear()).toContain('Lo que escribió todavía no le llega a nadie.')
  expect(await desk.cases()).toEqual([])
  await desk.citizen.write('no')
  expect(desk.hear()).toContain('No le pasé nada a la oficina.')
  await desk.citizen.write('ASESOR')
  await desk.citizen.write('mi apellido está mal en el acta, así me atienden')
  await desk.citizen.write('sí')
  expect((await desk.read(await desk.number())).map((line) => line.que)).toEqual([
    'mi apellido está mal en el acta, así me atienden',
  ])
})

describe('a complaint about the service or a bank', () => {
  test.each([
    ['Pésimo servicio, nadie contesta', 'se queja del servicio'],
    ['quiero poner una queja del servicio', 'se queja del servicio'],
    ['el banco no me quiso recibir el pago', 'se queja de un banco o de un pago'],
  ])('"%s" has a case, once its author says yes', async (words, asunto) => {
    const desk = openCaseDesk()
    await desk.citizen.write(words)
    expect(desk.hear()).toContain('*¿Lo dejo como queja?*')
    expect(desk.count('cases')).toBe(0)
    await desk.citizen.write('sí')
    expect(desk.hear()).toMatch(/Su queja ya está registrada: \*C-[\s\S]*a más tardar el/)
    expect(await desk.cases()).toMatchObject([{ tipo: 'queja', asunto }])
    expect(await desk.cases('', desk.keyFor('clerk'))).toEqual([])
  })

  test('one about somebody who works there goes to whoever hears complaints', async () => {
    const desk = openCaseDesk()
    await desk.citizen.write('la señorita de la ventanilla me trató muy mal')
    await desk.citizen.write('con mi teléfono')
    expect(await desk.cases()).toEqual([])
    expect(await desk.complaints()).toHaveLength(1)
  })
})
