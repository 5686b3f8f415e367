// What the office sees of a name that does not belong to its CURP, and how an identification ends it.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { somebody } from '../cast.ts'
import { openDesk } from '../http/desk.ts'
import type { Phone } from '../office.ts'

const OWNER = somebody(3)
const MARK = 'Revise el nombre con la identificación'
const DAY = '3/12/2026'

/** A stranger's telephone has an appointment with the owner's CURP and an invented name. */
async function openStrange() {
  const desk = openDesk()
  const stranger = desk.phone('5215500000099')
  await bookInChat(stranger, `${OWNER.curp} Roberto Díaz Luna`)
  stranger.read()
  const cards = async () => (await desk.post('/admin/buscar', { quien: OWNER.curp })).body.citas as Record<string, string | null>[]
  return { ...desk, stranger, cards }
}

async function bookInChat(phone: Phone, words: string): Promise<void> {
  await phone.write('quiero renovar, soy de toluca')
  await phone.tap('Toluca')
  await phone.write(words)
  await phone.tap(offered(phone, /^\w{3} \d/))
  await phone.tap(offered(phone, /^10 años/))
  await phone.tap('Confirmar')
}

/** The first button or row of the last message that says so. */
function offered(phone: Phone, words: RegExp): string {
  const last = phone.arrived.at(-1)
  return (last?.kind === 'choices' && last.options.find(({ title }) => words.test(title))?.title) || 'nothing'
}

const heard = (phone: Phone): string =>
  phone
    .read()
    .map((reply) => JSON.stringify(reply))
    .join('\n')

test('the card, the list, the page for the printer and the spreadsheet say it; the chat never does', async () => {
  const desk = openDesk()
  const stranger = desk.phone('5215500000099')
  await bookInChat(stranger, `${OWNER.curp} Roberto Díaz Luna`)
  await stranger.write('mis citas')
  expect(heard(stranger)).not.toMatch(/[Rr]evise el nombre|no corresponde/)
  const found = await desk.post('/admin/buscar', { quien: OWNER.curp })
  expect(found.body.citas).toMatchObject([{ nombre: 'Roberto Díaz Luna', verificar: MARK }])
  const [{ dia } = { dia: '' }] = found.body.citas as { dia: string }[]
  const list = await desk.get(`/admin/agenda?oficina=Toluca&dia=${dia}`)
  expect(list.text).toContain(MARK)
  for (const formato of ['impresión', 'excel']) {
    const file = await desk.get(`/admin/agenda?oficina=Toluca&dia=${dia}&formato=${encodeURIComponent(formato)}`)
    expect(file.text, formato).toContain(MARK)
  }
})

test('the owner with an identification has an appointment at once, and the stranger is told without a word of her', async () => {
  const { doIt, post, stranger, cards, settle, db } = await openStrange()
  const form = {
    oficina: 'Toluca',
    tramite: 'renovar pasaporte',
    dia: DAY,
    nombre: OWNER.name.replace(/ \d+$/, ''),
    curp: OWNER.curp,
    motivo: 'vino a la oficina',
  }
  expect((await post('/admin/citas', form)).body.codigo).toBe('persona_ya_tiene_cita')
  const proposed = await post('/admin/citas', { ...form, identificacion_vista: 'sí' })
  expect(proposed.body.resumen).toContain('La otra cita que alguien hizo con esa CURP se soltaría.')
  expect(proposed.text).not.toContain('Roberto')
  await doIt('/admin/citas', { ...form, identificacion_vista: 'sí' })
  await settle()
  expect((await cards()).map(({ estado, verificar }) => [estado, verificar])).toEqual(
    expect.arrayContaining([
      ['cancelada', MARK],
      ['confirmada', null],
    ]),
  )
  const told = heard(stranger)
  expect(told).toContain('no se pudo comprobar que la CURP es de esa persona')
  expect(told).not.toContain('Xavier')
  expect(brokenInvariants(db)).toEqual([])
})

