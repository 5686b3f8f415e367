// What a citizen does after the folio, each with the fingers: moving, cancelling, taking back, a family, the other parent.
import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { bookFamily, FAMILY, renewInToluca } from './journeys.ts'
import { type Product, startProduct } from './product.ts'
import { as } from './telephone.ts'

setDefaultTimeout(60_000)

/** Day and hour, as they stand under a folio. */
const WHEN = /(?:Lunes|Martes|Miércoles|Jueves|Viernes) \d.+ h/
const FOLIO = /Folio: ([0-9A-Z]{3}-[0-9A-Z]{3})/
const CODE = /PERMISO [0-9A-Z]{4}-[0-9A-Z]{4}/

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  expect(await product.stop()).toBe(0)
})

const folioIn = (words: string): string => FOLIO.exec(words)?.[1] ?? 'no folio'

test('Guadalupe moves her appointment, takes it back, moves it, cancels it by mistake, takes that back, and sees the way', async () => {
  await as(product, 'guadalupe', async (guadalupe) => {
    await renewInToluca(guadalupe)
    const folio = folioIn(await guadalupe.lastWords())
    const booked = WHEN.exec(await guadalupe.lastWords())?.[0] ?? 'no day'

    await guadalupe.type('cambiar mi cita')
    await guadalupe.type('un viernes') // The first free days are others in the second half of a week.
    await guadalupe.pick(/^Vie.*\d:\d\d h/)
    await guadalupe.press('Sí, cambiarla')
    await guadalupe.press('Deshacer el cambio')
    expect(await guadalupe.lastWords()).toContain('deshice el cambio')
    expect(await guadalupe.lastWords()).toContain(booked)

    await guadalupe.type('mi cita')
    await guadalupe.pick('Cambiar día u hora')
    expect(await guadalupe.lastWords()).toContain('Sigue así hasta que confirme otra.')
    await guadalupe.type('un jueves')
    await guadalupe.pick(/^Jue.*\d:\d\d h/)
    await guadalupe.press('Sí, cambiarla')
    const moved = await guadalupe.lastWords()
    expect(moved).toContain('Su cita quedó cambiada.')
    expect(folioIn(moved)).toBe(folio)
    const when = /Jueves .+ h/.exec(moved)?.[0] ?? 'no day'

    await guadalupe.type('cancelar mi cita')
    await guadalupe.press('Sí, cancelarla')
    expect(await guadalupe.lastWords()).toContain('cancelada')
    await guadalupe.type('mis citas')
    expect(await guadalupe.lastWords()).toContain('¿Quiere recuperarla?')
    await guadalupe.press('Sí, recuperarla')
    expect(await guadalupe.lastWords()).toContain(when)
    expect(folioIn(await guadalupe.lastWords())).toBe(folio)

    await guadalupe.type('cancelar mi cita')
    await guadalupe.press('Sí, cancelarla')
    await guadalupe.pick('Deshacer')
    expect(await guadalupe.lastWords()).toContain(when)
    await guadalupe.type('¿Cómo llego?')
    expect(await guadalupe.lastBubble()).toContain('Toluca')
  })
})

test('a family of four comes for one folio, and one of them is cancelled and taken back', async () => {
  await as(product, 'elena', async (elena) => {
    await bookFamily(elena, /^3 años/)
    const booked = await elena.lastWords()
    for (const name of FAMILY) expect(booked).toContain(name)

    await elena.type('cancelar mi cita')
    await elena.pick('Leo Puga López')
    expect(await elena.lastWords()).toContain('La de Rosa L., Jorge P. y Ana P. sigue en pie.')
    await elena.type('deshacer')
    await elena.type('mis citas')
    expect(await elena.lastWords()).toBe(booked)
  })
})

test('the other parent declares on a telephone of their own, and sees initials only', async () => {
  let code = ''
  let folio = ''
  await as(product, 'roberto', async (roberto) => {
    await roberto.type('Hola, quiero pasaporte para mi hija')
    await roberto.pick('Una persona menor de 18')
    await roberto.pick('Solo voy yo')
    await roberto.press('Seguir con la cita')
    await roberto.type('Toluca')
    await roberto.pick(/^Toluca/)
    await roberto.type('CARS150514MMCSYFA9, Sofía Castillo Reyes')
    await roberto.press('No, es el primero')
    await roberto.type('CAMR840622HMCSRB02, Roberto Castillo Mora')
    await roberto.pick(/\d:\d\d h/)
    await roberto.pick(/^3 años/)
    await roberto.press('Confirmar')
    folio = folioIn(await roberto.lastWords())
    await roberto.press('El permiso que falta')
    await roberto.hear(CODE)
    code = CODE.exec(await roberto.lastWords())?.[0] ?? 'no code'
  })
  await as(product, 'elena', async (elena) => {
    await elena.type(code)
    const asked = await elena.lastWords()
    expect(asked).toContain('S. C. R.')
    for (const secret of ['Sofía', 'Roberto', 'Toluca', folio, ' h,']) expect(asked).not.toContain(secret)
    await elena.press('Sí, doy mi permiso')
    expect(await elena.lastWords()).toContain('Falta firmarlo:')
  })
  await as(product, 'roberto', async (roberto) => {
    await roberto.type('mi cita')
    await roberto.pick('El permiso que falta')
    expect(await roberto.lastWords()).toContain('La otra persona declaró que va a dar su permiso.')
  })
})
