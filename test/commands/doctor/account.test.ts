// What Meta's side may be ill with.
import { expect, test } from 'bun:test'
import { DAY } from '../../../src/clock.ts'
import type { MetaSide } from '../world.ts'
import { arrange } from './stage.ts'

const soon = Math.floor((Date.parse('2026-11-24T16:05:00Z') + 3 * DAY) / 1000)

const TROUBLES: [string, Partial<MetaSide>, string, number][] = [
  ['a token that ended', { tokenValid: false }, 'MAL    Meta no acepta el token', 1],
  ['a token that ends today', { tokenEnds: soon - 3 * 86_400 + 3600 }, 'ojo    El token vence en menos de un día.', 0],
  ['a token that ends in three days', { tokenEnds: soon }, 'ojo    El token vence en 3 días', 0],
  [
    'a token without a permission',
    { scopes: ['whatsapp_business_management'] },
    'le falta el permiso whatsapp_business_messaging',
    1,
  ],
  ['a number that was never registered', { status: 'PENDING' }, 'no está registrado para enviar (PENDING)', 1],
  ['an account to which nobody subscribed', { subscribed: [] }, 'MAL    La cuenta no está suscrita', 1],
  ['another app that is subscribed instead', { subscribed: ['999'] }, 'MAL    La cuenta no está suscrita', 1],
  [
    'a clock seven minutes wrong',
    { date: 'Tue, 24 Nov 2026 15:58:00 GMT' },
    'MAL    El reloj de la computadora está mal por 7 minutos',
    1,
  ],
  ['a line that is down', { reachable: false }, 'Meta no contestó', 1],
]

for (const [what, side, sentence, code] of TROUBLES) {
  test(`it finds ${what}`, async () => {
    const found = await arrange().run({ side })
    expect(found.said).toContain(sentence)
    expect(found.code).toBe(code)
  })
}

test('a payment that fails is told in the words of the account, with what to do', async () => {
  const entities = [
    {
      entity_type: 'WABA',
      can_send_message: 'LIMITED',
      errors: [{ error_code: 141006, error_description: 'There is an error with the payment method' }],
    },
  ]
  const { code, said } = await arrange().run({ side: { entities } })
  expect(said).toContain('Meta limita la cuenta de WhatsApp')
  expect(said).toContain('Agregue o corrija la forma de pago')
  expect(code).toBe(0)
})

test('it offers to subscribe, and does it only after a yes', async () => {
  const yes = await arrange().run({ side: { subscribed: [] }, typed: ['s'] })
  expect(yes.said).toContain('La cuenta quedó suscrita')
  expect(yes.said).toContain('\nLa cuenta de Meta\nLa cuenta no está suscrita')
  expect(yes.code).toBe(0)
  const no = await arrange().run({ side: { subscribed: [] }, typed: ['n'] })
  expect(no.said).not.toContain('quedó suscrita')
  expect(no.code).toBe(1)
})

test('it finds a secret of another app, before Meta is refused by it', async () => {
  const { code, said } = await arrange().run({ env: { WHATSAPP_APP_SECRET: 'another-secret' } })
  expect(said).toContain('La clave secreta (WHATSAPP_APP_SECRET) no es de la app del token')
  expect(said).toContain('El programa no acepta lo que firma Meta (contestó 401)')
  expect(said).not.toContain('El túnel') // Nothing is wrong with it.
  expect(code).toBe(1)
})
