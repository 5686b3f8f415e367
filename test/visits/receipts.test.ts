import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { visitorsOn } from '../../src/booking/views.ts'
import { isSignedBy } from '../../src/vault.ts'
import { readReceipt } from '../../src/visits/documents/receipt.ts'
import { readKeyLine, readPass } from '../../src/visits/pass.ts'
import { openDesk } from '../http/desk.ts'

/** Toluca has one appointment, given at the counter; its receipt, and the morning of its day. */
async function arrange() {
  const desk = openDesk()
  const given = await desk.doIt('/admin/citas', {
    oficina: 'Toluca',
    tramite: 'renovar pasaporte',
    nombre: 'Guadalupe Pérez Luna',
    curp: 'PERR850417MDFRZS04',
    motivo: 'vino a la oficina',
    dia: 'mañana',
  })
  const { folio, dia } = given.body.cita as { folio: string; dia: string }
  const officeId = desk.db.client.query<{ id: number }, []>("select id from offices where name = 'Toluca'").get()?.id ?? 0
  const [visit] = visitorsOn(desk.db, desk.vault, officeId, dia)
  if (!visit) throw new Error('nobody comes')
  const receipt = readReceipt({ ...desk, language: 'es-MX', now: desk.clock.now(), views: [visit] })
  const code = receipt.visits[0]?.code.text ?? ''
  const clerk = desk.keyFor('clerk', ['Toluca'])
  const check = (form: Record<string, string> = {}, token = clerk) => desk.post('/admin/puerta', { codigo: code, ...form }, token)
  return { ...desk, folio, dia, visit, receipt, code, clerk, check, come: () => desk.clock.set(visit.slot.startsAt - 600_000) }
}

test('the door lets in who comes today, once, and the list of the day shows the arrival', async () => {
  const door = await arrange()
  door.come()
  const first = await door.check()
  expect(first.body).toMatchObject({
    resultado: 'válido',
    folio: door.folio,
    // That CURP is not of a Pérez Luna: the door says so, the receipt that she carries does not.
    personas: [{ nombre: 'Guadalupe Pérez Luna', verificar: 'Revise el nombre con la identificación' }],
    usado: null,
  })
  expect(first.body.resumen).toStartWith('Pasa Guadalupe Pérez Luna, a las')
  expect(JSON.stringify(door.receipt)).not.toMatch(/[Rr]evise/)
  door.clock.advance(60_000)
  const second = await door.check()
  expect(second.body.resultado).toBe('ya se usó')
  expect(second.body.resumen).toStartWith('Ya se usó a las')
  const list = await door.get(`/admin/agenda?oficina=Toluca&dia=${door.dia}`, door.clerk)
  expect((list.body.citas as { llego: string }[])[0]?.llego).toEndWith(' h')
  const story = await door.post('/admin/citas/historia', { folio: door.folio }, door.clerk)
  expect(JSON.stringify(story.body.historia)).toContain('Llegó a la oficina')
  expect(brokenInvariants(door.db)).toEqual([])
})

test('to look is not to let in', async () => {
  const door = await arrange()
  door.come()
  expect((await door.check({ solo_ver: 'sí' })).body.resultado).toBe('válido')
  expect((await door.check()).body.resultado).toBe('válido')
})

test('the day before it is not of today, and nothing is written', async () => {
  const door = await arrange()
  const told = await door.check()
  expect(told.body.resultado).toBe('no es de hoy')
  expect(door.count('visits')).toBe(0)
})

test('after the cancellation an old receipt says so', async () => {
  const door = await arrange()
  await door.doIt('/admin/citas/cancelar', { folio: door.folio, motivo: 'lo pidió' })
  door.come()
  expect((await door.check()).body).toMatchObject({ resultado: 'cancelada', personas: [] })
})

