// Taking a declaration back, and saying that there is a risk.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { takeUpdate } from '../../src/messaging/inbox.ts'
import { forgetQuiet } from '../../src/messaging/quiet-contacts.ts'
import { forgetPermissions } from '../../src/minors/permissions.ts'
import { asks, CANARY, gives, last, openFamily } from './family.ts'

test('an old button of the question works while the appointment stands, and says so when it no longer does', async () => {
  const { office, father, mother, cases } = openFamily()
  const code = await asks(father)
  await mother.write(`PERMISO ${code}`)
  office.clock.advance(3 * DAY)
  await mother.write('hola')
  await mother.tap('Sí, doy mi permiso')
  expect(last(mother)).toContain('*declaró*')
  await father.write('cancelar mi cita')
  await father.tap('Sí, cancelarla')
  await mother.tap('Quitar mi permiso')
  expect(last(mother)).toContain('no se puede usar')
  expect(cases()).toEqual([])
  office.clock.advance(2 * HOUR)
  expect(write(office.db, (tx) => void forgetPermissions(tx, office.clock.now(), 10))).toBeUndefined()
  expect(office.db.client.query('select 1 from permissions').all()).toEqual([])
})

test('what somebody declared about their own appointment under another name declares nothing', async () => {
  const { office, father, agenda } = openFamily()
  const code = await asks(father)
  const say = (from: { kind: 'phone' | 'user_id'; value: string }[], text: string, id: string) =>
    write(office.db, (tx) => {
      const at = office.clock.now()
      takeUpdate(
        tx,
        office.house.messaging,
        'whatsapp',
        { kind: 'message', id, sentAt: at, from, profileName: 'X', said: { kind: 'text', text } },
        at,
      )
    })
  const unknown = { kind: 'user_id' as const, value: 'MX.1234567890' }
  say([unknown], `PERMISO ${code}`, 'u1')
  await office.settle()
  office.clock.advance(1_000)
  say([unknown], 'sí', 'u2')
  await office.settle()
  expect(await agenda()).toMatchObject([{ permiso: expect.stringContaining('declarado;') }])
  say([{ kind: 'phone', value: CANARY.phone }, unknown], 'hola', 'u3')
  expect(await agenda()).toMatchObject([{ permiso: expect.stringContaining('aún no') }])
  expect(brokenInvariants(office.db)).toEqual([])
})

test('whoever declared can take it back as long as the visit is to come, however long they are quiet', async () => {
  const { office, father, mother } = openFamily()
  const code = await asks(father)
  await gives(mother, code)
  const contacts = () => office.db.client.query('select 1 from contact_aliases').all().length
  const before = contacts()
  office.clock.advance(8 * DAY)
  write(
    office.db,
    (tx) => void forgetQuiet(tx, office.house.messaging.personalData, { days: 1, after: 0, limit: 100 }, office.clock.now()),
  )
  expect(contacts()).toBe(before)
  await mother.write('revocar')
  expect(last(mother)).toContain('La oficina lo va a revisar')
})

test('whoever says that there is a risk reaches a person at once, and the office knows why without being told', async () => {
  const { office, father, mother, cases } = openFamily()
  const code = await asks(father)
  await mother.write(`PERMISO ${code}`)
  await mother.tap('Situación de riesgo')
  await mother.tap('Situación de riesgo')
  expect(last(mother)).toContain('Gracias por decirlo')
  await mother.tap('Hablar con alguien')
  expect(cases()).toEqual([{ kind: 'person', subject: 'risk', appointment_id: null, office_id: null }])
  expect(office.db.client.query('select 1 from contacts where with_person_until is not null').all()).toHaveLength(1)
})

test('a code, a word that takes back and a risk reach the assistant while a person at the office has the chat', async () => {
  const { office, father, mother, cases } = openFamily()
  const code = await asks(father)
  await mother.write('ASESOR')
  await mother.tap('Sí, una persona')
  await mother.write(`PERMISO ${code}`)
  expect(last(mother)).toContain('*L. P. S.*')
  expect(last(mother)).toContain('Sigo yo, el asistente')
  await mother.write('sí doy mi permiso')
  expect(last(mother)).toContain('REVOCAR')
  await mother.write('ASESOR')
  await mother.tap('Sí, una persona')
  await mother.write('REVOCAR')
  expect(cases()).toContainEqual({ kind: 'permission', subject: 'revoked', appointment_id: 1, office_id: 1 })
  await mother.tap('Situación de riesgo')
  await father.tap('El permiso que falta')
  expect(last(father)).toContain('La oficina va a revisar')
  const before = mother.arrived.length
  await mother.write('sigo aquí con una pregunta')
  expect(mother.arrived.length).toBe(before) // A person still has the chat: nothing of that was a question.
  expect(brokenInvariants(office.db)).toEqual([])
})

test('a risk that is said after a yes takes the yes back, and outside of the hours the words are left for the office', async () => {
  const { office, father, mother, cases } = openFamily()
  const code = await asks(father)
  await gives(mother, code)
  office.clock.advance(10 * HOUR)
  await mother.tap('Situación de riesgo')
  expect(last(mother)).toContain('También quité el permiso')
  await mother.tap('Hablar con alguien')
  await mother.write('Por favor llámenme en la mañana')
  expect(cases()).toMatchObject([
    { kind: 'permission', subject: 'revoked' },
    { kind: 'person', subject: 'risk' },
  ])
  await father.tap('El permiso que falta')
  expect(last(father)).toContain('La oficina va a revisar')
})
