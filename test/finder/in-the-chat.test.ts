import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { procedures } from '../../db/schema.ts'
import { meetCitizen } from '../chat/citizen.ts'
import { openDirectory } from '../conversations/directory.ts'
import { addRecords, withoutElsewhere } from './records.ts'

const house = () => {
  const db = openDirectory('varias oficinas')
  addRecords(db)
  return db
}
const db = house()
const citizen = () => meetCitizen({ db }).write('hola')

test('whoever asks for a driving licence begins one, and no passport', () => {
  const read = citizen().write('se me venció la licencia de manejo').read()
  expect(read).toContain('Anoté: *renovación de licencia de conducir*')
  expect(read).not.toContain('pasaporte')
})

test('what is said of where and when stands beside the procedure', () => {
  const asked = citizen().write('pagar predial el sábado')
  expect(asked.state?.draft).toMatchObject({ family: 'property_payment', wish: { weekdays: [6] } })
})

test('the tax office is no Saturday', () => {
  const asked = citizen().write('cita con el SAT')
  expect(asked.state?.draft.wish).toBeUndefined()
  expect(asked.titles()).toContain('Inscripción al RFC')
  expect(asked.titles().at(-1)).toBe('Ninguno de estos')
})

test('two that fit are asked apart, and what was said of the day is kept', () => {
  const asked = citizen().write('esterilizar a mi animalito el lunes')
  expect(asked.read()).toContain('*¿Cuál quiere?*')
  expect(asked.titles()).toEqual(['Esterilización de perros', 'Esterilización de gatos', 'Ninguno de estos'])
  expect(asked.tap('Esterilización de gatos').state?.draft).toMatchObject({
    family: 'cat_sterilisation',
    wish: { weekdays: [1] },
  })
})

test('what no record has is not begun as a passport, and there is a way on', () => {
  const asked = citizen().write('quiero renovar mi suscripción al gimnasio')
  expect(asked.state?.draft.who).toBeUndefined()
  const none = asked.titles().includes('Ninguno de estos') ? asked.tap('Ninguno de estos') : asked
  expect(none.read()).toContain('Ese trámite no se saca aquí, o lo conozco con otro nombre.')
  expect(none.titles()).toEqual(['Ver los trámites', 'Hablar con alguien'])
  expect(none.tap('Ver los trámites').read()).toContain('¿De qué dependencia es el trámite?')
})

test.each([
  ['somos dos', { who: 'group', count: 2 }],
  ['una cita para mi mamá', { who: 'other' }],
  ['una cita para mi hijo de 5 años', { who: 'minor', count: 1 }],
])('who says only for whom is asked what for, and keeps what was said: "%s"', (words, kept) => {
  const asked = citizen().write(words)
  expect(asked.read()).toBe('*¿Qué trámite quiere hacer?*')
  expect(asked.titles()).toEqual(['Pasaporte', 'Ver los trámites', 'Hablar con alguien'])
  expect(asked.tap('Pasaporte').state?.draft).toMatchObject(kept)
})

test('what something costs is told of the procedure that is named', () => {
  const told = citizen().write('¿qué necesito para la licencia de construcción?')
  expect(told.read()).toContain('Licencia de construcción')
  expect(told.read()).not.toContain('pasaporte')
})

test('a death that is to be registered is that, and no appointment that somebody leaves', () => {
  expect(citizen().write('mi tío murió y hay que registrar la defunción').state?.draft.family).toBe('death_registration')
})

test('what is denied begins nothing', () => {
  expect(citizen().write('ya no queremos seguir casados').state?.draft.who).toBeUndefined()
})

test('an order about an appointment stays one, whatever procedure it names', () => {
  expect(citizen().write('quiero cancelar mi cita de la licencia').state?.draft.who).toBeUndefined()
})

