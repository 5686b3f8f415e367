// Whose a case is: of the office that is named, else of the visit, else it is asked; never of one that nobody named.
import { describe, expect, test } from 'bun:test'
import { somebody } from '../cast.ts'
import { LICENCE, OFFICE, twoAgencies } from '../http/two-agencies.ts'

/** A telephone with a visit at Toluca, and one at the other agency. */
async function twoVisits() {
  const desk = await twoAgencies()
  const { name, curp } = somebody(3)
  const there = { oficina: OFFICE, tramite: LICENCE, nombre: name, curp, telefono: '55 0000 0001', motivo: 'vino' }
  await desk.doIt('/admin/citas', { ...there, dia: '04/12/2026', hora: '11:00', via: 'mostrador' }, desk.theirs)
  const citizen = desk.phone('5215500000001')
  const last = () => {
    const reply = citizen.read().at(-1)
    return reply && 'body' in reply ? reply.body : ''
  }
  /** Office and agency of each case of this telephone, or without one. */
  const filed = (kind: string) =>
    desk.db.client
      .query<unknown, [string]>(
        `select o.name as office, c.agency_id as agency from cases c left join offices o on o.id = c.office_id
         where c.kind = ? and c.subject not in ('theirs', 'ours') order by c.id desc limit 1`,
      )
      .values(kind)
  return { ...desk, citizen, last, filed }
}

describe('somebody with visits at two offices', () => {
  test('is asked of which one a complaint is, by their names, and it goes there', async () => {
    const { citizen, last, filed } = await twoVisits()
    await citizen.write('pésimo servicio')
    await citizen.tap('Sí, déjela')
    expect(last()).toContain('*¿De cuál se trata?*')
    expect(filed('service')).toEqual([])
    await citizen.tap(OFFICE)
    expect(filed('service')).toEqual([[OFFICE, 2]])
  })

  test('who names the office is not asked', async () => {
    const { citizen, filed } = await twoVisits()
    await citizen.write(`pésimo servicio en ${OFFICE}`)
    await citizen.tap('Sí, déjela')
    expect(filed('service')).toEqual([[OFFICE, 2]])
  })

  test('says that it is of neither: then it is filed under no office', async () => {
    const { citizen, filed } = await twoVisits()
    await citizen.write('pésimo servicio')
    await citizen.tap('Sí, déjela')
    await citizen.tap('De ninguna de ellas')
    expect(filed('service')).toEqual([[null, 1]])
  })

  test('who wants a person is asked before the chat goes to one', async () => {
    const { citizen, last, filed } = await twoVisits()
    await citizen.write('asesor')
    await citizen.tap('Sí, una persona')
    expect(last()).toContain('*¿De cuál se trata?*')
    await citizen.write('Toluca')
    expect(filed('person')).toEqual([['Toluca', 1]])
  })

  test('a denunciation of one office does not go to the other’s comptroller', async () => {
    const { citizen, filed } = await twoVisits()
    await citizen.write(`denuncia: en ${OFFICE} me pidieron dinero por adelantar mi trámite`)
    await citizen.tap('Con mis datos')
    expect(filed('complaint')).toEqual([[OFFICE, 2]])
  })
})

test('somebody with one visit is not asked; without any visit the agency is asked, and its case is of no office', async () => {
  const desk = await twoAgencies()
  const filed = () => desk.db.client.query("select office_id, agency_id from cases where kind = 'service' order by id").values()
  const toluca = desk.db.client.query<{ id: number }, []>("select id from offices where name = 'Toluca'").get()?.id ?? 0
  for (const [number, agency] of [
    ['5215500000001', undefined],
    ['5215500000077', 'Movilidad'],
    ['5215500000078', 'De ninguna de ellas'],
  ] as const) {
    const citizen = desk.phone(number)
    await citizen.write('pésimo servicio')
    await citizen.tap('Sí, déjela')
    if (agency) await citizen.tap(agency)
  }
  expect(filed()).toEqual([
    [toluca, 1],
    [null, 2],
    [null, 1],
  ])
})
