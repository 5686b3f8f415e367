import { describe, expect, test } from 'bun:test'
import { type Citizen, meetCitizen, seesSummary } from './citizen.ts'

const ROSA = 'LOCR870520MMCPRS06 Rosa López Cruz'
const JORGE = 'PUSJ850302HMCGTR02 Jorge Puga Soto'
const ANA = 'PULA160914MMCGPNA7 Ana Sofía Puga López'
const LEO = 'PULL190203HMCGPXA6 Leo Puga López'

/** A family with one folio in Toluca, on Thursday 3 December. */
function family(people: string[]): Citizen {
  const rosa = meetCitizen()
    .write('Hola')
    .tap('Para varias personas', { 2: 'Dos', 3: 'Tres', 4: 'Cuatro' }[people.length] ?? '')
  rosa
    .write('toluca')
    .tap('Toluca')
    .write(...people)
  if (people.includes(ANA) || people.includes(LEO)) rosa.tap('Iremos las dos personas')
  return rosa.tap('Nadie todavía', 'Jue 3 dic, 9:00 h', '6 años cada uno', 'Confirmar')
}

const standing = ({ db }: Citizen): string[] =>
  db.client
    .query<{ member: number }, []>("select member from appointments where state = 'confirmed' order by member")
    .all()
    .map((row) => ['Rosa', 'Jorge', 'Ana', 'Leo'][row.member] ?? '')

const FOUR = [ROSA, JORGE, ANA, LEO]

describe('of whom an appointment is cancelled', () => {
  test.each([
    ['cancelar la cita de Leo', 'Leo P.'],
    ['quiero cancelar la cita de mi hijo', 'Leo P.'],
    ['cancela la cita de la niña porfa', 'Ana P.'],
    ['ya no puede ir Sofía, cancelen su cita', 'Ana P.'],
    ['cancelar la cita de mi esposo', 'Jorge P.'],
    ['kiero canselar la sita de leo', 'Leo P.'],
    ['mi hija no va a poder ir', 'Ana P.'],
    ['Leo ya no puede ir ese día', 'Leo P.'],
  ])('"%s" asks nobody who', (words, name) => {
    const rosa = family(FOUR).write(words)
    expect(rosa.read()).toContain(`¿Cancelo la cita de ${name}`)
    expect(standing(rosa)).toHaveLength(4)
  })

  test('in English neither, and in English she is asked', () => {
    const rosa = family(FOUR).write('cancel the appointment of Leo please')
    expect(rosa.read()).toContain('Shall I cancel the appointment of Leo P.')
    expect(standing(rosa)).toHaveLength(4)
  })

  test('and only after a yes, of nobody else', () => {
    const rosa = family(FOUR).write('cancelar la cita de Leo', 'sí')
    expect(standing(rosa)).toEqual(['Rosa', 'Jorge', 'Ana'])
    expect(rosa.read()).toContain('La cita de Leo P.')
    rosa.tap('Deshacer')
    expect(standing(rosa)).toHaveLength(4)
  })

  test('two may be named', () => {
    const rosa = family(FOUR).write('cancelar la cita de Ana y la de Leo', 'sí, cancelarla')
    expect(standing(rosa)).toEqual(['Rosa', 'Jorge'])
  })

  test.each(['cancelar mi cita', 'cancelar la cita', 'cancelar la cita de mis papás', 'cancelar la cita de Puga'])(
    '"%s" leaves open who, and asks',
    (words) => {
      expect(family(FOUR).write(words).read()).toContain('¿A quién le cancelo la cita?')
    },
  )

  test('the only child is meant by "mi hija" and "mi niño" alike', () => {
    const rosa = family([ROSA, LEO]).write('cancelar la cita del menor')
    expect(rosa.read()).toContain('¿Cancelo la cita de Leo P.')
  })

  test('an appointment of one is asked about as ever', () => {
    const lupe = seesSummary(meetCitizen()).tap('Confirmar').write('cancelar la cita de Guadalupe')
    expect(lupe.read()).toContain('¿Cancelo la cita')
    expect(lupe.titles()).toContain('Sí, cancelarla')
  })

  test('who is asked may be answered by what they are', () => {
    const rosa = family(FOUR).write('cancelar mi cita', 'la de mi hijo')
    expect(rosa.read()).toContain('Leo')
    expect(standing(rosa)).toEqual(['Rosa', 'Jorge', 'Ana'])
  })
})

describe('of whom an appointment is moved', () => {
  test.each([
    ['mover la cita de mi hija Sofía', 'Ana'],
    ['cambiar la cita de Leo', 'Leo'],
    ['quiero cambiar la cita de mi esposo al viernes', 'Jorge'],
    ['se puede adelantar la cita de leo?', 'Leo'],
  ])('"%s" asks nobody who', (words, name) => {
    const rosa = family(FOUR).write(words)
    expect(rosa.state?.asked).toMatchObject({ question: 'moving' })
    expect(rosa.state?.asked?.about).not.toBe('who')
    expect(rosa.state?.draft.moving?.members).toEqual([['Rosa', 'Jorge', 'Ana', 'Leo'].indexOf(name)])
  })

  test('a day that was said with it is kept', () => {
    const rosa = family(FOUR).write('quiero cambiar la cita de mi esposo al viernes')
    expect(rosa.titles()[0]).toStartWith('Vie 4 dic')
  })

  test('two folios: the one of whom was named', () => {
    const rosa = family([ROSA, LEO])
    rosa.write('quiero renovar el pasaporte de mi mamá', 'toluca').tap('Toluca')
    rosa.write('HESG580312MMCRTD06 Guadalupe Hernández Soto').tap('Jue 3 dic, 12:00 h', '6 años: $1,220', 'Confirmar')
    expect(rosa.write('cancelar la cita de Guadalupe').read()).toContain('jueves 3 de diciembre, 12:00 h')
    expect(rosa.write('menú', 'cambiar la cita de Leo').state?.draft.moving?.members).toEqual([1])
    rosa.write('menú', 'cancelar cita')
    expect(rosa.read()).toContain('¿Cuál quiere cancelar?')
    expect(rosa.write('la de mi mamá Guadalupe').read()).toContain('¿Cancelo la cita')
    const offered = rosa.write('pdf').replies.flatMap((reply) => (reply.kind === 'choices' ? reply.options : []))
    expect(offered.map((one) => one.description)).toEqual(['Rosa L. y Leo P. Toluca', 'Guadalupe H. Toluca'])
  })
})
