import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { meetCitizen } from '../chat/citizen.ts'
import { openDesk } from '../http/desk.ts'

test('where one window serves, siblings who are enrolled sit in hours that follow each other', async () => {
  const desk = openDesk()
  const archivo = readFileSync(new URL('../../db/seeds/procedures/ready/school-enrolment.json', import.meta.url), 'utf8')
  await desk.doIt('/admin/tramites/archivo', { archivo })
  await desk.post('/admin/oficinas/nueva', {
    ...{ nombre: 'Escuela Juárez', estado: 'Estado de México', municipio: 'Lerma', direccion: 'Calle Uno 1' },
  })
  await desk.doIt('/admin/horario', {
    oficina: 'Escuela Juárez',
    dias: 'lunes a viernes',
    desde: '9:00',
    hasta: '13:00',
    ventanillas: '1',
  })
  await desk.doIt('/admin/tramites/oficina', { oficina: 'Escuela Juárez', tramite: 'inscripción a la primaria' })
  await desk.publish('inscripción a la primaria')
  const marta = meetCitizen({ db: desk.db }).write('hola', 'quiero apuntar a mis dos hijos en la escuela')
  marta.write('RUPE190415MMCZZVA1, Eva Ruiz Paz', 'RUPL170820HMCZZXA7, Leo Ruiz Paz')
  marta.tap('Primero').write('Marta Paz Luna').tap('No', 'Tercero')
  marta.tap('Mié 25 nov 9:00 y 9:15', 'Confirmar')
  expect(marta.read()).toContain('Eva Ruiz Paz')
  const starts = desk.db.client
    .query<{ minute: number; day: string }, []>(
      "select s.minute, s.day from appointments a join slots s on s.id = a.slot_id where a.state = 'confirmed' order by s.minute",
    )
    .all()
  expect(starts).toEqual([
    { day: '2026-11-25', minute: 540 },
    { day: '2026-11-25', minute: 555 },
  ])
})
