import { describe, expect, test } from 'bun:test'
import { nameAndInitial } from '../../src/reading/called.ts'
import { nameApart, parseIntroduction, parseName } from '../../src/reading/names.ts'

describe('names', () => {
  test.each([
    ['guadalupe hernandez soto', 'Guadalupe Hernandez Soto'],
    ['GUADALUPE HERNÁNDEZ SOTO', 'Guadalupe Hernández Soto'],
    ['me llamo Rosa Pérez', 'Rosa Pérez'],
    ['Ma. del Carmen de la O Núñez', 'Ma. del Carmen de la O Núñez'],
    ["sean o'connor ruiz", "Sean O'Connor Ruiz"],
    ['Ana Sofía McGregor Díaz.', 'Ana Sofía McGregor Díaz'],
  ])('%s', (said, name) => {
    expect(parseName(said)).toEqual({ ok: true, name })
  })

  test.each([
    'María de los Ángeles Pérez Ruiz',
    'Ana Espinosa de los Monteros',
    'Bartolomé de las Casas',
    'Candelaria Mis Pech',
    'Néstor de Buen Lozano',
    'Juan I. Pérez Soto',
    'Jesús de la O',
    'Luz Clarita',
    'Dulce María',
  ])('"%s" is a name, though its words mean something', (said) => {
    expect(parseName(said)).toEqual({ ok: true, name: said })
  })

  test.each([
    ['Iván Ruelas Peña y es con acento en la a', 'Iván Ruelas Peña'],
    ['jose guadalupe con g no con w, trejo maldonado', 'Jose Guadalupe Trejo Maldonado'],
    ['Zaira Beltrán Ríos, con z', 'Zaira Beltrán Ríos'],
    ['Noé Luna con acento', 'Noé Luna'],
  ])('"%s" says beside it how it is spelt', (said, name) => {
    expect(parseName(said)).toEqual({ ok: true, name })
  })

  test('a first name alone asks for the surnames, also where they are promised', () => {
    expect(parseName('ponle Sandra y ya luego te paso los apellidos')).toEqual({ ok: false, why: 'short' })
    expect(parseName('me llamo como mi papá')).toBeUndefined()
  })

  test('surnames that are said later belong to it', () => {
    const said = 'me llamo María de la Luz pero todos me dicen Lucha, apellidos Ortega Rangel'
    expect(parseIntroduction(said)?.name).toBe('María de la Luz Ortega Rangel')
  })

  test('whoever says that it is a name is believed, however it begins', () => {
    expect(parseName('mis pech candelaria')).toBeUndefined()
    expect(parseName('me llamo mis pech candelaria')).toEqual({ ok: true, name: 'Mis Pech Candelaria' })
  })

  test('one word is too short, digits and other scripts are odd', () => {
    expect(parseName('Lupita')).toEqual({ ok: false, why: 'short' })
    expect(parseName('Lupita 2000')).toEqual({ ok: false, why: 'odd' })
    expect(parseName('محمد علي')).toEqual({ ok: false, why: 'odd' })
    expect(parseName(`${'x'.repeat(50)} ${'y'.repeat(50)}`)).toEqual({ ok: false, why: 'long' })
  })

  test.each([
    'quiero renovar mi pasaporte',
    'buenas tardes',
    'no sé',
    'cuál nombre',
    'ahorita vengo',
    'voy llegando',
    'mi esposa',
    'lo mismo',
    'está difícil',
    'con gusto',
    'buen día',
    '123',
    '',
    '😀',
  ])('"%s" is no attempt at a name', (said) => {
    expect(parseName(said)).toBeUndefined()
  })

  test('a name inside a sentence ends where the sentence goes on', () => {
    expect(parseIntroduction('Hola, me llamo Luis Puga y quiero una cita')?.name).toBe('Luis Puga')
    expect(parseIntroduction('quiero una cita')?.name).toBeUndefined()
  })

  test.each([
    ['mateo gomez gomez no tengo curp, chiapas', 'Mateo Gomez Gomez'],
    ['pues entonces sin curp, elvira paredes vega nada mas', 'Elvira Paredes Vega'],
    ['nacer chiapas', undefined],
    ['rancho san isidro no tengo curp', undefined],
  ])('"%s": a name among other words, never a verb or a place', (said, name) => {
    expect(nameApart(said)).toBe(name)
  })

  test.each([
    ['soy karla ruiz nava de queretaro', 'Karla Ruiz Nava'],
    ['soy karla ruiz nava de puebla, RUNK930927MQTZVR09', 'Karla Ruiz Nava'],
    ['soy ana maria lopez de puebla, LOPA930927MQTZVR09', 'Ana Maria Lopez de Puebla'],
    ['soy Ana María Pérez de León', 'Ana María Pérez de León'],
    ['soy juan ruiz de la cruz', 'Juan Ruiz de la Cruz'],
    ['mi nombre no nacer. mi nombre mateo gomez gomez', 'Mateo Gomez Gomez'],
    ['yo no me llamo de queretaro, soy karla ruiz nava', 'Karla Ruiz Nava'],
  ])('"%s" ends before the town, unless it is a surname', (said, name) => {
    expect(parseIntroduction(said)?.name).toBe(name)
  })

  test('on a shared telephone only the first name and an initial are shown', () => {
    expect(nameAndInitial('Guadalupe Hernandez Soto')).toBe('Guadalupe H.')
    expect(nameAndInitial('Rosa Pérez')).toBe('Rosa P.')
    expect(nameAndInitial('María de la Luz Pérez Ruiz')).toBe('María P.')
    expect(nameAndInitial('Rosa')).toBe('Rosa')
  })
})
