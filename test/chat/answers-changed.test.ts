// Every answer of a booking can be changed before the confirmation, and the last one with "regresar". A new question is named here:
// this test asks for it.
import { describe, expect, test } from 'bun:test'
import { CHAT } from '../../src/capabilities.ts'
import type { QuestionName } from '../../src/chat/part.ts'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'
import { seeSummary as familySeesSummary } from './group-chat.ts'

const atMinors = (): Citizen =>
  meetCitizen()
    .write('quiero pasaporte para mi hija', 'es menor de edad', 'los dos', 'toluca')
    .tap('Toluca')
    .write('PUSL240229MSRRLSA5 Luisa Puga Salas')
    .tap('No, es el primero')
    .write('LOCR870520MMCPRS06 Rosa López Cruz')
    .tap('Jue 3 dic, 9:00 h')
const minors = (): Citizen => atMinors().tap('3 años')
const another = (): Citizen =>
  meetCitizen()
    .write('es para mi mamá', 'renovar', 'toluca')
    .tap('Toluca')
    .write('HESG580312MMCRTD06 Guadalupe Hernández Soto', 'no')
    .tap('Jue 3 dic, 9:00 h', '6 años: $1,220')
const adult = (): Citizen => seesSummary(meetCitizen())
const family = (): Citizen => familySeesSummary(meetCitizen())
/** Before anybody is known. */
const two = (): Citizen => meetCitizen().write('somos dos adultos, de toluca', 'corregir')

/** By which row each answer is changed, before whom, and what is asked then; or with which other answer it is changed. */
const CHANGED: Partial<Record<QuestionName, { of: () => Citizen; row: string; asks: string } | QuestionName>> = {
  menu: { of: adult, row: 'Trámite', asks: 'menu' },
  whom: { of: adult, row: 'Para quién es', asks: 'whom' },
  purpose: { of: another, row: 'Trámite', asks: 'purpose' },
  whoAttends: { of: minors, row: 'Quién da el permiso', asks: 'whoAttends' },
  courtPapers: 'whoAttends',
  advice: 'whoAttends',
  place: 'office',
  office: { of: adult, row: 'Oficina', asks: 'office' },
  wrongAge: 'curp',
  curp: { of: adult, row: 'CURP', asks: 'curp' },
  noCurp: 'curp',
  name: { of: adult, row: 'Nombre', asks: 'name' },
  howMany: { of: two, row: 'Cuántas personas van', asks: 'howMany' },
  child: { of: minors, row: 'Luisa Puga Salas', asks: 'child' },
  hadPassport: { of: minors, row: 'Quién ya tuvo pasaporte', asks: 'hadPassport' },
  attendant: { of: minors, row: 'Persona adulta que irá', asks: 'attendant' },
  // test/chat/changed-questions.test.ts: a procedure that asks something of its own.
  details: 'details',
  elsewhere: 'curp',
  waitWhen: 'slot',
  urgentHour: 'slot',
  // They keep no answer: they lead to another one.
  goOnElsewhere: 'office',
  need: 'whom',
  slot: { of: adult, row: 'Día y hora', asks: 'slot' },
  discount: 'validity',
  validity: { of: adult, row: 'Años y descuento', asks: 'validity' },
}

const names = CHAT.inTurn.filter((one) => one !== 'summary')

