import { describe, expect, test } from 'bun:test'
import { esMX as es } from '../../src/texts/es-MX/index.ts'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'

/** A sentence that says several things: each is answered, used, or read back. */

const asked = ({ state }: Citizen): string | undefined => state?.asked?.question
const draft = ({ state }: Citizen) => state?.draft

const atOffices = () => meetCitizen().write('Hola').tap('Renovar mi pasaporte').write('metepec')
const atCurp = () => atOffices().tap('Toluca')
const atName = () => atCurp().write('HESG580312MMCRTD06')

describe('a question beside an answer', () => {
  test('is answered above what follows, and the answer is taken: the office', () => {
    const lupe = atOffices().write('toluca, pero oiga cuánto dura el trámite')
    expect(draft(lupe)?.officeIds).toHaveLength(1)
    expect(asked(lupe)).toBe('curp')
    expect(lupe.read()).toContain(es.facts.duration)
  })

  test('is answered above what follows: the name', () => {
    const lupe = atName().write('Guadalupe Hernández Soto, ¿y dónde queda la oficina?')
    expect(draft(lupe)?.people[0]?.name).toBe('Guadalupe Hernández Soto')
    expect(lupe.read()).toContain('Calle Uno 1')
  })

  test('is answered with who knows, where it is not known here', () => {
    const lupe = atName().write('Guadalupe Hernández Soto, ¿y si llueve mucho abren?')
    expect(draft(lupe)?.people[0]?.name).toBe('Guadalupe Hernández Soto')
    expect(lupe.read()).toContain('Perdone, esto no lo sé: «y si llueve mucho abren?»')
  })

  test.each(['cobran por forrar el pasaporte ahí mismo o no', 'el pasaporte viejo me lo regresan verdad'])(
    'is said back where nothing in it is known, also without a mark: "%s"',
    (words) => {
      const lupe = atName().write(`Guadalupe Hernández Soto, y ${words}`)
      expect(draft(lupe)?.people[0]?.name).toBe('Guadalupe Hernández Soto')
      expect(lupe.read()).toContain(es.faq.unanswered([words]))
    },
  )

  test('two that are not known are said back in one sentence', () => {
    const read = meetCitizen().write('se me mojó el pasaporte, sirve todavía o tengo que sacar otro').read()
    expect(read).toContain(es.faq.unanswered(['sirve todavía', 'tengo que sacar otro']))
  })

  test('is answered in the first message too, or said back', () => {
    const read = meetCitizen().write('¿me van a dar café mientras espero?').read()
    expect(read).toContain(es.faq.unanswered(['¿me van a dar café mientras espero?']))
    expect(read).toContain('¿En qué le ayudo?')
  })

  test('is answered below what a yes does', () => {
    const lupe = seesSummary(meetCitizen()).write('está bien, y el perro puede entrar verdad')
    expect(lupe.read()).toMatch(/Su cita quedó confirmada[\s\S]*Perdone, esto no lo sé: «el perro puede entrar verdad»/)
  })

  test('is not said back where it is a reason, or what somebody tells', () => {
    const lupe = atName().write('Guadalupe Hernández Soto, y es que mi hija me ayuda porque no veo bien')
    expect(draft(lupe)?.people[0]?.name).toBe('Guadalupe Hernández Soto')
    expect(lupe.read()).not.toContain('No sé contestar')
  })

  test('alone changes nothing', () => {
    const lupe = atName()
    const before = draft(lupe)
    expect(draft(lupe.write('¿y dónde queda la oficina de Naucalpan, cuánto cuesta?'))).toEqual(before)
  })
})

describe('what is only tried', () => {
  const held = ({ db }: Citizen) => db.client.query("select id from appointments where state = 'held'").all()

  test.each(['el jueves 3 a las 9, ¿cuánto cuesta?', 'el jueves 3 a las 12. ¿qué tengo que llevar?'])(
    'holds no place that nobody sees: "%s"',
    (words) => {
      const lupe = choosesHour(meetCitizen()).write(words)
      expect(draft(lupe)?.slot).toBeUndefined()
      expect(held(lupe)).toEqual([])
    },
  )
})

describe('a choice in a long sentence', () => {
  test('asks for whom where another person is named beside it', () => {
    const lupe = meetCitizen().write('quiero renovar en toluca y voy a ir con mi hermana que me acompaña')
    expect(asked(lupe)).toBe('whom')
    expect(lupe.read()).toContain('Cerca de *Toluca*')
    expect(draft(lupe.tap('Para mí'))).toMatchObject({ who: 'self', family: 'renewal', near: { name: 'Toluca' } })
  })

  test('is kept by whoever goes on with something else', () => {
    const lupe = meetCitizen().write('quiero renovar en toluca y voy a ir con mi hermana que me acompaña', 'HESG580312MMCRTD06')
    expect(draft(lupe)).toMatchObject({ who: 'self', family: 'renewal' })
    expect(draft(lupe)?.people[0]?.curp).toBe('HESG580312MMCRTD06')
  })

  test('of another day leaves the hour that is held where it is until a yes', () => {
    const lupe = seesSummary(meetCitizen())
    const held = draft(lupe)?.slot
    lupe.write('ay dispense me acordé que el jueves hay misa de mi suegra se podrá el viernes tempranito')
    expect(draft(lupe)?.slot).toEqual(held)
  })
})
