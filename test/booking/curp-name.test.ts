import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { stdnum } from 'stdnum'
import { nameFitsCurp, personFitsCurp } from '../../src/booking/curp-name.ts'
import { cpu } from '../bench/cpu.ts'
import { makeCurp, type RegisteredName } from './curp-made.ts'

describe('the names of the Instructivo fit the letters that it gives them', () => {
  test.each([
    ['XARA', 'NDL', 'Alberto Ñando Rodríguez'],
    ['PEHL', 'RRS', 'María Luisa Pérez Hernández'],
    ['ROPL', 'MLS', 'Luis Enrique Romero Palazuelos'],
    ['DXAJ', 'XLN', 'Juan José D/Amico Álvarez'],
    ['RICR', 'VRC', 'Rocío Riva Palacio Cruz'],
    ['GELC', 'RPR', 'Carlos Mc Gregor López'],
    ['PXDO', 'DMF', 'Ofelia Pedrero Domínguez'],
    ['IXRA', 'CDN', 'Andrés Ich Rodríguez'],
    ['PEXL', 'RXS', 'Luis Pérez'],
    ['OARA', 'XDL', 'Alberto Oñate Rodríguez'],
    ['MOSA', 'RNN', 'Ma. de los Ángeles Moreno Sánchez'],
    ['AUOE', 'GXR', 'Eric Agüero Oé'],
  ])('%s %s: %s', (initials, consonants, name) => {
    expect(nameFitsCurp(`${initials}900101MDF${consonants}00`, name)).toBe(true)
  })
})

describe('as people type their name it still fits', () => {
  test.each([
    ['HESG580312MMCRTD06', 'guadalupe hernandez soto'],
    ['HESG580312MMCRTD06', 'HERNÁNDEZ SOTO GUADALUPE'],
    ['HESG580312MMCRTD06', 'Hernández Soto, Guadalupe'],
    ['HESG580312MMCRTD06', 'María Guadalupe Hernandes Soto'],
    ['HESG580312MMCRTD06', 'Ma.Guadalupe Hernández Soto'],
    ['HESG580312MMCRTD06', 'Guadalupe Hernández'],
    ['HESG580312MMCRTD06', 'Guadalupe Hernández de Ruiz'],
    ['HESG580312MMCRTD06', 'Guadalupe Hernández Vda. de Ruiz'],
    ['HESG580312MMCRTD06', 'Guadalupe Hernández Soto 👵'],
    ['MUXJ850417HDFXXN00', 'Juan Munoz Nandu'],
    ['CAOL850417HDFRXS00', 'Luis de la Cara y de la O'],
  ])('%s: %s', (curp, name) => {
    expect(nameFitsCurp(curp, name)).toBe(true)
  })
})

describe('a name that was invented without the CURP does not fit', () => {
  test.each([
    ['HESG580312MMCRTD06', 'Roberto Díaz Luna'],
    ['HESG580312MMCRTD06', 'Guadalupe Hernández Rojas'],
    ['HESG580312MMCRTD06', 'Gabriela Hernández Soto'],
    ['HESG580312MMCRTD06', 'Guadalupe Huerta Soto'],
    ['HESG580312MMCRTD06', 'Guadalupe'],
    ['HESG580312MMCRTD06', 'Yo'],
    ['HESG580312MMCRTD06', 'G H S'],
    ['HESG580312MMCRTD06', ''],
    ['HESG580312MMCRTD06', '🙂'],
    ['PEXL850417HDFRXS02', 'Luis Ramírez'],
  ])('%s: %s', (curp, name) => {
    expect(nameFitsCurp(curp, name)).toBe(false)
  })
})

test('birth date and name together: a namesake of another day is somebody else', () => {
  const name = 'Guadalupe Hernández Soto'
  expect(personFitsCurp('HESG580312MMCRTD06', { name, birthDate: '1958-03-12' })).toBe(true)
  expect(personFitsCurp('hesg 580312-mmcrtd06', { name, birthDate: '1958-03-12' })).toBe(true)
  expect(personFitsCurp('HESG580312MMCRTD06', { name, birthDate: '1958-03-13' })).toBe(false)
  expect(personFitsCurp('HESG580312MMCRTD06', { name: 'Rosa Díaz', birthDate: '1958-03-12' })).toBe(false)
})

