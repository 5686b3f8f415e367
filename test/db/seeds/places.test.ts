// Towns, states and postal codes.
import { expect, test } from 'bun:test'
import { plain } from '../../../db/seeds/towns.ts'
import { townsAlike } from '../../../src/catalogue/towns.ts'
import { one, rows, seeded } from './seeded.ts'

const catalogue = seeded('catalogue')

test.each([
  ['Metepec', 'MC'],
  ['TOLUCA', 'MC'],
  ['neza', 'MC'],
  ['Iztapalapa', 'DF'],
  ['gustavo a. madero', 'DF'],
  ['Magdalena Contreras', 'DF'],
  ['ciudad juarez', 'CH'],
  ['León', 'GT'],
  ['Cajeme', 'SR'],
  ['jilotepec', 'MC'],
])('%s is found by its plain name in %s', (words, state) => {
  expect(
    one<{ state: string }>(catalogue, 'select state from towns where plain = ? order by population desc', plain(words)),
  ).toEqual({
    state,
  })
})

test('all sixteen alcaldías of Mexico City are places', () => {
  const names =
    'Álvaro Obregón,Azcapotzalco,Benito Juárez,Coyoacán,Cuajimalpa,Cuauhtémoc,Gustavo A. Madero,Iztacalco,Iztapalapa,La Magdalena Contreras,Miguel Hidalgo,Milpa Alta,Tláhuac,Tlalpan,Venustiano Carranza,Xochimilco'
  for (const name of names.split(','))
    expect(
      one<{ many: number }>(
        catalogue,
        "select count(distinct latitude) as many from towns where state = 'DF' and plain = ?",
        plain(name),
      ),
      name,
    ).toEqual({ many: 1 })
})

test('a misspelt town is found by its pieces', () => {
  const found = townsAlike(catalogue, 'guadalajarra', undefined)
  expect(found.map(({ name }) => name)).toContain('Guadalajara')
})

test.each([
  ['50', 'MC'],
  ['00', 'DF'],
  ['16', 'DF'],
  ['44', 'JC'],
  ['99', 'ZS'],
])('a postal code that begins with %s lies in %s', (prefix, state) => {
  expect(one<{ state: string }>(catalogue, 'select state from postal_prefixes where prefix = ?', prefix)).toEqual({ state })
})

test('no spelling names two states', () => {
  const spellings = rows<{ spellings: string }>(catalogue, 'select spellings from states').flatMap(({ spellings }) =>
    spellings.split('|'),
  )
  expect(new Set(spellings).size).toBe(spellings.length)
  for (const words of spellings) expect(plain(words)).toBe(words)
  expect(spellings).not.toContain('mexico') // The city or the state: only the person knows.
  expect(spellings).not.toContain('baja') // Whoever writes BAJA wants no more messages.
})
