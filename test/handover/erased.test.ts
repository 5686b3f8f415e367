import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { brokenInvariants } from '../../db/invariants.ts'
import { finishErasures } from '../../src/privacy/erasure-job.ts'
import { ownFolder } from '../afterwards.ts'
import { openDesk } from '../http/desk.ts'
import { PAGE } from '../office.ts'
import { standsSomewhere } from '../privacy/erasure-stage.ts'
import { CURP, codeIn, words } from './stage.ts'

test('whoever is erased from the chat that gave an appointment away is gone from it, and cannot have it back; the other chat has it still', async () => {
  const desk = openDesk({ accounts: { messenger: PAGE } })
  desk.house.messaging.heard.ourNumber = '525500000000'
  const [account, telephone] = [desk.messenger('70010001'), desk.phone('525500000002', 'Perfilcanario')]
  await account.write('quiero mi primer pasaporte, soy de toluca')
  await account.tap('Toluca')
  await account.write(`${CURP} Luis Puga Sol`)
  await account.write('el primero')
  await account.write('3 años')
  await account.write('Confirmar')
  await account.write('7221234567')
  await account.write('mandar mi cita')
  await telephone.write(codeIn(account.arrived))
  await account.tap('Sí, mandarla')
  expect(desk.count('handovers')).toBe(1)

  await account.write('mis datos')
  await account.tap('Que borren mis datos')
  await account.write('Todo lo que tengan de mí')
  const [{ caso = '' } = {}] = (await desk.get('/admin/casos')).body.casos as { caso: string }[]
  await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'concedido' })
  const asked = { caso, identificacion_vista: 'sí', motivo: 'pidió que se borren sus datos', cerrar_caso: 'sí' }
  expect(['7221234567', '70010001'].filter((one) => standsSomewhere(desk, one).length === 0)).toEqual([])
  await desk.doIt('/admin/personas/borrar', asked)
  await desk.settle()
  const folder = ownFolder()
  await finishErasures({
    ...desk,
    writer: desk.house.writer,
    messaging: desk.house.messaging,
    settings: { backupDir: folder, listFolder: join(folder, 'listas') },
  })
  await desk.settle()
  expect(['7221234567', '70010001'].flatMap((one) => standsSomewhere(desk, one))).toEqual([])
  expect(desk.count('handovers')).toBe(0)
  expect(brokenInvariants(desk.db)).toEqual([])
  await account.tap('Recuperarla').catch(() => undefined)
  await telephone.write('mis citas')
  expect(words(telephone.read())).toContain('Luis Puga Sol')
})
