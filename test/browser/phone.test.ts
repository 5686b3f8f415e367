import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { type Product, startProduct } from './product.ts'
import { as } from './telephone.ts'

setDefaultTimeout(60_000)

const MOST_MESSAGES = 12
const FOLIO = /Folio: [0-9A-Z]{3}-[0-9A-Z]{3}/

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  expect(await product.stop()).toBe(0)
})

test('Guadalupe renews: from "Hola" to her folio, with a letter O corrected and her discount', async () => {
  await as(product, 'guadalupe', async (guadalupe) => {
    await guadalupe.type('Hola')
    expect(await guadalupe.lastWords()).toContain('Esto es una demostración')
    await guadalupe.pick('Renovar mi pasaporte')
    await guadalupe.type('metepec')
    await guadalupe.pick('Toluca')
    await guadalupe.type('HESG580312MMCRTDO6')
    expect(await guadalupe.lastWords()).toContain('¿Su CURP es HESG580312MMCRTD06?')
    await guadalupe.press('Sí, es esa')
    await guadalupe.type('guadalupe hernandez soto')
    await guadalupe.type('g12345678')
    await guadalupe.pick(/\d:\d\d h/)
    await guadalupe.press(/^6 años/)
    expect(await guadalupe.lastWords()).toContain('HESG580312MMCRTD06')
    await guadalupe.press('Confirmar')
    const booked = await guadalupe.lastWords()
    expect(booked).toMatch(FOLIO)
    expect(booked).toContain('Guadalupe Hernandez Soto')
    expect(guadalupe.answers).toBeLessThanOrEqual(MOST_MESSAGES)

    await guadalupe.type('mi cita')
    expect(await guadalupe.lastWords()).toContain(FOLIO.exec(booked)?.[0].slice(-7) ?? 'a folio')
  })
})

test('Elena books by touch, by her location and without a CURP; a voice note on the way costs her nothing', async () => {
  await as(product, 'elena', async (elena) => {
    await elena.type('Hola')
    await elena.pick('Mi primer pasaporte')
    await elena.sendVoice()
    expect(await elena.lastWords()).toContain('No puedo oír notas de voz')
    await elena.sendPlace('Oaxaca de Juárez')
    await elena.pick(/^Oaxaca/)
    await elena.press('No sé mi CURP')
    await elena.type('Elena Cruz Santos, 9 de junio de 1985')
    await elena.pick(/\d:\d\d h/)
    await elena.pick(/^3 años/)
    await elena.press('Confirmar')
    expect(await elena.lastWords()).toMatch(FOLIO)
  })
})

test('Roberto books his two children in one hour, for one folio', async () => {
  await as(product, 'roberto', async (roberto) => {
    await roberto.type('Hola, quiero pasaporte para mis dos hijos')
    await roberto.pick('2 menores de edad')
    await roberto.pick('Solo voy yo')
    expect(await roberto.lastWords()).toContain('OP-7')
    await roberto.press('Seguir con la cita')
    await roberto.type('Toluca')
    await roberto.pick(/^Toluca/)
    await roberto.type('CARS150514MMCSYFA9, Sofía Castillo Reyes')
    await roberto.type('CARM180903HMCSYTA5, Mateo Castillo Reyes')
    await roberto.pick('Nadie todavía')
    await roberto.type('CAMR840622HMCSRB02, Roberto Castillo Mora')
    await roberto.pick(/\d:\d\d h/)
    await roberto.pick(/^3 años/)
    await roberto.press('Confirmar')
    expect(await roberto.lastWords()).toMatch(FOLIO)
    expect(await roberto.lastWords()).toContain('Sofía Castillo Reyes')
    expect(await roberto.lastWords()).toContain('Mateo Castillo Reyes')
    expect(roberto.answers).toBeLessThanOrEqual(MOST_MESSAGES + 2)
  })
})
