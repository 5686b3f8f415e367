import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { folioHash } from '../../src/booking/folio.ts'
import { releaseHold } from '../../src/booking/holds.ts'
import { MINUTE } from '../../src/clock.ts'
import { GUADALUPE, LUIS, ROSA, TOMAS } from '../cast.ts'
import { beyondTheChat, CITIZENS_PHONE, holds, openErasingDesk, standsSomewhere, waits } from './erasure-stage.ts'

// A granted deletion, carried out: what goes and what stays.

describe('by CURP', () => {
  test('everything about the person in what is over goes, wherever it stands, and the visits stay as figures', async () => {
    const desk = openErasingDesk()
    await desk.citizen.write('Hola')
    const first = await desk.book(ROSA)
    await desk.doIt('/admin/citas/mover', { folio: first, dia: 'lunes', motivo: 'Rosa lo pidió por teléfono' })
    await desk.doIt('/admin/citas/cancelar', { folio: first, motivo: 'Rosa ya no puede' })
    holds(desk, ROSA, 1)
    write(desk.db, (tx) => releaseHold(tx, desk.house.messaging, 1, desk.clock.now()))
    const folio = await desk.book(ROSA)
    await desk.visitsEnd()
    await desk.visitsEnd()
    expect(beyondTheChat(desk, 'Rosa').toSorted()).toContain('audit.reason_sealed')

    const done = await desk.erase(ROSA.curp)
    expect(done.body.resumen).toBe('Se borró de esa persona: 3 citas que ya terminaron. En el chat no se avisa a nadie.')
    expect([beyondTheChat(desk, 'Rosa'), beyondTheChat(desk, ROSA.curp), beyondTheChat(desk, ROSA.birthDate)]).toEqual([[], [], []])
    const visit = desk.db.client.query<{ name: string; state: string; minute: number; what: string }, [string]>(
      `select o.name, a.state, s.minute, a.procedure_id as what from appointments a
       join slots s on s.id = a.slot_id join offices o on o.id = a.office_id where a.folio_hash = ?`,
    )
    expect(visit.get(folioHash(desk.vault, folio))).toEqual({
      name: 'Toluca',
      state: 'past',
      minute: 540,
      what: 'renewal',
    })
    const story = await desk.post('/admin/citas/historia', { folio })
    expect(story.body.resumen).toContain('una persona (datos borrados)')
    expect(story.text).toContain('Se borraron sus datos, porque así se pidió')
    expect(desk.broken()).toEqual([])
  })

  test('not even the CURP leads to them any more, and whoever comes again is new', async () => {
    const desk = openErasingDesk()
    const old = await desk.book(ROSA)
    await desk.visitsEnd()
    await desk.erase(ROSA.curp)
    expect((await desk.copyOf(ROSA.curp)).body.codigo).toBe('nadie_con_ese_dato')
    const folio = await desk.book(ROSA)
    const found = (await desk.post('/admin/buscar', { quien: ROSA.curp })).text
    expect([found.includes(folio), found.includes(old)]).toEqual([true, false])
    expect(desk.count('people')).toBe(2)
    expect(desk.broken()).toEqual([])
  })

  test('of a family only the one who asked: nobody loses data by the CURP of somebody else', async () => {
    const desk = openErasingDesk()
    await desk.book(ROSA, { mas_personas: `${LUIS.name}, ${LUIS.curp}` })
    await desk.visitsEnd()
    await desk.erase(ROSA.curp)
    const copy = await desk.copyOf(LUIS.curp)
    expect(copy.body.citas).toMatchObject([{ nombre: LUIS.name, curp: LUIS.curp, nacimiento: LUIS.birthDate }])
    expect(beyondTheChat(desk, ROSA.name)).toEqual([])
    expect(desk.broken()).toEqual([])
  })

  test('a wish that ended goes too; what was written together with others stays theirs, and is not taken up again', async () => {
    const desk = openErasingDesk()
    await waits(desk, GUADALUPE.curp, GUADALUPE.name)
    await desk.citizen.write('salir de la lista')
    await desk.citizen.tap('Sí, salir')
    expect(desk.count("wait_wishes where state = 'left' and body_sealed is not null")).toBe(1)
    const together = desk.db.client.query(
      'insert into wait_people (wish_id, person_key, open) select 1, key, 0 from (select ? as key)',
    )
    together.run(desk.vault.index('person', `curp:${LUIS.curp}`))
    desk.db.client.run('update wait_wishes set people = 2')
    expect((await desk.propose(GUADALUPE.curp)).body.se_borra).toContain(
      'Su lugar en 1 petición que hizo junto con otras personas y ya terminó.',
    )
    await desk.erase(GUADALUPE.curp)
    expect([desk.count('wait_people'), desk.count('wait_wishes where body_sealed is not null')]).toEqual([1, 1])
    desk.db.client.run('update wait_wishes set people = 1')
    await desk.erase(LUIS.curp)
    expect([desk.count('wait_people'), desk.count('wait_wishes where body_sealed is not null')]).toEqual([0, 0])
    expect(desk.broken()).toEqual([])
  })

  test('the CURP in a closed claim of another telephone goes, and the claim stays', async () => {
    const desk = openErasingDesk()
    await desk.citizen.write('reclamar')
    await desk.citizen.write(GUADALUPE.curp)
    const caso = await desk.number()
    const early = await desk.propose(GUADALUPE.curp)
    expect([early.body.codigo, early.body.que_hacer]).toEqual([
      'borrado_con_caso',
      `Termine primero: ${caso}. Los ve en «Leer un caso».`,
    ])
    await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'no procede' })
    expect((await desk.propose(GUADALUPE.curp)).body.se_borra).toEqual([
      'La CURP en 1 reclamo cerrado.',
      'La nota de que esa CURP se escribió en estos días.',
    ])
    await desk.erase(GUADALUPE.curp)
    expect(beyondTheChat(desk, GUADALUPE.curp)).toEqual([])
    expect((await desk.cases('?cuales=cerrados'))[0]?.caso).toBe(caso)
  })
})

