import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { meetCitizen, seesSummary } from './citizen.ts'

test('nobody confirms a price that they did not read: after a change the summary is put once more, with the new one', () => {
  const citizen = seesSummary(meetCitizen())
  expect(citizen.read()).toContain('$1,220 pesos')
  write(citizen.db, (tx) => tx.client.run('update fees set centavos = centavos * 2').changes)
  citizen.write('confirmar')
  expect(citizen.db.client.query("select 1 from appointments where state = 'confirmed'").all()).toEqual([])
  expect(citizen.read()).toContain('Algo cambió desde esa pregunta')
  expect(citizen.read()).not.toContain('$1,220 pesos')
  expect(citizen.tap('Confirmar').read()).toContain('Folio')
})

test('an office that moved is read before the yes', () => {
  const citizen = seesSummary(meetCitizen())
  write(citizen.db, (tx) => tx.client.run("update offices set address = 'Calle Nueva 9', version = version + 1").changes)
  citizen.tap('Confirmar')
  expect(citizen.read()).toContain('Calle Nueva 9')
  expect(citizen.tap('Confirmar').read()).toContain('Folio')
})

test('a procedure that is withdrawn while somebody books it is not called free', () => {
  const citizen = seesSummary(meetCitizen())
  write(citizen.db, (tx) => tx.client.run('update procedures set active = 0').changes)
  citizen.write('confirmar')
  expect(citizen.read()).toContain('Algo cambió desde esa pregunta')
  expect(citizen.read()).not.toContain('es gratis')
})
