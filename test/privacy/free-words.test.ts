// What people typed as they liked, and in which the CURP or the telephone of somebody stands whose data are erased.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { keepTold } from '../../src/cases/told.ts'
import { DAY } from '../../src/clock.ts'
import { eraseAgain } from '../../src/privacy/erase-again.ts'
import { GUADALUPE, LUIS, ROSA } from '../cast.ts'
import { beyondTheChat, CITIZENS_PHONE, openErasingDesk } from './erasure-stage.ts'

type Desk = ReturnType<typeof openErasingDesk>

const BRIBE = 'La persona que me atiende me pidió dinero'

/** A neighbour talks with the office about Rosa, and complains of it. */
async function neighbourComplains(desk: Desk, says: string) {
  const neighbour = desk.phone('5215500000002')
  const clerk = desk.keyFor('clerk', ['Toluca'])
  await desk.handOver(neighbour)
  const { caso = '' } = (await desk.cases()).find((one) => one.tipo !== 'datos') ?? {}
  await neighbour.write(says)
  await desk.answer(caso, 'Con 500 pesos se la consigo', clerk)
  await neighbour.write(BRIBE)
  await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'resuelto' }, clerk)
  await desk.settle()
  return neighbour
}

async function evidence(desk: Desk): Promise<string[]> {
  const [one] = await desk.complaints()
  const { body } = await desk.post('/admin/denuncias/leer', { caso: one?.caso ?? '' }, desk.comptroller())
  return (body.conversacion as { que: string }[]).map((line) => line.que)
}

async function visited(desk: Desk): Promise<void> {
  await desk.book(ROSA)
  await desk.visitsEnd()
}

describe('the evidence of a complaint', () => {
  test('never has the CURP of a claim: that is no word against anybody', async () => {
    const desk = openErasingDesk()
    desk.comptroller()
    await desk.citizen.write('reclamar')
    await desk.citizen.write(GUADALUPE.curp)
    const caso = await desk.number()
    await desk.answer(caso, 'Con 500 pesos se arregla')
    await desk.citizen.write(`DENUNCIA ${BRIBE}`)
    await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'no procede' })
    expect((await evidence(desk)).at(-1)).toBe('Con 500 pesos se arregla')
    await desk.erase(GUADALUPE.curp)
    expect(beyondTheChat(desk, GUADALUPE.curp)).toEqual([])
    expect(desk.count("case_evidence where form = 'curp' and words_sealed is null")).toBe(1)
    expect(desk.broken()).toEqual([])
  })

  test.each([
    ['in one piece', ROSA.curp],
    ['with O for zero and l for one', ROSA.curp.replace(/(?<=\d)0/, 'O').replace(/(?<=\d)1(?=\d)/, 'l')],
    ['in groups and small letters', `${ROSA.curp.slice(0, 4)} ${ROSA.curp.slice(4, 10)}-${ROSA.curp.slice(10)}`.toLowerCase()],
  ])('loses the CURP of whoever is erased, %s, and no other word', async (_, curp) => {
    const desk = openErasingDesk()
    desk.comptroller()
    await visited(desk)
    await neighbourComplains(desk, `¿Y la cita de mi vecina, ${curp}? La mía es ${LUIS.curp}.`)
    await desk.erase(ROSA.curp)
    expect(await evidence(desk)).toEqual([
      `¿Y la cita de mi vecina, [CURP]? La mía es ${LUIS.curp}.`,
      'Con 500 pesos se la consigo',
    ])
    expect([beyondTheChat(desk, curp), desk.broken()]).toEqual([[], []])
  })

  test('is changed by nothing else, and by no deletion of somebody who does not stand in it', async () => {
    const desk = openErasingDesk()
    desk.comptroller()
    await visited(desk)
    await neighbourComplains(desk, 'Mi CURP no la tengo aquí')
    const sealed = () => desk.db.client.query('select id, hex(words_sealed) from case_evidence').values()
    const before = sealed()
    await desk.erase(ROSA.curp)
    expect(sealed()).toEqual(before)
    expect(() => desk.db.client.run("update case_evidence set words_sealed = x'00'")).toThrow('wall')
    desk.db.client.run("insert into erasures (kind, agency_id, key, actor, asked_at) values ('person', 1, x'01', 'clock', 1)")
    for (const change of ["author = 'note'", 'key_id = 9', 'at = 1', 'words_sealed = null', "form = 'curp'"])
      expect(() => desk.db.client.run(`update case_evidence set ${change}`)).toThrow('wall')
  })

  test('loses it also in a copy of before, where only words still say it', async () => {
    const desk = openErasingDesk()
    desk.comptroller()
    await neighbourComplains(desk, `¿Y la cita de mi vecina, ${ROSA.curp}?`)
    const line = { kind: 'person' as const, hash: desk.vault.index('person', `curp:${ROSA.curp}`), agency: 1, at: desk.clock.now() }
    expect(write(desk.db, (tx) => eraseAgain(tx, desk.house.messaging.personalData, [line], desk.clock.now()))).toBe(1)
    await desk.jobLooks()
    expect(beyondTheChat(desk, ROSA.curp)).toEqual([])
    expect(await evidence(desk)).toContain('¿Y la cita de mi vecina, [CURP]?')
  })
})