test('of whoever has no CURP everything goes by name and birth date, also when the name was corrected since', async () => {
  const desk = openErasingDesk()
  const folio = await desk.book(TOMAS)
  await desk.book({ ...TOMAS, name: 'Tomás Cruz Paz' }, { telefono: '' })
  await desk.doIt('/admin/citas/corregir', { folio, nombre: 'Tomás de la Cruz Peña', motivo: 'se escribió mal' })
  await desk.visitsEnd()
  expect((await desk.propose('Tomás Cruz Paz, 03/07/1971')).body.codigo).toBe('nadie_con_ese_dato')
  await desk.erase('tomas de la cruz peña, 02/07/1971')
  await desk.erase('Tomás Cruz Paz, 2 de julio de 1971')
  expect(beyondTheChat(desk, 'Cruz')).toEqual([])
  expect(desk.broken()).toEqual([])
})

describe('by telephone', () => {
  test('nothing leads to it any more: not its number, profile, conversation, messages or the words of its cases', async () => {
    const desk = openErasingDesk()
    await desk.phone('5215500000001', 'Perfilcanario').write('quiero renovar, soy de metepec')
    await desk.citizen.write('ASESOR')
    await desk.citizen.tap('Sí, una persona')
    await desk.citizen.write('Preguntacanaria')
    await desk.answer(await desk.number(), 'Respuestacanaria')
    await desk.doIt('/admin/casos/cerrar', { caso: await desk.number(), resultado: 'resuelto' })
    await desk.settle()
    const words = ['Perfilcanario', '5500000001', 'Preguntacanaria', 'Respuestacanaria', 'metepec']
    expect(words.filter((one) => standsSomewhere(desk, one).length === 0)).toEqual([])
    await desk.erase(CITIZENS_PHONE)
    expect(words.flatMap((one) => standsSomewhere(desk, one))).toEqual([])
    expect((await desk.cases('?cuales=cerrados'))[0]).toMatchObject({ de_quien: 'sin datos', telefono: null })
    expect(desk.broken()).toEqual([])
    await desk.citizen.write('Hola')
    expect(desk.count('contacts')).toBe(2) // It begins anew.
  })

  test('the names of visits stay: they are their people’s, and are asked for apart', async () => {
    const desk = openErasingDesk()
    await desk.book(ROSA, { motivo: 'vino a la oficina' })
    await desk.book(LUIS)
    await desk.visitsEnd()
    const proposed = await desk.propose(CITIZENS_PHONE)
    expect(proposed.body.se_queda).toContain(
      'Los nombres de 2 citas que ya terminaron: son de cada persona y se piden aparte, con su CURP o con su nombre y nacimiento.',
    )
    await desk.erase(CITIZENS_PHONE)
    expect(standsSomewhere(desk, ROSA.name)).toEqual(['appointments.name_sealed'])
    expect(desk.broken()).toEqual([])
  })

  test('one that shows no number is the one of the request', async () => {
    const desk = openErasingDesk()
    const caso = await desk.askInChat()
    await desk.grant(caso)
    expect((await desk.post('/admin/personas/borrar', { identificacion_vista: 'sí', motivo: 'lo pidió' })).body.codigo).toBe(
      'faltan_datos',
    )
    await desk.erase('', { caso })
    await desk.jobLooks()
    expect(desk.count('contact_aliases')).toBe(0)
  })

  test('a message that was set aside is given up with it', async () => {
    const desk = openErasingDesk()
    await desk.citizen.write('Hola')
    desk.db.client.run("update inbox set state = 'aside', error = 'SomeError'")
    await desk.erase(CITIZENS_PHONE)
    expect([desk.count("inbox where state = 'aside'"), desk.count('inbox where body_sealed is not null')]).toEqual([0, 0])
  })
})

