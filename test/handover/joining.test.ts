import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { DAY } from '../../src/clock.ts'
import { chatOf, codeOf, findJoinCode } from '../../src/joining/codes.ts'
import { noteTemplate } from '../../src/messaging/template-state.ts'
import { confirmed, openDirectoryOffice } from './stage.ts'

const words = (replies: Reply[]) => replies.map((reply) => ('body' in reply ? reply.body : '')).join('\n')
const codeIn = (replies: Reply[]) => /UNIR ([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})/.exec(words(replies))?.[1] ?? ''

test('whoever asks for several people on Messenger goes on at the same point on WhatsApp, and types nothing twice', async () => {
  const { lupita, luis } = openDirectoryOffice()
  await luis.write('Hola')
  luis.read()
  await lupita.write('quiero cita para mi esposo y para mí, somos 2 adultos, soy de toluca')
  const code = codeIn(lupita.arrived)
  expect(words(lupita.arrived)).toContain('https://wa.me/')
  expect(code).not.toBe('')
  await luis.write(`UNIR ${code}`)
  expect(words(luis.read())).toContain('¿Fue usted?')
  await luis.tap('Sí, fui yo')
  expect(words(luis.read())).toContain('una sola plática')
  await luis.write('seguir')
  const said = words(luis.read())
  expect(said).not.toContain('WhatsApp')
  expect(said).toContain('Toluca')
})

test('with one person and a CURP it goes on where it is', async () => {
  const { lupita } = openDirectoryOffice()
  await lupita.write('quiero renovar el pasaporte de 3 personas adultas, soy de toluca')
  lupita.read()
  await lupita.tap('Solo yo, con CURP')
  expect(words(lupita.read())).not.toContain('wa.me')
})

test('an account that costs nothing has one person, and no second one at any door', async () => {
  const { office, lupita } = openDirectoryOffice()
  await confirmed(lupita, 'PUSL990101HBCRLS07 Luis Puga Sol')
  await lupita.write('sacar otra cita para otra persona')
  await lupita.write('quiero mi primer pasaporte para otro adulto, soy de toluca')
  const live = office.db.client.query<{ n: number }, []>('select count(*) as n from appointments where live = 1').get()?.n
  expect(live).toBe(1)
})

test('an account that costs nothing waits in no line, also not for an earlier hour than the one it has; it reads why, and how it may', async () => {
  const { office, lupita } = openDirectoryOffice()
  await confirmed(lupita, 'PUSL990101HBCRLS07 Luis Puga Sol')
  lupita.read()
  await lupita.write('avíseme si hay antes')
  expect(words(lupita.read())).toContain('escriba *UNIR*')
  expect(office.db.client.query<{ n: number }, []>('select count(*) as n from wait_wishes').get()?.n).toBe(0)
})

test('a reminder is promised only where one can come: outside of its window Messenger says approved templates and nothing else', async () => {
  const { lupita, office } = openDirectoryOffice()
  await confirmed(lupita, 'PUSL990101HBCRLS07 Luis Puga Sol')
  expect(words(lupita.read())).not.toContain('Le recordaré')
  const approved = openDirectoryOffice()
  const news = { name: 'appointment_reminder', language: 'es_MX', status: 'APPROVED' }
  write(approved.office.db, (tx) => noteTemplate(tx, 'messenger', news, office.clock.now()))
  await confirmed(approved.lupita, 'PUSL990101HBCRLS07 Luis Puga Sol')
  expect(words(approved.lupita.read())).toContain('Le recordaré')
})

test('who says to have an appointment on WhatsApp is shown nothing before the telephone said yes; then the same ones are there', async () => {
  const { lupita, luis } = openDirectoryOffice()
  await confirmed(luis, 'PUSL990101HBCRLS07 Luis Puga Sol')
  luis.read()
  await lupita.write('ya tengo cita por whatsapp')
  const said = words(lupita.read())
  expect(said).not.toMatch(/Luis|folio [A-Z]/i)
  const code = /UNIR ([A-Z0-9-]{14})/.exec(said)?.[1] ?? ''
  await luis.write(`UNIR ${code}`)
  await luis.tap('Sí, fui yo')
  await lupita.write('mis citas')
  expect(words(lupita.read())).toContain('Toluca')
})

