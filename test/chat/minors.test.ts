import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { setRules } from '../cast.ts'
import { type Citizen, meetCitizen } from './citizen.ts'

const toChild = (citizen: Citizen = meetCitizen()): Citizen =>
  citizen.write('quiero pasaporte para mi hijo', 'es menor de edad').tap('Iremos las dos personas').write('toluca').tap('Toluca')

const toSecondChild = (): Citizen =>
  meetCitizen()
    .write('quiero pasaporte para mis dos hijos', 'son menores de edad')
    .tap('Iremos las dos personas')
    .write('toluca')
    .tap('Toluca')
    .write('PUSL240229MSRRLSA5 Luisa Puga Salas')

describe('a sibling', () => {
  test('is asked for CURP and name alone, and who goes to the office is not asked again', () => {
    const citizen = toSecondChild()
    expect(citizen.read()).toContain('2 de 2')
    citizen.write('PUSL231124HJCRLSA8, Lalo Puga Salas')
    expect(citizen.read()).toContain('¿Quiénes ya tuvieron pasaporte mexicano?')
    expect(citizen.state?.draft.minorCase).toBe('both_parents')
  })

  test('of whom only the first name stands beside the CURP has the surnames of the first, when the CURP agrees', () => {
    expect(toSecondChild().write('PUSL231124HJCRLSA8 Lalo').state?.draft.people[1]?.name).toBe('Lalo Puga Salas')
    expect(toSecondChild().write('PUSL231124HJCRLSA8', 'lalo').state?.draft.people[1]?.name).toBe('Lalo Puga Salas')
  })

  test('may be said to have the same surnames', () => {
    const named = toSecondChild().write('Juan Pablo con los mismos apellidos', 'PUSL231124HJCRLSA8')
    expect(named.state?.draft.people[1]?.name).toBe('Juan Pablo Puga Salas')
    expect(toSecondChild().write('PUSL231124HJCRLSA8 Pedro mismos apellidos').state?.draft.people[1]?.name).toBe('Pedro Puga Salas')
  })

  test('whose first name does not agree with the CURP is asked for the whole name', () => {
    const citizen = toSecondChild().write('PUSL231124HJCRLSA8 Pedro')
    expect(citizen.state?.draft.people[1]?.name).toBeUndefined()
    expect(citizen.read()).toContain('nombre completo')
  })
})

describe('more minors than a telephone may have', () => {
  const family = () => {
    const citizen = meetCitizen()
    write(citizen.db, (tx) => setRules(tx, { live_people_a_phone: 10 }))
    return citizen
  }

  test.each([
    ['in the first words', ['quiero pasaporte para mis siete hijos']],
    ['where the number is asked', ['quiero pasaporte para mis hijos', 'son menores de edad', 'siete']],
  ])('are told when they are counted, and not at the CURP of the fifth: %s', (_, words) => {
    const citizen = family().write(...words)
    expect(citizen.read()).toContain('4 personas menores de edad a la vez')
    expect(citizen.state?.draft.count).toBeUndefined()
    expect(citizen.titles()).not.toContain('Cinco')
    if (citizen.state?.asked?.question === 'whom') citizen.write('son menores de edad')
    expect(citizen.write('cuatro').state?.draft.count).toBe(4)
  })

  test('adults are counted by the limit of people', () => {
    expect(family().write('somos siete adultos').state?.draft.count).toBe(7)
  })

  test('those of the year are a limit too', () => {
    const citizen = family()
    write(citizen.db, (tx) => setRules(tx, { live_minors_a_phone: 10 }))
    expect(citizen.write('para mis siete hijos').read()).toContain('6 personas menores de edad')
  })
})