// What has to end before anything is erased, and who may not erase at all.

describe('nothing is erased while something lives, and the refusal says what to end first', () => {
  test('an appointment to come, and its cancellation while it can be undone', async () => {
    const desk = openErasingDesk()
    await desk.citizen.write('Hola')
    const folio = await desk.book(ROSA)
    const codes = async () => [(await desk.propose(ROSA.curp)).body.codigo, (await desk.propose(CITIZENS_PHONE)).body.codigo]
    expect(await codes()).toEqual(['borrado_con_cita', 'borrado_con_cita'])
    expect((await desk.propose(ROSA.curp)).body.que_hacer).toContain('«Cancelar una cita»')
    await desk.citizen.write('cancelar mi cita')
    await desk.citizen.tap('Sí, cancelarla')
    expect(desk.count(`appointments where state = 'cancelled' and folio_hash = '${folioHash(desk.vault, folio)}'`)).toBe(1)
    expect(await codes()).toEqual(['borrado_por_deshacer', 'borrado_por_deshacer'])
    await desk.wait(6 * MINUTE)
    expect(await codes()).toEqual([undefined, undefined])
  })

  test('a place that is held', async () => {
    const desk = openErasingDesk()
    await desk.citizen.write('Hola')
    holds(desk, ROSA, 1)
    expect((await desk.propose(ROSA.curp)).body.codigo).toBe('borrado_con_apartado')
    expect((await desk.propose(CITIZENS_PHONE)).body.codigo).toBe('borrado_con_apartado')
  })

  test('a place in the line, which the clerk may end with it; not one together with others', async () => {
    const desk = openErasingDesk()
    await waits(desk, GUADALUPE.curp, GUADALUPE.name)
    expect((await desk.propose(GUADALUPE.curp)).body.codigo).toBe('borrado_en_espera')
    expect((await desk.propose(CITIZENS_PHONE)).body.codigo).toBe('borrado_en_espera')
    desk.db.client.run('update wait_wishes set people = 2')
    expect((await desk.propose(GUADALUPE.curp, { sacar_de_la_lista: 'sí' })).body.codigo).toBe('borrado_en_espera_con_otros')
    desk.db.client.run('update wait_wishes set people = 1')
    const done = await desk.erase(GUADALUPE.curp, { sacar_de_la_lista: 'sí' })
    expect(done.body.hecho).toBe(true)
    expect(beyondTheChat(desk, GUADALUPE.curp)).toEqual([])
    expect(desk.count('wait_wishes where live = 1')).toBe(0)
    expect(desk.broken()).toEqual([])
  })

  test('another case of that telephone, and a message that has not left', async () => {
    const desk = openErasingDesk()
    await desk.handOver()
    const caso = await desk.number()
    const refused = await desk.propose(CITIZENS_PHONE)
    expect([refused.body.codigo, refused.body.que_hacer]).toEqual([
      'borrado_con_caso',
      `Termine primero: ${caso}. Los ve en «Leer un caso».`,
    ])
    await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'resuelto' })
    expect((await desk.propose(CITIZENS_PHONE)).body.codigo).toBe('borrado_con_mensajes')
    await desk.settle()
    expect((await desk.propose(CITIZENS_PHONE)).status).toBe(200)
  })

  test('who did not show an identification, a key for some offices only, a CURP with a mistake, and nobody', async () => {
    const desk = openErasingDesk()
    await desk.book(ROSA)
    await desk.visitsEnd()
    const ask = { curp_o_telefono: ROSA.curp, motivo: 'lo pidió' }
    expect((await desk.post('/admin/personas/borrar', ask)).body.codigo).toBe('falta_identificacion')
    const some = await desk.post(
      '/admin/personas/borrar',
      { ...ask, identificacion_vista: 'sí' },
      desk.keyFor('manager', ['Toluca']),
    )
    expect(some.body.codigo).toBe('borrado_de_todas')
    expect((await desk.propose('PERR850417MDFRZS05')).body.codigo).toBe('curp_mal_escrita')
    expect((await desk.propose(LUIS.curp)).body.codigo).toBe('nadie_con_ese_dato')
    expect((await desk.propose('55 9999 9999')).body.codigo).toBe('nadie_con_ese_dato')
  })
})