test('a person who was talked into sending a code says no, and nothing is joined', async () => {
  const { office, lupita, luis } = openDirectoryOffice()
  await luis.write('Hola')
  await lupita.write('ya tengo cita por whatsapp')
  await luis.write(`UNIR ${codeIn(lupita.arrived)}`)
  await luis.tap('No fui yo')
  expect(words(luis.read())).toContain('no uní nada')
  const contacts = office.db.client.query<{ n: number }, []>('select count(*) as n from contacts').get()?.n
  expect(contacts).toBe(2)
})

test('a code names its chat for today and tomorrow, and nobody finds one by trying', () => {
  const { office } = openDirectoryOffice()
  const now = office.clock.now()
  for (const id of [1, 23, 4711, 9_999_999]) {
    const code = findJoinCode(`unir ${codeOf(office.vault, id, now)}`)
    expect(chatOf(office.vault, code ?? '', now)).toBe(id)
    expect(chatOf(office.vault, code ?? '', now + DAY)).toBe(id)
    expect(chatOf(office.vault, code ?? '', now + 2 * DAY)).toBeUndefined()
    expect(chatOf(office.vault, `${code?.slice(0, -1)}${code?.endsWith('C') ? 'D' : 'C'}`, now)).toBeUndefined()
  }
  expect(findJoinCode('quiero unir mis citas')).toBeUndefined()
})

test('"unir" on Messenger gives the code, also after an old one was refused on WhatsApp', async () => {
  const { lupita, luis } = openDirectoryOffice()
  await lupita.write('unir')
  const code = codeIn(lupita.read())
  expect(code).not.toBe('')
  await luis.write('UNIR CCCC-CCCC-CCCC')
  expect(words(luis.read())).toContain('escriba *UNIR* en Messenger')
})

test.each([
  'pues unir',
  'quiero unir mi whatsapp',
  'unir por favor',
  'sí, unirlos',
  'cómo le hago para unir este chat con mi whatsapp',
])('whoever read that there is more for who joins says so in their own words: %s', async (said) => {
  const { lupita } = openDirectoryOffice()
  await lupita.write('Hola')
  lupita.read()
  await lupita.write(said)
  expect(codeIn(lupita.read())).not.toBe('')
})

test('a typed no to going on elsewhere is the button', async () => {
  const { lupita } = openDirectoryOffice()
  await lupita.write('quiero renovar el pasaporte de 3 personas adultas, soy de toluca')
  expect(words(lupita.read())).toContain('¿Sigue en WhatsApp?')
  await lupita.write('no')
  expect(words(lupita.read())).not.toContain('WhatsApp')
})

describe('an office that has Messenger alone', () => {
  test('sends nobody to a WhatsApp that there is not, and says how the office helps', async () => {
    const { lupita } = openDirectoryOffice({ alone: true })
    await lupita.write('quiero renovar el pasaporte de 3 personas adultas, soy de toluca')
    const said = words(lupita.read())
    expect(said).toContain('En la oficina sí le ayudan: llame al')
    expect(said).toContain('¿Seguimos aquí, para una persona con CURP?')
    await lupita.write('sí')
    expect(words(lupita.read())).not.toContain('una sola persona')
    expect(words(lupita.arrived)).not.toContain('WhatsApp')
  })

  test('takes nobody without a CURP and nobody into the waiting list, and says what there is instead', async () => {
    const { lupita } = openDirectoryOffice({ alone: true })
    await lupita.write('quiero mi primer pasaporte, soy de toluca')
    await lupita.tap('Toluca')
    await lupita.write('no tengo curp')
    expect(words(lupita.read())).toContain('Aquí necesito la CURP')
    await lupita.write('ya tengo cita por whatsapp')
    expect(words(lupita.arrived)).not.toMatch(/UNIR|wa\.me/)
  })
})
