import { afterAll, expect, test } from 'bun:test'
import { TEMPLATES } from '../../src/channels/whatsapp/templates.ts'
import { templatesCommand } from '../../src/commands/templates.ts'
import { ACCOUNT_ID, arrange, PHONE_ID, TOKEN } from '../demo/emulator/arrange.ts'

// The command speaks with the emulator, which refuses what Meta refuses.
const world = arrange({ templates: [] })
afterAll(() => world.emulator.stop())

const ENV = {
  WHATSAPP_PHONE_NUMBER_ID: PHONE_ID,
  WHATSAPP_BUSINESS_ACCOUNT_ID: ACCOUNT_ID,
  WHATSAPP_ACCESS_TOKEN: TOKEN,
  WHATSAPP_APP_SECRET: '0'.repeat(32),
  WHATSAPP_VERIFY_TOKEN: 'verify',
  WHATSAPP_API_URL: world.emulator.url,
  ADMIN_TOKEN: 'a-token-that-is-long-enough',
  DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
}

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = []
  const code = await templatesCommand({ args, env: ENV, root: import.meta.dir, fetch, say: (line) => lines.push(line) })
  return { code, said: lines.join('\n') }
}

test('what is missing is said, sent, and then all is well; sending again sends nothing', async () => {
  const before = await run()
  expect(before.code).toBe(1)
  expect(before.said).toContain(`Faltan ${TEMPLATES.length} plantillas: ${TEMPLATES[0]?.name}/es_MX, `)
  expect(before.said.split('\n').length).toBeLessThan(5) // All are missing at first: nobody reads that many lines.
  expect(before.said).toContain('npm run templates -- enviar')
  const sent = await run('enviar')
  expect(sent.code).toBe(2)
  expect(sent.said.match(/^Enviada: /gm)).toHaveLength(TEMPLATES.length)
  const after = await run()
  expect([after.code, after.said]).toEqual([0, expect.stringContaining(`Las ${TEMPLATES.length} plantillas están aprobadas`)])
  expect((await run('enviar')).said).toContain('No hay nada que enviar')
})

test('other words, a refusal and a pause are told apart, each with what to do', async () => {
  const list = async () => (await (await world.graph(`${ACCOUNT_ID}/message_templates`)).json()).data
  const [first] = (await list()) as { id: string; name: string; language: string }[]
  const components = [{ type: 'BODY', text: 'Otra cosa que no es lo que dice el programa.' }]
  await world.graph(first?.id ?? '', { method: 'POST', body: JSON.stringify({ components }) })
  const changed = await run()
  expect(changed.said).toContain(`La plantilla ${first?.name}/${first?.language} dice otra cosa en Meta.`)
  expect((await run('enviar')).said).toContain(`Enviada: ${first?.name}/${first?.language}`)
  expect((await run()).code).toBe(0)

  await world.phone('/templates', { name: 'appointment_reminder', language: 'es_MX', event: 'PAUSED' })
  await world.phone('/templates', { name: 'appointment_reminder', language: 'en', event: 'REJECTED', reason: 'INVALID_FORMAT' })
  const stopped = await run('ver')
  expect(stopped.code).toBe(1)
  expect(stopped.said).toContain('Meta puso en pausa la plantilla appointment_reminder/es_MX')
  expect(stopped.said).toContain('Meta rechazó la plantilla appointment_reminder/en')
  await world.pass(1_000)
  const fields = world.webhooks.flatMap(({ body }) =>
    body.entry.flatMap((entry: { changes: { field: string }[] }) => entry.changes),
  )
  expect(fields.map((one: { field: string }) => one.field)).toContain('message_template_status_update')
})

test('in demonstration mode there is nothing to send, and a wrong word is explained', async () => {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  expect(await templatesCommand({ args: [], env: {}, root: import.meta.dir, fetch, say })).toBe(0)
  expect(await templatesCommand({ args: ['borrar'], env: {}, root: import.meta.dir, fetch, say })).toBe(1)
  expect(lines.join('\n')).toContain('npm run templates -- enviar')
})

const words = (text: string, examples: unknown[] = []) => ({ type: 'BODY', text, example: { body_text: [examples] } })
const reply = (text: string) => ({ type: 'QUICK_REPLY', text })
test.each<[string, unknown[], number | undefined]>([
  ['a variable at the start', [words('{{1}} es su cita de pasaporte aquí', ['x'])], 2388299],
  ['a variable at the end', [words('Su cita de pasaporte es aquí el {{1}}', ['x'])], 2388299],
  ['variables side by side', [words('Su cita {{1}} {{2}} de pasaporte es en esta oficina de aquí', ['x', 'y'])], 2388072],
  ['too many variables', [words('A {{1}} b {{2}} c {{3}} d', ['x', 'y', 'z'])], 2388293],
  ['numbers out of order', [words('Su cita {{2}} de pasaporte es en esta oficina de aquí', ['x'])], 2388072],
  ['a missing example', [words('Su cita {{1}} de pasaporte es en esta oficina de aquí')], 2388043],
  ['no words at all', [], 2388043],
  ['words without end', [words('x'.repeat(1025))], 2388040],
  ['a long button', [words('Su cita'), { type: 'BUTTONS', buttons: [reply('x'.repeat(26))] }], 2388040],
  ['two buttons alike', [words('Su cita'), { type: 'BUTTONS', buttons: [reply('Sí'), reply('Sí')] }], 2388072],
])('the emulator refuses a template with %s', async (_what, components, subcode) => {
  const body = JSON.stringify({ name: 'made_up', language: 'es_MX', category: 'UTILITY', components })
  const response = await world.graph(`${ACCOUNT_ID}/message_templates`, { method: 'POST', body })
  expect(response.status).toBe(400)
  expect((await response.json()).error).toMatchObject({ code: 100, error_subcode: subcode })
})
