import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { type Tx, write } from '../../db/open.ts'
import { forgetCaseWords } from '../../src/cases/forgetting.ts'
import { DAY } from '../../src/clock.ts'
import { lookAtCases } from '../../src/jobs/cases.ts'
import { clean } from '../../src/jobs/cleaning.ts'
import type { JobRooms } from '../../src/jobs/rooms.ts'
import { recogniseContact } from '../../src/messaging/contacts.ts'
import { forgetQuiet } from '../../src/messaging/forgetting.ts'
import { createOfficePeople } from '../../src/messaging/office-people.ts'
import { ROSA } from '../cast.ts'
import { openDesk } from './desk.ts'

interface Card {
  caso: string
  tipo: string
  de_quien: string
  idioma: string | null
  plazo: string | null
  vencido: boolean
  estado: string
}

function open() {
  const desk = openDesk()
  const citizen = desk.phone('5215500000001')
  const jobRooms = {
    db: desk.db,
    writer: desk.house.writer,
    clock: desk.clock,
    settings: { bodyHours: 72, draftDays: 7 },
    log: () => undefined,
  } as unknown as JobRooms
  return {
    ...desk,
    citizen,
    cases: async (query = '', token?: string) => (await desk.get(`/admin/casos${query}`, token)).body.casos as Card[],
    hear: () =>
      citizen
        .read()
        .map((reply) => ('body' in reply ? reply.body : ''))
        .join('\n\n'),
    jobs: () => lookAtCases(jobRooms),
    jobRooms,
  }
}

test('whoever answers sees in which language the chat speaks to that person', async () => {
  const desk = open()
  await desk.citizen.write('español fácil')
  await desk.citizen.write('mis datos')
  await desk.citizen.tap('Ver mis datos')
  expect((await desk.cases())[0]?.idioma).toBe('español fácil')
})

describe('rights over personal data', () => {
  test('open a case with the deadline of the law, and change nothing', async () => {
    const desk = open()
    await desk.citizen.write('mis datos')
    await desk.citizen.tap('Ver mis datos')
    expect(desk.hear()).toContain('20 días hábiles para contestarle: a más tardar el *martes 22 de diciembre*')
    const [one] = await desk.cases('?tipo=datos')
    expect(one?.plazo).toBe('2026-12-22T23:59:59-06:00')
  })

  test('that are granted are answered at once and owed until they are put into effect', async () => {
    const desk = open()
    await desk.citizen.write('mis datos')
    await desk.citizen.tap('Corregir un dato')
    await desk.citizen.write('Mi apellido es Pérez')
    const caso = (await desk.cases())[0]?.caso ?? ''
    const granted = await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'concedido' })
    expect(granted.body.resumen).toContain('Hágalo efectivo a más tardar el martes 15 de diciembre de 2026')
    expect((await desk.cases())[0]).toMatchObject({ estado: 'contestado', vencido: false })
    desk.clock.advance(30 * DAY)
    await desk.jobs()
    expect((await desk.cases('?cuales=vencidos'))[0]?.vencido).toBe(true)
    const state = await desk.get('/admin/estado')
    expect(state.body.casos_vencidos).toBe(1)
    expect(state.text).toContain('casos con el plazo vencido')
    await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'resuelto' })
    await desk.jobs()
    expect((await desk.get('/admin/estado')).text).not.toContain('casos con el plazo vencido')
  })

  test('a copy of what is kept is handed over only after an identification was seen, and the logbook says so without the data', async () => {
    const desk = open()
    await desk.doIt('/admin/citas', {
      oficina: 'Toluca',
      tramite: 'renovar pasaporte',
      nombre: ROSA.name,
      curp: ROSA.curp,
      telefono: '55 0000 0001',
      motivo: 'vino a la oficina',
    })
    await desk.citizen.write('mis datos')
    await desk.citizen.tap('Ver mis datos')
    const ask = { curp_o_telefono: ROSA.curp, motivo: 'pidió ver sus datos' }
    expect((await desk.post('/admin/personas/copia', ask)).body.codigo).toBe('falta_identificacion')
    const copy = await desk.post('/admin/personas/copia', { ...ask, identificacion_vista: 'sí' })
    expect(copy.body.datos).toMatchObject({ appointments: [{ name: ROSA.name, curp: ROSA.curp, birthDate: ROSA.birthDate }] })
    const phone = await desk.post('/admin/personas/copia', {
      ...ask,
      curp_o_telefono: '55 0000 0001',
      identificacion_vista: 'sí',
    })
    expect(phone.body.datos).toMatchObject({ contact: { language: 'es-MX' }, cases: [{ kind: 'rights', subject: 'access' }] })
    expect(phone.text).not.toContain('"at":1')
    expect(JSON.stringify((await desk.get('/admin/bitacora')).body)).not.toContain(ROSA.curp)
    const copied = phone.body.datos as Record<string, unknown>
    expect(copied).toMatchObject({ permissions: [], contact: { mutedAt: null } })
    expect(JSON.stringify(copied.appointments)).toContain('"reminders":[')
    const nobody = await desk.post('/admin/personas/copia', { ...ask, curp_o_telefono: '55 9999 9999', identificacion_vista: 'sí' })
    expect(nobody.body.codigo).toBe('nadie_con_ese_dato')
  })
})

