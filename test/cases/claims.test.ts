import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { DAY } from '../../src/clock.ts'
import { GUADALUPE, LUIS } from '../cast.ts'
import { openCaseDesk, XAVIER } from './case-desk.ts'

/** Xavier has an appointment in Toluca that another telephone looks after. */
async function openClaims() {
  const desk = openCaseDesk()
  const folio = await desk.bookXavier()
  return {
    ...desk,
    folio,
    async claim(curp: string) {
      await desk.citizen.write('reclamar')
      desk.hear()
      await desk.citizen.write(curp)
      return desk.hear()
    },
  }
}

describe('a claim of a CURP', () => {
  test('says the same whether anybody has an appointment with it', async () => {
    const desk = await openClaims()
    const plain = (words: string) => words.replace(/C-\w{6}/, 'C-').replace(/termina en \w{4}/, '')
    const one = await desk.claim(LUIS.curp)
    const other = await desk.claim(GUADALUPE.curp)
    expect(plain(one)).toBe(plain(other))
    expect(one).toContain('a más tardar el *viernes 4 de diciembre*')
  })

  test('is two for a telephone within half a year; the same CURP again is the same claim', async () => {
    const desk = await openClaims()
    const first = await desk.claim(LUIS.curp)
    expect(await desk.claim(LUIS.curp)).toBe(first)
    await desk.claim(GUADALUPE.curp)
    expect(await desk.claim(XAVIER.curp)).toContain('ya se abrieron 2 reclamos')
    expect(await desk.cases()).toHaveLength(2)
  })

  test('freezes nothing: whoever looks after the appointment may still cancel it', async () => {
    const desk = await openClaims()
    await desk.claim(XAVIER.curp)
    expect((await desk.doIt('/admin/citas/cancelar', { folio: desk.folio, motivo: 'ya no puede ir' })).status).toBe(200)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('shows the office the appointment in dispute, and ends when an identification was seen and it is passed on', async () => {
    const desk = await openClaims()
    await desk.claim(XAVIER.curp)
    const [claim] = await desk.cases()
    const read = await desk.post('/admin/casos/leer', { caso: claim?.caso ?? '' })
    expect((read.body.citas as { folio: string }[]).map((one) => one.folio)).toEqual([desk.folio])
    expect((read.body.mensajes as { que: string }[]).map((one) => one.que)).toEqual([XAVIER.curp])
    await desk.doIt('/admin/citas/otro-telefono', {
      folio: desk.folio,
      telefono_nuevo: '55 0000 0001',
      identificacion_vista: 'sí',
      motivo: 'mostró su INE',
    })
    expect((await desk.cases('?cuales=cerrados'))[0]?.resultado).toBe('resuelto')
    await desk.settle()
    await desk.citizen.write('mis citas')
    expect(desk.citizen.read().some((reply) => 'body' in reply && reply.body.includes('Xavier'))).toBe(true)
  })

  test('of an appointment made from this telephone shows the way to it', async () => {
    const desk = await openClaims()
    const owner = desk.phone('5215500000099')
    await owner.write('reclamar')
    await owner.write(XAVIER.curp)
    const [last] = owner.read().slice(-1)
    expect(last && 'body' in last ? last.body : '').toContain('escriba *MIS CITAS*')
  })

  test('dies after its last day without proof, and nobody is told', async () => {
    const desk = await openClaims()
    await desk.claim(LUIS.curp)
    desk.clock.advance(10 * DAY)
    await desk.lookAtCases()
    expect(await desk.cases()).toHaveLength(1)
    desk.clock.advance(DAY)
    await desk.lookAtCases()
    await desk.settle()
    expect((await desk.cases('?cuales=cerrados'))[0]?.resultado).toBe('nadie mostró la identificación a tiempo')
    expect(desk.citizen.read()).toEqual([])
  })
})

test('the last day of a claim is one on which the office opens', async () => {
  const desk = openCaseDesk()
  desk.clock.set(Date.parse('2026-11-25T16:00:00Z')) // Ten days later is a Saturday.
  await desk.citizen.write('reclamar')
  desk.hear()
  await desk.citizen.write(LUIS.curp)
  expect(desk.hear()).toContain('a más tardar el *lunes 7 de diciembre*')
})