describe('a list of all', () => {
  test('leads by agency and subject to each procedure, and none vanishes', () => {
    const seen = new Set<string>()
    const start = () => citizen().tap('Otro trámite')
    const walk = (path: string[], depth: number) => {
      const at = () => start().tap(...path)
      const shown = at()
      const options = shown.replies.flatMap((reply) => (reply.kind === 'choices' ? reply.options : []))
      expect(options.length).toBeLessThanOrEqual(10)
      expect(new Set(options.map(({ title }) => title)).size).toBe(options.length)
      for (const { id, title } of options) {
        if (id.includes('self:')) seen.add(id.replace(/^.*self:/, ''))
        else if (id.includes('others') && depth < 4 && !path.includes(title)) walk([...path, title], depth + 1)
      }
    }
    walk([], 0)
    expect(seen.size).toBe(71)
  })

  test('is one of pages where nothing parts it, and those that begin alike are told apart', () => {
    const one = openDirectory('varias oficinas')
    withoutElsewhere(one)
    write(one, (tx) => {
      for (let at = 1; at <= 21; at++) {
        const name = `constancia de no antecedentes penales ${at % 2 ? 'federales' : 'estatales'} ${at}`
        tx.client
          .query(
            `insert into procedures (id, name, name_en, audience, family, min_age, position, active, version)
             values (?, ?, ?, 'any', 'other', 0, ?, 1, 1)`,
          )
          .run(`extra_${at}`, name, name, at + 50)
        tx.client.query('insert into office_procedures (office_id, procedure_id) select id, ? from offices').run(`extra_${at}`)
      }
    })
    const chat = meetCitizen({ db: one }).write('hola').tap('Otro trámite')
    const titles: string[] = []
    for (let page = 0; page < 3; page++) {
      titles.push(...chat.titles().filter((title) => !['Ver más', 'Ver el menú'].includes(title)))
      chat.tap('Ver más')
    }
    expect(new Set(titles).size).toBe(21)
    expect(titles[0]).toBe('Federales 1')
  })
})

test('of what others do it is told who does it, where, and with which link; nothing is begun', () => {
  const own = house()
  write(own, (tx) =>
    tx.orm
      .insert(procedures)
      .values({
        ...{ id: 'ine', name: 'credencial para votar', nameEn: 'voter card', audience: 'any', family: 'other' },
        ...{ minAge: 18, position: 300, active: true, version: 1 },
        ...{ doneBy: 'Instituto Nacional Electoral', doneWhere: 'Módulo de Toluca', doneLink: 'https://ine.example' },
      })
      .run(),
  )
  const told = meetCitizen({ db: own }).write('hola', 'sacar mi credencial para votar')
  expect(told.read()).toBe(
    '*Credencial para votar* no se saca aquí. Lo hace *Instituto Nacional Electoral*.\nDónde: Módulo de Toluca\nhttps://ine.example\n\n*¿Necesita otro trámite?*',
  )
  expect(told.state?.draft.who).toBeUndefined()
  expect(() => write(own, (tx) => tx.client.run("insert into office_procedures values (1, 'ine')"))).toThrow('done in no office')
})

describe('an office of passports alone', () => {
  const asked = (words: string) =>
    meetCitizen({ db: openDirectory('varias oficinas') })
      .write('hola')
      .write(words)

  test.each([
    ['quiero sacar el acta de nacimiento de mi hijo', 'el Registro Civil'],
    ['necesito una cita con el SAT para mi firma', 'Servicio de Administración Tributaria'],
    ['se me vencio la licencia de manejo', 'el gobierno de su estado'],
    ['kiero sacar la visa americana', 'el consulado de ese país'],
    ['mi INE ya venció y ocupo renovarla', 'Instituto Nacional Electoral'],
    ['pasaporte americano para mi hija', 'el consulado de ese país'],
    ['¿dónde puedo sacar mi RFC?', 'Servicio de Administración Tributaria'],
    ['oiga ¿aquí se saca la licencia de manejar?', 'el gobierno de su estado'],
    ['y mi cartilla militar la sacan ahí mismo?', 'la Secretaría de la Defensa Nacional'],
    ['ustedes hacen la credencial del ine?', 'el Instituto Nacional Electoral'],
  ])('tells who does what it does not: "%s"', (words, by) => {
    const told = asked(words)
    expect(told.read()).toContain(by)
    expect(told.state?.draft).toEqual({ people: [] })
  })

  test.each([
    'quiero sacar el pasaporte de mi hijo, ya tengo su acta de nacimiento',
    'perdí mi pasaporte y mi INE',
    'quiero mi primer pasaporte para la visa americana',
    'renovar mi pasaporte, no tengo licencia',
  ])('begins the passport beside which another paper is named: "%s"', (words) => {
    const told = asked(words)
    expect(told.read()).not.toContain('no se saca aquí')
    expect(told.state?.draft.who).toBeDefined()
  })

  test.each(['no tengo ine', '¿piden la cartilla militar?', '¿la cédula profesional sirve de identificación?'])(
    'sends nobody away who asks about an identification: "%s"',
    (words) => {
      expect(asked(words).read()).not.toContain('no se saca aquí')
    },
  )

  test('does not take who signed for an electronic signature', () => {
    const told = 'mi nieto cumple 15 y lo llevan con su papá, su mamá ya firmó, yo lo llevo, que papeles son'
    expect(asked(told).read()).not.toContain('no se saca aquí')
    expect(asked('quiero renovar mi e.firma').read()).toContain('Servicio de Administración Tributaria')
  })

  test('lists nothing that it does not do', () => {
    expect(asked('menú').titles()).not.toContain('Otro trámite')
  })
})
