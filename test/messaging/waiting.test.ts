import { expect, test } from 'bun:test'
import { DAY } from '../../src/clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { openOffice } from '../office.ts'

async function waitInLine() {
  const office = openOffice({ db: openDirectory('Toluca llena') })
  const guadalupe = office.phone('5215500000001', 'Guadalupe')
  await guadalupe.write('quiero renovar, soy de toluca')
  await guadalupe.tap('Esperar en Toluca')
  await guadalupe.write('HESG580312MMCRTD06')
  await guadalupe.write('Guadalupe Hernández Soto')
  await guadalupe.tap('No lo tengo aquí')
  await guadalupe.tap('Cualquier día')
  guadalupe.read()
  return { office, guadalupe }
}

test('whose wish ran out is told so, but nobody who said BAJA meanwhile', async () => {
  for (const [words, told] of [
    ['gracias', 1],
    ['baja', 0],
  ] as const) {
    const { office, guadalupe } = await waitInLine()
    await guadalupe.write(words)
    guadalupe.read()
    office.clock.advance(61 * DAY)
    await office.settle()
    expect(guadalupe.read()).toHaveLength(told)
    expect(office.db.client.query('select state, untold from wait_wishes').all()).toEqual([{ state: 'over', untold: 0 }])
  }
})

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
