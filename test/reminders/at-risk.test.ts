import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { noteTemplates } from '../../src/messaging/template-state.ts'
import { reconfirm } from '../../src/reminders/plan.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'

const ROSA = { ...ROSA_AT_COUNTER, dia: '3/12/2026' }

type Desk = ReturnType<typeof openDesk>

/** Until two days before her visit, when both reminders have gone and nobody answered for hours. */
async function passReminders(desk: Desk): Promise<void> {
  const until = Date.parse('2026-12-02T16:00:00Z')
  while (desk.clock.now() < until) {
    desk.clock.set(Math.min(until, desk.clock.now() + HOUR / 4))
    await desk.settle()
  }
}

const cards = (answer: { body: Record<string, unknown> }) => answer.body.citas as Record<string, unknown>[]

test('whoever did not answer two reminders is on the list with a telephone, until they answer', async () => {
  const desk = openDesk()
  await desk.doIt('/admin/citas', ROSA)
  expect((await desk.get('/admin/citas/en-riesgo')).body.resumen).toContain('No hay citas en riesgo')
  await passReminders(desk)
  const list = await desk.get('/admin/citas/en-riesgo?oficina=Toluca')
  expect(list.body.resumen).toBe('Hay 1 cita en riesgo en Toluca: llame para saber si vienen.')
  expect(cards(list)).toMatchObject([
    { nombres: ['Rosa Pérez Ruiz'], telefono: '55 0000 0001', por_que: 'No contestó 2 recordatorios.', se_cancela_sola: null },
  ])
  write(desk.db, (tx) => {
    const row = tx.client
      .query<{ group_id: string; slot_id: number; contact_id: number }, []>(
        'select group_id, slot_id, contact_id from appointments where contact_id is not null',
      )
      .get()
    if (!row) throw new Error('nobody has an appointment')
    reconfirm(tx, { groupId: row.group_id, slotId: row.slot_id, contactId: row.contact_id }, desk.clock.now())
  })
  expect(cards(await desk.get('/admin/citas/en-riesgo'))).toEqual([])
})

test('whom no reminder reached is on the list with the reason, and such a reminder is never sent again', async () => {
  const desk = openDesk()
  await desk.doIt('/admin/citas', ROSA)
  await desk.settle()
  desk.refuse(131026)
  await passReminders(desk)
  const [card] = cards(await desk.get('/admin/citas/en-riesgo'))
  expect(card?.por_que).toBe('El recordatorio no llegó. El teléfono no tiene WhatsApp o no puede recibir (131026).')
  desk.refuse(undefined)
  const again = await desk.post('/admin/mensajes/reenviar', {})
  expect(again.status).toBe(404)
  expect(((await desk.get('/admin/mensajes/no-entregados')).body.mensajes as { se_puede_reenviar: boolean }[])[0]).toMatchObject({
    se_puede_reenviar: false,
  })
})

test('who has had no data for three days is on the list to be called as not reached, and keeps the place where others lose it', async () => {
  const desk = openDesk()
  await desk.doIt('/admin/citas', ROSA)
  await desk.doIt('/admin/oficinas', { oficina: 'Toluca', cancela_sin_respuesta: 'sí' })
  await desk.settle()
  desk.turnTelephones(false)
  await passReminders(desk)
  const [card] = cards(await desk.get('/admin/citas/en-riesgo'))
  expect(card).toMatchObject({ nombres: ['Rosa Pérez Ruiz'], telefono: '55 0000 0001' })
  expect(card?.por_que).toStartWith('No consta que el recordatorio llegara: quizá su teléfono está apagado o sin datos.')
  expect(card?.por_que).not.toContain('No contestó')
  expect(desk.count("appointments where state = 'confirmed' and live = 1")).toBe(1)
})

test('the list shows only the offices of the key, and nobody whose visit is over', async () => {
  const desk = openDesk()
  await desk.doIt('/admin/citas', ROSA)
  await passReminders(desk)
  expect(cards(await desk.get('/admin/citas/en-riesgo', desk.keyFor('clerk', ['Puebla'])))).toEqual([])
  expect((await desk.get('/admin/citas/en-riesgo?oficina=Toluca', desk.keyFor('clerk', ['Puebla']))).status).toBe(404)
  desk.clock.advance(3 * DAY)
  expect(cards(await desk.get('/admin/citas/en-riesgo'))).toEqual([])
})

test('an office decides by itself whether the unanswered lapse; by default they do not', async () => {
  const desk = openDesk()
  const card = async () => (await desk.get('/admin/oficinas')).body.oficinas as { nombre: string; cancela_sin_respuesta: boolean }[]
  expect((await card()).every((one) => !one.cancela_sin_respuesta)).toBe(true)
  const saved = await desk.doIt('/admin/oficinas', { oficina: 'Toluca', cancela_sin_respuesta: 'sí' })
  expect(saved.status).toBe(200)
  expect((await card()).filter((one) => one.cancela_sin_respuesta).map((one) => one.nombre)).toEqual(['Toluca'])
})

test('what Meta says of the templates stands in the state, and what is missing is something to mend', async () => {
  const desk = openDesk()
  expect((await desk.get('/admin/estado')).body.plantillas).toContain('Todavía no se sabe')
  const known = (status: string) => [
    { name: 'appointment_reminder', language: 'es_MX', status },
    { name: 'appointment_reminder', language: 'en', status: 'APPROVED' },
  ]
  write(desk.db, (tx) => noteTemplates(tx, 'whatsapp', known('MISSING'), desk.clock.now()))
  const missing = (await desk.get('/admin/estado')).body
  expect(missing.plantillas).toBe('Hay 1 plantilla aprobada. Sin aprobar: appointment_reminder/es_MX: falta en Meta.')
  expect(JSON.stringify(missing.que_arreglar)).toContain('npm run templates -- enviar')
  write(desk.db, (tx) => noteTemplates(tx, 'whatsapp', known('APPROVED'), desk.clock.now() + MINUTE))
  const mended = (await desk.get('/admin/estado')).body
  expect(mended.plantillas).toBe('Las 2 plantillas están aprobadas.')
  expect(JSON.stringify(mended.que_arreglar)).not.toContain('plantillas')
})
