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

describe('a question about a procedure is answered from its record, with the button that books it', () => {
  const asks = (words: string) => meetCitizen({ db }).write('hola', words)

  test.each([
    ['cuánto cuesta operar a mi perro', 'Este trámite no se paga.'],
    ['cuánto cobran por esterilizar un gato', 'Este trámite no se paga.'],
    ['¿es gratis la credencial de la biblioteca?', 'Este trámite no se paga.'],
    ['costo de la licencia de conducir', '5 años: $1,300 pesos'],
    ['ocupo saber cuánto cuesta operar a mi perro', 'Este trámite no se paga.'],
    ['qué necesito para la constancia de residencia', 'El recibo de luz'],
    ['cuánto se tardan en operar a mi perro', '*Cuánto tarda:* Unas tres horas'],
    ['cuánto tarda la constancia de residencia', 'Se lo dicen en el *55 0000 0000*'],
    ['¿dónde sacan la licencia de manejar?', '*Dónde:*\nOficina Toluca'],
    ['en dónde queda lo de esterilizar perros', '*Dónde:*\nOficina Toluca'],
    ['¿puedo sacar la constancia de residencia sin INE?', 'Eso lo sabe mejor la oficina.'],
    ['how much does it cost to spay my dog', 'There is nothing to pay for this.'],
    ['where do I get a proof of residence', '*Where:*\nToluca office'],
    ['what do I need for a library card', '*What to bring:*'],
  ])('"%s"', (words, told) => {
    const citizen = asks(words)
    expect(citizen.read()).toContain(told)
    expect(citizen.state?.draft.who).toBeUndefined()
    citizen.tap(citizen.titles()[0] ?? '')
    expect(citizen.state?.draft.family).toBeDefined()
  })

  test('what only resembles it is told as such, and left with a button', () => {
    const citizen = asks('qué necesito para inscribir a mi hija en el kínder')
    expect(citizen.read()).toStartWith('Esto es lo más parecido que encontré.')
    expect(citizen.tap('Ninguno de estos').read()).toContain('Ese trámite no se saca aquí')
  })

  test.each(['quiero sacar la licencia de manejar', 'cuándo puedo ir a sacar la licencia de conducir'])(
    'a wish is no question: "%s"',
    (words) => {
      expect(asks(words).state?.draft.family).toBe('driving_licence')
    },
  )
})

describe('beside a death that is told', () => {
  const tells = (words: string) => meetCitizen({ db }).write('hola', words)
  const SORRY = 'Siento mucho su pérdida.'

  test.each(['se murió mi papá, ¿dónde saco el acta en el registro civil?', 'falleció mi mamá y necesito el acta de defunción'])(
    'who does it is said below the condolence: "%s"',
    (words) => {
      expect(tells(words).read()).toStartWith(`${SORRY}\n\n*Otros trámites del Registro Civil* no se saca aquí.`)
    },
  )

  test('what is done here is begun', () => {
    const { read, state } = tells('murió mi esposo, necesito una constancia de residencia')
    expect(read()).toStartWith(SORRY)
    expect(state?.draft.family).toBe('proof_of_residence')
  })

  test('what was lost with a telephone is no death', () => {
    expect(tells('se murió mi celular, ocupo la credencial de la biblioteca').read()).not.toContain(SORRY)
  })
})

describe('children who are enrolled', () => {
  test.each([
    ['quiero apuntar a mi niña a la escuela', 1],
    ['inscribir a mis dos hijos en la primaria', 2],
    ['quiero apuntar a mis tres hijos en la escuela', 3],
    ['tengo que meter a mis dos niñas a la primaria', 2],
    ['quiero inscribir a mi hijo y a su hermanita en la primaria', undefined],
    ['quiero inscribir a mis hijos de 6 y 8 años en la primaria', 2],
    ['quiero apuntar a los dos niños en la escuela', 2],
  ])('"%s" finds the school and counts them', (words, children) => {
    const { family, who, count } = meetCitizen({ db }).write('hola', words).state?.draft ?? {}
    expect({ family, who, count }).toEqual({ family: 'school_enrolment', who: 'minor', count: children })
  })
})

test('asked how many children, nobody is sent to passports by grown-ups who come too', () => {
  const ana = meetCitizen({ db }).write('hola', 'quiero inscribir a mi hijo y a su hermanita en la primaria')
  expect(ana.state?.asked?.question).toBe('howMany')
  expect(ana.titles()).toEqual(['Una persona', 'Dos', 'Tres', 'Cuatro'])
})

describe('what a record says of the time before the visit', () => {
  const PREPARE = '*Antes de venir:* Su animal no debe comer nada desde ocho horas antes.'
  const booked = () => {
    const ana = meetCitizen({ db, seed: 'ana' }).write('hola', 'esterilizar a mi perro', 'Ana Soto Mora')
    ana.tap('Macho').write('Canelo').write('8').tap('De 10 a 25 kilos')
    ana.tap(ana.titles().find((title) => title.endsWith(' h')) ?? '', 'Confirmar')
    return ana
  }

  test('stands in the folio, above what to bring, and in what is told of it', () => {
    const ana = booked()
    expect(ana.read()).toContain(PREPARE)
    expect(ana.write('qué llevo').read()).toContain(PREPARE)
    expect(meetCitizen({ db }).write('hola', 'cuánto cuesta operar a mi perro').read()).toContain(PREPARE)
  })
})
