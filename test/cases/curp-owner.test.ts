// Blocking somebody by booking with their CURP under an invented name that fits: what its owner reads, and gets at the counter.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { GUADALUPE, LUIS } from '../cast.ts'
import { words } from '../handover/stage.ts'
import { openDesk } from '../http/desk.ts'
import type { Phone } from '../office.ts'

const INVENTED = 'Gudelia Herrera Sotelo'

async function books(phone: Phone, name: string): Promise<string> {
  await phone.write('quiero renovar mi pasaporte')
  await phone.write('toluca')
  await phone.tap('Toluca')
  await phone.write(`${GUADALUPE.curp} ${name}`)
  await phone.write('la primera')
  await phone.write('6 años')
  await phone.tap('Confirmar')
  return words(phone.read())
}

async function blocked() {
  const desk = openDesk()
  const [broker, owner] = [desk.phone('525500000099'), desk.phone('525500000001')]
  await books(broker, INVENTED)
  const refused = await books(owner, GUADALUPE.name)
  const form = { curp: GUADALUPE.curp, nombre: GUADALUPE.name, telefono: '55 0000 0001', identificacion_vista: 'sí' }
  const pass = (more = {}, key?: string) => desk.post('/admin/citas/duenio', { ...form, ...more }, key)
  return { ...desk, broker, owner, refused, pass }
}

test('its owner, when refused, reads what to bring and that the appointment passes to them on that day', async () => {
  const { refused } = await blocked()
  expect(refused).toContain('lleve su identificación oficial a la oficina Toluca (y el acta, si es de su hija o hijo)')
  expect(refused).toContain('pasa a usted ahí mismo, ese día')
})

test('one press at the counter makes it theirs, and the other telephone reads nothing that it did not write', async () => {
  const { db, pass, owner, broker, settle, get } = await blocked()
  const done = await pass()
  expect(done.body.cita).toMatchObject({ nombre: GUADALUPE.name, verificar: null })
  await settle()
  expect(words(owner.read())).toContain('La oficina pasó a este teléfono la cita de Guadalupe H.')
  const told = words(broker.read())
  expect(told).toContain('La oficina pasó a otro chat la cita de Gudelia H.')
  expect(told).not.toContain('Guadalupe')
  await broker.write('mis citas')
  expect(words(broker.read())).not.toContain('Toluca')
  expect(brokenInvariants(db)).toEqual([])
  expect((await get('/admin/bitacora')).text).toContain('Pasó una cita a quien es de esa CURP')
})

test('it is theirs without a telephone too, and of another office only with one, unseen', async () => {
  const { pass, keyFor, db } = await blocked()
  const elsewhere = keyFor('clerk', ['Puebla'])
  const phoneless = { telefono: '' }
  expect((await pass(phoneless, elsewhere)).body.codigo).toBe('falta_el_telefono')
  const unseen = await pass({}, elsewhere)
  expect([unseen.status, unseen.body.cita]).toEqual([200, null])
  expect(unseen.text).not.toContain('Toluca')
  const again = await pass(phoneless)
  expect(again.body.cita).toMatchObject({ telefono_termina: null })
  expect(brokenInvariants(db)).toEqual([])
})

test('nothing passes without an identification, under a name that does not fit the CURP, or where nothing stands', async () => {
  const { pass } = await blocked()
  const code = async (more: Record<string, string>) => (await pass(more)).body.codigo
  expect(await code({ identificacion_vista: 'no' })).toBe('falta_identificacion')
  expect(await code({ nombre: LUIS.name })).toBe('nombre_de_otra_persona')
  expect(await code({ curp: LUIS.curp, nombre: LUIS.name })).toBe('curp_sin_cita')
})

test('out of a family’s folio goes the one whose CURP it is, and the others stay with theirs', async () => {
  const { doIt, post, phone, settle, db } = openDesk()
  const given = await doIt('/admin/citas', {
    ...{ oficina: 'Toluca', tramite: 'renovar pasaporte', nombre: INVENTED, curp: GUADALUPE.curp },
    ...{ mas_personas: `${LUIS.name}, ${LUIS.curp}`, telefono: '55 0000 0099', motivo: 'vino a la oficina' },
  })
  expect(given.status).toBe(200)
  const form = { curp: GUADALUPE.curp, nombre: GUADALUPE.name, telefono: '55 0000 0001', identificacion_vista: 'sí' }
  const { folio } = (await post('/admin/citas/duenio', form)).body.cita as { folio: string }
  await settle()
  const family = phone('525500000099')
  await family.write('mis citas')
  const seen = words(family.read())
  expect(seen).toContain('Luis')
  expect(seen).not.toContain(folio)
  expect(brokenInvariants(db)).toEqual([])
})
