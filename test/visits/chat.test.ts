// The day of the visit in the citizen's chat: a hint for the counter, the number, and what was missing.
import { expect, test } from 'bun:test'
import { readOut } from '../../src/chat/reply.ts'
import { openCounter } from './counter-stage.ts'

async function withRosa() {
  const counter = await openCounter()
  const phone = counter.phone('5215500000001')
  const said = () => phone.read().map(readOut).join('\n')
  await counter.settle()
  said()
  return {
    ...counter,
    phone,
    says: async (words: string) => {
      await phone.write(words)
      return said()
    },
    taps: async (title: string) => {
      await phone.tap(title)
      return said()
    },
    hears: async () => {
      await counter.settle()
      return said()
    },
    hint: () => counter.db.client.query<{ hint: string | null; state: string }, []>('select hint, state from visits').all(),
  }
}

test('who runs late is told until when the place is kept, and the counter knows; a question says nothing of today', async () => {
  const rosa = await withRosa()
  rosa.at(11, 45)
  await rosa.says('¿y si llego tarde?')
  expect(rosa.hint()).toEqual([])
  expect(await rosa.says('voy tarde')).toContain('Su lugar se guarda hasta las *12:15 h*.')
  expect(rosa.hint()).toEqual([{ hint: 'running_late', state: 'expected' }])
})

test.each(['¿y si llego tarde?', 'voy tarde, ¿hasta cuándo me esperan?', '¿qué pasa si llego 20 minutos tarde?'])(
  'what is known of coming late is said whenever it is asked, and never that nobody knows: %s',
  async (words) => {
    const rosa = await withRosa()
    for (const minutes of [0, 45]) {
      rosa.at(11, minutes)
      const told = await rosa.says(words)
      expect(told).toContain('Su lugar se guarda hasta las *12:15 h*.')
      expect(told).toContain('sigue en pie')
      expect(told).not.toContain('no ha dicho')
    }
  },
)

test('who says to be there tells the door; the number is told once the arrival was noted, then the window', async () => {
  const rosa = await withRosa()
  rosa.at(11, 50)
  const told = await rosa.says('ya llegué')
  expect(told).toContain('Falta que lo anoten en la puerta')
  expect(told).not.toContain('turno es')
  expect(rosa.hint()).toEqual([{ hint: 'says_here', state: 'expected' }])
  await rosa.arrive('luis')
  await rosa.arrive('rosa')
  await rosa.arrive('eva')
  expect(await rosa.says('ya llegué')).toContain('*Su turno es el 2.* Sigue usted.')
  for (const asked of ['cuántos van antes que yo', '¿ya puedo pasar?'])
    expect(await rosa.says(asked)).toContain('*Su turno es el 2.* Sigue usted.')
  await rosa.call('3', { turno_o_folio: '2' })
  expect(await rosa.says('ya llegué')).toContain('*Pase a la ventanilla 3.*')
  await rosa.turn('atendida', '2')
  expect(await rosa.says('ya llegué')).toContain('Su visita de hoy ya terminó.')
})

test('who lacked a paper is told which, and takes the next place with the same folio and without counting a change', async () => {
  const rosa = await withRosa()
  rosa.at(12)
  await rosa.arrive('rosa')
  await rosa.call('3')
  expect((await rosa.turn('falta-papel', '1', { papel: 'Su carta de amor.' })).codigo).toBe('papel_no_se_pide')
  expect((await rosa.turn('falta-papel', '1', { papel: 'Su pasaporte anterior.' })).said).toBe(
    'Turno 1: le faltó un papel, Rosa Pérez Ruiz. Se le avisa en su chat.',
  )
  expect(await rosa.hears()).toContain('faltó este papel: *Su pasaporte anterior.*')
  const offered = await rosa.taps('Ver otro lugar')
  expect(offered).toContain('No cuenta como cambio suyo.')
  const [, hour = ''] = /(\w{3} \d+ \w{3}, \d+:\d\d h)/.exec(offered) ?? []
  expect(await rosa.taps(hour)).toContain(`*Folio: ${rosa.folios.rosa}*`)
  expect(rosa.count('appointments where moves = 0 and member = 0 and contact_id is not null')).toBe(1)
  expect(rosa.count("visit_people where missing = 'Su pasaporte anterior.'")).toBe(1)
  expect(await rosa.story('rosa')).toEqual(expect.arrayContaining(['Le faltó un papel', 'Se cambió de día u hora']))
  expect(rosa.broken()).toEqual([])
  // The old button moves nothing again.
  expect(await rosa.taps('Ver otro lugar')).toContain('Eso ya no se puede cambiar desde aquí.')
})