test('a note of the office, a complaint, what was told and not sent, and the reason of a closed hour lose the CURP too', async () => {
  const desk = openErasingDesk()
  desk.comptroller()
  await visited(desk)
  const neighbour = desk.phone('5215500000002')
  await desk.handOver(neighbour)
  const caso = await desk.number()
  await desk.post('/admin/casos/anotar', { caso, nota: `Es por ${ROSA.curp}.` })
  await neighbour.write(`DENUNCIA Me pidió dinero por la cita de ${ROSA.curp}`)
  write(desk.db, (tx) => {
    const { contact_id: teller = 0 } =
      tx.client.query<{ contact_id: number }, []>('select coalesce(max(id), 0) as contact_id from contacts').get() ?? {}
    keepTold(tx, desk.vault, teller, `También por ${ROSA.curp}`, desk.clock.now())
    tx.client
      .query(
        'insert into closures (office_id, day, from_minute, until_minute, reason_sealed, created_at) values (1, ?, 540, 555, ?, ?)',
      )
      .run('2026-12-15', desk.vault.seal(`Viene ${ROSA.curp}`), desk.clock.now())
  })
  const stood = ['case_messages.words_sealed', 'case_evidence.words_sealed', 'closures.reason_sealed', 'told_reports.words_sealed']
  expect(beyondTheChat(desk, ROSA.curp)).toEqual(expect.arrayContaining(stood))
  await desk.erase(ROSA.curp)
  expect(beyondTheChat(desk, ROSA.curp)).toEqual([])
  expect((await desk.read(caso)).map((each) => each.que)).toEqual(['Es por [CURP].'])
  expect(beyondTheChat(desk, 'Me pidió dinero por la cita de [CURP]')).toEqual(['case_messages.words_sealed'])
  expect(desk.broken()).toEqual([])
})

test('whose telephone is erased is not found by the number that stands in a complaint, and the complaint keeps every other word', async () => {
  const desk = openErasingDesk()
  desk.comptroller()
  await neighbourComplains(desk, 'Soy vecina del 55 0000 0001, pero mi número es el 52 1 5500000002.')
  await desk.citizen.write('Hola')
  await desk.wait(DAY)
  await desk.erase(CITIZENS_PHONE)
  expect((await evidence(desk))[0]).toBe('Soy vecina del [tel.], pero mi número es el 52 1 5500000002.')
  await desk.erase('55 0000 0002')
  expect((await evidence(desk))[0]).toBe('Soy vecina del [tel.], pero mi número es el [tel.].')
  expect(desk.broken()).toEqual([])
})
