import { describe, expect, test } from 'bun:test'
import { DAY } from '../../src/clock.ts'
import { parseGroup } from '../../src/reading/family.ts'
import { everyday } from '../../src/reading/spelling.ts'
import { esMX as es } from '../../src/texts/es-MX/index.ts'
import { meetCitizen, onTelephone } from './citizen.ts'
import { ANA, chooseHour, FAMILY, JORGE, LEO, ROSA, seeSummary } from './group-chat.ts'

// Who comes: said in one message or in several, by name, with or without a CURP.

describe('who comes', () => {
  test('can be written in one message', () => {
    const citizen = meetCitizen().write('Hola').tap('Para varias personas', 'Cuatro').write('toluca').tap('Toluca')
    citizen.write(FAMILY.join('\n'))
    expect(citizen.read()).toContain('Anoté a Rosa, Jorge, Ana y Leo.')
    expect(citizen.read()).toContain(es.whoAttends.ask)
  })

  test('keeps those before a CURP that is wrong', () => {
    const citizen = meetCitizen().write('Hola').tap('Para varias personas', 'Tres').write('toluca').tap('Toluca')
    citizen.write(`${ROSA}, ${JORGE.replace('02 ', '03 ')}, ${ANA}`)
    expect(citizen.read()).toContain('Anoté a Rosa.')
    expect(citizen.read()).toContain(es.curp.check)
    expect(citizen.read()).toContain('Escriba ahora la CURP de Jorge')
  })

  test('chooses years for the adults and the children in a word, and sees what is to be paid however long the names are', () => {
    const long = (name: string, curp: string) => `${curp} ${name}`
    const citizen = chooseHour(meetCitizen(), [
      long('Guadalupe Hernández Soto', 'HESG580312MMCRTD06'),
      long('Maximiliano Puga Soto', 'PUSJ850302HMCGTR02'),
      ANA,
      LEO,
    ]).tap('Jue 3 dic, 9:00 h')
    const rows = citizen.replies.flatMap((reply) => (reply.kind === 'choices' ? reply.options : []))
    expect(rows.filter((row) => row.title.includes('años')).every((row) => / en total$/.test(row.description ?? ''))).toBe(true)
    const summary = citizen.write('10 y 6').read()
    expect(summary.match(/10 años/g)).toHaveLength(2)
    expect(summary.match(/, 6 años/g)).toHaveLength(2)
  })

  test('is asked about children only when there are some, and never who goes with them', () => {
    expect(chooseHour(meetCitizen(), [ROSA, JORGE]).all.some((reply) => 'body' in reply && reply.body === es.whoAttends.ask)).toBe(
      false,
    )
    const asked = seeSummary(meetCitizen()).all.map((reply) => ('body' in reply ? reply.body : ''))
    expect(asked.filter((body) => body.includes(es.whoAttends.ask))).toHaveLength(1)
    expect(asked.some((body) => body.includes('persona adulta que irá'))).toBe(false)
  })

  test('may have one person without a CURP, whose birth date says the age', () => {
    const citizen = meetCitizen().write('Hola').tap('Para varias personas', 'Dos').write('toluca').tap('Toluca').write(ROSA)
    citizen.tap('No sé su CURP').write('Leo Puga López, 3 de febrero de 2019')
    expect(citizen.read()).toContain(es.whoAttends.ask)
    const two = meetCitizen().write('Hola').tap('Para varias personas', 'Dos').write('toluca').tap('Toluca')
    two.tap('No sé su CURP').write('Leo Puga López, 3 de febrero de 2019').tap('No sé su CURP')
    expect(two.read()).toContain('solo puede haber una cita sin CURP a la vez')
    expect(two.titles()).toEqual(['Escribir su CURP', 'Hablar con alguien', 'Ver el menú'])
  })

  test('may be the adults alone, when the children lack a permission', () => {
    const citizen = meetCitizen().write('Hola').tap('Para varias personas', 'Dos').write('toluca').tap('Toluca').write(ROSA, LEO)
    citizen.tap('Solo voy yo', 'Van solo los adultos')
    expect(citizen.read()).toContain('Quité a Leo de esta cita.')
    expect(citizen.read()).toContain('¿Rosa ya tuvo pasaporte mexicano?')
  })

  test('counts all for the telephone: with room for one more no group is begun', () => {
    const citizen = seeSummary(meetCitizen(), [ROSA, JORGE, ANA]).tap('Confirmar').write('Hola').tap('Para varias personas')
    expect(citizen.read()).toContain(onTelephone(es.group.oneMore))
    expect(citizen.write('somos cuatro').read()).toContain(onTelephone(es.group.noGroup))
    expect(citizen.titles()).toEqual(['Ver el menú', 'Ver mis citas'])
  })

  test('among children somebody who comes of age may go with them as an adult', () => {
    const citizen = meetCitizen().write('Hola').tap('Para mi hija o mi hijo', 'Dos', 'Iremos las dos personas').write('toluca')
    citizen.tap('Toluca').write(LEO, 'Ana Puga Salas PUSL081125HJCRLSA2').tap('Que vaya también', 'Nadie todavía')
    citizen.tap('Jue 3 dic, 9:00 h')
    expect(citizen.read()).toContain('¿De cuántos años quiere los pasaportes?')
    expect(citizen.tap('6 años cada uno').read()).toContain(': primer pasaporte, 6 años')
    expect(citizen.tap('Confirmar').read()).toContain('Folio')
  })
})