test('a clerk of another office learns where to send the person, and no name', async () => {
  const door = await arrange()
  door.come()
  const told = await door.check({}, door.keyFor('clerk', ['Puebla']))
  expect(told.body).toMatchObject({ resultado: 'de otra oficina', oficina: 'Toluca', personas: [] })
  expect(told.text).not.toContain('Guadalupe')
  expect((await door.check({ oficina: 'Puebla' })).status).toBe(404)
})

test('what was read without connection is told later with its own time, but not weeks later', async () => {
  const [door, silent] = [await arrange(), await arrange()]
  for (const { clock, visit } of [door, silent]) clock.set(visit.slot.startsAt + 30 * 3_600_000)
  const leido = new Date(door.visit.slot.startsAt - 60_000).toISOString()
  expect((await door.check({ leido })).body.resultado).toBe('válido')
  for (const { clock } of [door, silent]) clock.advance(6 * 24 * 3_600_000)
  expect((await silent.check({ leido })).body.codigo).toBe('dia_pasado')
  expect(silent.count('visits')).toBe(0)
})

test('a reading that was noted is not refused when its answer was lost, however late it is told again', async () => {
  const door = await arrange()
  door.come()
  const leido = new Date(door.visit.slot.startsAt - 900_000).toISOString()
  for (const days of [0, 0, 6]) {
    door.clock.advance(days * 24 * 3_600_000)
    expect((await door.check({ leido })).body.resultado).toBe('válido')
  }
  const another = new Date(door.visit.slot.startsAt - 800_000).toISOString()
  expect((await door.check({ leido: another })).body.codigo).toBe('dia_pasado')
})

test('anything else is not ours', async () => {
  const door = await arrange()
  for (const codigo of [
    'WIFI:S:oficina;T:WPA;;',
    'https://ejemplo.mx/pagar',
    `${door.code.slice(0, -1)}${door.code.endsWith('A') ? 'B' : 'A'}`,
  ])
    expect((await door.check({ codigo })).body.resultado).toBe('no es nuestro')
})

test('the public key checks a receipt without this house', async () => {
  const door = await arrange()
  const told = await door.get('/admin/puerta', door.clerk)
  const key = readKeyLine(String(told.body.llave))
  const read = readPass(door.code)
  expect(key && read && isSignedBy(key, read.signed, read.signature)).toBe(true)
  expect(Math.abs(Date.parse(String(told.body.ahora)) - door.clock.now())).toBeLessThan(1_000)
  expect(told.body.oficinas).toMatchObject([{ nombre: 'Toluca', zona: 'America/Mexico_City' }])
})

test('neither the name nor the code is in the log or in the logbook', async () => {
  const door = await arrange()
  door.come()
  await door.check()
  const kept = JSON.stringify(door.db.client.query('select * from audit').all()) + door.lines.join('\n')
  expect(kept).toContain('revisar_comprobante')
  for (const secret of ['Guadalupe', door.folio, 'VENTANILLA1']) expect(kept).not.toContain(secret)
})

test('the door’s list names the folios of today and what was read at any door, and nobody by name', async () => {
  const door = await arrange()
  const list = (token = door.clerk) => door.get('/admin/puerta/lista', token)
  expect((await list()).body).toMatchObject({ resumen: 'Hoy no viene nadie.', visitas: [] })
  door.come()
  expect((await list()).body).toMatchObject({
    resumen: 'Hoy viene 1 folio; ninguno se ha leído en la puerta.',
    visitas: [{ folio: door.folio, leido: null }],
  })
  await door.check()
  const after = await list()
  expect(after.body.resumen).toBe('Hoy viene 1 folio; 1 ya se leyó en la puerta.')
  expect(after.body.visitas).toMatchObject([{ folio: door.folio, leido: expect.stringContaining('T') }])
  expect(after.text).not.toContain('Guadalupe')
  expect((await list(door.keyFor('clerk', ['Puebla']))).body.visitas).toEqual([])
  await door.doIt('/admin/citas/cancelar', { folio: door.folio, motivo: 'lo pidió' })
  expect((await list()).body).toMatchObject({ resumen: 'Hoy no viene nadie.', visitas: [{ folio: door.folio, personas: 0 }] })
})
