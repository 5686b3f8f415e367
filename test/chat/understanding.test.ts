import { describe, expect, test } from 'bun:test'
import { parseYesNo } from '../../src/reading/agreement.ts'
import { parseAim } from '../../src/reading/aims.ts'
import { parseCommand } from '../../src/reading/commands.ts'
import { parseCurp } from '../../src/reading/curps.ts'
import { parseBirthDate } from '../../src/reading/dates.ts'
import { plain, tidy } from '../../src/reading/engine/words.ts'
import { placeWords } from '../../src/reading/places.ts'
import { parseWhen } from '../../src/reading/times.ts'

/** A Tuesday. */
const TODAY = '2026-11-24'
const DAY = (day: string) => ({ from: day, until: day })

describe('days and hours in words', () => {
  test.each([
    ['martes en la tarde', { weekdays: [2], fromMinute: 720 }],
    ['el martes por la tarde', { weekdays: [2], fromMinute: 720 }],
    ['jueves o viernes', { weekdays: [4, 5] }],
    ['sábado temprano', { weekdays: [6], untilMinute: 720 }],
    ['miercoles en la mañana', { weekdays: [3], untilMinute: 720 }],
    ['por la mañana', { untilMinute: 720 }],
    ['a mediodía', { fromMinute: 720, untilMinute: 840 }],
    ['mañana', DAY('2026-11-25')],
    ['mañana en la mañana', { ...DAY('2026-11-25'), untilMinute: 720 }],
    ['pasado mañana', DAY('2026-11-26')],
    ['hoy', DAY('2026-11-24')],
    ['10 de diciembre', DAY('2026-12-10')],
    ['el 10 de dic', DAY('2026-12-10')],
    ['jueves 10 de diciembre de 2026', DAY('2026-12-10')],
    ['10/12', DAY('2026-12-10')],
    ['10/12/2026', DAY('2026-12-10')],
    ['Jue 3 dic, 12:00 h', { ...DAY('2026-12-03'), fromMinute: 720, untilMinute: 780 }],
    ['3 de diciembre a las 10 y media', { ...DAY('2026-12-03'), fromMinute: 630, untilMinute: 631 }],
    ['15 de enero', DAY('2027-01-15')],
    ['después del 10 de diciembre', { from: '2026-12-11' }],
    ['a partir del 15 de enero', { from: '2027-01-15' }],
    ['del 15 de enero en adelante', { from: '2027-01-15' }],
    ['ya del 15 pa delante', { from: '2026-12-15' }],
    ['january 15 onwards', { from: '2027-01-15' }],
    ['a partir del lunes', { from: '2026-11-30' }],
    ['del lunes en adelante', { from: '2026-11-30' }],
    ['from this monday', { from: '2026-11-30' }],
    ['antes del 10 de diciembre', { until: '2026-12-09' }],
    ['a las 10 y media', { fromMinute: 630, untilMinute: 631 }],
    ['10:30', { fromMinute: 630, untilMinute: 631 }],
    ['a las 9', { fromMinute: 540, untilMinute: 600 }],
    ['a las 4', { fromMinute: 960, untilMinute: 1020 }],
    ['a las cuatro de la tarde', { fromMinute: 960, untilMinute: 1020 }],
    ['a la una', { fromMinute: 780, untilMinute: 840 }],
    ['después de las 3', { fromMinute: 900 }],
    ['antes de las 11', { untilMinute: 660 }],
    ['la próxima semana', { from: '2026-11-30', until: '2026-12-06' }],
    ['la semana que viene', { from: '2026-11-30', until: '2026-12-06' }],
    ['esta semana', { from: '2026-11-24', until: '2026-11-29' }],
    ['en diciembre', { from: '2026-12-01', until: '2026-12-31' }],
    ['en enero', { from: '2027-01-01', until: '2027-01-31' }],
    ['el 10', DAY('2026-12-10')],
    ['lo antes posible', { from: '2026-11-24' }],
    ['entre semana', { weekdays: [1, 2, 3, 4, 5] }],
    ['december 10 at 9', { ...DAY('2026-12-10'), fromMinute: 540, untilMinute: 600 }],
    ['Tuesday afternoon', { weekdays: [2], fromMinute: 720 }],
    ['next week', { from: '2026-11-30', until: '2026-12-06' }],
    ['tomorrow morning', { ...DAY('2026-11-25'), untilMinute: 720 }],
    ['viajo el lunes', { until: '2026-11-29' }],
    ['urge, mi vuelo sale el viernes', { until: '2026-11-26' }],
    ['mi hijo cumple 18 en marzo, quiero el jueves', { weekdays: [4] }],
  ])('%s', (said, wish) => {
    expect(parseWhen(said, TODAY)).toEqual({ kind: 'wish', wish })
  })

  test('a bare number is an hour or a day, which only the free places can tell', () => {
    expect(parseWhen('10', TODAY)).toEqual({ kind: 'number', number: 10 })
    expect(parseWhen('3', TODAY)).toEqual({ kind: 'number', number: 3 })
    expect(parseWhen('47', TODAY)).toBeUndefined()
  })

  test('a day that no calendar has, and one that passed, are told apart', () => {
    expect(parseWhen('30 de febrero', TODAY)).toEqual({ kind: 'impossible', words: { day: 30, month: 2 } })
    expect(parseWhen('31/4', TODAY)).toEqual({ kind: 'impossible', words: { day: 31, month: 4 } })
    expect(parseWhen('20 de noviembre', TODAY)).toEqual({ kind: 'past', day: '2026-11-20' })
    expect(parseWhen('3/12/2025', TODAY)).toEqual({ kind: 'past', day: '2025-12-03' })
  })

  test.each(['hola', 'no sé', 'quiero otra cosa', 'gracias', 'toluca', ''])('"%s" speaks of no time', (said) => {
    expect(parseWhen(said, TODAY)).toBeUndefined()
  })
})

