import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { brokenInvariants } from '../../db/invariants.ts'
import { MINUTE } from '../../src/clock.ts'
import { finishErasures } from '../../src/privacy/erasure-job.ts'
import { ownFolder } from '../afterwards.ts'
import { openDesk } from '../http/desk.ts'
import { PAGE, type Phone } from '../office.ts'
import { standsSomewhere } from '../privacy/erasure-stage.ts'

const CURP = 'PUSL990101HBCRLS07'

const hear = (phone: Phone) =>
  phone
    .read()
    .map((reply) => ('body' in reply ? reply.body : ''))
    .join('\n')

async function joinChats(account: Phone, telephone: Phone) {
  hear(account)
  await account.write('unir')
  await telephone.write(`UNIR ${/UNIR ([A-Z0-9-]{14})/.exec(hear(account))?.[1]}`)
  await telephone.tap('Sí, fui yo')
}

/** Somebody who booked on Messenger and joined the chat with a telephone. */
async function openJoined() {
  const desk = openDesk({ accounts: { messenger: PAGE } })
  desk.house.messaging.heard.ourNumber = '525500000000'
  const phones = () => ({ account: desk.messenger('70010001'), telephone: desk.phone('525500000002', 'Perfilcanario') })
  const { account, telephone } = phones()
  await telephone.write('Hola')
  await account.write('quiero mi primer pasaporte, soy de toluca')
  await account.tap('Toluca')
  await account.write(`${CURP} Luis Puga Sol`)
  await account.write('el primero')
  await account.write('3 años')
  await account.write('Confirmar')
  expect(desk.count('appointments where live = 1')).toBe(1)
  await account.write('7221234567')
  await joinChats(account, telephone)
  return { desk, phones, account }
}

test('whoever is erased from one of two joined chats is gone from both, and the other chat says nothing', async () => {
  const { desk, phones, account } = await openJoined()
  await account.write('cancelar mi cita')
  await account.write('sí, cancelar')
  await account.write('mis datos')
  await account.tap('Que borren mis datos')
  await account.write('Todo lo que tengan de mí')
  const [{ caso = '' } = {}] = (await desk.get('/admin/casos')).body.casos as { caso: string }[]
  expect(caso).not.toBe('')
  desk.clock.advance(10 * MINUTE) // Until then the cancellation can be undone, and nothing is erased.
  await desk.settle()
  await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'concedido' })
  const asked = { caso, identificacion_vista: 'sí', motivo: 'pidió que se borren sus datos' }
  const words = ['Luis Puga', CURP, '7221234567', '5500000002', '70010001', 'Perfilcanario']
  expect(words.filter((one) => standsSomewhere(desk, one).length === 0)).toEqual([])

  const saidBefore = desk.count('outbox')
  await desk.doIt('/admin/personas/borrar', { ...asked, curp_o_telefono: CURP, cerrar_caso: 'no' })
  // The telephone of the request, without anybody typing it: its account of Messenger goes with it.
  const proposed = await desk.post('/admin/personas/borrar', { ...asked, cerrar_caso: 'sí' })
  expect(JSON.stringify(proposed.body.se_borra)).toContain('la cuenta de Messenger si está unida')
  await desk.doIt('/admin/personas/borrar', { ...asked, cerrar_caso: 'sí' })
  await desk.settle()
  const folder = ownFolder()
  await finishErasures({
    ...desk,
    writer: desk.house.writer,
    messaging: desk.house.messaging,
    settings: { backupDir: folder, listFolder: join(folder, 'listas') },
  })
  await desk.settle()
  expect(words.flatMap((one) => standsSomewhere(desk, one))).toEqual([])
  expect(desk.count('contact_aliases')).toBe(0)
  expect(brokenInvariants(desk.db)).toEqual([])
  // It was asked for on Messenger, and that chat was told what comes; the other one heard nothing.
  expect(JSON.stringify(proposed.body.va_a_leer)).toContain('su cuenta, el nombre de su perfil')
  const told = desk.db.client
    .query<{ channel: string; state: string }, [number]>('select channel, state from outbox where id > ?')
    .all(saidBefore)
  expect(told).toEqual([{ channel: 'messenger', state: 'delivered' }])

  // Both begin anew: neither knows of the other or of an appointment, and a free account has one person again.
  const anew = phones()
  await anew.account.write('mis citas')
  await anew.telephone.write('mis citas')
  expect(hear(anew.account)).toContain('No hay citas hechas desde esta cuenta')
  expect(hear(anew.telephone)).toContain('No hay citas hechas desde este teléfono')
  expect(desk.count("contact_aliases where kind = 'psid'")).toBe(1)
  await anew.account.write('quiero renovar el pasaporte de 3 personas adultas, soy de toluca')
  expect(hear(anew.account)).toContain('¿Sigue en WhatsApp?')
  await joinChats(anew.account, anew.telephone)
  expect(hear(anew.telephone)).toContain('una sola plática')
})
