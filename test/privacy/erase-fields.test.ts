import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { FIELD_KINDS, type FieldKind } from '../../db/schema.ts'
import { PERSONAL_DATA } from '../../src/capabilities.ts'
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

test('once the visit is over nothing of them is kept, without anybody asking', async () => {
  const { desk, found } = await answered()
  await desk.visitsEnd()
  await desk.visitsEnd()
  desk.db.client.query('insert into heartbeat values (1, ?1) on conflict do update set at = ?1').run(desk.clock.now())
  await clean({ writer: desk.house.writer, personalData: PERSONAL_DATA, log: createLog('error', () => undefined, desk.clock.now) })
  expect(found()).toEqual([])
  expect(desk.broken()).toEqual([])
})