describe('a group of which somebody has an appointment already', () => {
  test('from this telephone: it is named before the hour, and the others go on', () => {
    const citizen = seeSummary(meetCitizen(), [ROSA, JORGE]).tap('Confirmar')
    citizen.write('Hola').tap('Para varias personas', 'Dos').write('toluca').tap('Toluca').write(JORGE)
    expect(citizen.read()).toContain('*Jorge P.* ya tiene una cita desde este teléfono')
    expect(citizen.titles()).toEqual(['Ver esa cita', 'Es otra persona', 'Seguir los demás'])
    expect(citizen.tap('Seguir los demás').read()).toStartWith('*Escriba su CURP y su nombre completo.*')
  })
})

test('a group that stops is welcomed back without a CURP', () => {
  const citizen = chooseHour(meetCitizen())
  citizen.clock.advance(2 * DAY)
  citizen.write('hola')
  expect(citizen.read()).toContain(es.group.soFar)
  expect(citizen.read()).not.toMatch(/[A-Z]{4}\d{6}/)
  expect(citizen.tap('Seguir donde iba').titles()).toContain('Jue 3 dic, 9:00 h')
})

test('a group in English', () => {
  const citizen = meetCitizen().write('hello').tap('For several people', 'Two').write('toluca').tap('Toluca').write(ROSA, JORGE)
  citizen.tap('Nobody yet')
  expect(citizen.read()).toContain('2 people')
})

test('of several whose years are asked one by one each may have a discount', () => {
  const citizen = chooseHour(meetCitizen(), [ROSA, JORGE]).tap('Jue 3 dic, 9:00 h', 'Tengo un descuento', 'Rosa López Cruz')
  citizen.tap('Elegir uno por uno', '6 años', 'Tengo un descuento')
  expect(citizen.read()).toContain('¿De cuántos años quiere el pasaporte de Jorge?')
  expect(citizen.read()).toContain('Ya con el descuento')
  expect(citizen.tap('6 años').read()).toContain('Pago en total: $2,440 pesos')
})

test.each(['10 los dos', '10 para las dos', 'los dos de 10 años'])(
  '"%s" is ten years for each, and nobody is counted as years',
  (words) => {
    const couple = chooseHour(meetCitizen(), [ROSA, JORGE]).tap('Jue 3 dic, 9:00 h').write(words)
    expect(couple.state?.draft.people.map((one) => one.years)).toEqual([10, 10])
  },
)

// How many people somebody means.

describe('a group in words', () => {
  const heard: [string, ReturnType<typeof parseGroup>][] = [
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
      expect(parseGroup(everyday(words))).toEqual(group)
    })
  }

  test('leads to the people at once, and says what was understood', () => {
    const citizen = meetCitizen().write('quiero cita para mi esposo y para mí en toluca')
    expect(citizen.read()).toContain('Anoté: *2 personas*')
    expect(citizen.tap('Toluca').read()).toContain('Persona 1 de 2')
  })

  test('of more people than a telephone may have asks how many again', () => {
    const citizen = meetCitizen().write('somos nueve').tap('Varias personas adultas')
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
  expect(ana.tap('Varias personas adultas').state?.asked?.question).toBe('howMany')
})