describe('the case', () => {
  const caseOf = (...words: string[]) =>
    meetCitizen().write('pasaporte para mi hijo', 'es menor de edad', ...words).state?.draft.minorCase

  test.each([
    ['soy su tutora', 'guardian'],
    ['lo adopté', 'adoption'],
    ['soy la abuela', 'grandparents'],
    ['su papá murió', 'other_deceased'],
    ['el perdió la patria potestad', 'loss_or_suspension'],
    ['tengo autorización judicial', 'judicial_authorisation'],
    ['hay una sentencia', 'court_papers'],
    ['no sé dónde está', 'other_unreachable'],
    ['solo voy yo', 'one_parent_permission'],
    ['¿puedo ir sin mi esposo?', 'one_parent_permission'],
    ['puedo ir yo sola', 'one_parent_permission'],
    ['sí, voy con mi esposo', 'both_parents'],
    ['el papá está en la cárcel', 'one_parent_permission'],
    ['su papá no lo registró', 'single_parent_on_record'],
    ['el papá no quiere dar su permiso', 'other_unreachable'],
    ['hay violencia', 'rather_not_say'],
    ['tengo miedo', 'rather_not_say'],
  ])('is heard in "%s"', (words, heard) => {
    expect(caseOf(words)).toBe(heard as ReturnType<typeof caseOf>)
  })

  test('asks which papers only of somebody who said that a judge gave some', () => {
    const citizen = meetCitizen().write('pasaporte para mi hijo', 'es menor de edad').tap('Hay papeles de un juez')
    expect(citizen.read()).toContain('¿Qué dicen los papeles?')
    expect(citizen.write('es una adopción').state?.draft).toMatchObject({ minorCase: 'adoption', courtAsked: true })
    const unsure = meetCitizen().write('pasaporte para mi hijo', 'es menor de edad').tap('Hay papeles de un juez').write('no sé')
    expect(unsure.state?.draft).toMatchObject({ minorCase: 'court_papers', courtAsked: true })
    expect(unsure.read()).toContain('¿Dónde le queda bien su cita?')
  })

  test('of risk is kept as nothing, and closes what concerns the other parent from then on', () => {
    const citizen = meetCitizen().write('pasaporte para mi hijo', 'es menor de edad').tap('Situación de riesgo')
    expect(JSON.stringify(citizen.state?.draft)).not.toMatch(/risk|riesgo/)
    expect(citizen.titles()).toEqual(['Cita de asesoría', 'Seguir con la cita', 'Hablar con alguien'])
    citizen.tap('Seguir con la cita').write('toluca').tap('Toluca').write('PUSL240229MSRRLSA5 Luisa Puga Salas')
    citizen.tap('No, es el primero').write('Ana Salas Ruiz').tap('No sé la CURP', 'Jue 3 dic, 9:00 h', '3 años', 'Confirmar')
    expect(citizen.read()).toContain('Su cita quedó confirmada')
    expect(citizen.titles()).not.toContain('El permiso que falta')
    expect(citizen.write('mis citas').titles()).not.toContain('El permiso que falta')
  })
})

describe('age on the day of the visit', () => {
  /** Turns 18 on 8 December: the first free day is the third. */
  const TEENAGER = 'PUSL081208HJCRLSA4 Luis Puga Salas'

  test('somebody who comes of age among the free days is offered those before, and told why there are no others', () => {
    const citizen = toChild().write(TEENAGER).tap('No, es el primero').write('Ana Salas Ruiz').tap('No sé la CURP')
    citizen.write('10 de diciembre')
    expect(citizen.read()).toContain('Luis cumple 18 años el *martes 8 de diciembre*')
    expect(
      citizen
        .titles()
        .filter((title) => /dic/.test(title))
        .every((title) => /(?:3|4|7) dic/.test(title)),
    ).toBe(true)
  })

  test('somebody who comes of age before an adult booking is told from which day', () => {
    const citizen = meetCitizen().write('para otra persona adulta').tap('Su primer pasaporte').write('toluca').tap('Toluca')
    citizen.write('PUSL081208HJCRLSA4', 'Luis Puga Salas').write('3 de diciembre')
    expect(citizen.read()).toContain('Luis cumple 18 años el *martes 8 de diciembre*. Elija ese día o uno después.')
  })
})

test('where no channel has told our number, the message to pass on has no link and says how to send the code', () => {
  const citizen = toChildAlone()
  const [explained, message] = citizen.tap('El permiso que falta').replies
  expect(explained && 'body' in explained && explained.body).toContain('el contacto de este chat')
  expect(message && 'body' in message && message.body).toMatch(/Escriba \*PERMISO \w{4}-\w{4}\* en el WhatsApp de /)
  expect(message && 'body' in message && message.body).not.toContain('http')
})

