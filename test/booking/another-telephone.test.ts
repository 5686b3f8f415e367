// What both telephones read, and what the office sees, when it passes an appointment from one to the other.
import { expect, test } from 'bun:test'
import { HOUR } from '../../src/clock.ts'
import { LUIS } from '../cast.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'

const ROSA = { ...ROSA_AT_COUNTER, dia: '3/12/2026' }

async function openPassing() {
  const desk = openDesk()
  const given = await desk.doIt('/admin/citas', ROSA)
  await desk.settle()
  const { folio } = given.body.cita as { folio: string }
  const [old, next] = [desk.phone('5215500000001'), desk.phone('5215500000002')]
  const heard = (phone: typeof old) => phone.read().map((reply) => JSON.stringify(reply))
  heard(old)
  return {
    ...desk,
    folio,
    old,
    next,
    heard,
    /** To the telephone that ends with this digit. */
    async passTo(digit: number) {
      const form = { folio, telefono_nuevo: `55 0000 000${digit}`, identificacion_vista: 'sí', motivo: 'mostró su INE' }
      const proposed = await desk.post('/admin/citas/otro-telefono', form)
      const done = await desk.doIt('/admin/citas/otro-telefono', form)
      await desk.settle()
      return { proposed, done }
    },
    async passTimeTo(until: string) {
      const end = Date.parse(until)
      while (desk.clock.now() < end) {
        desk.clock.set(Math.min(end, desk.clock.now() + HOUR / 4))
        await desk.settle()
      }
    },
  }
}

test('the telephone that had it is told once, with the folio and whom to call, and nothing of the new one', async () => {
  const desk = await openPassing()
  const { proposed, done } = await desk.passTo(2)
  expect(proposed.body.resumen).toContain('Se avisará a los dos teléfonos')
  expect(done.body.resumen).toContain('Se avisa a los dos teléfonos')
  const told = desk.heard(desk.old)
  expect(told).toHaveLength(1)
  expect(told[0]).toContain('pasó a otro chat la cita de Rosa P.')
  expect(told[0]).toContain(desk.folio)
  expect(told[0]).toContain('diga ese folio a la oficina: al 55 0000 0000')
  expect(told[0]).not.toContain('0002')
  expect(desk.heard(desk.next)).toHaveLength(1)
})

test('to the same telephone again nobody is told anything of another one', async () => {
  const desk = await openPassing()
  const { proposed } = await desk.passTo(1)
  expect(proposed.body.resumen).not.toContain('dos teléfonos')
  expect(desk.heard(desk.old).join()).not.toContain('otro chat')
})

test('an appointment that goes to and fro is told each time to whom it left', async () => {
  const desk = await openPassing()
  await desk.passTo(2)
  desk.heard(desk.old)
  await desk.passTo(1)
  expect(desk.heard(desk.next).at(-1)).toContain('pasó a otro chat')
  desk.heard(desk.old)
  await desk.passTo(2)
  expect(desk.heard(desk.old)).toHaveLength(1)
})

test('the silences of the old telephone are not those of the new one, nor is its yes', async () => {
  const desk = await openPassing()
  await desk.passTimeTo('2026-12-02T16:00:00Z')
  const risky = async () => (await desk.get('/admin/citas/en-riesgo')).body.citas
  expect(await risky()).toHaveLength(1)
  await desk.passTo(2)
  expect(await risky()).toEqual([])
})

test('what the old telephone answered is not what the new one says', async () => {
  const desk = await openPassing()
  await desk.passTimeTo('2026-12-01T20:00:00Z')
  await desk.old.tap('Sí, ahí estaré')
  desk.heard(desk.old)
  await desk.passTo(2)
  await desk.passTimeTo('2026-12-03T20:00:00Z')
  const said = desk.heard(desk.next).join('\n')
  expect(said).toContain('Le recuerdo su cita')
  expect(said).not.toContain('Ya me dijo')
  expect(desk.heard(desk.old).join()).not.toContain('Le recuerdo')
})

test('a family that comes on two days is passed with both of them, and both telephones read both', async () => {
  const desk = await openPassing()
  const family = { ...ROSA, nombre: LUIS.name, curp: LUIS.curp ?? '', telefono: '55 0000 0003' }
  const given = await desk.doIt('/admin/citas', { ...family, mas_personas: 'Eva Rojas Cano, 17/04/1990' })
  const { folio } = given.body.cita as { folio: string }
  await desk.doIt('/admin/citas/mover', {
    folio,
    persona: 'Eva Rojas Cano',
    dia: '4/12/2026',
    motivo: 'no puede el jueves',
    avisar: 'no',
  })
  await desk.settle()
  const old = desk.phone('5215500000003')
  desk.heard(old)
  await desk.doIt('/admin/citas/otro-telefono', {
    folio,
    telefono_nuevo: '55 0000 0002',
    identificacion_vista: 'sí',
    motivo: 'mostró su INE',
  })
  await desk.settle()
  for (const phone of [old, desk.next]) {
    const told = desk.heard(phone)
    expect([told.length, /Luis .*3 de diciembre/.test(told.join()), /Eva R\..*4 de diciembre/.test(told.join())]).toEqual([
      2,
      true,
      true,
    ])
  }
})