describe('a report', () => {
  test('without a name keeps neither the contact nor the words that came in, and cannot be answered', async () => {
    const desk = open()
    await desk.citizen.write('denuncia')
    await desk.citizen.tap('Sí, sin mis datos')
    await desk.citizen.write('Me pidieron 800 pesos afuera de la oficina')
    const [one] = await desk.cases()
    expect(one?.de_quien).toBe('sin datos')
    expect(desk.count('cases where contact_id is not null')).toBe(0)
    expect(desk.count("inbox where body_sealed is null and kind = 'message'")).toBe(1)
    expect(desk.count('cases where opened_at % 3600000 <> 0')).toBe(0)
    const refused = await desk.post('/admin/casos/contestar', { caso: one?.caso ?? '', respuesta: 'Gracias' })
    expect(refused.body.codigo).toBe('caso_sin_nombre')
  })

  test('told before anybody asked how to send it leaves no trace either, once it is sent without a name', async () => {
    const desk = open()
    await desk.citizen.write('buenas tardes')
    await desk.citizen.write('un coyote me  cobró 800 pesos por la cita')
    expect(desk.count('inbox where body_sealed is null')).toBe(0)
    await desk.citizen.tap('Sin mis datos')
    const ids = desk.db.client.query('select id from inbox where body_sealed is null order by id').all()
    expect(ids).toEqual([{ id: 2 }, { id: 3 }])
    expect(desk.count('cases where contact_id is not null')).toBe(0)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('without a name that was set aside and taken again later takes its own words along, not those of a later message', async () => {
    const desk = open()
    await desk.citizen.write('denuncia')
    await desk.citizen.write('Me pidieron 800 pesos afuera de la oficina')
    await desk.citizen.write('hola')
    const rows = desk.db.client.query<{ id: number; contact_id: number }, []>('select id, contact_id from inbox order by id').all()
    const { id = 0, contact_id: contactId = 0 } = rows[1] ?? {}
    const people = (tx: Tx) => createOfficePeople(tx, desk.vault, { contactId, inboxId: id }, desk.clock.now())
    write(desk.db, (tx) => void people(tx).leaveCase({ kind: 'complaint', subject: 'anonymous', words: 'Me pidieron 800 pesos' }))
    expect(desk.db.client.query('select id from inbox where body_sealed is null').all()).toEqual([{ id }])
  })

  test('without a name is taken three times a day from a chat, and a day later nothing tells that there was one', async () => {
    const desk = open()
    const leave = async (words: string) => {
      await desk.citizen.write('denuncia')
      await desk.citizen.tap('Sí, sin mis datos')
      desk.hear()
      await desk.citizen.write(words)
      return desk.hear()
    }
    for (const words of ['Uno me pidió dinero', 'Otro me pidió dinero', 'Y uno más']) {
      expect(await leave(words)).toContain('La oficina ya tiene su aviso')
    }
    expect(await leave('Y todavía otro')).toMatch(/este no lo guardé[\s\S]*denuncia formal/)
    expect(await desk.cases()).toHaveLength(3)
    expect(desk.count("inbox where body_sealed is null and kind = 'message'")).toBe(4)
    const other = desk.phone('5215500000002')
    await other.write('denuncia')
    await other.tap('Sí, sin mis datos')
    await other.write('A mí también')
    expect(await desk.cases()).toHaveLength(4)
    desk.clock.advance(DAY)
    expect(await leave('Hoy otra vez')).toContain('La oficina ya tiene su aviso')
    desk.clock.advance(DAY)
    await clean(desk.jobRooms)
    expect(desk.count('report_counts')).toBe(0)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('and requests about data are for managers; a clerk sees the chats of the own office and of none in particular', async () => {
    const desk = open()
    await desk.citizen.write('denuncia')
    await desk.citizen.tap('Sí, con mi teléfono')
    await desk.citizen.write('Un gestor')
    const caso = (await desk.cases())[0]?.caso ?? ''
    const clerk = desk.keyFor('clerk', ['Toluca'])
    expect(await desk.cases('', clerk)).toEqual([])
    expect((await desk.post('/admin/casos/leer', { caso }, clerk)).body.codigo).toBe('caso_no_existe')
    expect(await desk.cases('', desk.keyFor('manager'))).toHaveLength(1)
    await desk.citizen.write('ASESOR')
    await desk.citizen.tap('Sí, una persona')
    expect((await desk.cases('', clerk)).map((one) => one.tipo)).toEqual(['persona'])
    write(desk.db, (tx) =>
      tx.client.run("update cases set office_id = (select id from offices where name = 'Puebla') where kind = 'person'"),
    )
    expect(await desk.cases('', clerk)).toEqual([])
  })
})

describe('what was said in a case', () => {
  test('is deleted some days after it was closed, and with its contact', async () => {
    const desk = open()
    await desk.citizen.write('ASESOR')
    await desk.citizen.tap('Sí, una persona')
    await desk.citizen.write('Una pregunta')
    const caso = (await desk.cases())[0]?.caso ?? ''
    await desk.doIt('/admin/casos/anotar', { caso, nota: 'Llamó también por teléfono' })
    await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'resuelto' })
    const forget = () => write(desk.db, (tx) => forgetCaseWords(tx, desk.clock.now(), 100))
    desk.clock.advance(29 * DAY)
    expect(forget()).toBe(0)
    desk.clock.advance(2 * DAY)
    expect(forget()).toBe(1)
    expect(desk.count('case_messages')).toBe(0)
    expect((await desk.cases('?cuales=cerrados'))[0]?.caso).toBe(caso)
    desk.clock.advance(90 * DAY)
    write(desk.db, (tx) => {
      tx.client.run('update outbox set body_sealed = null')
      forgetQuiet(tx, { days: 90, after: 0, limit: 10 }, desk.clock.now())
    })
    expect(desk.count('cases where contact_id is not null')).toBe(0)
  })

  test('goes along when two contacts turn out to be one, and the chat stays with the person', async () => {
    const desk = open()
    const other = desk.phone('5215500000002')
    for (const phone of [desk.citizen, other]) {
      await phone.write('ASESOR')
      await phone.tap('Sí, una persona')
      await phone.write('Una pregunta')
    }
    expect(await desk.cases()).toHaveLength(2)
    write(desk.db, (tx) => {
      const aliases = ['5215500000001', '5215500000002'].map((value) => ({ kind: 'phone' as const, value }))
      recogniseContact(tx, desk.house.messaging, aliases, { at: desk.clock.now(), profileName: undefined }, desk.clock.now())
    })
    const [one, another] = await desk.cases()
    expect(another).toBeUndefined()
    const lines = (await desk.post('/admin/casos/leer', { caso: one?.caso ?? '' })).body.mensajes as unknown[]
    expect(lines).toHaveLength(2)
    await desk.citizen.write('¿Siguen ahí?')
    expect(desk.count('case_messages')).toBe(3)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('stays with the person when the one of two contacts who talks had no case under the older name', async () => {
    const desk = open()
    const other = desk.phone('5215500000002')
    await desk.citizen.write('Hola')
    await other.write('ASESOR')
    await other.tap('Sí, una persona')
    await other.write('Una pregunta')
    write(desk.db, (tx) => {
      const aliases = ['5215500000001', '5215500000002'].map((value) => ({ kind: 'phone' as const, value }))
      recogniseContact(tx, desk.house.messaging, aliases, { at: desk.clock.now(), profileName: undefined }, desk.clock.now())
    })
    await desk.citizen.write('¿Siguen ahí?')
    expect(desk.count('case_messages')).toBe(2)
    expect(brokenInvariants(desk.db)).toEqual([])
  })
})

test('an answer that waits to be read is not lost when a clerk lets go of the chat', async () => {
  const desk = open()
  await desk.citizen.write('ASESOR')
  await desk.citizen.tap('Sí, una persona')
  await desk.citizen.write('¿Puedo ir sin mi acta?')
  const caso = (await desk.cases())[0]?.caso ?? ''
  desk.clock.advance(3 * DAY)
  await desk.settle()
  await desk.doIt('/admin/casos/contestar', { caso, respuesta: 'No, es indispensable.' })
  expect((await desk.post('/admin/casos/soltar', { caso })).body.codigo).toBe('caso_sin_chat')
  desk.hear()
  await desk.citizen.write('hola')
  expect(desk.hear()).toContain('No, es indispensable.')
})

test('answers to two cases that wait to be read are both read with the next word', async () => {
  const desk = open()
  await desk.citizen.write('mis datos')
  await desk.citizen.tap('Ver mis datos')
  await desk.citizen.write('ASESOR')
  await desk.citizen.tap('Sí, una persona')
  await desk.citizen.write('¿Puedo ir sin mi acta?')
  desk.clock.advance(3 * DAY)
  await desk.settle()
  for (const [nth, { caso }] of (await desk.cases()).entries())
    await desk.doIt('/admin/casos/contestar', { caso, respuesta: `Respuesta ${nth}` })
  desk.hear()
  await desk.citizen.write('hola')
  const read = desk.hear()
  expect(read).toContain('Respuesta 0')
  expect(read).toContain('Respuesta 1')
})

test('an appeal of a limit has days for its answer, and a request that was answered in the chat is not done by silence', async () => {
  const desk = open()
  await desk.citizen.write('apelar')
  await desk.citizen.write('Somos cinco en la familia')
  expect(desk.hear()).toContain('a más tardar el martes 1 de diciembre')
  expect((await desk.get('/admin/estado')).body.esperan_a_una_persona).toBe(0)
  await desk.citizen.write('mis datos')
  await desk.citizen.tap('Ver mis datos')
  const [rights] = await desk.cases('?tipo=datos')
  await desk.doIt('/admin/casos/contestar', { caso: rights?.caso ?? '', respuesta: 'Traiga su INE, por favor.' })
  desk.clock.advance(2 * DAY)
  await desk.settle()
  expect((await desk.cases('?tipo=datos'))[0]?.estado).toBe('contestado')
  expect((await desk.cases('?tipo=datos'))[0]?.plazo).toBe('2026-12-22T23:59:59-06:00')
})

test('somebody who waits longer than the rule within the hours is an alert until somebody answers', async () => {
  const desk = open()
  await desk.citizen.write('ASESOR')
  await desk.citizen.tap('Sí, una persona')
  desk.clock.advance(DAY / 12 - 1)
  await desk.jobs()
  expect((await desk.get('/admin/estado')).text).not.toContain('llevan mucho esperando')
  desk.clock.advance(1)
  await desk.jobs()
  expect((await desk.get('/admin/estado')).text).toContain('llevan mucho esperando')
  await desk.doIt('/admin/casos/contestar', { caso: (await desk.cases())[0]?.caso ?? '', respuesta: 'Aquí estamos' })
  await desk.jobs()
  expect((await desk.get('/admin/estado')).text).not.toContain('llevan mucho esperando')
})
