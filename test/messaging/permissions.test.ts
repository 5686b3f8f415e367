import { beforeEach, describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { forgetPermissions } from '../../src/agenda/permissions/declaring.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { forgetQuiet } from '../../src/messaging/forgetting.ts'
import { takeUpdate } from '../../src/messaging/inbox.ts'
import { testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { ADMIN_TOKEN, openOffice, type Phone, type TestOffice } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'

/** What the other parent must never see: names, office, hour, folio and telephone of whoever asks. */
const CANARY = { father: 'Robertocanario', child: 'Luisacanaria', phone: '5215500000001' }

let office: TestOffice
let father: Phone
let mother: Phone
let stranger: Phone

beforeEach(() => {
  const clock = testClock('2026-11-24T16:00:00Z')
  office = openOffice({ db: openDirectory('varias oficinas'), clock })
  father = office.phone(CANARY.phone, CANARY.father)
  mother = office.phone('5215500000002', 'Elena')
  stranger = office.phone('5215500000003', 'Teresa')
})

async function book(phone: Phone, child = `PUSL240229MSRRLSA5 ${CANARY.child} Puga Salas`): Promise<void> {
  await phone.write('quiero pasaporte para mi hija')
  await phone.tap('Solo voy yo')
  await phone.tap('Seguir con la cita')
  await phone.write('toluca')
  await phone.tap('Toluca')
  await phone.write(child)
  await phone.tap('No, es el primero')
  await phone.write(`PUSL990101HBCRLS07 ${CANARY.father} Puga Salas`)
  await phone.tap('Jue 3 dic, 9:00 h')
  await phone.tap('3 años')
  await phone.tap('Confirmar')
}

const bodies = (phone: Phone) => phone.arrived.map((one) => JSON.stringify(one)).join('\n')
const last = (phone: Phone) => {
  const reply = phone.arrived.at(-1)
  return reply && 'body' in reply ? reply.body : ''
}

async function getCode(phone: Phone): Promise<string> {
  await phone.tap('El permiso que falta')
  return /\*PERMISO (\w{4}-\w{4})\*/.exec(last(phone))?.[1] ?? ''
}

async function agenda(): Promise<Record<string, unknown>[]> {
  const url = 'http://localhost/admin/agenda?oficina=Toluca&dia=2026-12-03'
  const response = await office.house.app.handle(new Request(url, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } }))
  return ((await response.json()) as { citas: Record<string, unknown>[] }).citas
}

const cases = () => office.db.client.query('select kind, subject, appointment_id, office_id from cases').all()
const appointments = () => office.db.client.query('select id, state, version, slot_id from appointments').all()

test('the office sees the case, and then what was declared and what was taken back', async () => {
  await book(father)
  expect(await agenda()).toMatchObject([
    { caso: 'va una; falta el permiso de la otra', permiso: 'permiso: aún no declarado', verificar: null },
  ])
  const code = await getCode(father)
  await mother.write(`PERMISO ${code}`)
  await mother.tap('Sí, doy mi permiso')
  expect(await agenda()).toMatchObject([{ permiso: 'permiso: declarado; falta la firma (OP-7)' }])
  const before = appointments()
  await mother.tap('Quitar mi permiso')
  expect(await agenda()).toMatchObject([{ permiso: 'permiso: revocado; revisar' }])
  expect(cases()).toEqual([{ kind: 'permission', subject: 'revoked', appointment_id: 1, office_id: 1 }])
  expect(appointments()).toEqual(before)
  expect(brokenInvariants(office.db)).toEqual([])
})

test('the other parent never sees whose appointment it is, where or when, whatever they do', async () => {
  await book(father)
  const folio = /Folio: (\w{3}-\w{3})/.exec(bodies(father))?.[1] ?? ''
  const code = await getCode(father)
  for (const words of [
    `permiso ${code}`,
    'hola',
    'mis citas',
    'permiso',
    `PERMISO ${code}`,
    'no',
    `PERMISO ${code}`,
    'sí',
    'mis citas',
  ])
    await mother.write(words)
  for (const words of ['revocar', 'pago', 'cancelar', 'costos', 'mis datos', folio, `PERMISO ${code}`]) await mother.write(words)
  await mother.write('asesor')
  const seen = bodies(mother)
  expect(seen).toContain('*L. P. S.*')
  for (const secret of [
    CANARY.father,
    CANARY.child,
    'Puga',
    'Toluca',
    'Calle Uno',
    '9:00 h,',
    ' dic,',
    '3 de diciembre',
    folio,
    '5500000001',
  ])
    expect(seen, secret).not.toContain(secret)
  expect(seen).not.toContain('PUSL')
})

