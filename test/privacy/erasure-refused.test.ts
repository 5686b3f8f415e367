// What has to end before anything is erased, and who may not erase at all.

import { describe, expect, test } from 'bun:test'
import { folioHash } from '../../src/booking/folio.ts'
import { MINUTE } from '../../src/clock.ts'
import { GUADALUPE, LUIS, ROSA } from '../cast.ts'
import { beyondTheChat, CITIZENS_PHONE, holds, openErasingDesk, waits } from './erasure-stage.ts'

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
    expect((await desk.propose('PIPR850417MDFRRS01')).body.codigo).toBe('curp_mal_escrita')
    expect((await desk.propose(LUIS.curp)).body.codigo).toBe('nadie_con_ese_dato')
    expect((await desk.propose('55 9999 9999')).body.codigo).toBe('nadie_con_ese_dato')
  })
})
