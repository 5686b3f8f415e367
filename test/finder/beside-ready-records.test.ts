// What is no wish for a procedure stays what it is, however many ready records are published beside the passports.
import { beforeAll, describe, expect, test } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROCEDURE_FILE } from '../../db/seeds/procedure-file.ts'
import type { State } from '../../src/chat/state.ts'
import { type Citizen, choosesHour, meetCitizen } from '../chat/citizen.ts'
import { openDesk } from '../http/desk.ts'

const FOLDER = join(import.meta.dir, '../../db/seeds/procedures/ready')
const desk = openDesk()
const { db } = desk

beforeAll(async () => {
  for (const name of readdirSync(FOLDER)) {
    const archivo = readFileSync(join(FOLDER, name), 'utf8')
    await desk.doIt('/admin/tramites/archivo', { archivo })
    for (const { name: tramite } of PROCEDURE_FILE.parse(JSON.parse(archivo)).procedures) {
      await desk.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite })
      await desk.publish(tramite)
    }
  }
})

describe('with an appointment that stands', () => {
  let lupe: Citizen
  let booked: State | undefined

  beforeAll(() => {
    lupe = choosesHour(meetCitizen({ db }))
    lupe.tap(lupe.titles().find((title) => title.endsWith(' h')) ?? '', '6 años: $1,220', 'Confirmar')
    booked = lupe.state
  })

  const says = (words: string): State | undefined => {
    lupe.state = booked
    return lupe.write(words).state
  }

  test.each([
    ['cambiar al jueves', [4]],
    ['cambiar al viernes', [5]],
    ['quiero cambiarla al viernes', [5]],
    ['cambiar a otro día', undefined],
    ['quiero cambio de hora', undefined],
  ])('"%s" moves it', (words, weekdays) => {
    const { asked, draft } = says(words) ?? {}
    expect(asked?.question).toBe('moving')
    expect(draft?.moving?.wish?.weekdays).toEqual(weekdays)
  })

  test('"cancelar, me cambio de casa" asks whether it is cancelled', () => {
    expect(says('cancelar, me cambio de casa')?.asked?.question).toBe('cancelling')
  })

  test.each(['cambio de escuela', 'quiero un cambio de escuela'])('"%s" begins what is named so', (words) => {
    expect(says(words)?.draft.family).toBe('school_enrolment')
  })

  test('a record of which a part is said without an order is asked for', () => {
    expect(says('sacar licencia')?.asked?.about).toContain('driving_licence')
  })
})

describe('a name', () => {
  const atMenu = (words: string) => meetCitizen({ db }).write('hola', words)

  test.each([
    ['CAPR880214HMCSRB02 Roberto Castillo Mora', 'Roberto Castillo Mora'],
    ['Roberto Castillo Mora CAPR880214HMCSRB02', 'Roberto Castillo Mora'],
    ['HESG580312MMCRTD06 Guadalupe Perrusquía Soto', 'Guadalupe Perrusquía Soto'],
    ['HESG580312MMCRTD06 Guadalupe Vecino Carta', 'Guadalupe Vecino Carta'],
    ['me llamo Ana Perrusquía', 'Ana Perrusquía'],
    ['me llamo Ana Vecino Carta', 'Ana Vecino Carta'],
  ])('"%s" is kept whole, and finds no record', (words, name) => {
    const { asked, draft } = atMenu(words).state ?? {}
    expect(asked).toMatchObject({ question: 'menu' })
    expect(asked?.about).toBeUndefined()
    expect(draft?.proposal?.name ?? draft?.people[0]?.name).toBe(name)
  })

  test.each(['mora', 'Perrusquía', 'Roberto Castillo Mora'])('"%s" finds no record', (words) => {
    expect(atMenu(words).read()).not.toContain('Encontré')
  })

  test('beside a record that is named leaves the record', () => {
    expect(atMenu('CAPR880214HMCSRB02 y quiero esterilizar a mi perro').state?.draft.family).toBe('pet_sterilisation')
    expect(atMenu('me llamo Ana Vecino Carta y quiero esterilizar a mi perro').state?.asked?.about).toContain('pet_sterilisation')
  })

  test.each(['esterilizen a mi perrita', 'lisensia de manejo'])('a misspelt record is still found: "%s"', (words) => {
    const { asked, draft } = atMenu(words).state ?? {}
    expect(asked?.about ?? draft?.family).toMatch(/pet_sterilisation|driving_licence/)
  })
})

describe('in the middle of a booking', () => {
  const begun = (words: string) => meetCitizen({ db }).write('hola').tap('Renovar mi pasaporte').write(words).state?.draft.family

  test('a question begins no other procedure by a word of it', () => {
    expect(begun('¿y mi esposo cómo firma allá?')).toBe('renewal')
  })

  test('a procedure that is named firmly is begun, also in a question', () => {
    expect(begun('mejor licencia de conducir')).toBe('driving_licence')
    expect(begun('¿y la licencia de conducir?')).toBe('driving_licence')
  })
})
