import { afterEach, expect, test } from 'bun:test'
import { HOUR, MINUTE } from '../../../src/clock.ts'
import type { EmulatorTime } from '../../../src/demo/emulator/types.ts'
import { arrange, text } from './arrange.ts'

const ZONE = 'America/Mexico_City'
const BEGAN = Date.parse('2026-11-24T16:00:00Z') // 10:00 in that zone

let world: ReturnType<typeof arrange> | undefined
afterEach(() => world?.emulator.stop())

/** An emulator whose time passes by its own clock; `next` is what happens when somebody waits for something. */
function withTime(next: EmulatorTime['passToNext'] = async () => false) {
  const here = arrange({
    time: { zone: () => ZONE, passTo: async (to) => here.clock.set(to), passToNext: next },
  })
  world = here
  const jump = async (what: string) => {
    const answer = await here.phone('/time', { jump: what })
    return { status: answer.status, body: await answer.json() }
  }
  return { ...here, jump }
}

test('where time cannot be put forward the page is told so, and nobody can', async () => {
  world = arrange()
  expect(await (await world.phone('/time')).json()).toBeNull()
  expect((await world.phone('/time', { jump: 'tomorrow' })).status).toBe(404)
  expect(world.clock.now()).toBe(BEGAN)
})

test('each button goes as far as it says', async () => {
  const { jump, phone } = withTime()
  expect(await (await phone('/time')).json()).toEqual({ now: BEGAN, zone: ZONE })
  expect(await jump('ten_minutes')).toEqual({
    status: 200,
    body: { now: BEGAN + 10 * MINUTE, zone: ZONE, passed: true, arrived: [] },
  })
  expect((await jump('three_hours')).body.now).toBe(BEGAN + 10 * MINUTE + 3 * HOUR)
  for (const day of ['25', '26']) expect((await jump('tomorrow')).body.now).toBe(Date.parse(`2026-11-${day}T15:00:00Z`))
  expect((await jump('next')).body).toMatchObject({ passed: false, arrived: [] })
})

test('nothing else is a jump', async () => {
  const { jump, clock } = withTime()
  for (const odd of ['yesterday', '', 'constructor']) expect((await jump(odd)).status).toBe(400)
  expect(clock.now()).toBe(BEGAN)
})

test('the next thing is the next message on a telephone, and its person is named', async () => {
  const here = withTime(async (enough) => {
    here.clock.advance(2 * HOUR)
    expect(enough()).toBe(false)
    here.clock.advance(2 * HOUR)
    await here.send({ to: '+525500000003', ...text('Su cita es mañana') })
    expect(enough()).toBe(true)
    return true
  })
  await here.say('elena', { kind: 'text', text: 'Hola' })
  expect((await here.jump('next')).body).toEqual({ now: BEGAN + 4 * HOUR, zone: ZONE, passed: true, arrived: ['elena'] })
  expect((await here.chat('elena')).at(-1)?.at).toBe(BEGAN + 4 * HOUR)
})

test('one jump at a time; a jump that fails leaves the way free', async () => {
  const gate = Promise.withResolvers<boolean>()
  const here = withTime(() => gate.promise)
  const first = here.jump('next')
  await Bun.sleep(20)
  expect((await here.jump('tomorrow')).status).toBe(409)
  gate.resolve(true)
  expect((await first).status).toBe(200)
  expect((await here.jump('ten_minutes')).status).toBe(200)
})

test('the page hears of a jump that was made on another page', async () => {
  const here = withTime()
  const reader = (await here.phone('/events')).body?.pipeThrough(new TextDecoderStream()).getReader()
  await here.jump('tomorrow')
  let heard = ''
  while (!heard.includes('"type":"time"')) heard += (await reader?.read())?.value ?? ''
  expect(heard).toContain(`"now":${Date.parse('2026-11-25T15:00:00Z')}`)
  await reader?.cancel()
})

test('the 24 hours count by the time that passed, and webhooks carry it', async () => {
  const here = withTime()
  await here.say('guadalupe', { kind: 'text', text: 'Hola' })
  expect((await here.send(text('Hola'))).status).toBe(200)
  await here.jump('tomorrow')
  await here.jump('three_hours')
  expect((await here.send(text('Hola'))).code).toBe(131047)
  await here.say('guadalupe', { kind: 'text', text: 'Aquí sigo' })
  await here.pass()
  expect(here.messages().at(-1)?.timestamp).toBe(String((BEGAN + 26 * HOUR) / 1000))
})
