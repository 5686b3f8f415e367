// The request behind a deletion: its person is told once, and it closes when nothing is left.
import { describe, expect, test } from 'bun:test'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { LUIS, ROSA } from '../cast.ts'
import { CITIZENS_PHONE, openErasingDesk, standsSomewhere } from './erasure-stage.ts'

type Desk = ReturnType<typeof openErasingDesk>

const nextStep = async (desk: Desk, caso: string) => String((await desk.post('/admin/casos/leer', { caso })).body.que_sigue)

/** Rosa came; then she asked in the chat that her data be deleted, and the office granted it. */
async function granted(desk: Desk): Promise<string> {
  await desk.book(ROSA)
  await desk.visitsEnd()
  const caso = await desk.askInChat()
  await desk.grant(caso)
  desk.hear()
  return caso
}

describe('a granted request', () => {
  test('closes with the deletion by CURP, and its person is told once in the chat', async () => {
    const desk = openErasingDesk()
    const caso = await granted(desk)
    expect(await nextStep(desk, caso)).toContain('«Borrar los datos de una persona»')
    expect((await desk.propose(ROSA.curp, { caso })).body.resumen).toBe(
      `Se borraría de esa persona: 1 cita que ya terminó. No se puede deshacer. Se le avisaría en su chat. El caso ${caso} se cerraría al terminar.`,
    )
    expect(desk.hear()).toBe('')
    await desk.erase(ROSA.curp, { caso })
    expect(desk.hear()).toMatch(
      new RegExp(`^La oficina borró los datos personales que usted pidió borrar. Su solicitud \\*${caso}\\* ya está cumplida.`),
    )
    expect((await desk.cases('?cuales=cerrados'))[0]).toMatchObject({ caso, resultado: 'resuelto' })
    await desk.jobLooks()
    expect(desk.hear()).toBe('')
    expect(JSON.stringify((await desk.get('/admin/bitacora')).body)).toContain(
      `"que":"Borró los datos de una persona","oficina":null,"motivo":"pidió que se borren sus datos","folio":null,"caso":"${caso}"`,
    )
  })

  test('takes no answer of the office along that its person has not fetched yet', async () => {
    const desk = openErasingDesk()
    const caso = await granted(desk)
    desk.clock.advance(2 * DAY)
    await desk.doIt('/admin/casos/contestar', { caso, respuesta: 'Su pasaporte viejo está en la ventanilla 3.' })
    await desk.erase(ROSA.curp, { caso })
    desk.hear()
    await desk.citizen.write('hola')
    expect(desk.hear()).toContain('Su pasaporte viejo está en la ventanilla 3.')
  })

  test('stays open while something of the same person is still to be erased', async () => {
    const desk = openErasingDesk()
    const caso = await granted(desk)
    await desk.erase(ROSA.curp, { caso, cerrar_caso: 'no' })
    expect(desk.hear()).toBe('')
    expect((await desk.cases())[0]).toMatchObject({ caso, estado: 'contestado' })
    await desk.erase(CITIZENS_PHONE, { caso })
    await desk.jobLooks()
    expect((await desk.cases('?cuales=cerrados'))[0]).toMatchObject({ caso, resultado: 'resuelto', de_quien: 'sin datos' })
  })

  test('has a day of the law, which the list shows and which is late when nothing was erased', async () => {
    const desk = openErasingDesk()
    const caso = await granted(desk)
    expect((await desk.cases())[0]?.plazo).toBe('2026-12-17T23:59:59-06:00') // Fifteen working days.
    desk.clock.set(Date.parse('2026-12-18T16:00:00Z'))
    await desk.settle()
    expect((await desk.cases('?cuales=vencidos'))[0]).toMatchObject({ caso, vencido: true })
    expect((await desk.get('/admin/estado')).text).toContain('caso con el plazo vencido')
  })

  test('is needed first, is about that, and is not closed by hand as if it were done', async () => {
    const desk = openErasingDesk()
    await desk.book(ROSA)
    await desk.visitsEnd()
    await desk.citizen.write('mis datos')
    await desk.citizen.tap('Ver mis datos')
    const other = await desk.number()
    await desk.grant(other)
    expect((await desk.propose(ROSA.curp, { caso: other })).body.codigo).toBe('caso_de_otra_cosa')
    await desk.doIt('/admin/casos/cerrar', { caso: other, resultado: 'resuelto' })
    const caso = await desk.askInChat()
    expect((await desk.propose(ROSA.curp, { caso })).body.codigo).toBe('caso_sin_conceder')
    expect((await desk.propose(ROSA.curp, { caso: other })).body.codigo).toBe('caso_cerrado')
    await desk.grant(caso)
    desk.turnTelephones(false)
    await desk.erase(CITIZENS_PHONE, { caso })
    expect((await desk.post('/admin/casos/cerrar', { caso, resultado: 'resuelto' })).body.codigo).toBe('borrado_en_marcha')
    expect((await desk.propose(CITIZENS_PHONE, { caso })).body.codigo).toBe('borrado_en_marcha')
    expect((await desk.propose(CITIZENS_PHONE)).body.codigo).toBe('borrado_en_marcha')
    const closing = await desk.post('/admin/casos/cerrar', { caso, resultado: 'no procede' })
    expect(closing.body.resumen).toContain('y no se borrarían: dígaselo antes con «Contestar un caso»')
    await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'no procede' })
    await desk.wait(2 * DAY)
    await desk.jobLooks()
    expect(desk.count('contact_aliases')).toBe(1) // Given up: nothing was erased.
    expect(desk.broken()).toEqual([])
  })
})

