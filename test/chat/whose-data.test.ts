import { describe, expect, test } from 'bun:test'
import { type Citizen, meetCitizen } from './citizen.ts'
import { JORGE, ROSA } from './group-chat.ts'

const LEO = 'PUSL240229MSRRLSA5 leo puga sol'

const toChild = (): Citizen =>
  meetCitizen()
    .write('quiero pasaporte para mi hijo', 'es menor de edad')
    .tap('Iremos las dos personas')
    .write('toluca')
    .tap('Toluca', 'Jue 3 dic, 9:00 h')

const toSummary = (name = 'rosa lopez cruz'): Citizen =>
  meetCitizen()
    .write('quiero renovar mi pasaporte', 'toluca')
    .tap('Jue 3 dic, 9:00 h')
    .write(`LOCR870520MMCPRS06 ${name}`)
    .tap('3 años')

const nameOf = ({ state }: Citizen, at = 0) => state?.draft.people[at]?.name

describe('the adult who goes with a child', () => {
  test.each([
    `mi nombre es rosa lopez cruz y mi hijo es leo puga sol PUSL240229MSRRLSA5`,
    `soy rosa lopez cruz la mama, el niño ${LEO}`,
    `rosa lopez cruz LOCR870520MMCPRS06 y mi hijo ${LEO}`,
  ])('is not the child, beside the child: %s', (words) => {
    const citizen = toChild().write(words)
    expect(nameOf(citizen)).toBe('Leo Puga Sol')
    expect(citizen.state?.draft.attendant?.name).toBe('Rosa Lopez Cruz')
  })

  test.each([
    'rosa lopez cruz LOCR870520MMCPRS06 yo voy con el niño',
    'LOCR870520MMCPRS06 rosa lopez cruz soy la mama',
    'mi curp LOCR870520MMCPRS06, rosa lopez cruz, yo lo llevo',
  ])('may come before the child: %s', (words) => {
    const citizen = toChild().write(words)
    expect(citizen.state?.draft.attendant).toMatchObject({ name: 'Rosa Lopez Cruz', curp: 'LOCR870520MMCPRS06' })
    expect(nameOf(citizen.write(LEO))).toBe('Leo Puga Sol')
  })

  test('is asked for once more where a CURP of an adult stands alone', () => {
    const citizen = toChild().write('LOCR870520MMCPRS06')
    expect(citizen.titles()).toEqual(['Sí, para adulta', 'Es de quien irá', 'Escribir otra CURP'])
    citizen.write('no, yo soy la mamá')
    expect(citizen.state?.draft.attendant?.curp).toBe('LOCR870520MMCPRS06')
    expect(citizen.write(LEO).read()).toContain('ya tuvo pasaporte')
  })

  test.each(['yo mismita LOCR870520MMCPRS06 rosa lopez cruz', 'yo mera rosa lopez cruz LOCR870520MMCPRS06'])(
    'is called by the name alone: %s',
    (words) => {
      const citizen = toChild().write(LEO).tap('No, es el primero').write(words)
      expect(citizen.state?.draft.attendant?.name?.toLowerCase()).toBe('rosa lopez cruz')
    },
  )

  test('may have no CURP at hand', () => {
    const citizen = toChild().write(LEO).tap('No, es el primero').write('yo tomas peña de la cruz, mi curp no la traigo')
    expect(citizen.state?.draft.attendant).toEqual({ name: 'Tomas Peña de la Cruz', noCurp: true })
    expect(citizen.read()).toContain('De cuántos años')
  })

  test('whose other half died says so with the paper that shows it', () => {
    const citizen = meetCitizen().write('quiero pasaporte para mi hijo', 'es menor de edad')
    expect(citizen.write('si ya murio mi esposo, tengo el acta').state?.draft.minorCase).toBe('other_deceased')
  })
})

describe('two people in one message', () => {
  const toPeople = () => meetCitizen().write('queremos renovar mi esposo y yo', 'toluca').tap('Toluca')

  test('are both known by their CURPs, whose names are asked for or said together', () => {
    const citizen = toPeople().write('rosa LOCR870520MMCPRS06 y jorge PUSJ850302HMCGTR02')
    expect(citizen.read()).toContain('LOCR870520MMCPRS06')
    citizen.write('rosa lopez cruz y jorge puga soto')
    expect([nameOf(citizen), nameOf(citizen, 1)]).toEqual(['Rosa Lopez Cruz', 'Jorge Puga Soto'])
  })

  test('are both known with their names', () => {
    const citizen = toPeople().write(`${ROSA} y ${JORGE}`)
    expect([nameOf(citizen), nameOf(citizen, 1)]).toEqual(['Rosa López Cruz', 'Jorge Puga Soto'])
  })
})

describe('a name is put right', () => {
  test.each([
    ['no es rosa es rosita', 'Rosita Lopez Cruz'],
    ['mi nombre es rosalia no rosa', 'Rosalia Lopez Cruz'],
    ['ahi dice lopez y es lopes con s', 'Rosa Lopes Cruz'],
    ['no me llamo rosa jaja, soy rosita nomas: Rosita Lopez Cruz. lo demas si', 'Rosita Lopez Cruz'],
    ['mi nombre esta mal, le falto maria: maria rosa lopez cruz', 'Maria Rosa Lopez Cruz'],
    ['it says rosa but it is rosie', 'Rosie Lopez Cruz'],
  ])('%s', (words, name) => {
    expect(nameOf(toSummary().write(words))).toBe(name)
  })

  test('by the surname that was left out', () => {
    expect(nameOf(toSummary('rosa lopez').write('me falto el segundo apellido, es cruz'))).toBe('Rosa Lopez Cruz')
  })

  test('and a day is no name', () => {
    expect(nameOf(toSummary().write('no es el jueves, es el viernes'))).toBe('Rosa Lopez Cruz')
  })

  test('after the folio by a person', () => {
    const told = (words: string) => toSummary('rosa lopez').tap('Confirmar').write(words).read()
    expect(told('me falto el segundo apellido, es cruz')).toContain('los corrige una persona')
    expect(told('no es rosa es rosita')).toContain('los corrige una persona')
  })
})

test.each(['12 7 1995', '12-7-95', '12 de 7 del 1995', 'naci 12/07/1995'])('"%s" is a birth date', (words) => {
  const citizen = meetCitizen().write('quiero renovar mi pasaporte', 'toluca').tap('Jue 3 dic, 9:00 h', 'No sé mi CURP')
  expect(citizen.write('mateo gomez gomez', words).state?.draft.people[0]?.birthDate).toBe('1995-07-12')
})

test('whoever writes for a grandmother makes no two people', () => {
  for (const words of [
    'soy mera nieta escribe por abuelita, quiere sacar su pasaporte',
    'le escribe la nieta, mi abuelita quiere renovar',
  ])
    expect(meetCitizen({ channel: 'messenger', free: true }).write(words).state?.draft.count).toBeUndefined()
})

test('what was said of another and taken back leaves all as it is', () => {
  const citizen = toSummary().write('es para mi hermano ... no, para mí')
  expect(citizen.titles()).toContain('Confirmar')
})
