import { describe, expect, test } from 'bun:test'
import { reconfirm, reconfirmedAt, unansweredOf, visitsOf } from '../../src/reminders/plan.ts'
import { LALO, LEO } from '../cast.ts'
import { seatCrowd } from '../http/crowd.ts'
import { openDesk, ROSA_IN_PERSON as ROSA, ROSA_AT_COUNTER } from '../http/desk.ts'
import { type Stage, stage } from './moving-stage.ts'

describe('the list of those who come', () => {
  const LUIS = { ...ROSA, nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07', tramite: 'primer pasaporte', dia: '2/12/2026' }

  const namesOf = (answer: { body: Record<string, unknown> }) =>
    (answer.body.citas as { nombre: string }[]).map((one) => one.nombre)

  test('the appointments that come are listed soonest first, of the days and for the errand that were asked for', async () => {
    const { doIt, get } = openDesk()
    await doIt('/admin/citas', LUIS)
    await doIt('/admin/citas', ROSA)
    const all = await get('/admin/citas?oficina=Toluca')
    expect(all.body.resumen).toBe(
      'Vienen 2 personas a Toluca desde el martes 24 de noviembre de 2026; la primera el miércoles 25 de noviembre de 2026 a las 9:00 h.',
    )
    expect(namesOf(all)).toEqual(['Rosa Pérez Ruiz', 'Luis Puga Sol'])
    expect(namesOf(await get('/admin/citas?desde_dia=2/12/2026'))).toEqual(['Luis Puga Sol'])
    expect(namesOf(await get('/admin/citas?hasta_dia=ma%C3%B1ana'))).toEqual(['Rosa Pérez Ruiz'])
    expect(namesOf(await get(`/admin/citas?tramite=${encodeURIComponent('primer pasaporte')}`))).toEqual(['Luis Puga Sol'])
    const none = await get('/admin/citas?oficina=Toluca&desde_dia=3/12/2026&hasta_dia=3/12/2026')
    expect(none.body.resumen).toBe('No viene nadie a Toluca el jueves 3 de diciembre de 2026.')
  })

  test('an appointment that was cancelled, or whose day is over, comes no more', async () => {
    const { doIt, get, clock } = openDesk()
    const given = await doIt('/admin/citas', ROSA)
    clock.set(Date.parse('2026-11-26T05:59:00Z')) // One minute before midnight in Toluca.
    expect(namesOf(await get('/admin/citas'))).toEqual(['Rosa Pérez Ruiz'])
    clock.set(Date.parse('2026-11-26T06:00:00Z'))
    expect(namesOf(await get('/admin/citas'))).toEqual([])
    await doIt('/admin/citas', LUIS)
    const folio = (given.body.cita as { folio: string }).folio
    expect((await get('/admin/citas')).text).not.toContain(folio)
    const mine = ((await get('/admin/citas')).body.citas as { folio: string }[])[0]?.folio ?? ''
    await doIt('/admin/citas/cancelar', { folio: mine, motivo: 'lo pidió' })
    expect(namesOf(await get('/admin/citas'))).toEqual([])
  })

  test('somebody with a key for one office sees the appointments of that office only', async () => {
    const { doIt, get, keyFor } = openDesk()
    await doIt('/admin/citas', ROSA)
    expect(namesOf(await get('/admin/citas', keyFor('reader', ['Toluca'])))).toEqual(['Rosa Pérez Ruiz'])
    const elsewhere = keyFor('clerk', ['Guadalajara'])
    expect((await get('/admin/citas', elsewhere)).body.resumen).toBe(
      'No viene nadie a Guadalajara desde el martes 24 de noviembre de 2026.',
    )
    expect((await get('/admin/citas?oficina=Toluca', elsewhere)).body.codigo).toBe('oficina_no_existe')
    expect(await (await get('/admin/citas?formato=excel', elsewhere)).text).not.toContain('Rosa')
  })

  test('a long list comes page by page, with nobody twice and nobody left out', async () => {
    const desk = openDesk()
    seatCrowd(desk, '2026-12-03', 450)
    const seen: string[] = []
    for (let next: unknown = ''; next !== null; ) {
      const { body, ...answer } = await desk.get(`/admin/citas?oficina=Toluca&cursor=${next}`)
      expect(body.resumen).toStartWith('Vienen 450 personas a Toluca')
      seen.push(...namesOf({ ...answer, body }))
      next = body.siguiente
    }
    expect(seen.length).toBe(450)
    expect(new Set(seen).size).toBe(450)
    expect((await desk.get('/admin/citas?cursor=mia')).status).toBe(422)
  })

  test('the same list is kept for a spreadsheet, whole', async () => {
    const desk = openDesk()
    seatCrowd(desk, '2026-12-03', 250)
    const answer = await desk.get('/admin/citas?formato=excel')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="citas-2026-11-24.csv"')
    expect(decodeURIComponent(answer.headers.get('resumen') ?? '')).toStartWith('Vienen 250 personas a sus')
    const [head, first, ...rest] = answer.text.trim().split('\r\n')
    expect(head?.replaceAll('"', '')).toBe(
      'Día,Oficina,Hora,Folio,Nombre,Trámite,Opción,Por pagar,Quién acompaña,Llamar al,Respuestas,Nota',
    )
    expect(first).toMatch(/^"03\/12\/2026","Toluca","9:00","\w{3}-\w{3}","Xavier Xala Xix \d+","renovar pasaporte",/)
    expect(rest.length).toBe(249)
  })

  test('days that make no sense are refused with what to do', async () => {
    const { get } = openDesk()
    expect((await get('/admin/citas?desde_dia=1/1/2026')).body.codigo).toBe('dia_pasado')
    expect((await get('/admin/citas?desde_dia=3/12/2026&hasta_dia=2/12/2026')).body).toMatchObject({
      codigo: 'dias_al_reves',
      que_hacer: 'Revise desde qué día y hasta qué día.',
    })
  })
})

describe('a family that said it comes', () => {
  /** Leo at 9:00 and Lalo at 9:30; their father said that they come, and three hours later nothing is left to ask. */
  function comes() {
    const at = stage({ '2026-12-03 9:00': 1, '2026-12-03 9:30': 1, '2026-12-10 12:00': 1 })
    const [first = 0, second = 0] = at.slots
    const father = at.books(first, [LEO, LALO], undefined, 'minor')
    const groupId = at.views(father)[0]?.groupId ?? ''
    const says = (slotId: number) => at.house.at((tx, now) => reconfirm(tx, { groupId, slotId, contactId: father }, now))
    expect(says(first)).toBe(true)
    return { at, father, groupId, first, second, says }
  }

  const visits = (at: Stage, groupId: string) => visitsOf(at.house.db, groupId, at.house.clock.now()).map((visit) => visit.slotId)

  test('whoever stays of a family that said it comes is not asked again, whoever of it is moved to another day', () => {
    const { at, father, groupId, first, second } = comes()
    expect(at.moves(father, at.slots[2] ?? 0, { members: [0] })).toMatchObject({ ok: true })
    expect(visits(at, groupId)).toEqual([second, at.slots[2] ?? 0])
    expect(reconfirmedAt(at.house.db, groupId, second)).toBeDefined()
    expect(reconfirmedAt(at.house.db, groupId, at.slots[2] ?? 0)).toBeUndefined()
    expect(reconfirmedAt(at.house.db, groupId, first)).toBeDefined()
  })

  test('nor when one of it is cancelled', () => {
    const { at, father, groupId, second } = comes()
    at.cancels(father, [0])
    expect(visits(at, groupId)).toEqual([second])
    expect(reconfirmedAt(at.house.db, groupId, second)).toBeDefined()
    expect(unansweredOf(at.house.db, father, at.house.clock.now())).toEqual([])
  })

  test('said twice it stands once in the story of each', () => {
    const { at, says, first } = comes()
    expect(says(first)).toBe(true)
    const told = at.house.db.client
      .query<{ appointment_id: number }, []>("select appointment_id from appointment_events where what = 'reconfirmed'")
      .all()
    expect(told).toHaveLength(2)
  })
})

describe('two of one visit', () => {
  // What the office does to two people of one visit, one after the other, is told each time: at the same hour, both rows are alike.

  const EVA = 'RUPE850417MMCZZV07'
  /** The state, in either CURP. */
  const [ROSA_RIGHT, EVA_RIGHT] = ['PERR850417MMCRZS09', 'RUPE850417MDFZZV02']
  const BOTH = { ...ROSA_AT_COUNTER, mas_personas: `Eva Ruiz Paz, ${EVA}`, hora: '10:00' }

  test.each([
    [
      'a CURP that is put right',
      '/admin/citas/corregir',
      'corrected',
      { identificacion_vista: 'sí', motivo: 'un número estaba mal' },
    ],
    ['a cancellation', '/admin/citas/cancelar', 'cancelled', { motivo: 'no hay luz' }],
    ['a move', '/admin/citas/mover', 'moved', { dia: '26/11/2026', hora: '11:30', motivo: 'ese día no hay sistema' }],
  ])('%s', async (_, path, what, form) => {
    const { doIt, count } = openDesk()
    const given = await doIt('/admin/citas', BOTH)
    const { folio } = given.body.cita as { folio: string }
    for (const [persona, curp] of [
      ['Rosa', ROSA_RIGHT],
      ['Eva', EVA_RIGHT],
    ] as const) {
      const done = await doIt(path, { ...form, folio, persona, ...(what === 'corrected' && { curp }) })
      expect(done.body).toMatchObject({ hecho: true })
    }
    expect(count(`outbox where key like '${what}:%'`)).toBe(2)
  })
})
