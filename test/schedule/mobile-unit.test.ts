// A team that is somewhere on some days only: its days are added, and no usual week is invented for it.
import { expect, test } from 'bun:test'
import { meetCitizen } from '../chat/citizen.ts'
import { openDesk } from '../http/desk.ts'

const UNIT = 'Unidad de Metepec'

async function withUnit() {
  const desk = openDesk()
  const place = { estado: 'Estado de México', municipio: 'Metepec', direccion: 'Frente al kiosco', como_atiende: 'unidad móvil' }
  await desk.doIt('/admin/oficinas/nueva', { nombre: UNIT, ...place })
  return desk
}
const MONDAY = { oficina: UNIT, dia: '7/12/2026', desde: '9:00', hasta: '13:00', motivo: 'campaña' }

test('its minutes for an appointment are said without hours, and no week is made up', async () => {
  const { doIt, get } = await withUnit()
  const said = await doIt('/admin/horario', { oficina: UNIT, minutos_por_cita: '40' })
  expect(said.body).toMatchObject({ hecho: true, horario: [] })
  expect(said.body.resumen).toContain('Cada cita dura 40 minutos.')
  await doIt('/admin/lugares', MONDAY)
  expect((await get(`/admin/horario?oficina=${encodeURIComponent(UNIT)}`)).body.resumen).toBe(
    `${UNIT} atiende solo los días que se agregaron: el lunes 7 de diciembre de 2026, de 9:00 h a 13:00 h; cada cita dura 40 minutos y se publican lugares para 30 días.`,
  )
})

test('days that it already had are in no total of other days', async () => {
  const { doIt, post } = await withUnit()
  await doIt('/admin/lugares', MONDAY)
  const more = { ...MONDAY, dia: '5/12/2026', hasta_dia: '19/12/2026', dias: 'sábado', hasta: '11:00' }
  const proposed = await post('/admin/lugares', more)
  expect(proposed.body.lugares_en_total).toBe(proposed.body.lugares_nuevos)
})

test('who asks when it comes reads its days', async () => {
  const { doIt, db } = await withUnit()
  await doIt('/admin/lugares', MONDAY)
  const told = meetCitizen({ db }).write('hola', '¿cuándo viene la unidad móvil?').read()
  expect(told).toContain(`*${UNIT}* da citas en este horario:\n• lunes 7 de diciembre, de 9:00 a 13:00 h`)
})
