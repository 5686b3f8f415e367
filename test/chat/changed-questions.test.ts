import { beforeEach, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { addField, type FieldRow, listFields, removeField } from '../../src/catalogue/settings.ts'
import { openDirectory } from '../conversations/directory.ts'
import { type Citizen, meetCitizen } from './citizen.ts'

// An administrator changes what a procedure asks while somebody is being asked.

const LICENCE = 'works_licence'
const CHANGED = 'Mientras usted contestaba, la oficina cambió lo que pregunta.'

let citizen: Citizen

beforeEach(() => {
  const db = openDirectory('varias oficinas')
  write(db, (tx) => {
    tx.client
      .query(
        `insert into procedures (id, name, name_en, audience, family, fee_table, min_age, max_age, position, active, version)
         values (?1, 'licencia de construcción', 'building licence', 'any', 'other', null, 0, null, 90, 1, 1)`,
      )
      .run(LICENCE)
    tx.client.query('insert into office_procedures (office_id, procedure_id) select id, ? from offices').run(LICENCE)
  })
  citizen = meetCitizen({ db })
  ask('Clave', { question: '¿Cuál es la clave?' })
  ask('Calle', { question: '¿En qué calle?' })
})

function ask(label: string, change: Partial<FieldRow> & { question: string }): void {
  const { question } = change
  const asIs = { kind: 'text', required: true, example: null, least: 4, most: 40, options: null } as const
  const row = { procedureId: LICENCE, name: label.toLowerCase(), label, labelEn: label, questionEn: question, ...asIs, ...change }
  write(citizen.db, (tx) => addField(tx, row))
}

function askNoMore(label: string): void {
  const row = listFields(citizen.db, LICENCE).find((one) => one.label === label)
  if (row) write(citizen.db, (tx) => removeField(tx, row.id))
}

const toTheQuestions = () =>
  citizen.write('hola').tap('Licencia de construcción').write('toluca').tap('Toluca').write('PUSL990101HBCRLS07 Luis Puga Sol')
const toTheSummary = () => toTheQuestions().write('clave uno', 'calle dos').tap('Jue 3 dic, 9:00 h')
const confirmed = () => citizen.db.client.query("select 1 from appointments where state = 'confirmed'").all().length

test('what was typed for a question that is gone is never taken for the answer to another one', () => {
  toTheQuestions()
  expect(citizen.read()).toContain('*¿Cuál es la clave?*')
  askNoMore('Clave')
  citizen.write('clave uno')
  expect(citizen.read()).toContain(CHANGED)
  expect(citizen.read()).toContain('*¿En qué calle?*')
  citizen.write('calle dos').tap('Jue 3 dic, 9:00 h')
  expect(citizen.read()).toContain('*Calle:* calle dos')
  expect(citizen.read()).not.toContain('clave uno')
})

test('whoever answers the last question after it is gone goes on with the hour', () => {
  toTheQuestions().write('clave uno')
  askNoMore('Calle')
  citizen.write('calle dos')
  expect(citizen.read()).toContain(CHANGED)
  expect(citizen.titles()).toContain('Jue 3 dic, 9:00 h')
})

test('a question that is new is asked also of whoever stands before the confirmation, and the hour stays', () => {
  toTheSummary()
  ask('Perito', { question: '¿Quién firma el plano?' })
  citizen.tap('Confirmar')
  expect(confirmed()).toBe(0)
  expect(citizen.read()).toContain(CHANGED)
  expect(citizen.read()).toContain('*¿Quién firma el plano?*')
  citizen.write('La arquitecta Roa')
  expect(citizen.read()).toContain('*Perito:* La arquitecta Roa')
  expect(citizen.read()).toContain('9:00 h')
  expect(citizen.tap('Confirmar').read()).toContain('Folio')
})

test('an answer that the record does not take any more is asked for anew, and the others are kept', () => {
  toTheSummary()
  askNoMore('Calle')
  const options = [
    { value: 'north', title: 'Calle Norte', titleEn: 'North Street' },
    { value: 'south', title: 'Calle Sur', titleEn: 'South Street' },
  ]
  ask('Calle', { question: '¿En cuál de estas calles?', kind: 'choice', least: null, most: null, options })
  citizen.tap('Confirmar')
  expect(confirmed()).toBe(0)
  expect(citizen.read()).toContain('*¿En cuál de estas calles?*')
  citizen.tap('Calle Sur')
  expect(citizen.read()).toContain('*Clave:* clave uno')
  expect(citizen.read()).toContain('*Calle:* Calle Sur')
  expect(citizen.tap('Confirmar').read()).toContain('Folio')
})

test('what the summary did not say is never confirmed by a yes to it: the summary is put once more', () => {
  toTheSummary()
  askNoMore('Calle')
  ask('Calle', { question: '¿En qué calle?', label: 'Calle y número' })
  citizen.tap('Confirmar')
  expect(confirmed()).toBe(0)
  expect(citizen.read()).toContain('Algo cambió desde esa pregunta')
  expect(citizen.read()).toContain('*Calle y número:* calle dos')
  expect(citizen.tap('Confirmar').read()).toContain('Folio')
})
