import { describe, expect, test } from 'bun:test'
import type { Reply } from '../../src/chat/reply.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { confirmed, openDirectoryOffice } from '../handover/stage.ts'
import { ADMIN_TOKEN, type TestOffice } from '../office.ts'

const words = (replies: Reply[]) => replies.map((reply) => ('body' in reply ? reply.body : '')).join('\n')
const LUIS = 'PUSL990101HBCRLS07 Luis Puga Sol'

async function booked() {
  const stage = openDirectoryOffice()
  await confirmed(stage.lupita, LUIS)
  await stage.office.settle()
  return stage
}

async function ask(office: TestOffice, method: 'GET' | 'POST', path: string, form?: Record<string, string>) {
  const response = await office.house.officeApp.handle(
    new Request(`http://localhost${path}`, {
      method,
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: form ? JSON.stringify(form) : null,
    }),
  )
  return (await response.json()) as Record<string, unknown>
}

test('whoever wants a call is asked on which telephone, where none is known, and the office learns it', async () => {
  const { office, lupita } = openDirectoryOffice()
  await lupita.write('hola')
  await lupita.write('que me llamen')
  expect(words(lupita.read())).toContain('¿A qué teléfono le llaman?')
  await lupita.write('722 123 4567')
  expect(words(lupita.read())).toContain('la oficina ya sabe que usted quiere una llamada')
  const { casos } = (await ask(office, 'GET', '/admin/casos')) as { casos: Record<string, unknown>[] }
  expect(casos).toMatchObject([{ asunto: 'pide que le llamen por teléfono', telefono: '722 123 4567' }])
  await lupita.write('llámenme')
  expect(words(lupita.read())).not.toContain('¿A qué teléfono')
})

describe('whoever books on Messenger', () => {
  test('is asked for a telephone below the folio, once, and may refuse', async () => {
    const { office, lupita } = await booked()
    const [folio, asked] = lupita.read().slice(-2)
    expect(words(folio ? [folio] : [])).toContain('Folio')
    expect(words(asked ? [asked] : [])).toContain('¿A qué teléfono le llaman?')
    await lupita.tap('No, gracias')
    expect(words(lupita.read())).toContain('no anoto ninguno')
    await lupita.write('cancelar mi cita')
    await lupita.tap('Sí, cancelarla')
    await confirmed(lupita, LUIS)
    await office.settle()
    expect(words(lupita.read())).not.toContain('¿A qué teléfono')
  })

  test('types one, reads it back, and can put it right', async () => {
    const { office, lupita } = await booked()
    await lupita.write('para qué?')
    expect(words(lupita.read())).toContain('No es obligatorio')
    await lupita.write('722 123 456')
    expect(words(lupita.read())).toContain('Son 10 números')
    await lupita.write('es el 722 123 4567')
    expect(words(lupita.read())).toContain('*722 123 4567*')
    await lupita.tap('Corregirlo')
    await lupita.write('+1 213 555 0199')
    expect(words(lupita.read())).toContain('+12135550199')
    const aliases = office.db.client.query<{ kind: string }, []>('select kind from contact_aliases').all()
    expect(aliases).toEqual([{ kind: 'psid' }])
    const stored = office.db.client
      .query<{ phone: Uint8Array }, []>('select phone_sealed as phone from callback_phones where phone_sealed is not null')
      .get()
    expect(Buffer.from(stored?.phone ?? []).toString('latin1')).not.toContain('2135550199')
  })

  test('goes on with something else instead, and is not asked again', async () => {
    const { lupita } = await booked()
    lupita.read()
    await lupita.write('mis citas')
    expect(words(lupita.read())).toContain('Toluca')
    await lupita.write('gracias')
    expect(words(lupita.read())).not.toContain('¿A qué teléfono')
  })

  test('is on the list of whom the office calls when nothing can be said any more, with that telephone', async () => {
    const { office, lupita } = await booked()
    await lupita.write('7221234567')
    for (let day = 0; day < 7; day++) {
      office.clock.advance(DAY)
      await office.settle()
    }
    const { citas } = (await ask(office, 'GET', '/admin/citas/en-riesgo')) as { citas: Record<string, string>[] }
    expect(citas).toHaveLength(1)
    expect(citas[0]?.telefono).toBe('722 123 4567')
    expect(citas[0]?.por_que).toContain('El recordatorio no llegó')
  })

  test('is on the list of whom to call, at once, when the office closes the day and nothing may be written', async () => {
    const { office, lupita } = await booked()
    await lupita.write('7221234567')
    office.clock.advance(30 * HOUR)
    await office.settle()
    const form = { oficina: 'Toluca', dia: '2026-12-03', motivo_que_lee: 'no hay luz en la oficina', motivo: 'falta la luz' }
    const proposed = await ask(office, 'POST', '/admin/cierres', form)
    await ask(office, 'POST', '/admin/cierres', { ...form, clave: String(proposed.clave) })
    office.clock.advance(10 * MINUTE)
    await office.settle()
    const { mensajes } = (await ask(office, 'GET', '/admin/mensajes/no-entregados')) as { mensajes: unknown[] }
    expect(mensajes).toEqual([])
    const atOnce = JSON.stringify(await ask(office, 'GET', '/admin/llamadas'))
    expect(atOnce).toContain('722 123 4567')
    // Who did not answer because nothing arrived is called, and the new hour stays kept until then.
    office.clock.advance(2 * DAY)
    await office.settle()
    expect(await ask(office, 'GET', '/admin/llamadas?oficina=Toluca')).toMatchObject({
      personas: [{ telefono: '722 123 4567', estado: 'se cerró su hora; se le guarda otra', avisado: null }],
    })
  })
})

test('whoever books on WhatsApp is asked for none', async () => {
  const { office, luis } = openDirectoryOffice()
  await confirmed(luis, LUIS)
  await office.settle()
  expect(words(luis.arrived)).not.toContain('¿A qué teléfono')
})
