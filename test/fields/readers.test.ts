// Who may see the answer to a field is said by its record, and every surface of the office asks it.
import { beforeAll, describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { FIELD_READERS } from '../../db/schema.ts'
import type { Role } from '../../src/admin/access.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'

const DAY = '2026-12-03'
/** By who may read it. */
const SAID = { list: 'ahuehuete', clerk: 'jacaranda', manager: 'oyamel', removed: 'colorín' }
const WORDS = Object.values(SAID)

let desk: ReturnType<typeof openDesk>
let keys: Record<Role, string>
let folio = ''
beforeAll(async () => {
  desk = openDesk()
  write(desk.db, (tx) => {
    tx.client.run("delete from procedure_fields where procedure_id = 'renewal'")
    for (const [at, one] of [...FIELD_READERS, 'removed'].entries())
      tx.client
        .query(
          `insert into procedure_fields (procedure_id, name, position, kind, label, label_en, question, question_en, required, seen_by)
           values ('renewal', ?1, ?2, 'text', ?3, ?3, '¿Qué?', 'What?', 1, ?4)`,
        )
        .run(`campo_${one}`, at, `Dato ${one}`, one === 'removed' ? 'list' : one)
  })
  const respuestas = Object.entries(SAID)
    .map(([name, said]) => `Dato ${name}: ${said}`)
    .join('; ')
  const given = await desk.doIt('/admin/citas', {
    ...{ ...ROSA_AT_COUNTER, vigencia: '10', dia: '3/12/2026', hora: '10:00', via: 'mostrador' },
    respuestas,
  })
  folio = (given.body.cita as { folio: string }).folio
  write(desk.db, (tx) => {
    tx.client.run("delete from procedure_fields where name = 'campo_removed'")
    // No folio asks for a second key.
    tx.client.run("update rules set value = 1000000 where name = 'second_key_one_in'")
  })
  const all: Role[] = ['reader', 'clerk', 'manager', 'administrator', 'comptroller', 'auditor', 'guard']
  keys = Object.fromEntries(all.map((role) => [role, desk.keyFor(role, role === 'guard' ? ['Toluca'] : [])])) as typeof keys
})

const seenIn = (text: string) => WORDS.filter((word) => text.includes(word))
const UP_TO = { list: [SAID.list], clerk: [SAID.list, SAID.clerk], manager: WORDS }

describe('the card of an appointment', () => {
  const CARDS: [Role, keyof typeof UP_TO][] = [
    ['reader', 'list'],
    ['clerk', 'clerk'],
    ['manager', 'manager'],
    ['administrator', 'manager'],
  ]
  test.each(CARDS)('in the list of the day shows to a key of a %s what %s may read', async (role, reader) => {
    const { text, status } = await desk.get(`/admin/agenda?oficina=Toluca&dia=${DAY}`, keys[role])
    expect([status, seenIn(text)]).toEqual([200, UP_TO[reader]])
  })

  test('is the same where a person is sought, moved and written down as arrived', async () => {
    for (const [path, form] of [
      ['/admin/buscar', { quien: folio }],
      ['/admin/citas/mover', { folio, dia: '4/12/2026', motivo: 'ese día no hay sistema' }],
      ['/admin/citas/cancelar', { folio, motivo: 'la persona lo pidió en el mostrador' }],
    ] as [string, Record<string, string>][])
      for (const [role, reader] of CARDS.slice(1)) {
        const { text } = await desk.post(path, form, keys[role])
        expect({ path, role, seen: seenIn(text) }).toEqual({ path, role, seen: UP_TO[reader] })
      }
  })
})

test('the counter shows what its key may read', async () => {
  const start = desk.clock.now()
  desk.clock.set(Date.parse(`${DAY}T14:00:00Z`))
  for (const role of ['clerk', 'manager'] as const) {
    const { text, status } = await desk.get('/admin/mostrador?oficina=Toluca', keys[role])
    expect([role, status, seenIn(text)]).toEqual([role, 200, UP_TO[role]])
  }
  desk.clock.set(start)
})

test('what is printed and what goes into a spreadsheet has what the list may show, whoever prints it', async () => {
  for (const role of ['reader', 'clerk', 'manager'] as const)
    for (const formato of ['excel', 'impresión']) {
      const { text, status } = await desk.get(`/admin/agenda?oficina=Toluca&dia=${DAY}&formato=${formato}`, keys[role])
      expect([role, status, seenIn(text)]).toEqual([role, 200, UP_TO.list])
    }
  const coming = await desk.get('/admin/citas?formato=excel', keys.manager)
  expect([coming.status, seenIn(coming.text)]).toEqual([200, UP_TO.list])
})

test('the copy for the person has all that is kept', async () => {
  const asked = { curp_o_telefono: ROSA_AT_COUNTER.curp, identificacion_vista: 'sí', motivo: 'lo pidió' }
  const { text, status } = await desk.post('/admin/personas/copia', asked, keys.manager)
  expect([status, seenIn(text)]).toEqual([200, WORDS])
})

test('a key that sees no names reads no answer', async () => {
  const blind = desk.keyFor('reader', [], { seesNames: false, name: 'sin nombres' })
  const { text } = await desk.get(`/admin/agenda?oficina=Toluca&dia=${DAY}`, blind)
  expect(seenIn(text)).toEqual([])
})

test('the door shows none on the day of the visit', async () => {
  desk.clock.set(Date.parse(`${DAY}T15:30:00Z`))
  await desk.settle()
  for (const [path, role] of [
    ['/admin/puerta', 'guard'],
    ['/admin/puerta/lista?oficina=Toluca', 'guard'],
  ] as const) {
    const { text, status } = await desk.get(path, keys[role])
    expect({ path, status, seen: seenIn(text) }).toEqual({ path, status: 200, seen: [] })
  }
  const read = await desk.post('/admin/puerta', { codigo: folio }, keys.guard)
  expect([read.status, read.text.includes('renovar pasaporte'), seenIn(read.text)]).toEqual([200, true, []])
})

describe('how long an answer is kept', () => {
  const QUESTION = {
    ...{ tramite: 'renovar pasaporte', pregunta: '¿Cuál es su árbol?', pregunta_en_ingles: 'Which tree?' },
    ...{ dato: 'Árbol', dato_en_ingles: 'Tree' },
  }

  test('is no longer than its visit, in the form and in a file', async () => {
    const refused = await desk.post('/admin/tramites/preguntas', { ...QUESTION, se_guarda: '91' })
    expect(refused.body).toMatchObject({ codigo: 'pregunta_contradictoria', campos: ['se_guarda'] })
    expect(refused.text).toContain('La cita misma se borra a los 90 días')
    const field = { name: 'arbol', kind: 'text', label: 'Árbol', labelEn: 'Tree', question: '¿Cuál?', questionEn: 'Which?' }
    const one = { id: 'trees', name: 'poda de árboles', nameEn: 'tree pruning', fields: [{ ...field, keptDays: 91 }] }
    const file = await desk.post('/admin/tramites/archivo', { archivo: JSON.stringify({ procedures: [one] }) })
    expect([file.status, file.text.includes('trees: La cita misma se borra a los 90 días')]).toEqual([422, true])
  })

  test('is said where the question is shown, and in the notice of privacy', async () => {
    expect((await desk.doIt('/admin/tramites/preguntas', { ...QUESTION, se_guarda: '30' })).body.hecho).toBe(true)
    const { text } = await desk.get('/admin/tramites/preguntas?tramite=renovar+pasaporte')
    expect(text).toContain('Se guarda 30 días después de la cita')
    const citizen = desk.phone('5215500000042')
    await citizen.write('aviso')
    expect(JSON.stringify(citizen.arrived)).toContain('árbol (se guarda 30 días después de la cita)')
  })
})
