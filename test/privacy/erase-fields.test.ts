import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { FIELD_KINDS, type FieldKind } from '../../db/schema.ts'
import { PERSONAL_DATA } from '../../src/capabilities.ts'
import { DAY } from '../../src/clock.ts'
import { clean } from '../../src/jobs/cleanup.ts'
import { createLog } from '../../src/log.ts'
import { LUIS, ROSA } from '../cast.ts'
import { openErasingDesk, standsSomewhere } from './erasure-stage.ts'

// What a procedure's own fields hold, of whatever kind, is gone with the data of its person.

/** What a clerk types, and what is kept of it. */
const TYPED: Record<FieldKind, [typed: string, kept: string]> = {
  text: ['ahuehuete de San Lorenzo', 'ahuehuete de San Lorenzo'],
  number: ['48151623', '48151623'],
  date: ['5/3/2027', '2027-03-05'],
  choice: ['Puesto semifijo', 'semifijo'],
  yes_no: ['sí', 'yes'],
  plate: ['XYZ-98-76', 'XYZ9876'],
  email: ['x.quetzal@ejemplo.mx', 'x.quetzal@ejemplo.mx'],
  document: ['UNAM-31245-8', 'UNAM312458'],
  curp: [LUIS.curp, LUIS.curp],
  name: ['Ximena Quetzal Paz', 'Ximena Quetzal Paz'],
  place: ['Metepec', 'Metepec, Estado de México'],
}

/** Rosa's renewal with an answer to a field of each kind. */
async function answered() {
  const desk = openErasingDesk()
  write(desk.db, (tx) => {
    tx.client.run("delete from procedure_fields where procedure_id = 'renewal'")
    for (const [at, kind] of FIELD_KINDS.entries())
      tx.client
        .query(
          `insert into procedure_fields (procedure_id, name, position, kind, label, label_en, question, question_en, required, options)
           values ('renewal', ?1, ?2, ?3, ?4, ?4, '¿Qué?', 'What?', 1, ?5)`,
        )
        .run(`campo_${kind}`, at, kind, `Dato ${kind.replace('_', ' ')}`, kind === 'choice' ? OPTIONS : null)
  })
  const respuestas = FIELD_KINDS.map((kind) => `Dato ${kind.replace('_', ' ')}: ${TYPED[kind][0]}`).join('; ')
  await desk.book(ROSA, { respuestas })
  /** Names of fields and values that stand outside of the records themselves. */
  const found = () =>
    FIELD_KINDS.flatMap((kind) =>
      [`"campo_${kind}"`, ...(kind === 'yes_no' ? [] : [TYPED[kind][1]])].filter((words) =>
        standsSomewhere(desk, words).some((place) => !/^(?:procedure|town|offices|postal|outbox|conversations|inbox)/.test(place)),
      ),
    )
  return { desk, found }
}

const OPTIONS = JSON.stringify([{ value: 'semifijo', title: 'Puesto semifijo', titleEn: 'Stall' }])
const ALL = FIELD_KINDS.flatMap((kind) => (kind === 'yes_no' ? [`"campo_${kind}"`] : [`"campo_${kind}"`, TYPED[kind][1]]))

test('an erasure leaves nothing of what a field of any kind holds', async () => {
  const { desk, found } = await answered()
  expect(found()).toEqual(ALL)
  await desk.visitsEnd()
  await desk.visitsEnd()
  await desk.erase(ROSA.curp)
  expect(found()).toEqual([])
  expect(desk.broken()).toEqual([])
})

const DAYS_KEPT = 20

/** So many days after the end of the visit, if any are said; then the hourly job looks. */
async function expire(desk: Awaited<ReturnType<typeof answered>>['desk'], days?: number) {
  const visit = desk.db.client.query<{ ends: number | null }, []>('select max(visit_ends_at) as ends from appointments').get()
  if (days !== undefined) desk.clock.set((visit?.ends ?? 0) + days * DAY)
  await desk.settle()
  desk.db.client.query('insert into heartbeat values (1, ?1) on conflict do update set at = ?1').run(desk.clock.now())
  const { writer, messaging } = desk.house
  await clean({ writer, messaging, personalData: PERSONAL_DATA, log: createLog('error', () => undefined, desk.clock.now) })
}

test('once the visit is over nothing of them is kept, without anybody asking', async () => {
  const { desk, found } = await answered()
  await desk.visitsEnd()
  await desk.visitsEnd()
  await expire(desk)
  expect(found()).toEqual([])
  expect(desk.broken()).toEqual([])
})

test.each(FIELD_KINDS)('an answer of kind %s is kept as many days after the visit as its record says, and alone', async (kind) => {
  const { desk, found } = await answered()
  const keeps = desk.db.client.query('update procedure_fields set kept_days = ? where name = ?')
  keeps.run(DAYS_KEPT, `campo_${kind}`)
  await desk.visitsEnd()
  await desk.visitsEnd()
  await expire(desk)
  const own = [`"campo_${kind}"`, ...(kind === 'yes_no' ? [] : [TYPED[kind][1]])]
  expect(found()).toEqual(own)
  expect(desk.broken()).toEqual([])
  await expire(desk, DAYS_KEPT - 0.01)
  expect(found()).toEqual(own)
  await expire(desk, DAYS_KEPT)
  expect(found()).toEqual([])
  expect(desk.broken()).toEqual([])
})

test('of a cancelled visit no answer is kept, and none outlives the visit itself or a request to erase', async () => {
  for (const ends of ['cancelled', 'forgotten', 'erased'] as const) {
    const { desk, found } = await answered()
    desk.db.client.run('update procedure_fields set kept_days = 365')
    const folio = /[A-Z0-9]{3}-[A-Z0-9]{3}/.exec((await desk.post('/admin/buscar', { quien: ROSA.curp })).text)?.[0] ?? ''
    if (ends === 'cancelled') await desk.doIt('/admin/citas/cancelar', { folio, motivo: 'la persona lo pidió en el mostrador' })
    await desk.visitsEnd()
    await desk.visitsEnd()
    await expire(desk)
    if (ends !== 'cancelled') expect(found()).not.toEqual([])
    if (ends === 'erased') await desk.erase(ROSA.curp)
    if (ends === 'forgotten') await expire(desk, 91)
    expect({ ends, found: found(), broken: desk.broken() }).toEqual({ ends, found: [], broken: [] })
  }
})

test('the view that proves it finds what was kept too long', async () => {
  const { desk } = await answered()
  desk.db.client.run('update procedure_fields set kept_days = 20')
  await desk.visitsEnd()
  await desk.visitsEnd()
  await expire(desk)
  desk.db.client.query('update heartbeat set at = ?').run(desk.clock.now() + 20 * DAY)
  desk.db.client.run('update schedules set opens_at = null') // A day that did not open is found too.
  expect(desk.broken()).toEqual(['past_visits_are_bare:1'])
})