function toChildAlone(): Citizen {
  return meetCitizen()
    .write('quiero pasaporte para mi hijo', 'es menor de edad')
    .tap('Solo voy yo', 'Seguir con la cita')
    .write('toluca')
    .tap('Toluca')
    .write('PUSL240229MSRRLSA5 Luisa Puga Salas')
    .tap('No, es el primero')
    .write('Ana Salas Ruiz')
    .tap('No sé la CURP', 'Jue 3 dic, 9:00 h', '3 años', 'Confirmar')
}

test('the CURP and name of a child are taken before the place is, and no CURP is looked up as a place', () => {
  const citizen = meetCitizen().write('hola').tap('Para mi hija o mi hijo', 'Dos', 'Iremos las dos personas')
  citizen.write('PULA160914MMCGPNA7 Ana Puga López')
  expect(citizen.read()).toContain('Anoté a Ana.')
  expect(citizen.read()).toContain('¿Dónde le queda bien su cita?')
  expect(citizen.write('toluca').tap('Toluca').read()).toContain('2 de 2')
  const another = meetCitizen().write('hola').tap('Renovar mi pasaporte').write('HESG580312MMCRTD06', 'PUSL990101HBCRLS07')
  expect(another.read()).not.toContain('PUSL')
})

test('whoever is left out for their age stands in no summary', () => {
  const citizen = meetCitizen().write('hola').tap('Para mi hija o mi hijo', 'Tres', 'Iremos las dos personas').write('toluca')
  citizen.tap('Toluca').write('PULA160914MMCGPNA7 Ana Puga López', 'PULL190203HMCGPXA6 Leo Puga López').tap('No sé su CURP')
  citizen.write('Tomás Cruz Peña, 2 de julio de 1971').tap('Quitar de la cita', 'Nadie todavía')
  citizen.write('LOCR870520MMCPRS06 Rosa López Cruz').tap('Jue 3 dic, 9:00 h', '6 años cada uno')
  expect(citizen.read()).toContain('Pago en total: $4,880 pesos')
  expect(citizen.read()).not.toContain('por verificar')
})

test('the ages of the children count nobody, and whoever leaves it is not asked on', () => {
  const mother = meetCitizen().write('quiero pasaporte para mis niñas', 'son menores de edad')
  mother.write('son dos niñas, tienen 7 y 11 años')
  expect(mother.state?.draft.count).toBe(2)
  expect(mother.write('ay no, mejor lo dejo, gracias').read()).not.toContain('¿Es una de estas?')
})

test('the other parent who does not agree, and what to bring then, is answered and begins nothing', () => {
  const mother = meetCitizen().write(
    'buen dia, el papa de mis niñas no esta de acuerdo en que les saque pasaporte, yo tengo la custodia, que tengo que llevar',
  )
  expect(mother.state?.draft.who).toBeUndefined()
  expect(mother.read()).toMatch(/patria potestad|OP-7|juez/)
})

test.each([
  'mi hijo se va a estudiar fuera y no tiene pasaporte, tiene 19',
  'pasaporte para mi hija, tiene 19 y va a trabajar',
  'pasaporte para mi hijo, ya cumplió los 18',
])('"%s": a child who is of age is another adult', (words) => {
  expect(meetCitizen().write(words).state?.draft.who).toBe('other')
})

describe('a son or daughter of age', () => {
  const whom = () => meetCitizen().write('pasaporte para mi hija, quiere renovar')
  const asked = () => whom().write('es menor de edad')

  test.each(['ella tiene 28 años', 'ya es mayor de edad', 'ya tiene veintiuno'])('comes as an adult: "%s"', (words) => {
    expect(asked().write(words).state?.draft).toMatchObject({ who: 'other', family: 'renewal' })
    expect(whom().write(words).state?.draft).toMatchObject({ who: 'other', family: 'renewal' })
  })

  test('is one tap away', () =>
    expect(asked().tap('Ya tiene 18 años o más').state?.draft).toMatchObject({ who: 'other', family: 'renewal' }))

  test.each(['tiene 17', 'solo voy yo porque su papá tiene 40 años y no quiere', 'su papá tiene 40 años'])(
    'is not meant by "%s"',
    (words) => {
      expect(asked().write(words).state?.draft.who).toBe('minor')
      expect(whom().write(words).state?.draft.who).toBe('minor')
    },
  )

  test('is not offered for several children', () =>
    expect(meetCitizen().write('pasaporte para mis dos hijos', 'son menores de edad').titles()).not.toContain(
      'Ya tiene 18 años o más',
    ))
})
