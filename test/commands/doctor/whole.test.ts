// The whole report: good health, the server off, nothing secret in it.
import { expect, test } from 'bun:test'
import { raiseAlert } from '../../../db/alerts.ts'
import { write } from '../../../db/open.ts'
import { ACCOUNT } from '../../office.ts'
import { arrange, KEY, PUBLIC } from './stage.ts'

test('an installation in good health has nothing to mend', async () => {
  const { code, said } = await arrange().run()
  expect(said).not.toContain('MAL')
  expect(code).toBe(0)
  for (const sentence of [
    'El token sirve y no vence',
    'La cuenta está suscrita',
    'La clave secreta es de la app',
    'El programa recibe lo que Meta firma',
    'El programa rechaza lo que no firma Meta',
    `Por ${PUBLIC} llega lo que Meta firma`,
    'La administración no se ve desde internet',
    'El reloj de la computadora está a tiempo',
    'Las zonas horarias de México están completas',
    'La última copia es de hoy',
    'Las cuentas cuadran',
  ])
    expect(said).toContain(sentence)
})

test('with the server off it says so and looks at the rest', async () => {
  const office = arrange()
  office.stopServer()
  const { code, said } = await office.run()
  expect(said).toContain('El programa está apagado')
  expect(said).toContain('El token sirve')
  expect(code).toBe(0)
})

test('no key and no secret is ever shown', async () => {
  const { said } = await arrange().run({ side: { tokenValid: false } })
  for (const secret of [KEY, ACCOUNT.accessToken, ACCOUNT.appSecret, ACCOUNT.verifyToken, 'a-token-that-is-long-enough'])
    expect(said).not.toContain(secret)
})

test('what the program knew of the templates an hour ago says nothing beside what Meta says now', async () => {
  const office = arrange()
  write(office.db, (tx) => raiseAlert(tx, 'template_missing', office.clock.now()))
  const { said } = await office.run()
  expect(said).not.toContain('Faltan plantillas')
  expect(said).toContain('plantillas están aprobadas')
})
