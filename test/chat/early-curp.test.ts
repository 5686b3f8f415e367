// A CURP that is written before anybody asked for it: nobody types it twice, and nothing is done with it before it was asked about.
import { describe, expect, test } from 'bun:test'
import { TEXTS } from '../../src/texts/texts.ts'
import { meetCitizen, seesSummary } from './citizen.ts'

const es = TEXTS['es-MX']
const HERS = 'HESG580312MMCRTD06'
const CHILDS = 'PUSL240229MSRRLSA5'

describe('a CURP among the first words', () => {
  test.each([HERS, `hola mi curp es ${HERS}`, 'hesg 580312 mmcrtd 06'])(
    '"%s" is kept, after who speaks and what happens to data',
    (says) => {
      const lupe = meetCitizen().write(says)
      expect(lupe.read()).toContain('AVISO')
      expect(lupe.read()).toContain(es.curp.early)
      expect(lupe.read()).toContain('¿En qué le ayudo?')
    },
  )

  test('is asked about at its turn, and taken with a yes', () => {
    const lupe = meetCitizen().write(`hola mi curp es ${HERS}`).tap('Renovar mi pasaporte').write('toluca').tap('Toluca')
    expect(lupe.read()).toContain(es.curp.askEarly(HERS))
    expect(lupe.write('sí').state?.draft.people[0]?.curp).toBe(HERS)
    expect(lupe.read()).toContain('Escriba su nombre completo')
  })

  test('is dropped with a no, and its name with it', () => {
    const lupe = meetCitizen()
      .write(`${HERS} Guadalupe Hernández Soto`, 'mi primer pasaporte', 'toluca')
      .tap('Toluca', 'No, es otra')
    expect(lupe.read()).toContain('Escriba su CURP')
    expect(lupe.state?.draft.people[0]?.name).toBeUndefined()
  })

  test('gives way to the one that is written at its turn', () => {
    const lupe = meetCitizen().write(HERS, 'mi primer pasaporte', 'toluca').tap('Toluca').write('PUSL990101HBCRLS07 Luis Puga Sol')
    expect(lupe.state?.draft).toMatchObject({ people: [{ curp: 'PUSL990101HBCRLS07', name: 'Luis Puga Sol' }] })
    expect(lupe.state?.draft.proposal).toBeUndefined()
  })

  test('brings the name that stood beside it', () => {
    const lupe = meetCitizen()
      .write(`soy Guadalupe Hernández Soto ${HERS}`, 'mi primer pasaporte', 'toluca')
      .tap('Toluca', 'Sí, es esa')
    expect(lupe.state?.draft.people[0]?.name).toBe('Guadalupe Hernández Soto')
  })

  test('with the letter O for a zero is asked about as it was meant', () => {
    const lupe = meetCitizen().write('HESG580312MMCRTDO6', 'mi primer pasaporte', 'toluca').tap('Toluca')
    expect(lupe.read()).toContain(es.curp.askEarly(HERS))
  })

  test('that cannot be right is said at once', () => {
    expect(meetCitizen().write('mi curp es HESG580312MMCRTD0').read()).toContain(es.curp.length(17))
  })

  test('asks whose it is where the booking is for somebody else', () => {
    const ana = meetCitizen().write(HERS).tap('Para otra persona adulta', 'Renovar pasaporte').write('toluca').tap('Toluca')
    expect(ana.read()).toContain(es.curp.askEarlyOther(HERS))
  })

  test('of a child is asked about for the child; of an adult it is not', () => {
    const forHer = (curp: string) =>
      meetCitizen().write(curp, 'es para mi hija', 'es menor de edad', 'los dos', 'toluca').tap('Toluca').read()
    expect(forHer(CHILDS)).toContain(CHILDS)
    expect(forHer(HERS)).not.toContain(HERS)
  })

  test('of whoever has an appointment from this telephone shows that appointment', () => {
    expect(seesSummary(meetCitizen()).tap('Confirmar').write(HERS).state?.asked?.question).toBe('appointments')
  })

  test('can be erased', () => {
    expect(meetCitizen().write(HERS, 'borrar').tap('Sí, borrar').state?.draft.proposal).toBeUndefined()
  })
})

test.each(['QA83-HJ21-99ZK-11', 'HEGS5803125B7', 'cotización A1B2C3D4E5F6G7'])(
  '"%s" is no CURP that somebody tried to write',
  (says) => {
    expect(meetCitizen().write(says).read()).not.toContain('letras y números, y debe tener 18')
  },
)