test('from far away: she claims in the chat, keeps her place, and the window decides with the identification', async () => {
  const { phone, cards, doIt, post, settle, stranger, db, get } = await openStrange()
  const owner = phone('5215500000001')
  await bookInChat(owner, `${OWNER.curp} Xavier Xala Xix`)
  expect(heard(owner)).toContain('Por seguridad no digo cuál')
  await owner.tap('Reclamar mi CURP')
  expect(heard(owner)).toContain('Ya puede confirmar su cita')
  await owner.tap('Confirmar')
  expect(heard(owner)).toContain('Su cita quedó confirmada')
  expect(heard(stranger)).toBe('')
  const both = await cards()
  expect(both.map(({ estado }) => estado)).toEqual(['confirmada', 'confirmada'])
  expect(both.every(({ verificar }) => verificar?.includes('Hay otra cita con esta CURP'))).toBe(true)
  const { folio = '' } = both.find(({ nombre }) => nombre === 'Xavier Xala Xix') ?? {}
  const form = { folio: folio ?? '', motivo: 'mostró su INE' }
  expect((await post('/admin/citas/identificacion', form)).body.codigo).toBe('falta_identificacion')
  await doIt('/admin/citas/identificacion', { ...form, identificacion_vista: 'sí' })
  await settle()
  expect((await cards()).map(({ nombre, estado, verificar }) => [nombre, estado, verificar])).toEqual(
    expect.arrayContaining([
      ['Xavier Xala Xix', 'confirmada', null],
      ['Roberto Díaz Luna', 'cancelada', MARK],
    ]),
  )
  expect((await get('/admin/casos?cuales=cerrados')).body.casos).toMatchObject([{ resultado: 'resuelto' }])
  expect((await post('/admin/citas/identificacion', { ...form, identificacion_vista: 'sí' })).body.codigo).toBe('nada_que_hacer')
  expect(brokenInvariants(db)).toEqual([])
})

test('a marked appointment is put right with the name of the identification, and with no other one', async () => {
  const { cards, doIt, post, db } = await openStrange()
  const [{ folio } = { folio: '' }] = await cards()
  const form = { folio: folio ?? '', identificacion_vista: 'sí', motivo: 'mostró su INE' }
  expect((await post('/admin/citas/identificacion', { ...form, nombre: 'Elena Castillo' })).body.codigo).toBe(
    'nombre_de_otra_persona',
  )
  await doIt('/admin/citas/identificacion', { ...form, nombre: 'Xavier Xala Xix' })
  expect(await cards()).toMatchObject([{ nombre: 'Xavier Xala Xix', verificar: null, estado: 'confirmada' }])
  expect(brokenInvariants(db)).toEqual([])
})

test('a name that a clerk corrects is compared again', async () => {
  const desk = openDesk()
  const given = await desk.doIt('/admin/citas', {
    oficina: 'Toluca',
    tramite: 'renovar pasaporte',
    nombre: 'Xavier Xela Xix',
    curp: OWNER.curp,
    motivo: 'vino',
  })
  const card = given.body.cita as { folio: string; verificar: string | null }
  expect(card.verificar).toBe(MARK)
  const corrected = await desk.doIt('/admin/citas/corregir', { folio: card.folio, nombre: 'Xavier Xala Xix', motivo: 'una letra' })
  expect(corrected.body.citas).toMatchObject([{ verificar: null }])
})

test('a telephone with several such people stands in the state of things, with its folios', async () => {
  const { doIt, get, cards } = await openStrange()
  const toMend = async () => ((await get('/admin/estado')).body.que_arreglar as { que: string }[]).map(({ que }) => que).join()
  expect(await toMend()).not.toContain('no corresponde con su CURP')
  await doIt('/admin/citas', {
    oficina: 'Toluca',
    tramite: 'renovar pasaporte',
    nombre: 'Otra Persona Cualquiera',
    curp: somebody(4).curp,
    telefono: '55 0000 0099',
    motivo: 'llamó',
  })
  const said = await toMend()
  expect(said).toContain('Desde el teléfono que termina en 0099 hay 2 personas con un nombre que no corresponde con su CURP')
  expect(said).toContain((await cards())[0]?.folio ?? '?')
})
