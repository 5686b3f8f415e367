// A folio that is said or typed at the door: what is true of it, and nothing is noted.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { DAY } from '../../src/clock.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'

const DOOR = '/admin/puerta'
const TOMORROW = '2026-11-25T08:50:00-06:00'

/** Rosa has an appointment in Toluca tomorrow at ten; it is ten to nine of that day at Toluca's door. */
async function atTheDoor(more: Record<string, string> = {}) {
  const desk = openDesk()
  const { body } = await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '25/11/2026', hora: '10:00', ...more })
  const { folio } = body.cita as { folio: string }
  desk.clock.set(Date.parse(TOMORROW))
  const clerk = desk.keyFor('clerk', ['Toluca'])
  const say = async (codigo: string, token = clerk) => (await desk.post(DOOR, { codigo }, token)).body
  return { ...desk, folio, clerk, say }
}

test('a folio of today says who comes and when, what to check, and notes no arrival', async () => {
  const { folio, say, count, db } = await atTheDoor()
  expect(await say(folio)).toMatchObject({
    resultado: 'está en la lista',
    resumen: 'Viene hoy Rosa Pérez Ruiz, a las 10:00 h. Un folio lo puede decir cualquiera: vea una identificación con ese nombre.',
    personas: [{ nombre: 'Rosa Pérez Ruiz', tramite: 'renovar pasaporte' }],
  })
  expect([count('visits'), count('visit_people')]).toEqual([0, 0])
  expect(count("audit where operation = 'revisar_comprobante'")).toBe(1)
  expect(brokenInvariants(db)).toEqual([])
})

test('is noted there with a press, when the identification was seen: nobody needs the receipt', async () => {
  const { folio, post, count, db, keyFor } = await atTheDoor({ mas_personas: 'Eva Ruiz Paz, 17/04/1985' })
  const guard = keyFor('guard', ['Toluca'])
  expect((await post(DOOR, { codigo: folio, llego: 'sí' }, guard)).body).toMatchObject({
    resultado: 'válido',
    resumen: 'Pasan Rosa Pérez Ruiz y Eva Ruiz Paz, a las 10:00 h. Turno 1.',
  })
  expect(count('visit_people where arrived_at is not null')).toBe(2)
  expect((await post(DOOR, { codigo: folio, llego: 'sí' }, guard)).body.resultado).toBe('ya se usó')
  expect((await post(DOOR, { codigo: folio, llego: 'sí' }, keyFor('guard', ['Puebla']))).body.resultado).toBe('de otra oficina')
  expect(brokenInvariants(db)).toEqual([])
})

test('however it is written', async () => {
  const { folio, say } = await atTheDoor()
  const letters = folio.replace('-', '')
  const spellings = [
    letters,
    folio.toLowerCase(),
    ` ${[...letters].join(' ')} `,
    `Folio: ${folio}`,
    `folio ${letters.toLowerCase()}`,
  ]
  for (const spelling of [...spellings, folio.replace('-', '–'), folio.replace('-', '.')])
    expect({ spelling, says: (await say(spelling)).resultado }).toEqual({ spelling, says: 'está en la lista' })
})

test('after the receipt was read it says when, and asks who came in with it', async () => {
  const { folio, say, post, clerk } = await atTheDoor()
  await post('/admin/citas/llegada', { folio }, clerk)
  expect(await say(folio)).toMatchObject({
    resultado: 'ya se usó',
    resumen: 'Ya se anotó que llegó, a las 8:50 h. Pregunte quién entró con ese folio.',
  })
})

test('of another day, moved, cancelled, of another office, unknown: each is said as it is, and nobody is named', async () => {
  const other = await atTheDoor({ dia: '26/11/2026' })
  expect(await other.say(other.folio)).toMatchObject({
    resultado: 'no es de hoy',
    resumen: 'No es de hoy: es del jueves 26 de noviembre de 2026 a las 10:00 h, en Toluca.',
    personas: [],
  })

  const moved = await atTheDoor()
  moved.clock.set(Date.parse(TOMORROW) - DAY)
  await moved.doIt('/admin/citas/mover', { folio: moved.folio, dia: '26/11/2026', hora: '11:30', motivo: 'no hay sistema' })
  moved.clock.set(Date.parse(TOMORROW))
  expect(await moved.say(moved.folio)).toMatchObject({
    resultado: 'movida',
    resumen: 'Esa cita se cambió: ahora es el jueves 26 de noviembre de 2026 a las 11:30 h, en Toluca.',
    personas: [],
  })

  const cancelled = await atTheDoor()
  await cancelled.doIt('/admin/citas/cancelar', { folio: cancelled.folio, motivo: 'lo pidió' })
  expect(await cancelled.say(cancelled.folio)).toMatchObject({
    resultado: 'cancelada',
    resumen: `Esa cita está cancelada (folio ${cancelled.folio}).`,
    personas: [],
  })

  const elsewhere = await atTheDoor()
  const puebla = elsewhere.keyFor('clerk', ['Puebla'])
  expect(await elsewhere.say(elsewhere.folio, puebla)).toMatchObject({
    resultado: 'de otra oficina',
    resumen: 'Es de otra oficina: Toluca, el miércoles 25 de noviembre de 2026 a las 10:00 h.',
    personas: [],
  })

  expect(await elsewhere.say('KKK-777')).toMatchObject({
    resultado: 'no aparece',
    resumen:
      'No hay ninguna cita con el folio KKK-777. Compare letra por letra; si está bien escrito, busque a la persona por su nombre.',
  })
})

test('what cannot be a folio says which letters none has, and another system’s code is still not ours', async () => {
  const { say } = await atTheDoor()
  for (const typed of ['K0M-4QX', 'hola', 'K7M-4Q', 'Guadalupe Hernández'])
    expect({ typed, says: (await say(typed)).resultado }).toEqual({ typed, says: 'no se entiende' })
  expect((await say('K0M-4QX')).resumen).toContain('Nunca lleva vocales, B, L, S, Z, 0, 1, 2, 5 ni 8')
  for (const code of ['https://ejemplo.mx/K7M4QX', 'VENTANILLA1:AAAAA:K7M-4QX:1:1:0:AAAA:A'])
    expect((await say(code)).resultado).toBe('no es nuestro')
})

test('the list for the minutes without a connection says how many come and what was cancelled, and no name', async () => {
  const { folio, get, doIt, clerk } = await atTheDoor()
  const list = async () => (await get('/admin/puerta/lista', clerk)).body
  expect((await list()).visitas).toMatchObject([{ folio, personas: 1, leido: null }])
  await doIt('/admin/citas/cancelar', { folio, motivo: 'lo pidió' })
  const after = await list()
  expect(after).toMatchObject({ resumen: 'Hoy no viene nadie.', visitas: [{ folio, personas: 0 }] })
  expect(JSON.stringify(after)).not.toContain('Rosa')
})
