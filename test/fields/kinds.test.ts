import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Field } from '../../src/catalogue/types.ts'
import { concerning, holds } from '../../src/fields/conditions.ts'
import { concerningAnswers, hearField, openFields } from '../../src/fields/field-answers.ts'
import { inSpanish } from '../../src/fields/kind.ts'
import { KIND_WORDS } from '../../src/fields/kinds.ts'
import { findPattern, isPattern } from '../../src/fields/pattern.ts'
import { openDirectory } from '../conversations/directory.ts'

const db = openDirectory('varias oficinas')
const TODAY = '2026-11-24'

const field = (kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  ...{ name: kind, kind, label: both(kind), question: both(`¿${kind}?`), example: undefined, required: true },
  ...{ least: undefined, most: undefined, options: [], countedFrom: undefined, pattern: undefined, shownIf: undefined },
  ...{
    allowedIf: undefined,
    refusal: undefined,
    needed: 'hours',
    asksAgain: false,
    shared: false,
    onCard: true,
    seenBy: 'clerk',
    keptDays: 0,
  },
  ...more,
})
const both = (text: string) => ({ 'es-MX': text, 'es-facil': text, en: text })
const read = (kind: Field['kind'], words: string, more: Partial<Field> = {}, about: Parameters<typeof inSpanish>[2] = {}) => {
  const heard = hearField(words, field(kind, more), inSpanish(db, TODAY, about))
  return heard?.ok ? heard.value : heard
}
const REFUSED = { ok: false, note: expect.any(String) } as unknown as { ok: false; note: string }

test('each kind takes its value out of a sentence, and says what is wrong with anything else', () => {
  expect(read('plate', 'mis placas son ABC-12-34')).toBe('ABC1234')
  expect(read('plate', 'abc 123 d')).toBe('ABC123D')
  expect(read('plate', 'son las abc 12 34, gracias')).toBe('ABC1234')
  expect(read('plate', 'no me las sé')).toEqual(REFUSED)
  expect(read('email', 'Mi correo es Rosa.Perez@Gmail.com, gracias')).toBe('rosa.perez@gmail.com')
  expect(read('email', 'rosa punto perez arroba gmail punto com')).toBe('rosa.perez@gmail.com')
  expect(read('email', 'rosa@gmail')).toEqual(REFUSED)
  expect(read('document', 'es la matrícula UNAM-31245-8')).toBe('UNAM312458')
  expect(read('document', 'es el 1234 5678')).toBe('12345678')
  expect(read('document', 'el 123')).toEqual(REFUSED)
  expect(read('document', '12345678', { most: 6 })).toEqual(REFUSED)
  expect(read('curp', 'es PUSL990101HBCRLS07')).toBe('PUSL990101HBCRLS07')
  expect(read('curp', 'PUSL990101HBCRLS08')).toEqual(REFUSED)
  expect(read('curp', 'no sé')).toEqual(REFUSED)
  expect(read('name', 'se llama rosa pérez ruiz')).toBe('Rosa Pérez Ruiz')
  expect(read('name', 'Rosa')).toEqual(REFUSED)
  expect(read('place', 'toluca')).toBe('Toluca, Estado de México')
  expect(read('place', 'Juárez, Nuevo León')).toBe('Juárez, Nuevo León')
  expect(read('place', 'xyzxyz')).toEqual(REFUSED)
})

describe('a number', () => {
  const months = { label: both('Edad en meses'), question: both('¿Cuántos meses tiene?') }
  test.each([
    ['18 meses', '18'],
    ['como 12 metros', '12'],
    ['unos 20 kilos', '20'],
    ['doce', '12'],
    ['pues tendrá unos treinta y cinco', '35'],
    ['ciento veinte', '120'],
    ['dos mil', '2000'],
    ['2 mil', '2000'],
    ['$1,795', '1795'],
    ['12,000.', '12000'],
    ['tiene uno', '1'],
    ['one hundred', undefined],
    ['about fifteen', '15'],
    ['1.5', undefined],
    ['entre 10 y 12', undefined],
    ['dos o tres', undefined],
    ['no sé', undefined],
    ['tengo una duda', undefined],
  ])('"%s"', (words, value) => {
    expect(read('number', words)).toEqual(value ?? REFUSED)
  })

  test.each([
    ['2 años', '24'],
    ['año y medio', '18'],
    ['un año y medio', '18'],
    ['1.5 años', '18'],
    ['un mes', '1'],
    ['ocho', '8'],
    ['8 kilos', undefined],
  ])('is counted in what the record asks: "%s"', (words, value) => {
    expect(read('number', words, months)).toEqual(value ?? REFUSED)
  })
})

test('what is outside of its limits is refused in the words of the record', () => {
  const refusal = both('Solo se vacunan perros desde los tres meses.')
  const own = { ok: false as const, note: refusal['es-MX'] }
  expect(read('number', '2', { least: 3, refusal })).toEqual(own)
  expect(read('number', '400', { most: 300, refusal })).toEqual(own)
  expect(read('date', '1/1/2020', { least: 0, refusal })).toEqual(own)
  expect(read('date', '1/1/2035', { most: 30, refusal })).toEqual(own)
  expect(read('number', 'no sé', { least: 3, refusal })).not.toEqual(own)
  expect(read('date', '1/1/2020', { least: 0 })).toEqual(REFUSED)
})

