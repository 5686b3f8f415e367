// How many people somebody means.
import { describe, expect, test } from 'bun:test'
import { hearGroup } from '../../../src/chat/understanding/groups.ts'
import { everyday } from '../../../src/chat/understanding/spelling.ts'
import { esMX as es } from '../../../src/texts/es-MX/index.ts'
import { meetCitizen } from '../citizen.ts'

describe('a group in words', () => {
  const heard: [string, ReturnType<typeof hearGroup>][] = [
    ['para mí y mis dos hijos', { count: 3, withMinors: true }],
    ['somos cuatro', { count: 4 }],
    ['para mi esposo y para mí', { count: 2 }],
    ['toda la familia', {}],
    ['mi mamá y yo', { count: 2 }],
    ['mis papás', { count: 2 }],
    ['para mi mamá y mi papá', { count: 2 }],
    ['mi esposa, mis dos hijos y yo', { count: 4, withMinors: true }],
    ['vamos mi esposa y yo con dos niños', { count: 4, withMinors: true }],
    ['quiero el pasaporte de mi hijo y el mío', { count: 2, withMinors: true }],
    ['mi pasaporte y el de mi hija', { count: 2, withMinors: true }],
    ['cita para 3 personas', { count: 3 }],
    ['necesito dos citas', { count: 2 }],
    ['dos adultos y dos niños', { count: 4, withMinors: true }],
    ['me and my two kids', { count: 3, withMinors: true }],
    ['my wife and I', { count: 2 }],
    ['the whole family', {}],
    ['mi esposo y yo queremos el pasaporte de nuestro hijo', undefined],
    ['mis tres hijos', undefined],
    ['para mi hijo', undefined],
    ['para mi mamá', undefined],
    ['tengo dos pasaportes', undefined],
    ['me dieron dos citas', undefined],
    ['somos de Toluca', undefined],
    ['quiero renovar mi pasaporte', undefined],
  ]
  for (const [words, group] of heard) {
    test(words, () => {
      expect(hearGroup(everyday(words))).toEqual(group)
    })
  }

  test('leads to the people at once, and says what was understood', () => {
    const citizen = meetCitizen().write('quiero cita para mi esposo y para mí en toluca')
    expect(citizen.read()).toContain('Anoté: *2 personas*')
    expect(citizen.tap('Toluca').read()).toContain('Persona 1 de 2')
  })

  test('of more people than a telephone may have asks how many again', () => {
    const citizen = meetCitizen().write('somos nueve')
    expect(citizen.read()).toContain(es.group.howMany)
    expect(citizen.titles()).toEqual(['Dos', 'Tres', 'Cuatro'])
  })

  test('does not change when somebody of it is named in passing', () => {
    const citizen = meetCitizen()
      .write('Hola')
      .tap('Para varias personas', 'Tres')
      .write('cerca de la escuela de mi hija, en toluca')
    expect(citizen.titles()).toContain('Toluca')
    expect(citizen.tap('Toluca').read()).toContain('Persona 1 de 3')
  })
})

test.each(['somos 5', 'necesito 10 lugares para mañana'])('more than a telephone may have is told at once: "%s"', (words) => {
  const ana = meetCitizen().write(words)
  expect(ana.read()).toContain('Desde un teléfono puede haber citas para 4 personas a la vez')
  expect(ana.state?.asked?.question).toBe('howMany')
})
