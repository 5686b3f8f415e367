// The office says which procedures exclude each other.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'

const PATH = '/admin/tramites/exclusion'
const [RENEWAL, ADVICE] = ['renovar pasaporte', 'asesoría']

type Card = { tramite: string; citas_a_la_vez: number | null; se_excluye_con: string[] }

function stage() {
  const desk = openDesk()
  const cards = async () => (await desk.get(PATH)).body.tramites as Card[]
  const advice = async () => (await cards()).find(({ tramite }) => tramite.includes(ADVICE))
  const gives = (tramite: string, dia: string) =>
    desk.doIt('/admin/citas', {
      ...ROSA_AT_COUNTER,
      tramite,
      dia,
      hora: '10:00',
      via: 'mostrador',
      ...(tramite === RENEWAL && { vigencia: '6' }),
    })
  const name = async () => (await advice())?.tramite ?? ''
  return { ...desk, cards, advice, gives, name }
}

test('all passports exclude each other at first, and a new procedure only itself', async () => {
  const { cards, post } = stage()
  const all = await cards()
  expect(all.length).toBeGreaterThan(5)
  for (const one of all) expect([one.citas_a_la_vez, one.se_excluye_con.length]).toEqual([1, all.length - 1])
  for (const nombre of ['licencia de obra', 'credencial de la biblioteca'])
    await post('/admin/tramites/nuevo', { nombre, nombre_ingles: nombre })
  expect((await cards()).slice(all.length)).toEqual([
    { tramite: 'licencia de obra', citas_a_la_vez: 1, se_excluye_con: [] },
    { tramite: 'credencial de la biblioteca', citas_a_la_vez: 1, se_excluye_con: [] },
  ])
})

test('who has an appointment of one that is alone already has no second one after it is said again', async () => {
  const { gives, doIt, name } = stage()
  await doIt(PATH, { tramite: await name(), se_excluye: 'solo consigo mismo' })
  expect((await gives(await name(), '04/12/2026')).status).toBe(200)
  await doIt(PATH, { tramite: await name(), se_excluye: 'solo consigo mismo', citas_a_la_vez: '2' })
  await doIt(PATH, { tramite: await name(), se_excluye: 'solo consigo mismo', citas_a_la_vez: '1' })
  expect((await gives(await name(), '07/12/2026')).body.codigo).toBe('persona_ya_tiene_cita')
})

test('one that excludes only itself is given beside another one; it is proposed first and changes nothing', async () => {
  const { gives, post, doIt, advice, name, db, count } = stage()
  expect((await gives(RENEWAL, '03/12/2026')).status).toBe(200)
  expect((await gives(await name(), '04/12/2026')).body.codigo).toBe('persona_ya_tiene_cita')
  const form = { tramite: await name(), se_excluye: 'solo consigo mismo' }
  const proposed = await post(PATH, form)
  expect(proposed.body).toMatchObject({ hecho: false, citas_vigentes: 0, citas_que_chocan: 0 })
  expect((await advice())?.se_excluye_con.length).toBeGreaterThan(3)
  const done = await doIt(PATH, form)
  expect(done.body).toMatchObject({ hecho: true })
  expect(String(done.body.resumen)).toContain('se excluye solo consigo mismo')
  expect(await advice()).toMatchObject({ citas_a_la_vez: 1, se_excluye_con: [] })
  expect((await gives(await name(), '04/12/2026')).status).toBe(200)
  expect((await gives(await name(), '07/12/2026')).body.codigo).toBe('persona_ya_tiene_cita')
  expect(count("audit where operation = 'exclusion_de_tramites'")).toBe(1)
  const two = await doIt(PATH, { ...form, citas_a_la_vez: '2' })
  expect(String(two.body.resumen)).toContain('solo consigo mismo: una persona puede tener 2 citas a la vez')
  expect(await advice()).toMatchObject({ citas_a_la_vez: 2 })
  expect((await gives(await name(), '07/12/2026')).status).toBe(200)
  const none = await post(PATH, { ...form, se_excluye: 'con ninguno', citas_a_la_vez: '2' })
  expect(none.body.codigo).toBe('sobra_cuantas_citas')
  expect(brokenInvariants(db)).toEqual([])
})

test('together again, it says how many appointments would collide; they stand, and no other is given beside them', async () => {
  const { gives, doIt, name, db } = stage()
  await doIt(PATH, { tramite: await name(), se_excluye: 'solo consigo mismo' })
  await gives(RENEWAL, '03/12/2026')
  await gives(await name(), '04/12/2026')
  const done = await doIt(PATH, { tramite: await name(), se_excluye: 'con otro trámite', otro_tramite: RENEWAL })
  expect(done.body).toMatchObject({ hecho: true, citas_vigentes: 1, citas_que_chocan: 1 })
  expect(String(done.body.resumen)).toContain('1 es de alguien que ya tiene también una cita')
  expect(db.client.query<{ n: number }, []>('select count(*) as n from appointments where live = 1').get()).toEqual({ n: 2 })
  expect((await gives(await name(), '07/12/2026')).body.codigo).toBe('persona_ya_tiene_cita')
  expect(brokenInvariants(db)).toEqual([])
})

test('one that excludes nothing may be had several times, at other hours', async () => {
  const { gives, doIt, name, db } = stage()
  await doIt(PATH, { tramite: await name(), se_excluye: 'con ninguno' })
  for (const day of ['03/12/2026', '04/12/2026']) expect((await gives(await name(), day)).status).toBe(200)
  expect(brokenInvariants(db)).toEqual([])
})

test('what makes no sense is refused, with the field that is wrong', async () => {
  const { post, doIt, name, cards } = stage()
  const before = await cards()
  const says = async (form: Record<string, string>) => {
    const { status, body } = await post(PATH, { tramite: await name(), ...form })
    return `${status} ${body.codigo}`
  }
  expect(await says({ se_excluye: 'con otro trámite' })).toBe('422 falta_el_otro_tramite')
  expect(await says({ se_excluye: 'con otro trámite', otro_tramite: await name() })).toBe('422 falta_el_otro_tramite')
  expect(await says({ se_excluye: 'con ninguno', otro_tramite: RENEWAL })).toBe('422 sobra_el_otro_tramite')
  expect(await says({ se_excluye: 'con otro trámite', otro_tramite: RENEWAL })).toBe('409 ya_estaba_asi')
  expect(await says({ tramite: 'pasaporte lunar', se_excluye: 'con ninguno' })).toBe('422 tramite_no_existe')
  expect(await cards()).toEqual(before)
  await doIt(PATH, { tramite: RENEWAL, se_excluye: 'con ninguno' })
  expect(await says({ se_excluye: 'con otro trámite', otro_tramite: RENEWAL })).toBe('409 el_otro_no_excluye')
})