test('nothing is ever sent to the other parent first, and the first parent hears nothing by itself', async () => {
  await book(father)
  const code = await getCode(father)
  const heard = father.arrived.length
  expect(mother.arrived).toEqual([])
  await mother.write(`PERMISO ${code}`)
  await mother.tap('Situación de riesgo')
  expect(father.arrived.length).toBe(heard)
})

describe('codes', () => {
  test('that somebody guesses open nothing, and after five a right one neither', async () => {
    await book(father)
    const code = await getCode(father)
    for (const letters of 'CDFGH') {
      await stranger.write(`PERMISO CCCC-CCC${letters}`)
      expect(last(stranger)).toContain('no se puede usar')
    }
    await stranger.write(`PERMISO ${code}`)
    expect(last(stranger)).toContain('ya se probaron varios códigos')
    expect(bodies(stranger)).not.toContain('L. P. S.')
  })

  test('of another booking answer that other booking only', async () => {
    await book(father)
    const first = await getCode(father)
    await book(stranger, 'PUSL231124HJCRLSA8 Lalo Roa Sol')
    const other = await getCode(stranger)
    expect(other).not.toBe(first)
    await mother.write(`PERMISO ${other}`)
    await mother.tap('Sí, doy mi permiso')
    const found = await agenda()
    expect(found.find((one) => String(one.nombre).startsWith('Lalo'))).toMatchObject({
      permiso: expect.stringContaining('declarado;'),
    })
    expect(found.find((one) => String(one.nombre).startsWith('Luisa'))).toMatchObject({
      permiso: expect.stringContaining('aún no'),
    })
  })

  test('in a made-up button do no more than typed ones', async () => {
    await book(father)
    await getCode(father)
    for (const id of [
      'x.1.permission.yes:CCCC-CCCC',
      'x.1.permission.yes:1',
      'x.1.revoking.take:1',
      'x.1.forward.see:1',
      'x.1.permission.:',
    ])
      await stranger.do({ kind: 'choice', id, title: 'Sí, doy mi permiso' })
    expect(await agenda()).toMatchObject([{ permiso: 'permiso: aún no declarado' }])
    expect(bodies(stranger)).not.toContain('L. P. S.')
    expect(office.db.client.query("select 1 from inbox where state = 'aside'").all()).toEqual([])
  })

  test('stand in no table, and in no line of the log', async () => {
    await book(father)
    const code = await getCode(father)
    await mother.write(`PERMISO ${code}`)
    await mother.tap('Sí, doy mi permiso')
    const tables = office.db.client.query<{ name: string }, []>("select name from sqlite_schema where type = 'table'").all()
    for (const { name } of tables) {
      const rows = JSON.stringify(office.db.client.query(`select * from "${name}"`).all())
      expect(rows.includes(code), name).toBe(false)
    }
    expect(office.lines.join('\n')).not.toContain(code)
  })
})

test('a yes that was written before the question could be read is no yes', async () => {
  await book(father)
  const code = await getCode(father)
  const at = office.clock.now()
  write(office.db, (tx) => {
    for (const [i, text] of [`PERMISO ${code}`, 'sí'].entries()) {
      const from = [{ kind: 'phone' as const, value: '5215500000002' }]
      const said = { kind: 'text' as const, text }
      takeUpdate(tx, office.house.messaging, { kind: 'message', id: `w${i}`, sentAt: at, from, profileName: 'Elena', said }, at)
    }
  })
  await office.settle()
  expect(await agenda()).toMatchObject([{ permiso: 'permiso: aún no declarado' }])
  await mother.tap('Sí, doy mi permiso')
  expect(await agenda()).toMatchObject([{ permiso: expect.stringContaining('declarado;') }])
})

