// Who asks for appointments and does not come: asked the next morning, and after the second that counts given the next one in person.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { rehearse, write } from '../../db/open.ts'
import { limitPassed } from '../../src/attendance/missed-visits.ts'
import { tryRule } from '../../src/attendance/rule.ts'
import { startAfresh } from '../../src/booking/askers.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { renameContact } from '../../src/messaging/contacts.ts'
import { join } from '../../src/waitlist/entries.ts'
import { LUIS, somebody } from '../cast.ts'
import { BASIS, counted, FRIDAY, last, missedOnce, openAttendance, type Stage } from './stage.ts'

const IN_PERSON = 'se la dan en persona, en el mostrador de cualquier oficina.'

const titles = (phone: Stage extends never ? never : ReturnType<Stage['phone']>): string[] => {
  const reply = phone.arrived.at(-1)
  return reply && 'options' in reply ? reply.options.map((one) => one.title) : []
}

describe('the rule', () => {
  test('is off until an administrator writes its basis, after reading what it would have done', async () => {
    const s = await missedOnce(false)
    await s.morning()
    expect(s.states()).toEqual([])
    const { fundamento: _, ...without } = BASIS
    expect((await s.post('/admin/asistencia/regla', without)).body.codigo).toBe('asistencia_sin_fundamento')
    expect((await s.post('/admin/asistencia/regla', { ...BASIS, publicado_el: 'mañana' })).body.codigo).toBe(
      'asistencia_sin_publicar',
    )
    const proposed = await s.post('/admin/asistencia/regla', BASIS)
    expect(proposed.body).toMatchObject({ hecho: false, citas_sin_llegar: 1, telefonos: 1, en_persona: 0 })
    const done = await s.post('/admin/asistencia/regla', { ...BASIS, clave: String(proposed.body.clave) })
    expect(done.body.hecho).toBe(true)
    await s.morning()
    expect(s.states()).toEqual([]) // Visits of before it was switched on do not count.
    expect((await s.post('/admin/asistencia/regla', BASIS, s.keyFor('manager'))).status).toBe(403)
    await s.luis.write('aviso')
    expect(last(s.luis)).toContain('Si no llega a dos citas en un año y no las cancela, la siguiente se da en persona.')
    expect(last(s.luis)).toContain('Acuerdo 12/2026, artículo 4, publicado el')
  })

  test('counts only where it can be known: settled days, and what a chat asked for at an hour that stood', async () => {
    const s = await missedOnce()
    const office = s.db.client.query<{ id: number; zone: string }, []>("select id, zone from offices where name = 'Toluca'").get()
    if (!office) throw new Error('no office')
    const now = s.clock.now() + DAY
    const missedAfter = (sql: string) =>
      write(s.db, (outer) =>
        rehearse(outer, (tx) => {
          if (sql) tx.client.run(sql)
          return tryRule(tx, office, now).visits
        }),
      )
    expect(missedAfter('')).toBe(1)
    for (const sql of ["update slots set closed_at = 1 where id in (select slot_id from appointments where origin = 'chat')"])
      expect([sql, missedAfter(sql)]).toEqual([sql, 0])
    expect(brokenInvariants(s.db)).toEqual([])
  })

  test('a small office where nobody came counts the day, when a clerk says so; one that only ended it does not', async () => {
    for (const [settle, counted] of [
      ['no vino nadie', 1],
      ['no se sabe', 0],
    ] as const) {
      const s = openAttendance()
      await s.switchOn()
      const luis = s.phone('5215500000001', 'Luis')
      await s.books(luis, FRIDAY)
      await s.passesAlone({ los_demas: settle })
      await s.morning()
      expect([settle, s.states()]).toEqual([settle, counted === 1 ? ['asked'] : []])
      expect(brokenInvariants(s.db)).toEqual([])
    }
  })

  test('says what part of the days counted, why the others did not, and what to do, before it is switched on and while it is', async () => {
    const s = openAttendance()
    const luis = s.phone('5215500000001', 'Luis')
    await s.books(luis, FRIDAY)
    await s.passesAlone({ los_demas: 'no se sabe' })
    await s.morning()
    const proposed = await s.post('/admin/asistencia/regla', BASIS)
    expect(proposed.body).toMatchObject({ dias_con_citas: 1, dias_que_cuentan: 0, dias_sin_saber: 1, dias_sin_terminar: 0 })
    expect(proposed.body.resumen).toContain('De 1 día con citas contó 0: 1 quedó con más de un quinto «no se sabe».')
    await s.switchOn()
    const state = async () => JSON.stringify((await s.get('/admin/estado')).body)
    expect(await state()).not.toContain('casi nunca se sabe quién no llegó') // One day says little.
    for (const [nth, dia] of ['30/11/2026', '1/12/2026', '2/12/2026', '3/12/2026'].entries()) {
      const { name, curp } = somebody(nth + 1)
      const given = { nombre: name, curp, oficina: 'Toluca', tramite: 'renovar pasaporte', motivo: 'vino', dia }
      expect((await s.doIt('/admin/citas', given)).body.hecho).toBe(true)
    }
    await s.pass(9)
    expect(await state()).toContain(
      'En Toluca casi nunca se sabe quién no llegó, así que no llegar no cuenta. De 5 días con citas contó 0: 4 quedaron sin terminar y 1 quedó con más de un quinto «no se sabe».',
    )
  })

  test('a day with more than a fifth that is not known counts for nobody', async () => {
    const s = openAttendance()
    await s.switchOn()
    const luis = s.phone('5215500000001', 'Luis')
    await s.books(luis, FRIDAY)
    await s.passesVisit({ quienes_llegaron: 'no se sabe' })
    await s.morning()
    expect(s.states()).toEqual([])
  })
})

