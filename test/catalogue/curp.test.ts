import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { stdnum } from 'stdnum'
import { addDays } from '../../src/catalogue/calendar.ts'
import { checkDigit, judgeCurp, namesAgree, normaliseCurp } from '../../src/catalogue/curp.ts'

const TODAY = '2026-11-24'
const reference = stdnum.MX?.curp

describe('a CURP that holds together tells birth date, sex letter and state of birth', () => {
  test.each([
    ['HESG580312MMCRTD06', '1958-03-12', 'M', 'MC'],
    ['PERR850417MDFRZS04', '1985-04-17', 'M', 'DF'],
    ['PUSL990101HBCRLS07', '1999-01-01', 'H', 'BC'],
    ['PUSL000101HBCRLSA0', '2000-01-01', 'H', 'BC'],
    ['PUSL240229MSRRLSA5', '2024-02-29', 'M', 'SR'],
    ['PUSL251231XQRRLSA0', '2025-12-31', 'X', 'QR'],
    ['PUSL081124HJCRLSA1', '2008-11-24', 'H', 'JC'],
    ['PUSL081125HJCRLSA2', '2008-11-25', 'H', 'JC'],
    ['PUSL231124HJCRLSA8', '2023-11-24', 'H', 'JC'],
    ['PUSL231125HJCRLSA9', '2023-11-25', 'H', 'JC'],
    ['PUSL661124HJCRLS03', '1966-11-24', 'H', 'JC'],
    ['PUXL850417MNERXS08', '1985-04-17', 'M', 'NE'],
  ] as const)('%s', (curp, birthDate, sex, birthState) => {
    expect(judgeCurp(curp, TODAY)).toEqual({ ok: true, curp, birthDate, sex, birthState, forbiddenWord: false })
  })
})

describe('a CURP that does not hold together says in what', () => {
  test.each([
    ['PUSL000101HBCRLS00', { why: 'implausible_age' }],
    ['PUSL230229MSRRLSA8', { why: 'impossible_date' }],
    ['PUSL270101HQRRLSA3', { why: 'future' }],
    ['XEXX010101HNEXXXA4', { why: 'placeholder' }],
    ['SABC560626MDFLRN09', { why: 'check_digit' }],
    ['MARR890512HCSRYR09', { why: 'check_digit' }],
    ['MAPJ890812HDGRRN00', { why: 'check_digit' }],
    ['MOTR930411HJCRMN06', { why: 'check_digit' }],
    ['XARA750909HDFNDL01', { why: 'check_digit' }],
    ['MOTR931311HJCRMN02', { why: 'impossible_date' }],
    ['MOTR930411HXXRMN06', { why: 'character', position: 12, found: 'XX', expected: 'state' }],
    ['PERR850417MDFRZS0', { why: 'length', length: 17 }],
    ['PERR850417MDFRZS040', { why: 'length', length: 19 }],
    ['', { why: 'length', length: 0 }],
    ['P1ÑR850417MDFRZS04', { why: 'character', position: 2, found: '1', expected: 'vowel' }],
    ['PERR85A417MDFRZS04', { why: 'character', position: 7, found: 'A', expected: 'digit' }],
    ['PERR850417ZDFRZS04', { why: 'character', position: 11, found: 'Z', expected: 'sex' }],
    ['PERR850417MDFRAS04', { why: 'character', position: 15, found: 'A', expected: 'consonant' }],
    ['PERR850417MDFRZS0🙂', { why: 'character', position: 18, found: '🙂', expected: 'digit' }],
  ] as const)('%s', (curp, judged) => {
    expect(judgeCurp(curp, TODAY)).toEqual({ ok: false, ...judged })
  })
})

describe('letters typed for numbers are proposed and never taken silently', () => {
  test.each([
    ['HESG580312MMCRTDO6', 'HESG580312MMCRTD06', [{ position: 17, wrote: 'O', meant: '0' }]],
    [
      'PERR85O4I7MDFRZS04',
      'PERR850417MDFRZS04',
      [
        { position: 7, wrote: 'O', meant: '0' },
        { position: 9, wrote: 'I', meant: '1' },
      ],
    ],
    [
      'R1VC57O822MMCVGR01',
      'RIVC570822MMCVGR01',
      [
        { position: 2, wrote: '1', meant: 'I' },
        { position: 7, wrote: 'O', meant: '0' },
      ],
    ],
  ])('%s', (typed, proposal, changes) => {
    expect(judgeCurp(typed, TODAY)).toEqual({ ok: false, why: 'confusion', proposal, changes })
  })

  test('nothing is proposed when the exchange does not make it right', () => {
    expect(judgeCurp('PERR85O418MDFRZS04', TODAY)).toMatchObject({ why: 'character', position: 7 })
  })
})

