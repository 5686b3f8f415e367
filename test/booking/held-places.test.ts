// A place that is held for somebody with the wrong data, put right by an office that saw an identification.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { openDesk } from '../http/desk.ts'
import { last } from '../waitlist/office-stage.ts'

const PATH = '/admin/apartados/corregir'
const FORM = {
  telefono: '722 000 0001',
  nombre: 'Luis Puga Sol',
  curp: 'PUSL990101HBCRLS07',
  identificacion_vista: 'sí',
  motivo: 'escribió la CURP de su mamá',
}

/** The last place of Toluca, held in a chat with the CURP of somebody else. */
async function held(before: (desk: ReturnType<typeof openDesk>) => Promise<unknown> = async () => {}) {
  const desk = openDesk()
  await before(desk)
  const phone = desk.phone('5217220000001')
  await phone.write('quiero renovar mi pasaporte, soy de Toluca')
  await phone.tap('Toluca')
  await phone.write('HESG580312MMCRTD06')
  await phone.write('Guadalupe Hernández Soto')
  await phone.tap('No lo tengo aquí')
  await phone.write('cualquiera')
  const shown = phone.arrived.at(-1)
  const hours = shown?.kind === 'choices' ? shown.options.map((one) => one.title) : []
  await phone.tap(hours.find((title) => / h$/.test(title)) ?? '')
  desk.db.client.query('update slots set capacity = taken + cooling').run()
  return { ...desk, telephone: phone }
}

test('a clerk sees first what it would be; then the place is Luis’s in his chat, with the same hour and the same end', async () => {
  const { post, doIt, get, telephone, db, count } = await held()
  const before = db.client
    .query<{ slot_id: number; held_until: number | null }, []>("select slot_id, held_until from appointments where state = 'held'")
    .get()
  expect((await post(PATH, { ...FORM, identificacion_vista: 'no' })).body.codigo).toBe('falta_identificacion')
  const proposed = await post(PATH, FORM)
  expect(proposed.body.resumen).toMatch(
    /^El lugar del .+, apartado para Guadalupe Hernández Soto, quedaría apartado para Luis Puga Sol\.$/,
  )
  expect(count("people where curp_sealed is not null and id in (select person_id from appointments where state = 'held')")).toBe(1)
  const done = await doIt(PATH, FORM)
  expect(done.body).toMatchObject({ hecho: true })
  expect(
    db.client
      .query<{ slot_id: number; held_until: number | null }, []>(
        "select slot_id, held_until from appointments where state = 'held'",
      )
      .get(),
  ).toEqual(before)
  expect((await get('/admin/estado')).body.apartados_corregidos).toBe(1)
  expect(count("audit where operation = 'corregir_apartado' and reason_sealed is not null")).toBe(1)
  await telephone.tap('6 años: $1,220')
  await telephone.tap('Corregir un dato')
  await telephone.tap('CURP')
  await telephone.write(FORM.curp)
  await telephone.tap('6 años')
  await telephone.tap('Corregir un dato')
  await telephone.tap('Nombre')
  await telephone.write(FORM.nombre)
  await telephone.tap('Confirmar')
  expect(last(telephone)).toContain('Luis Puga Sol')
  expect(brokenInvariants(db)).toEqual([])
})

test('it is put right once, and only where something is held', async () => {
  const { doIt, post, db } = await held()
  expect((await post(PATH, { ...FORM, telefono: '722 000 0002' })).body.codigo).toBe('sin_apartado')
  await doIt(PATH, FORM)
  expect((await post(PATH, FORM)).body.codigo).toBe('nada_que_hacer')
  expect((await post(PATH, { ...FORM, nombre: 'Rosa Pérez Ruiz', curp: 'PERR850417MDFRZS04' })).body.codigo).toBe(
    'apartado_ya_corregido',
  )
  expect(brokenInvariants(db)).toEqual([])
})

test('whoever has an appointment already is not put there', async () => {
  const given = { oficina: 'Toluca', tramite: 'renovar pasaporte', nombre: FORM.nombre, curp: FORM.curp, motivo: 'vino' }
  const { post } = await held((desk) => desk.doIt('/admin/citas', { ...given, hora: '10:00' }))
  expect((await post(PATH, FORM)).body.codigo).toBe('persona_ya_tiene_cita')
})
