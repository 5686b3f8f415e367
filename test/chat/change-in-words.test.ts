import { describe, expect, test } from 'bun:test'
import { type Citizen, meetCitizen } from './citizen.ts'

/** A sentence that moves or cancels an appointment is read whole: what was understood is said, and nothing is done without a yes. */

const ROSA = 'LOCR870520MMCPRS06 Rosa López Cruz'
const ANA = 'PULA160914MMCGPNA7 Ana Sofía Puga López'
const LEO = 'PULL190203HMCGPXA6 Leo Puga López'

/** Guadalupe, in Toluca on Thursday 3 December at 12:00. */
const alone = (): Citizen =>
  meetCitizen().write(
    ...['quiero renovar mi pasaporte', 'toluca', 'Toluca', 'HESG580312MMCRTD06', 'Guadalupe Hernández Soto'],
    ...['jueves 3 de diciembre a las 12', '6 años', 'confirmar'],
  )

/** A mother with a daughter and a son, on one folio. */
const family = (): Citizen =>
  meetCitizen()
    .write('Hola')
    .tap('Para varias personas', 'Tres')
    .write('toluca')
    .tap('Toluca')
    .write(ROSA, ANA, LEO)
    .tap('Iremos las dos personas', 'Nadie todavía', 'Jue 3 dic, 9:00 h', '6 años cada uno', 'Confirmar')

const asked = ({ state }: Citizen): string | undefined => state?.asked?.question
const confirmed = ({ db }: Citizen): number =>
  db.client.query<{ count: number }, []>("select count(*) as count from appointments where state = 'confirmed'").get()?.count ?? 0

describe('what is asked of an appointment in a sentence that says more', () => {
  test.each([
    [
      'cámbiela al viernes pero no en la tarde que mi hija sale a la una',
      'Le entendí: *cambiar su cita: viernes, por la mañana*.',
      '9:00 h',
    ],
    ['cambie mi cita a naucalpan el viernes', 'Le entendí: *cambiar su cita: Naucalpan, viernes*.', 'Vie 4 dic'],
    ['cámbiela al viernes. ¿Cuánto se tardan en dármelo?', 'Le entendí: *cambiar su cita: viernes*.', 'Vie 4 dic'],
    ['cámbiela al lunes, el martes no puedo', 'Le entendí: *cambiar su cita: lunes*.', 'Lun 7 dic'],
  ])('"%s" is looked for, and said', (words, said, row) => {
    const lupe = alone().write(words)
    expect(lupe.read()).toContain(said)
    expect(asked(lupe)).toBe('moving')
    expect(lupe.titles()[0]).toContain(row)
  })

  test('is not said where it says nothing more', () => {
    expect(alone().write('cámbiela al viernes si se puede por favor').read()).not.toContain('Le entendí')
  })

  test.each(['cancélela si no hay para el lunes', 'cámbiela al lunes y si no hay cancélela'])(
    '"%s" shows the other hours first, and the way to give it up below them',
    (words) => {
      const lupe = alone().write(words)
      expect(lupe.read()).toContain(
        'Le entendí: *cambiar su cita: lunes; si no se puede, cancelarla*. Todavía no cambié ni cancelé nada.',
      )
      expect(lupe.titles()[0]).toContain('Lun 7 dic')
      expect(lupe.tap('Cancelar la cita').read()).toContain('¿Cancelo la cita')
      expect(confirmed(lupe)).toBe(1)
    },
  )

  test('"si no me dan permiso cancele mi cita" is asked, with nothing done', () => {
    const lupe = alone().write('si no me dan permiso cancele mi cita')
    expect(lupe.read()).toStartWith('Todavía no cambié ni cancelé nada.')
    expect(asked(lupe)).toBe('cancelling')
  })

  test('what was put right is not asked for', () => {
    expect(asked(alone().write('cancele la cita, bueno mejor no, mejor pásela a enero'))).toBe('moving')
    expect(alone().write('no la cancele todavía').read()).toStartWith('No cancelé nada. Su cita sigue en pie')
  })
})

describe('whose appointment it is', () => {
  test.each([
    ['cancele la de mi hijo, la mía no', 'Leo P.', 'La de Rosa L. y Ana P. sigue igual.'],
    ['cancele la mía, la de mi hijo no', 'Rosa L.', 'La de Ana P. y Leo P. sigue igual.'],
  ])('"%s" is of whom it is said, and not of whom it is denied', (words, name, rest) => {
    const rosa = family().write(words)
    expect(rosa.read()).toContain(`¿Cancelo la cita de ${name}`)
    expect(rosa.read()).toContain(rest)
    expect(confirmed(rosa)).toBe(3)
  })

  test('somebody who is named in the reason is not moved alone', () => {
    const rosa = family().write('cambie la cita al viernes pero no en la tarde que mi hija sale a la una')
    expect(rosa.read()).toContain('¿A quién le cambio el día o la hora?')
    expect(family().write('cámbiele el día a mi hija nomás, al lunes').read()).toContain(
      'Le entendí: *cambiar la cita de Ana P.: lunes*. La de Rosa L. y Leo P. sigue igual.',
    )
  })

  test('of somebody who has none here nothing is cancelled', () => {
    const lupe = alone().write('cancele la de mi hijo, la mía no')
    expect(lupe.read()).toStartWith('No cambié nada. Desde este teléfono solo está la cita de Guadalupe H.')
    expect(asked(lupe)).toBe('appointments')
  })
})