describe('at the summary', () => {
  for (const name of names) {
    const change = CHANGED[name]
    if (change === undefined) throw new Error(`how is ${name} changed?`)
    if (typeof change === 'string') continue
    test(`"${change.row}" asks anew: ${name}`, () => {
      const citizen = change.of().tap(change.of === two ? 'Cambiar algo' : 'Corregir un dato')
      expect(citizen.titles()).toContain(change.row)
      expect(citizen.tap(change.row).state?.asked?.question).toBe(change.asks)
    })
  }

  test('what has no row of its own is changed with what has one', () => {
    for (const name of names) {
      const { corrected = { with: name } } = CHAT.questions[name]
      const change = CHANGED[name]
      if (typeof change === 'string') expect('with' in corrected ? corrected.with : name).toBe(change)
      if ('with' in corrected) expect('rows' in (CHAT.questions[corrected.with as QuestionName].corrected ?? {})).toBe(true)
    }
  })

  test('who gives the permission is changed without writing the child again', () => {
    const citizen = minors().write('corregir').tap('Quién da el permiso').tap('La otra persona murió')
    expect(citizen.state?.draft).toMatchObject({ minorCase: 'other_deceased', people: [{ name: 'Luisa Puga Salas' }] })
    expect(citizen.titles()).toContain('Confirmar')
  })

  test('a family has room for everything that can be changed', () => {
    const titles = family().tap('Corregir un dato').titles()
    for (const row of ['Día y hora', 'Oficina', 'Quién ya tuvo pasaporte', 'Años y descuento', 'Nada, está bien'])
      expect(titles).toContain(row)
  })
})

/** What "regresar" asks anew, where somebody has just answered this question; `correct` offers everything. */
const GOES_BACK: Partial<Record<QuestionName, [after: () => Citizen, asks: string] | 'led to' | 'its own test'>> = {
  menu: [() => meetCitizen().write('quiero renovar mi pasaporte'), 'menu'],
  whom: [() => meetCitizen().write('mi hija me lleva a renovar', 'para mí'), 'menu'],
  purpose: [() => meetCitizen().write('es para mi mamá', 'renovar'), 'menu'],
  howMany: [() => meetCitizen().write('es para mis hijos', 'son menores de edad').tap('Dos'), 'menu'],
  whoAttends: [() => meetCitizen().write('es para mi hija', 'es menor de edad', 'los dos'), 'menu'],
  courtPapers: 'led to',
  advice: 'led to',
  place: [() => meetCitizen().write('quiero renovar mi pasaporte', 'metepec'), 'place'],
  office: [() => meetCitizen().write('quiero renovar mi pasaporte', 'metepec').tap('Toluca'), 'office'],
  wrongAge: 'led to',
  curp: [() => meetCitizen().write('quiero renovar mi pasaporte', 'metepec').tap('Toluca').write('HESG580312MMCRTD06'), 'curp'],
  noCurp: [() => meetCitizen().write('quiero mi primer pasaporte', 'metepec').tap('Toluca', 'No sé mi CURP'), 'curp'],
  name: [
    () =>
      meetCitizen()
        .write('quiero renovar mi pasaporte', 'metepec')
        .tap('Toluca')
        .write('HESG580312MMCRTD06 Guadalupe Hernández Soto'),
    'name',
  ],
  child: [
    () =>
      meetCitizen()
        .write('es para mi hija', 'es menor de edad', 'los dos', 'toluca')
        .tap('Toluca')
        .write('PUSL240229MSRRLSA5 Luisa Puga Salas'),
    'correct',
  ],
  hadPassport: [
    () =>
      meetCitizen()
        .write('es para mi hija', 'es menor de edad', 'los dos', 'toluca')
        .tap('Toluca')
        .write('PUSL240229MSRRLSA5 Luisa Puga Salas')
        .tap('No, es el primero'),
    'correct',
  ],
  attendant: [atMinors, 'correct'],
  details: 'its own test',
  need: 'led to',
  elsewhere: 'led to',
  waitWhen: 'led to',
  urgentHour: 'led to',
  goOnElsewhere: 'led to',
  slot: [() => choosesHour(meetCitizen()).tap('Jue 3 dic, 12:00 h'), 'correct'],
  discount: 'led to',
  validity: [adult, 'correct'],
  summary: 'led to',
}

describe('"regresar"', () => {
  test('is told of every question that a booking asks', () => {
    expect(Object.keys(GOES_BACK).toSorted()).toEqual(CHAT.inTurn.toSorted())
  })

  for (const [name, back] of Object.entries(GOES_BACK)) {
    if (typeof back === 'string') continue
    const [after, asks] = back
    test(`after ${name} leads to ${asks}`, () => {
      expect(after().write('regresar').state?.asked?.question).toBe(asks)
    })
  }
})