const SURNAMES =
  'Hernández|García|Martínez|López|González|Pérez|Rodríguez|Sánchez|Ramírez|Cruz|Flores|Gómez|Morales|Vázquez|Jiménez|Reyes|Díaz|' +
  'Torres|Gutiérrez|Ruiz|Mendoza|Aguilar|Ortiz|Moreno|Castillo|Romero|Álvarez|Méndez|Chávez|Rivera|Juárez|Ramos|Domínguez|Herrera|' +
  'Medina|Castro|Vargas|Guzmán|Velázquez|Muñoz|Rojas|De la Cruz|Contreras|Salazar|Luna|Ortega|Santiago|Guerrero|Estrada|Bautista|' +
  'Cortés|Soto|Alvarado|Espinoza|Lara|Ávila|Ríos|Cervantes|Silva|Delgado|Vega|Márquez|Sandoval|Fernández|León|Carrillo|Mejía|Solís|' +
  'Núñez|Rosas|Ibarra|Valdez|Campos|Santos|Camacho|Peña|Maldonado|Navarro|Rosales|Acosta|Ibáñez|Miranda|Trejo|Cabrera|Valencia|' +
  'Nava|Castañeda|Pacheco|Robles|Rangel|Huerta|Meza|Padilla|Espinosa|Cárdenas|Salinas|Mora|Treviño|Agüero|Ñáñez|Ñuñuri|Oñate|Och|' +
  "Ich|Uc|Ek|Poot|Chi|Ku|Riva Palacio|Montes de Oca|Ponce de León|De los Santos|Del Río|De la O|Mac Gregor|McGregor|Von Bertrab|D'Amico|" +
  "O'Farrill|Güémez|Pedrero|Mucha|Coss y León|Fernández-Trujillo|Van der Meer|Xool|Tzab|Lee|Li|Ye"
const GIVEN =
  'Guadalupe|Juan|Juana|María|José|María Guadalupe|José Luis|María del Carmen|Ma. de los Ángeles|J. Jesús|Francisco Javier|Ana|Ana María|' +
  'Rosa|Luis Ángel|Miguel Ángel|Verónica|Alejandra|Ximena|Íñigo|Begoña|Óscar|Eva|Ian|Io|Aoi|José María|María José|María de Jesús|Ma Elena|' +
  'J Refugio|Xóchitl|Itzel|Citlalli|Úrsula|Ñusta|Juan de Dios|María de la Luz|Ofelia|Leo|Uriel|Jesús|Santiago|Regina|Camila|Zoé|Noé|Sol|' +
  'José de Jesús|María de los Remedios|Ángel Gabriel|Yael|Wendy|Kevin|Brayan|Hortensia|Eustolia|Ulises|Aída|Eloísa'
const drawn = fc.record({
  name: fc.record<RegisteredName>({
    given: fc.constantFrom(...GIVEN.split('|')),
    first: fc.constantFrom(...SURNAMES.split('|')),
    second: fc.option(fc.constantFrom(...SURNAMES.split('|')), { nil: undefined, freq: 12 }),
  }),
  year: fc.integer({ min: 1930, max: 2025 }),
  surnamesFirst: fc.boolean(),
  spelled: fc.constantFrom<(name: string) => string>(
    (name) => name,
    (name) => name.toLowerCase(),
    (name) => name.toUpperCase(),
    (name) => name.normalize('NFD').replace(/\p{M}/gu, ''),
  ),
})
const typed = ({ given, first, second }: RegisteredName, surnamesFirst: boolean): string =>
  (surnamesFirst ? [first, second, given] : [given, first, second]).filter(Boolean).join(' ')

test('of 300 names with a CURP made by the rules not three are marked, in either order, without accents or in capitals', () => {
  const marked = fc
    .sample(drawn, { numRuns: 300, seed: 13 })
    .map(({ name, year, surnamesFirst, spelled }) => ({
      curp: makeCurp(name, `${year}-04-17`),
      words: spelled(typed(name, surnamesFirst)),
    }))
    .filter(({ curp, words }) => {
      expect(stdnum.MX?.curp?.validate(curp).isValid, curp).toBe(true)
      return !nameFitsCurp(curp, words)
    })
  expect(marked).toEqual([])
})

test('of 300 CURPs told with the name of somebody else 297 and more are marked', () => {
  const people = fc.sample(drawn, { numRuns: 300, seed: 14 })
  const unmarked = people.filter(({ name, year }, at) => {
    const stranger = people[(at + 1) % people.length]?.name ?? name
    return nameFitsCurp(makeCurp(name, `${year}-04-17`), typed(stranger, false))
  })
  expect(unmarked.length).toBeLessThan(3)
})

test('any text whatever gets an answer, and a long one soon', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(nameFitsCurp('HESG580312MMCRTD06', name)).toBeBoolean()
    }),
  )
  const begun = cpu()
  nameFitsCurp('HESG580312MMCRTD06', 'de la '.repeat(5_000))
  expect((cpu() - begun) / 1_000).toBeLessThan(100)
})