test('who arrives is told the number and how many wait before, and where to go when it is called', async () => {
  const rosa = await withRosa()
  rosa.at(11, 50)
  await rosa.says('hola')
  await rosa.arrive('luis')
  await rosa.arrive('eva', { prioridad: 'embarazo' })
  await rosa.arrive('rosa')
  expect(await rosa.hears()).toContain('*Su turno es el 3.* Hay 1 turno antes que el suyo.')
  await rosa.call('3', { turno_o_folio: '3' })
  expect(await rosa.hears()).toContain('*Pase a la ventanilla 3.* Su turno es el 3.')
  await rosa.turn('otra-vez', '3')
  expect(await rosa.hears()).toContain('*Pase a la ventanilla 3.*')
  await rosa.turn('atendida', '3')
  expect(await rosa.hears()).toBe('')
  expect(rosa.broken()).toEqual([])
})

test('outside the open day of writing, and after BAJA, nothing is said and nothing waits to be sent', async () => {
  const silent = await withRosa()
  silent.at(11, 50)
  await silent.arrive('rosa')
  await silent.call('3')
  expect(await silent.hears()).toBe('')
  expect(silent.count('visit_notices')).toBe(0)
  expect(silent.count("outbox where state in ('silent', 'parked', 'queued')")).toBe(0)
  const stopped = await withRosa()
  stopped.at(11, 50)
  await stopped.says('BAJA')
  await stopped.arrive('rosa')
  expect(await stopped.hears()).toBe('')
})

test('what could not leave before the call was undone, or a quarter of an hour long, never leaves', async () => {
  const rosa = await withRosa()
  rosa.at(11, 50)
  await rosa.says('hola')
  rosa.house.messaging.paces.of('whatsapp').pauseUntil(rosa.clock.now() + 60_000)
  await rosa.arrive('rosa')
  await rosa.call('3')
  await rosa.turn('deshacer', '1')
  rosa.at(11, 53)
  for (const _ of ['arrival', 'call']) expect(await rosa.hears()).toBe('')
  await rosa.call('4')
  expect(await rosa.hears()).toContain('*Pase a la ventanilla 4.*')
  rosa.house.messaging.paces.of('whatsapp').pauseUntil(rosa.clock.now() + 60_000)
  await rosa.turn('otra-vez', '1')
  rosa.at(12, 20)
  expect(await rosa.hears()).toBe('')
  expect(rosa.broken()).toEqual([])
})

test('once served, nothing of that hour is moved, cancelled or exchanged, by a tap or in words', async () => {
  const rosa = await withRosa()
  rosa.at(11, 50)
  expect(await rosa.says('mis citas')).toContain('[Cambiar día u hora]')
  await rosa.arrive('rosa')
  await rosa.call('3')
  await rosa.turn('atendida', '1')
  await rosa.hears()
  expect(await rosa.taps('Cambiar día u hora')).toContain('Esa cita ya no está aquí')
  const shown = await rosa.says('mis citas')
  expect(shown).toContain('Su visita de hoy ya terminó.')
  expect(shown).not.toContain('[Cambiar día u hora]')
  expect(shown).not.toContain('[Cancelar')
  for (const words of ['quiero cancelar mi cita', 'cambie mi cita para otro día', 'ya no voy a ir, cancélela'])
    expect(await rosa.says(words)).not.toMatch(/¿Cancelo|¿Para cuándo la cambio/)
  expect(rosa.broken()).toEqual([])
})

test('beside another appointment it is not among those that may be changed', async () => {
  const rosa = await withRosa()
  rosa.at(11, 50)
  await rosa.arrive('rosa')
  await rosa.call('3')
  await rosa.turn('atendida', '1')
  await rosa.hears()
  await rosa.says('quiero sacar mi primer pasaporte en toluca')
  await rosa.says('el jueves a las 9, LACD910819HQTRRM04 Damián Lara Cruz')
  await rosa.says('3 años')
  const folio = await rosa.says('confirmo')
  expect(folio).toContain('Su cita quedó confirmada')
  expect(await rosa.says('mis citas')).toContain('hay 2 citas')
  expect(await rosa.says('quiero cancelar mi cita')).toMatch(/¿Cancelo la cita del jueves/)
  await rosa.says('no')
  expect(await rosa.says('quiero cambiar mi cita')).toContain('¿Para cuándo la cambio?')
})