test('a word that the registry avoids only warns, because old CURPs have it', () => {
  expect(judgeCurp('FETO930411HJCRMN01', TODAY)).toMatchObject({ ok: true, forbiddenWord: true })
})

test('blanks, dashes, small letters, wide letters and invisible characters do not matter', () => {
  expect(normaliseCurp(' perr-850417 mdf\u200Brzs–04.\n')).toBe('PERR850417MDFRZS04')
  expect(judgeCurp('ＰＥＲＲ８５０４１７ＭＤＦＲＺＳ０４', TODAY)).toMatchObject({ ok: true, curp: 'PERR850417MDFRZS04' })
})

test('somebody is a person until 120 and not born tomorrow', () => {
  const born = (date: string, homonym: string) => {
    const begin = `XAXX${date}HDFXXX${homonym}`
    return judgeCurp(begin + checkDigit(begin), TODAY)
  }
  expect(born('061124', '0')).toMatchObject({ ok: true, birthDate: '1906-11-24' })
  expect(born('051124', '0')).toMatchObject({ ok: false, why: 'implausible_age' })
  expect(born('261124', 'A')).toMatchObject({ ok: true, birthDate: '2026-11-24' })
  expect(born('261125', 'A')).toMatchObject({ ok: false, why: 'future' })
})

const STATES = ['AS', 'BC', 'CH', 'DF', 'JC', 'MC', 'NE', 'OC', 'QR', 'ZS']
const written = fc
  .record({
    letters: fc.tuple(
      fc.constantFrom(...'BCDFGX'),
      fc.constantFrom(...'AEIOUX'),
      fc.constantFrom(...'BRTX'),
      fc.constantFrom(...'GJKL'),
    ),
    days: fc.integer({ min: 0, max: 40_000 }),
    sex: fc.constantFrom('H', 'M', 'X'),
    state: fc.constantFrom(...STATES),
    consonants: fc.tuple(fc.constantFrom(...'BCDX'), fc.constantFrom(...'RSTZ'), fc.constantFrom(...'NPQV')),
    homonym: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ letters, days, sex, state, consonants, homonym }) => {
    const birthDate = addDays('1917-01-01', days)
    const begin = `${letters.join('')}${birthDate.slice(2).replaceAll('-', '')}${sex}${state}${consonants.join('')}${birthDate < '2000' ? homonym : 'ABCDEFGHJK'[homonym]}`
    return { birthDate, curp: begin + checkDigit(begin) }
  })

test('whatever is put together by the rules is read back, as the reference library reads it', () => {
  fc.assert(
    fc.property(written, ({ birthDate, curp }) => {
      expect(judgeCurp(curp, TODAY)).toMatchObject({ ok: true, birthDate })
      expect(reference?.validate(curp).isValid).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('one digit of the date typed wrong is noticed wherever the check digit can see it', () => {
  // In the other places the weight shares a factor with ten, so some slips leave the check digit as it is.
  fc.assert(
    fc.property(written, fc.constantFrom(5, 7, 9), fc.integer({ min: 1, max: 9 }), ({ curp }, at, more) => {
      const slip = String((Number(curp[at]) + more) % 10)
      expect(judgeCurp(curp.slice(0, at) + slip + curp.slice(at + 1), TODAY).ok).toBe(false)
    }),
    { numRuns: 300 },
  )
})

test('any text whatever gets an answer', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 18, maxLength: 18 })), (text) => {
      expect(judgeCurp(text, TODAY).ok).toBeBoolean()
    }),
  )
})

describe('initials that cannot belong to the CURP are noticed', () => {
  test.each([
    ['HESG580312MMCRTD06', 'guadalupe hernandez soto', true],
    ['HESG580312MMCRTD06', 'Hernández Soto, Guadalupe', true],
    ['HESG580312MMCRTD06', 'Guadalupe Hernandez', true],
    ['PERR850417MDFRZS04', 'María Rosa Pérez Pinto', true],
    ['PERR850417MDFRZS04', 'Rosa Pinto Pérez', true],
    ['HESG580312MMCRTD06', 'Roberto Díaz Luna', false],
    ['PUXL850417MNERXS08', 'Luisa Puga', true],
  ])('%s %s', (curp, name, agree) => {
    expect(namesAgree(curp, name)).toBe(agree)
  })
})
