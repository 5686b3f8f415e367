// Two agencies and five procedures, none of them passports: what is not done here, what stands, and whose it is.
import { describe, expect, test } from 'bun:test'
import { ANIMALS, citizenOfTown, pupilSummary, withPet } from './two-agencies-town.ts'

const says = async (...texts: string[]) => (await citizenOfTown()).write('hola', ...texts)

describe('what no record names', () => {
  test.each([
    'quiero renovar mi pasaporte',
    'pasaporte',
    'quiero sacar el pasaporte',
    'necesito cita para pasaporte',
    'el pasaporte de mi hijo',
    'se me venció el pasaporte',
  ])('is said not to be done, with what is: "%s"', async (words) => {
    const told = await says(words)
    expect(told.read()).toContain('no se hace aquí. Aquí solo hay citas para: *sacar licencia de conducir')
    expect(told.state?.draft.family).toBeUndefined()
  })

  test.each([
    'renovar mi visa',
    'quiero renovar mi seguro',
    'se me venció la tarjeta',
    'casarme por el civil',
    'licencia para construir mi casa',
  ])('begins nothing by what is to be done, and offers no record alone: "%s"', async (words) => {
    const told = await says(words)
    expect(told.state?.draft.family).toBeUndefined()
    expect(told.read()).not.toContain('Encontré este trámite')
  })
})

describe('a no behind which it is to be cancelled', () => {
  test.each(['ya no, cancélala', 'no, mejor cancélala', 'siempre no, cancela la cita', 'pues no, cancélela por favor'])(
    'asks whether to, also where a change is to be confirmed: "%s"',
    async (words) => {
      const standing = (await withPet()).write('cambiar mi cita al viernes').tap('Vie 27 nov, 9:00 h')
      expect(standing.titles()).toContain('Sí, cambiarla')
      expect(standing.write(words).read()).toContain('¿Cancelo la cita del jueves 26 de noviembre, 9:00 h?')
    },
  )

  test.each(['no la cancele', 'no cancele mi cita, ahí estaré'])('is none: "%s"', async (words) => {
    expect((await withPet()).write(words).read()).not.toContain('¿Cancelo')
  })
})

test('who is too young reads from which age it is', async () => {
  const told = await says('licencia de manejo', 'NAOL100304HMCVRSA7 Luis Nava Ortiz')
  expect(told.read()).toContain('Luis todavía no tiene la edad para este trámite: es desde los 18 años.')
})

describe('somebody else of the family, after the folio', () => {
  test.each([
    'oiga y si llevo tambien a mi hija Sofia a la misma hora? va a quinto',
    'y tambien para mi otro hijo',
    'también a mi sobrino',
  ])('is for the same, at that hour or the next: "%s"', async (words) => {
    const standing = (await pupilSummary()).tap('Confirmar').write(words)
    expect(standing.read()).not.toContain('no se saca aquí')
    expect(standing.tap('Sí, así').state?.draft).toMatchObject({ who: 'minor', wish: { fromMinute: 540 } })
  })
})

describe('whose it is', () => {
  test.each(['esterilizar a mi mascota', 'castrar a mi perro'])('is said with the first answer: "%s"', async (words) => {
    expect((await says(words)).read()).toContain(`Dependencia: ${ANIMALS.nombre}`)
  })

  test('is not guessed of a complaint', async () => {
    for (const words of [
      'quiero denunciar que me cobraron en la clinica de los perros',
      'denuncia, el guardia me pidió 200 pesos',
    ]) {
      const told = await says(words)
      expect(told.read()).not.toContain('denúncielo aquí')
      expect(told.tap('Con mis datos').read()).toContain('*¿De cuál se trata?*')
    }
    const known = (await withPet()).write('denuncia, el de la clinica me pidio 200 pesos')
    expect(known.read()).toContain(ANIMALS.quejas)
  })
})