describe('the next morning', () => {
  test('who wrote to come late and did not come is asked like any other', async () => {
    const s = openAttendance()
    await s.switchOn()
    const luis = s.phone('5215500000001', 'Luis')
    await s.books(luis, FRIDAY)
    await s.passesVisit({}, () => luis.write('voy tarde'))
    expect(s.count("visits where hint = 'running_late'")).toBe(1)
    await s.morning()
    expect(last(luis)).toStartWith('No quedó anotado que llegara a su cita')
    await s.pass(3)
    expect(s.states()).toEqual(['silent'])
    expect(brokenInvariants(s.db)).toEqual([])
  })

  test('of who wrote to be there a clerk decides, and nothing counts meanwhile', async () => {
    const s = openAttendance()
    await s.switchOn()
    const luis = s.phone('5215500000001', 'Luis')
    await s.books(luis, FRIDAY)
    await s.passesVisit({}, () => luis.write('ya llegué'))
    await s.morning()
    await s.pass(3)
    expect(s.states()).toEqual(['came'])
    const { citas } = (await s.get('/admin/asistencia')).body as { citas: { numero: number; dijo: string }[] }
    expect(citas).toMatchObject([{ dijo: 'dice que sí llegó' }])
    const form = { numero: String(citas[0]?.numero), decision: 'no llegó', motivo: 'nadie lo vio ese día' }
    expect((await s.doIt('/admin/asistencia', form)).body.resumen).toBe('Esa cita cuenta.')
    expect(brokenInvariants(s.db)).toEqual([])
  })

  test('the first that could not come does not count, and finds another place at once', async () => {
    const s = await missedOnce()
    await s.morning()
    expect(last(s.luis)).toStartWith('No quedó anotado que llegara a su cita: *viernes 27 de noviembre, 9:00 h*, en Toluca.')
    expect(titles(s.luis)).toEqual(['Sí llegué', 'No pude ir', 'Ya no la quería'])
    await s.luis.tap('No pude ir')
    expect(last(s.luis)).toStartWith('Gracias por avisar. A cualquiera le pasa: esta vez no cuenta.')
    expect(last(s.luis)).toContain('El lugar más próximo es')
    expect(s.count('missed_visits where excused = 1')).toBe(1)
    expect(brokenInvariants(s.db)).toEqual([])
  })

  test('who says that they came waits for a clerk and does not count meanwhile', async () => {
    const s = await missedOnce()
    await s.morning()
    counted(s, ['silent'])
    await s.luis.tap('Sí llegué')
    expect(last(s.luis)).toContain('Mientras tanto, no cuenta.')
    const clerk = s.keyFor('clerk', ['Toluca'])
    const waits = (await s.get('/admin/por-atender', clerk)).body.avisos as { que: string; cuantos: number }[]
    expect(waits.find(({ que }) => que === 'said_came')?.cuantos).toBe(1)
    const { citas } = (await s.get('/admin/asistencia', clerk)).body as {
      citas: { numero: number; dijo: string; nombres: string[] }[]
    }
    expect(citas).toMatchObject([{ dijo: 'dice que sí llegó', nombres: ['Luis Puga Sol'] }])
    const form = { numero: String(citas[0]?.numero), decision: 'no llegó', motivo: 'nadie lo vio ese día' }
    expect((await s.post('/admin/asistencia', form, clerk)).status).toBe(403)
    expect((await s.post('/admin/asistencia', { ...form, decision: 'quitar: puede sacar citas en el chat' })).body.codigo).toBe(
      'asistencia_otra_pregunta',
    )
    expect((await s.doIt('/admin/asistencia', form)).body.resumen).toBe('Esa cita cuenta.')
    expect(s.count('missed_visits where review_by is not null')).toBe(1)
    expect((await s.post('/admin/asistencia', form, s.keyFor('manager', ['Puebla']))).body.codigo).toBe('asistencia_sin_numero')
  })

  test('silence counts two daylights after the question was delivered; where it was not, it is asked again', async () => {
    const s = await missedOnce()
    await s.morning()
    await s.pass(3)
    expect(s.states()).toEqual(['silent'])
    const off = await missedOnce()
    off.turnTelephones(false)
    await off.morning()
    await off.pass(3)
    expect(off.states()).toEqual(['planned'])
    off.turnTelephones(true)
    await off.pass(4)
    expect(off.states()).toEqual(['planned'])
    await off.luis.write('hola')
    await off.pass(1)
    await off.settle()
    expect(off.states()).toEqual(['asked'])
    await off.pass(6)
    expect(off.states()).toEqual(['asked'])
    await off.pass(2)
    expect(off.states()).toEqual(['silent'])
  })

  test('an arrival that a clerk notes later takes it back', async () => {
    const s = await missedOnce()
    await s.morning()
    counted(s, ['silent'])
    await s.luis.tap('Ya no la quería')
    const now = s.clock.now()
    const newcomer = { audience: undefined, personId: undefined, unverified: false, agencyId: 1 }
    const limit = () => limitPassed(s.db, 1, [newcomer], now)
    expect(limit()).toBe('in_person')
    const folio = s.db.client.query<{ id: number }, []>("select id from visits where state = 'absent'").get()
    write(s.db, (tx) => {
      tx.client.run(
        'update visit_people set arrived_at = 1, outcome = null, outcome_at = null, outcome_by = null, outcome_key_id = null where visit_id = ?',
        [folio?.id ?? 0],
      )
      tx.client.run(
        "update visits set state = 'arrived', arrived_at = 1, number = 77, ended_at = null, version = version + 1 where id = ?",
        [folio?.id ?? 0],
      )
    })
    expect(limit()).toBeUndefined()
  })
})