describe('birth dates', () => {
  test.each([
    ['17/04/1985', '1985-04-17', ''],
    ['17-4-85', '1985-04-17', ''],
    ['17 de abril de 1985', '1985-04-17', ''],
    ['Rosa Pérez Ruiz, 17 de abril de 1985', '1985-04-17', 'Rosa Pérez Ruiz'],
    ['Rosa Pérez Ruiz nació el 17 abril 1985', '1985-04-17', 'Rosa Pérez Ruiz'],
    ['1985-04-17', '1985-04-17', ''],
    ['April 17, 1985', '1985-04-17', ''],
    ['1 de enero del 2020', '2020-01-01', ''],
    ['2/7/71', '1971-07-02', ''],
    ['nueve de junio de mil novecientos ochenta y cinco', '1985-06-09', ''],
    ['elena cruz santos y nací el nueve de junio del ochenta y cinco', '1985-06-09', 'elena cruz santos'],
    ['9 de junio del ochenta y cinco', '1985-06-09', ''],
    ['treinta y uno de enero de dos mil quince', '2015-01-31', ''],
    ['Ana Cruz, veintitrés de abril del año dos mil', '2000-04-23', 'Ana Cruz'],
    ['primero de mayo de mil novecientos setenta', '1970-05-01', ''],
    ['diez de mayo de 1958', '1958-05-10', ''],
  ])('%s', (said, date, rest) => {
    expect(parseBirthDate(said, TODAY)).toEqual({ ok: true, date, rest })
  })

  test('what cannot be is said', () => {
    expect(parseBirthDate('30/02/1985', TODAY)).toMatchObject({ ok: false, why: 'impossible' })
    expect(parseBirthDate('1/1/2027', TODAY)).toMatchObject({ ok: false, why: 'future' })
    expect(parseBirthDate('1/1/1850', TODAY)).toMatchObject({ ok: false, why: 'too_old' })
    expect(parseBirthDate('Rosa Pérez Ruiz', TODAY)).toBeUndefined()
  })
})

