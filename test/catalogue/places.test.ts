import { beforeAll, describe, expect, test } from 'bun:test'
import { migrate } from '../../db/migrate.ts'
import { openDatabase, write } from '../../db/open.ts'
import { POSTAL_TOWNS } from '../../db/seeds/postal-towns.ts'
import { seedPlaces } from '../../db/seeds/towns.ts'
import { findPlace, placeNear } from '../../src/catalogue/places.ts'

const db = openDatabase(':memory:')
beforeAll(() => {
  migrate(db)
  write(db, seedPlaces)
})

function say(words: string): string {
  const found = findPlace(db, words)
  if (found.kind === 'place') return `${found.place.name}, ${found.place.state}`
  if (found.kind === 'state') return found.code
  const places = found.kind === 'several' ? found.places : found.nearest
  return `${found.kind}: ${places.map((place) => `${place.name}, ${place.state}`).join('; ')}`
}

describe('a state is known by its name, what people call it, a slip in it, and its postal codes', () => {
  test.each([
    ['Baja California', 'BC'],
    ['baja california sur', 'BS'],
    ['Estado de México', 'MC'],
    ['edomex', 'MC'],
    ['CDMX', 'DF'],
    ['Ciudad de México', 'DF'],
    ['puebla', 'PL'],
    ['soy de Querétaro', 'QT'],
    ['slp', 'SP'],
    ['chihuaha', 'CH'],
    ['tlaxcla', 'TL'],
    ['51900', 'MC'],
    ['CP 5 1900', 'MC'],
    ['97850', 'YN'],
  ])('%s', (words, code) => {
    expect(say(words)).toBe(code)
  })
})

describe('a town is known by its name, whole words of it, its beginning, or a slip in it', () => {
  test.each([
    ['metepec', 'Metepec, MC'],
    ['TOLUCA', 'Toluca, MC'],
    ['toluca de lerdo', 'Toluca, MC'],
    ['Toluca, México', 'Toluca, MC'],
    ['vivo en la alcaldía de Tlalpan', 'Tlalpan, DF'],
    ['cdmx coyoacan', 'Coyoacán, DF'],
    ['neza', 'Nezahualcóyotl, MC'],
    ['Ecatepec de Morelos', 'Ecatepec, MC'],
    ['cd juarez', 'Ciudad Juárez, CH'],
    ['guadalupe zacatecas', 'Guadalupe, ZS'],
    ['monterrey nl', 'Monterrey, NL'],
    ['monterey', 'Monterrey, NL'],
    ['Guadalajra', 'Guadalajara, JC'],
    ['iztapalpa', 'Iztapalapa, DF'],
    ['tlaquepake', 'Tlaquepaque, JC'],
    ['san miguel alende', 'San Miguel de Allende, GT'],
    ['coatza', 'Coatzacoalcos, VZ'],
    ['reinosa', 'Reynosa, TS'],
  ])('%s', (words, place) => {
    expect(say(words)).toBe(place)
  })
})

describe('a postal code is the town around which it lies, where its first digits say it', () => {
  test.each([
    ['50000', 'Toluca, MC'],
    ['CP 50000', 'Toluca, MC'],
    ['52140', 'Metepec, MC'],
    ['06700', 'Cuauhtémoc, DF'],
    ['30700', 'Tapachula, CS'],
    ['62740', 'Cuautla, MS'],
    ['62000', 'Cuernavaca, MS'],
  ])('%s', (words, place) => {
    expect(say(words)).toBe(place)
  })

  test('every one of those towns is in the table of towns, in the state of its codes, and under the name that people read', () => {
    const unknown = POSTAL_TOWNS.flatMap(([town, prefixes]) =>
      prefixes
        .split(' ')
        .filter((prefix) => !say(prefix.padEnd(5, '0')).startsWith(`${town}, `))
        .map((prefix) => `${prefix} ${town}: ${say(prefix.padEnd(5, '0'))}`),
    )
    expect(unknown).toEqual([])
  })
})

test('the name of a hamlet that is how people write a city is asked back, the city first', () => {
  expect(say('tlanepantla')).toBe('several: Tlalnepantla, MC; Tlanepantla, PL')
  expect(say('tlanepantla puebla')).toBe('Tlanepantla, PL')
})

test('what is alike only from afar is not offered, because it would puzzle', () => {
  expect(say('chicago')).toBe('unknown: ')
  expect(say('nueva york')).toBe('unknown: ')
})

test('a name that several places have is asked back, the largest first', () => {
  expect(say('la paz')).toStartWith('several: La Paz, BS; ')
  expect(say('san jose').split(';').length).toBeGreaterThan(1)
  expect(say('baja')).toBe('several: Tijuana, BC; La Paz, BS')
  expect(say('mexico')).toStartWith('several: ')
})

test('a word from the middle of a name is asked back: it may be the name of whoever writes', () => {
  expect(say('luis')).toStartWith('several: San Luis')
  expect(say('san luis')).toBe('SP')
  expect(say('potosí')).toBe('SP')
  expect(say('san luis río')).toBe('San Luis Río Colorado, SR')
})

test('a town that its state does not have is asked back, never taken for one that is spelt alike', () => {
  expect(say('Metepec, Puebla')).toBe('several: Ometepec, PL; Metepec, MC; Metepec, MS; Metepec, HG')
})

test('no town is a prison, and none is offered twice under two names', () => {
  expect(say('centro')).toBe('unknown: ')
  expect(say('cereso')).toStartWith('unknown: ')
  // An article and a noun that is nearly a village's.
  expect(say('el juicio')).toStartWith('unknown: ')
  expect(say('la ventanilla')).toStartWith('unknown: ')
  expect(say('el pueblo')).toStartWith('unknown: ')
  expect(say('la piedat')).toStartWith('La Piedad')
  expect(say('Teotihuacán de Arista')).toBe('Teotihuacán, MC')
  expect(say('teotihuacan')).toBe('Teotihuacán, MC')
  expect(say('ciudad de atlixco')).toBe('Atlixco, PL')
})

test('what is no place is unknown, whatever it holds', () => {
  for (const words of [
    '',
    ' ',
    'x',
    '12',
    '123456',
    'asdfghj',
    '🙂🙂🙂',
    '"; drop table towns',
    "'*(",
    'ñ',
    'a OR b NEAR(',
    'z'.repeat(4_096),
  ]) {
    expect(findPlace(db, words).kind).toBe('unknown')
  }
})

test('a shared position is named after a known town near by and keeps its own coordinates', () => {
  expect(placeNear(db, 19.2614, -99.6092)).toMatchObject({ state: 'MC', latitude: 19.2614, longitude: -99.6092 })
  expect(placeNear(db, 32.53, -117.02)).toMatchObject({ name: 'Tijuana', state: 'BC' })
  expect(placeNear(db, 19.36, -99.29)).toMatchObject({ name: 'Cuajimalpa', state: 'DF' })
  expect(placeNear(db, 40.4, -3.7).state).not.toBe('')
})
