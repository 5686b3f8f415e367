// What waits for the office is counted by one read, for whoever may see it where it is attended to.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { openCase } from '../../src/cases/cases.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { openCaseDesk } from '../cases/case-desk.ts'
import { ROSA_AT_COUNTER } from '../http/desk.ts'
import { ADMIN_TOKEN } from '../office.ts'

const PATH = '/admin/por-atender'

type Desk = ReturnType<typeof openCaseDesk>
interface Notice {
  que: string
  cuantos: number
  aviso: string
  se_ve_en: string
  toca: boolean
}

async function told(desk: Desk, token?: string, query = '') {
  const { body } = await desk.get(`${PATH}${query}`, token)
  return Object.fromEntries((body.avisos as Notice[]).map(({ que, cuantos }) => [que, cuantos]))
}

async function chat(desk: Desk): Promise<void> {
  await desk.citizen.write('quiero hablar con una persona')
  await desk.citizen.tap('Sí, una persona')
  await desk.citizen.write('¿puedo ir con una copia?')
}

/** Rosa came today, in Toluca. */
async function arrival(desk: Desk): Promise<string> {
  const { body } = await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: 'hoy', hora: '12:00' })
  const { folio } = body.cita as { folio: string }
  await desk.post('/admin/citas/llegada', { folio })
  return folio
}

describe('the office is told', () => {
  test('of nothing while nothing waits', async () => {
    const { get } = openCaseDesk()
    expect((await get(PATH)).body).toEqual({ resumen: 'Nada espera.', por_atender: 0, avisos: [] })
  })

  test('that a chat waits, until it is answered', async () => {
    const desk = openCaseDesk()
    await chat(desk)
    expect((await desk.get(PATH)).body).toMatchObject({
      por_atender: 1,
      avisos: [{ que: 'chats', aviso: '1 persona espera respuesta en el chat', se_ve_en: 'Casos', toca: true }],
    })
    const [card] = await desk.cases()
    await desk.doIt('/admin/casos/contestar', { caso: card?.caso ?? '', respuesta: 'Sí, con una copia.' })
    expect(await told(desk)).toEqual({})
  })

  test('that a case is due with the next working day, and not twice of one that waits in the chat', async () => {
    const desk = openCaseDesk()
    await chat(desk)
    write(desk.db, (tx) => openCase(tx, desk.vault, { kind: 'rights', contactId: 1, subject: 'access' }, desk.clock.now()))
    const [right] = (await desk.cases()).filter(({ tipo }) => tipo === 'datos')
    desk.clock.set(Date.parse(right?.plazo ?? '') - 5 * DAY)
    expect(await told(desk)).toEqual({ chats: 1 })
    desk.clock.set(Date.parse(right?.plazo ?? ''))
    expect(await told(desk)).toEqual({ chats: 1, cases: 1 })
    // Who may not read the case is not told that it is there.
    expect(await told(desk, desk.keyFor('clerk', ['Toluca']))).toEqual({ chats: 1 })
  })

  test('of turns without a window, and of a turn that was called long ago and has no result', async () => {
    const desk = openCaseDesk()
    await arrival(desk)
    expect(await told(desk)).toEqual({ turns: 1 })
    await desk.post('/admin/mostrador/llamar', { oficina: 'Toluca', ventanilla: '3' })
    expect(await told(desk)).toEqual({})
    desk.clock.advance(45 * MINUTE)
    expect(await told(desk)).toEqual({ called: 1 })
    await desk.post('/admin/mostrador/atendida', { oficina: 'Toluca', turno_o_folio: '1' })
    expect(await told(desk)).toEqual({})
  })
})

test('an answer of a citizen that is awaited is told, and is not the office’s to do', async () => {
  const desk = openCaseDesk()
  desk.db.client.run("update rules set value = 1 where name = 'second_key_one_in'")
  const folio = await arrival(desk)
  const clerk = desk.keyFor('clerk', ['Toluca'])
  desk.citizen.read()
  const before = (await desk.get(PATH, clerk)).body.por_atender
  await desk.doIt('/admin/citas/mover', { folio, dia: '4/12/2026', hora: '10:00', motivo: 'lo pidió' }, clerk)
  expect((await desk.get(PATH, clerk)).body).toMatchObject({
    por_atender: before,
    avisos: expect.arrayContaining([expect.objectContaining({ que: 'consents', cuantos: 1, toca: false })]),
  })
  desk.clock.advance(2 * DAY)
  expect(await told(desk, clerk)).not.toHaveProperty('consents')
})

test('a complaint is counted for who hears complaints alone, near its deadline', async () => {
  const desk = openCaseDesk()
  desk.comptroller()
  await chat(desk)
  await desk.citizen.write('Me pidió 500 pesos para darme la cita')
  const [complaint] = await desk.complaints()
  desk.clock.set(Date.parse(complaint?.plazo ?? ''))
  expect(await told(desk, desk.comptroller())).toEqual({ complaints: 1 })
  for (const role of ['clerk', 'manager', 'administrator'] as const)
    expect(await told(desk, desk.keyFor(role))).toEqual({ chats: 1 })
})

describe('the counter', () => {
  test('says the same of its office in its own read, and what did not change is not sent again', async () => {
    const desk = openCaseDesk()
    await chat(desk)
    await arrival(desk)
    const asked = '/admin/mostrador?oficina=Toluca'
    const { body } = await desk.get(asked)
    expect(body).toMatchObject({ por_atender: 2, avisos: (await desk.get(`${PATH}?oficina=Toluca`)).body.avisos })
    for (const path of [asked, PATH]) {
      const tag = (await desk.get(path)).headers.get('etag') ?? ''
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'if-none-match': tag }
      const again = () => desk.house.officeApp.handle(new Request(`http://localhost${path}`, { headers }))
      expect((await again()).status).toBe(304)
      await desk.answer(await desk.number(), 'Sí, con una copia.')
      expect((await again()).status).toBe(200)
      await desk.citizen.write('¿y el original?')
    }
  })

  test('of another office is not told of its turns; a chat of no office is told at each', async () => {
    const desk = openCaseDesk()
    await chat(desk)
    await arrival(desk)
    const clerk = desk.keyFor('clerk', ['Puebla'])
    expect(await told(desk, clerk)).toEqual({ chats: 1 })
    expect(await told(desk, undefined, '?oficina=Puebla')).toEqual({ chats: 1 })
  })
})