describe('a CURP in what was typed', () => {
  test.each([
    ['HESG580312MMCRTD06', 'HESG580312MMCRTD06', ''],
    ['hesg 580312 mmcrtd 06', 'HESG580312MMCRTD06', ''],
    ['HESG-580312-MMCRTD-06', 'HESG580312MMCRTD06', ''],
    ['mi curp es HESG580312MMCRTD06', 'HESG580312MMCRTD06', ''],
    ['HESG580312MMCRTD06 guadalupe hernandez soto', 'HESG580312MMCRTD06', 'guadalupe hernandez soto'],
    ['Luisa Puga, PUSL240229MSRRLSA5', 'PUSL240229MSRRLSA5', 'Luisa Puga'],
    ['HESG580312MMCRTDO6', 'HESG580312MMCRTDO6', ''],
    ['HESG58O312MMCRTD06', 'HESG58O312MMCRTD06', ''],
    ['HESG580312MMCRTD0', 'HESG580312MMCRTD0', ''],
  ])('%s', (said, typed, rest) => {
    expect(parseCurp(said)).toMatchObject({ typed, rest })
  })

  test.each(['G12345678', 'hola', 'no la sé', '17 de abril de 1985', '10/12/2026', 'quiero renovar mi pasaporte'])(
    '"%s" is none',
    (said) => {
      expect(parseCurp(said)).toBeUndefined()
    },
  )
})

describe('what somebody wants', () => {
  test.each([
    ['quiero renovar mi pasaporte', { who: 'self', family: 'renewal' }],
    ['se me venció el pasaporte', { who: 'self', family: 'renewal' }],
    ['es mi primer pasaporte', { who: 'self', family: 'first' }],
    ['nunca he tenido pasaporte', { who: 'self', family: 'first' }],
    ['me robaron el pasaporte', { who: 'self', family: 'lost' }],
    ['se me perdió', { who: 'self', family: 'lost' }],
    ['para mi hija', { who: 'minor', count: 1 }],
    ['para mis dos hijos', { who: 'minor', count: 2 }],
    ['para mi hijo y mi hija', { who: 'minor' }],
    ['renovar el pasaporte de mi mamá', { who: 'other', family: 'renewal' }],
    ['cita de asesoría', { who: 'self', family: 'advice' }],
    ['I want to renew my passport', { who: 'self', family: 'renewal' }],
    ['for my two children', { who: 'minor', count: 2 }],
  ])('%s', (said, aim) => {
    expect(parseAim(said)).toEqual(aim as ReturnType<typeof parseAim>)
  })

  test.each(['hola', 'toluca', 'cuánto cuesta'])('"%s" says nothing of it', (said) => {
    expect(parseAim(said)).toBeUndefined()
  })
})

describe('commands', () => {
  test.each([
    ['AYUDA', 'person'],
    ['ayuda por favor', 'person'],
    ['Aviso', 'privacy'],
    ['PAGO', 'payment'],
    ['denuncia', 'complaint'],
    ['mis citas', 'appointments'],
    ['quiero ver mi cita', 'appointments'],
    ['Menú', 'menu'],
    ['borrar', 'erase'],
    ['salir', 'park'],
    ['BAJA', 'stop'],
    ['cancelar', 'cancel'],
    ['quiero cancelar mi cita', 'cancelAppointment'],
    ['hola buenas tardes', 'greeting'],
    ['más tiempo', 'moreTime'],
    ['English', 'english'],
    ['muchas gracias', 'thanks'],
    ['otra oficina', 'otherOffice'],
  ] as const)('%s', (said, command) => {
    expect(parseCommand(said)).toBe(command)
  })

  test.each(['Baja California', 'no quiero cancelar', 'hola quiero renovar', 'mi ayuda es para mi mamá', 'el pago ya lo hice'])(
    '"%s" is none: a command is the whole message',
    (said) => {
      expect(parseCommand(said)).toBeUndefined()
    },
  )
})

test('places are looked for where a sentence has them', () => {
  expect(placeWords('quiero renovar, soy de Metepec')).toContain('Metepec')
  expect(placeWords('vivo en San Luis Potosí y quiero una cita')).toContain('San Luis Potosí')
  expect(placeWords('mi código es 50000')).toEqual(['50000'])
  expect(placeWords('el martes en la tarde')).toEqual([])
})

test('yes and no in everyday words', () => {
  expect(['Sí', 'claro que sí', 'OK'].map(parseYesNo)).toEqual(['yes', 'yes', 'yes'])
  expect(['no', 'No, gracias'].map(parseYesNo)).toEqual(['no', 'no'])
  expect(parseYesNo('no sé')).toBeUndefined()
})

test('invisible characters and accents do not matter', () => {
  expect(tidy(' a\u0000b\u200F  c\n')).toBe('ab c')
  expect(plain('¡Mañana, SÍ!')).toBe('manana si')
})
