import { expect, test } from 'bun:test'
import { openDirectory } from '../conversations/directory.ts'
import { openOffice } from '../office.ts'

test('whoever said BAJA and waits is told that no place is offered until ALTA, and not that they need not look', async () => {
  const office = openOffice({ db: openDirectory('Toluca llena') })
  const guadalupe = office.phone('5215500000001', 'Guadalupe')
  const heard = () =>
    guadalupe
      .read()
      .map((reply) => ('body' in reply ? reply.body : ''))
      .join('\n')
  await guadalupe.write('baja')
  await guadalupe.write('quiero renovar, soy de toluca')
  await guadalupe.tap('Esperar en Toluca')
  await guadalupe.write('HESG580312MMCRTD06')
  await guadalupe.write('Guadalupe Hernández Soto')
  await guadalupe.tap('No lo tengo aquí')
  heard()
  await guadalupe.tap('Cualquier día')
  expect(heard()).toMatch(/Ya está en la lista de espera.*no le ofrezco lugares.*ALTA/s)
  await guadalupe.write('mi lista')
  expect(heard()).toContain('no le ofrezco lugares')
  await guadalupe.write('alta')
  heard()
  await guadalupe.write('mi lista')
  expect(heard()).not.toContain('no le ofrezco lugares')
})