test('a value that was kept is read again as itself, because records may change while it is kept', () => {
  const words = { plate: 'ABC-12-34', email: 'r@a.mx', document: 'AB-1234', curp: 'PUSL990101HBCRLS07', name: 'Rosa Pérez Ruiz' }
  for (const [kind, typed] of Object.entries({ ...words, place: 'toluca', number: '5', date: '5/3/2026', text: 'algo' })) {
    const value = read(kind as Field['kind'], typed)
    expect(value).toBeString()
    expect(read(kind as Field['kind'], String(value))).toEqual(value)
  }
  expect(Object.keys(KIND_WORDS)).toEqual(expect.arrayContaining(Object.keys(words)))
})

describe('a pattern', () => {
  test('is a mask in which signs may be left out, found alone or in a sentence', () => {
    expect(findPattern('AAA-99-99', 'son las abc1234')).toBe('ABC-12-34')
    expect(findPattern('AAA-99-99', 'abc 12 34 por favor')).toBe('ABC-12-34')
    expect(findPattern('AAA-999 | 99-AAA', '12 xyz')).toBe('12-XYZ')
    expect(findPattern('AAA-999', 'abcd123')).toBeUndefined()
    expect(findPattern('GTO-9999', 'gto 1234')).toBe('GTO-1234')
    expect(read('document', 'abc', { pattern: 'A-9999', refusal: both('Son una letra y cuatro números.') })).toEqual({
      ok: false,
      note: 'Son una letra y cuatro números.',
    })
  })

  test('says something, and is read in time that does not explode, whatever is typed', () => {
    for (const none of ['', '---', 'a+', '(A)*', 'A'.repeat(41), 'A|'.repeat(6)]) expect(isPattern(none)).toBe(false)
    for (const one of ['A', '999-AAA | AAA-999', 'X X X']) expect(isPattern(one)).toBe(true)
    const worst = 'a '.repeat(2_048)
    const began = performance.now()
    for (let times = 0; times < 20; times++) findPattern(`${'A '.repeat(19)}9 | ${'X '.repeat(19)}9`, worst)
    expect(performance.now() - began).toBeLessThan(1_000)
    fc.assert(
      fc.property(fc.string(), fc.string(), (mask, words) => {
        if (isPattern(mask)) findPattern(mask, words)
      }),
    )
  })
})

test('a condition compares with the person, with an earlier answer, or with this one', () => {
  const asking = inSpanish(db, TODAY, {
    person: { birthDate: '1999-01-01', curp: 'PUSL990101HBCRLS07' },
    answers: { kind: 'shop', m: '9' },
  })
  expect(holds({ of: '@age', is: '>=', than: '27' }, asking)).toBe(true)
  expect(holds({ of: '@age', is: '<', than: '27' }, asking)).toBe(false)
  expect(holds({ of: '@sex', is: '=', than: 'M' }, asking)).toBe(false)
  expect(holds({ of: 'kind', is: '=', than: 'shop' }, asking)).toBe(true)
  expect(holds({ of: 'm', is: '>', than: '10' }, asking)).toBe(false)
  expect(holds({ of: 'else', is: '!=', than: 'x' }, asking)).toBe(false)
  expect(holds({ of: '@age', is: '<', than: '18' }, inSpanish(db, TODAY))).toBe(true)
  const no = field('yes_no', { allowedIf: { of: '@answer', is: '=', than: 'yes' }, refusal: both('Solo para quien vive aquí.') })
  expect(hearField('no', no, asking)).toEqual({ ok: false, note: 'Solo para quien vive aquí.' })
  expect(hearField('sí', no, asking)).toEqual({ ok: true, value: 'yes' })
})

test('who is not concerned by a field is not asked it, nor what depends on it, and keeps no answer to it', () => {
  const fields = [
    field('yes_no', { name: 'has_car' }),
    field('plate', { name: 'plate', shownIf: { of: 'has_car', is: '=', than: 'yes' } }),
    field('text', { name: 'colour', shownIf: { of: 'plate', is: '!=', than: 'X' } }),
    field('text', { name: 'paper', needed: 'counter' }),
  ]
  const with_ = (answers: Record<string, string>) => inSpanish(db, TODAY, { answers })
  const names = (answers: Record<string, string>) => concerning(fields, with_(answers)).map((one) => one.name)
  expect(names({})).toEqual(['has_car', 'paper'])
  expect(names({ has_car: 'no', plate: 'ABC123', colour: 'rojo' })).toEqual(['has_car', 'paper'])
  expect(names({ has_car: 'yes', plate: 'ABC123' })).toEqual(['has_car', 'plate', 'colour', 'paper'])
  expect(concerningAnswers(fields, with_({ has_car: 'no', plate: 'ABC123', gone: 'x' }))).toEqual({ has_car: 'no', gone: 'x' })
  expect(openFields(fields, with_({ has_car: 'yes' }), ['hours']).map((one) => one.name)).toEqual(['plate'])
  expect(openFields(fields, with_({ has_car: 'no' }), ['hours', 'hold'])).toEqual([])
})

test('a date is counted from another one', () => {
  const second = { countedFrom: 'first', least: 21, most: 42 }
  const about = { answers: { first: '2026-11-20' } }
  expect(read('date', '1 de diciembre de 2026', second, about)).toEqual(REFUSED)
  expect(read('date', '11 de diciembre de 2026', second, about)).toBe('2026-12-11')
})