describe('the telephone of the request itself', () => {
  test('is told what comes, and is erased once that arrived', async () => {
    const desk = openErasingDesk()
    const caso = await granted(desk)
    desk.turnTelephones(false)
    const done = await desk.erase(CITIZENS_PHONE, { caso })
    expect(done.body.resumen).toBe(
      `Se va a borrar lo que se guarda de ese teléfono. Antes le llega un último mensaje. Cuando llegue, o a más tardar en un día, se borra y el caso ${caso} se cierra solo.`,
    )
    await desk.jobLooks()
    expect(await nextStep(desk, caso)).toBe(
      'Se está borrando. Falta que a la persona le llegue su último mensaje, o que pase un día. El caso se cierra solo.',
    )
    expect(desk.hear()).toStartWith(`La oficina cumple su solicitud *${caso}*`)
    desk.db.client.run("update outbox set state = 'delivered' where key like 'erasure:%'")
    await desk.jobLooks()
    expect(standsSomewhere(desk, '5500000001')).toEqual([])
    expect((await desk.cases('?cuales=cerrados'))[0]).toMatchObject({ caso, resultado: 'resuelto' })
    expect(desk.broken()).toEqual([])
    await desk.jobLooks()
    expect(desk.count('outbox where body_sealed is not null')).toBe(0) // Nobody is told a second time.
  })

  test('that is off for a day is erased all the same: the law sets a day', async () => {
    const desk = openErasingDesk()
    const caso = await granted(desk)
    desk.turnTelephones(false)
    await desk.erase(CITIZENS_PHONE, { caso })
    await desk.wait(DAY - MINUTE)
    await desk.jobLooks()
    expect(desk.count('contact_aliases')).toBe(1)
    await desk.wait(MINUTE)
    await desk.jobLooks()
    expect(desk.count('contact_aliases')).toBe(0)
    expect(desk.broken()).toEqual([])
  })

  test('that nobody wrote from for a day is told by the template of the same words', async () => {
    const desk = openErasingDesk()
    const caso = await granted(desk)
    await desk.wait(DAY + HOUR)
    const sent = desk.watchParcels()
    await desk.erase(CITIZENS_PHONE, { caso })
    expect(sent).toEqual([expect.stringContaining('"name":"phone_erased"')])
    await desk.jobLooks()
    expect(desk.count('contact_aliases')).toBe(0)
  })

  test('from which somebody books meanwhile is not erased, and the case says why', async () => {
    const desk = openErasingDesk()
    const caso = await granted(desk)
    desk.turnTelephones(false)
    await desk.erase(CITIZENS_PHONE, { caso })
    const folio = await desk.book(LUIS)
    desk.turnTelephones(true)
    await desk.wait(DAY + HOUR)
    await desk.jobLooks()
    expect(await nextStep(desk, caso)).toStartWith('Se pidió borrar, y algo lo detiene. Todavía hay una cita por venir')
    expect(desk.count('contact_aliases')).toBe(1)
    await desk.doIt('/admin/citas/cancelar', { folio, motivo: 'ya no la quiere' })
    await desk.settle()
    await desk.jobLooks()
    expect(desk.count('contact_aliases')).toBe(0)
    expect(desk.broken()).toEqual([])
  })

  test('that had the chat with a person gives it back without a word more', async () => {
    const desk = openErasingDesk()
    const caso = await granted(desk)
    await desk.answer(caso, 'Ya vimos su identificación.')
    desk.hear()
    await desk.erase(CITIZENS_PHONE, { caso })
    expect(desk.hear().split('\n\n')[0]).toContain('La oficina cumple su solicitud')
    await desk.jobLooks()
    expect(desk.count('contacts where with_person_until is not null')).toBe(0)
    expect(desk.broken()).toEqual([])
  })
})

test('whoever asks for it with an appointment to come reads that this is cancelled first', async () => {
  const desk = openErasingDesk()
  await desk.book(ROSA)
  await desk.askInChat()
  expect(desk.hear()).toEndWith('Una cita por venir no se borra. Si ya no la quiere, cancélela: escriba *MIS CITAS*.')
  await desk.visitsEnd()
  await desk.askInChat()
  expect(desk.hear()).not.toContain('por venir')
})

test('whoever asked for another CURP hears of it in the chat, and a chat that a person had goes back to the assistant', async () => {
  const desk = openErasingDesk()
  const caso = await granted(desk)
  await desk.answer(caso, 'Ya vimos su identificación.')
  desk.hear()
  await desk.erase(ROSA.curp, { caso })
  expect(desk.hear()).toMatch(/^La oficina borró los datos .*\n\nLa oficina terminó su caso/s)
  expect(desk.broken()).toEqual([])
})

test('in easy Spanish and in English it says the same', async () => {
  for (const [choice, words] of [
    ['Español fácil', 'La oficina ya borró los datos que usted pidió.'],
    ['English', 'The office has erased the personal data that you asked it to erase.'],
  ] as const) {
    const desk = openErasingDesk()
    const caso = await granted(desk)
    await desk.citizen.write('idioma')
    await desk.citizen.tap(choice)
    desk.hear()
    await desk.erase(ROSA.curp, { caso })
    expect(desk.hear()).toStartWith(words)
  }
})