test('an old button of the question works while the appointment stands, and says so when it no longer does', async () => {
  await book(father)
  const code = await getCode(father)
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

test('when the channel never told our number, the message says how to send the code without a link', async () => {
  const body = messageWebhook({ phoneNumberId: '100000000000001', businessAccountId: '2' }, '5215500000009', 'X', 'w', 0, {
    kind: 'text',
    text: 'x',
  })
  expect(office.house.messaging.channel.ourNumber(body)).toBe('525500000000')
  expect(office.house.messaging.channel.ourNumber({ entry: [{ changes: [{ value: { metadata: {} } }] }] })).toBeUndefined()
  expect(office.house.messaging.channel.ourNumber('not an object')).toBeUndefined()
})

test('what somebody declared about their own appointment under another name declares nothing', async () => {
  await book(father)
  const code = await getCode(father)
  const say = (from: { kind: 'phone' | 'user_id'; value: string }[], text: string, id: string) =>
    write(office.db, (tx) => {
      const at = office.clock.now()
      takeUpdate(
        tx,
        office.house.messaging,
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
  await book(father)
  const code = await getCode(father)
  await mother.write(`PERMISO ${code}`)
  await mother.tap('Sí, doy mi permiso')
  const contacts = () => office.db.client.query('select 1 from contact_aliases').all().length
  const before = contacts()
  office.clock.advance(8 * DAY)
  write(office.db, (tx) => void forgetQuiet(tx, { days: 1, after: 0, limit: 100 }, office.clock.now()))
  expect(contacts()).toBe(before)
  await mother.write('revocar')
  expect(last(mother)).toContain('La oficina lo va a revisar')
})

test('whoever says that there is a risk reaches a person at once, and the office knows why without being told', async () => {
  await book(father)
  const code = await getCode(father)
  await mother.write(`PERMISO ${code}`)
  await mother.tap('Situación de riesgo')
  await mother.tap('Situación de riesgo')
  expect(last(mother)).toContain('Gracias por decirlo')
  await mother.tap('Hablar con alguien')
  expect(cases()).toEqual([{ kind: 'person', subject: 'risk', appointment_id: null, office_id: null }])
  expect(office.db.client.query('select 1 from contacts where with_person_until is not null').all()).toHaveLength(1)
})

test('a code, a word that takes back and a risk reach the assistant while a person at the office has the chat', async () => {
  await book(father)
  const code = await getCode(father)
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

test('a copy of what is kept under a telephone says what its owner declared, and not about whom', async () => {
  await book(father)
  const code = await getCode(father)
  await mother.write(`PERMISO ${code}`)
  await mother.tap('Sí, doy mi permiso')
  await mother.write('baja')
  const copyOf = async (phone: string) => {
    const form = { curp_o_telefono: phone, motivo: 'pidió ver sus datos', identificacion_vista: 'sí' }
    const response = await office.house.app.handle(
      new Request('http://localhost/admin/personas/copia', {
        method: 'POST',
        body: new URLSearchParams(form).toString(),
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/x-www-form-urlencoded' },
      }),
    )
    return ((await response.json()) as { datos: Record<string, unknown> }).datos
  }
  const hers = await copyOf('55 0000 0002')
  expect(hers).toMatchObject({
    contact: { mutedAt: '2026-11-24T16:00:00Z' },
    appointments: [],
    permissions: [{ state: 'declared', answeredAt: '2026-11-24T16:00:00Z' }],
  })
  expect(JSON.stringify(hers)).not.toContain(CANARY.child)
  expect(await copyOf('55 0000 0001')).toMatchObject({
    appointments: [
      {
        minorCase: 'one_parent_permission',
        otherParentsPermission: 'declared',
        reminders: [{ kind: 'first', state: 'planned' }, {}, {}],
      },
    ],
    permissions: [],
  })
})

test('a risk that is said after a yes takes the yes back, and outside of the hours the words are left for the office', async () => {
  await book(father)
  const code = await getCode(father)
  await mother.write(`PERMISO ${code}`)
  await mother.tap('Sí, doy mi permiso')
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

test('where the institution takes appointments for the signature, one is offered with the declaration', async () => {
  write(office.db, (tx) => {
    tx.client.run("update procedures set active = 1 where id = 'op7'")
    tx.client.run("insert into office_procedures (office_id, procedure_id) select id, 'op7' from offices")
  })
  await book(father)
  const code = await getCode(father)
  await mother.write(`PERMISO ${code}`)
  await mother.tap('Sí, doy mi permiso')
  await mother.tap('Cita para firmar')
  await mother.write('toluca')
  await mother.tap('Toluca')
  await mother.write('HESG580312MMCRTD06, Elena Hernández Soto')
  expect(last(mother)).toContain('primeros lugares libres')
})