describe('after the second that counts', () => {
  const CANNOT = ['silent', 'could_not']

  test('the next appointment is given in person, said so, with where to go; the counter gives it, and all begins again', async () => {
    const s = openAttendance()
    await s.switchOn()
    const luis = s.phone('5215500000001', 'Luis')
    await luis.write('hola')
    counted(s, CANNOT)
    await s.books(luis, FRIDAY)
    expect(last(luis)).toContain(IN_PERSON)
    expect(last(luis)).toContain('Una persona lo revisa en cinco días hábiles')
    expect(last(luis)).not.toMatch(/castig|bloque|falt[óo]/i)
    expect(titles(luis)).toEqual(['Oficinas y horario', 'Hablar con alguien'])
    await luis.tap('Oficinas y horario')
    expect(last(luis)).toMatch(/lunes a viernes/)
    expect(last(luis)).toStartWith('Oficina Toluca: Domicilio de muestra')
    expect(s.count("appointments where origin = 'chat'")).toBe(0)
    expect(brokenInvariants(s.db)).toEqual([])
  })

  test('nobody is put on the waiting list for a place that would not be given: the same is said before anything is asked', async () => {
    const s = openAttendance()
    await s.switchOn()
    const luis = s.phone('5215500000001', 'Luis')
    await luis.write('hola')
    counted(s, CANNOT)
    s.db.client.run('update slots set capacity = taken + cooling + kept')
    await luis.write('quiero mi primer pasaporte, soy de Toluca')
    await luis.tap('Esperar en Toluca')
    expect(last(luis)).toContain(IN_PERSON)
    expect(titles(luis)).toEqual(['Oficinas y horario', 'Hablar con alguien'])
    expect(s.count('wait_wishes')).toBe(0)
    await luis.tap('Oficinas y horario')
    expect(last(luis)).toMatch(/lunes a viernes/)
    const request = { officeIds: [1], times: {}, answers: '{}', members: [{ person: LUIS, procedureId: 'renewal' }] }
    expect(write(s.db, (tx) => join(tx, s.house.messaging, 1, request, s.clock.now()))).toEqual({
      ...{ ok: false, why: 'other_limit', limit: 'in_person' },
    })
  })

  test('is reviewed by a person, who may lift it', async () => {
    const s = await missedOnce()
    await s.morning()
    counted(s, ['silent'])
    await s.luis.tap('Ya no la quería')
    expect(last(s.luis)).toContain(IN_PERSON)
    await s.luis.tap('Oficinas y horario')
    expect(last(s.luis)).toContain('*Toluca*')
    expect(last(s.luis)).toMatch(/lunes a viernes/)
    const { citas } = (await s.get('/admin/asistencia')).body as { citas: { numero: number; revisar_antes_de: string }[] }
    expect(citas).toMatchObject([{ revisar_antes_de: '2026-12-05T00:00:00-06:00' }])
    const form = {
      numero: String(citas[0]?.numero),
      decision: 'quitar: puede sacar citas en el chat',
      motivo: 'estuvo en el hospital',
    }
    expect((await s.doIt('/admin/asistencia', form)).body.resumen).toContain('puede sacar citas en el chat')
    expect(s.count("missed_visits where state = 'cleared'")).toBe(2)
    expect((await s.get('/admin/asistencia')).body.citas).toEqual([])
    expect(brokenInvariants(s.db)).toEqual([])
  })

  test('after it was reviewed nobody is promised that it will be', async () => {
    const s = await missedOnce()
    await s.morning()
    counted(s, ['silent'])
    await s.luis.tap('Ya no la quería')
    expect(last(s.luis)).toContain('Una persona lo revisa en cinco días hábiles')
    const { citas } = (await s.get('/admin/asistencia')).body as { citas: { numero: number }[] }
    const form = { numero: String(citas[0]?.numero), decision: 'se queda: la siguiente, en persona', motivo: 'no hubo razón' }
    expect((await s.doIt('/admin/asistencia', form)).body.hecho).toBe(true)
    await s.books(s.luis, 'el lunes 7 de diciembre')
    expect(last(s.luis)).toContain('Una persona de la oficina ya lo revisó')
    expect(last(s.luis)).not.toContain('cinco días')
  })

  test('one of its people who is given an appointment at the counter begins again', async () => {
    const s = await missedOnce()
    await s.morning()
    counted(s, ['silent'])
    await s.luis.tap('Ya no la quería')
    const luis = { nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07', oficina: 'Toluca', tramite: 'primer pasaporte' }
    const given = await s.doIt('/admin/citas', { ...luis, motivo: 'vino en persona', dia: '30/11/2026', hora: '10:00' })
    expect(given.body.hecho).toBe(true)
    expect(s.states()).toEqual(['spent', 'spent'])
  })

  test('erasing does not undo it: a telephone that is forgotten and writes again has the same asker, unless it is of another person', async () => {
    const s = openAttendance()
    await s.switchOn()
    const luis = s.phone('5215500000001', 'Luis')
    await luis.write('hola')
    counted(s, CANNOT)
    const forget = () =>
      write(s.db, (tx) => {
        const { id } = tx.client.query<{ id: number }, []>('select id from contacts order by id desc limit 1').get() ?? { id: 0 }
        for (const one of s.house.messaging.personalData) one.forgetContact?.(tx, id)
        tx.client.run('delete from conversations')
        tx.client.run('delete from contact_aliases')
      })
    forget()
    expect(s.count('missed_visits where contact_id is not null')).toBe(0)
    expect(s.count('asker_marks')).toBe(1)
    expect(brokenInvariants(s.db)).toEqual([])
    await luis.write('hola')
    expect(s.count('asker_marks')).toBe(0)
    expect(s.count('contacts c join contacts d on d.asker_id = c.asker_id and d.id > c.id')).toBe(1)
    await s.books(luis, FRIDAY)
    expect(last(luis)).toContain(IN_PERSON)
    write(s.db, (tx) => startAfresh(tx, 2, s.clock.now()))
    forget()
    expect(s.count('asker_marks')).toBe(0)
    expect(brokenInvariants(s.db)).toEqual([])
  })

  test('two chats of one person are counted together', async () => {
    const s = openAttendance()
    await s.switchOn()
    const [luis, other] = [s.phone('5215500000001', 'Luis'), s.phone('5215500000002', 'Luis')]
    await luis.write('hola')
    await other.write('hola')
    counted(s, CANNOT)
    const newcomer = { audience: undefined, personId: undefined, unverified: false, agencyId: 1 }
    expect(limitPassed(s.db, 2, [newcomer], s.clock.now())).toBeUndefined()
    write(s.db, (tx) => {
      const [was, becomes] = ['5215500000001', '5215500000002'].map((value) => ({ kind: 'phone' as const, value }))
      if (was && becomes) renameContact(tx, s.house.messaging, [was], [becomes], s.clock.now())
    })
    expect(limitPassed(s.db, 1, [newcomer], s.clock.now())).toBe('in_person')
    expect(limitPassed(s.db, 1, [{ ...newcomer, agencyId: 2 }], s.clock.now())).toBeUndefined()
    expect(limitPassed(s.db, 1, [newcomer], s.clock.now() + 366 * DAY + HOUR)).toBeUndefined()
    expect(brokenInvariants(s.db)).toEqual([])
  })
})
