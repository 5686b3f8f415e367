// Whoever reads a case is told what to do next, and with which operation.
import { expect, test } from 'bun:test'
import { nextStep } from '../../src/cases/operations/next-step.ts'
import type { CaseView } from '../../src/cases/views.ts'
import { LUIS } from '../cast.ts'
import { OPERATIONS } from '../operations.ts'
import { longSentences } from '../texts/plain-language.ts'
import { openCaseDesk, XAVIER } from './case-desk.ts'

type Desk = ReturnType<typeof openCaseDesk>

async function whatFollows(desk: Desk): Promise<string> {
  return String((await desk.post('/admin/casos/leer', { caso: await desk.number() })).body.que_sigue)
}

async function claim(desk: Desk, curp = ''): Promise<void> {
  await desk.citizen.write('reclamar')
  desk.hear()
  await desk.citizen.write(curp)
}

test('a claim of an appointment: see the identification, then pass it to another telephone by its folio', async () => {
  const desk = openCaseDesk()
  const folio = await desk.bookXavier()
  await claim(desk, XAVIER.curp)
  const said = await whatFollows(desk)
  expect(said).toContain('vea su identificación oficial')
  expect(said).toContain(`«Pasar una cita a otro teléfono» con el folio ${folio}`)
  await desk.doIt('/admin/citas/cancelar', { folio, motivo: 'ya no puede ir' })
  expect(await whatFollows(desk)).not.toContain(folio)
})

test('a claim without an appointment, or of one at an office that the clerk does not see: look for the CURP', async () => {
  const desk = openCaseDesk()
  const folio = await desk.bookXavier()
  await claim(desk, XAVIER.curp)
  const caso = await desk.number()
  const elsewhere = await desk.post('/admin/casos/leer', { caso }, desk.keyFor('clerk', ['Puebla']))
  expect(elsewhere.body.que_sigue).toContain('«Buscar a una persona»')
  expect(elsewhere.text).not.toContain(folio)
  await claim(desk, LUIS.curp)
  const luis = (await desk.cases()).find((one) => one.caso !== caso)?.caso ?? ''
  const unknown = await desk.post('/admin/casos/leer', { caso: luis })
  expect(unknown.body.que_sigue).toBe(elsewhere.body.que_sigue)
})

test('whoever asks for a person is read with their appointments to come, until these are cancelled', async () => {
  const desk = openCaseDesk()
  const given = await desk.doIt('/admin/citas', {
    oficina: 'Toluca',
    tramite: 'renovar pasaporte',
    nombre: XAVIER.name,
    curp: XAVIER.curp,
    telefono: '55 0000 0001',
    motivo: 'vino a la oficina',
  })
  await desk.settle()
  await desk.handOver()
  const caso = await desk.number()
  const { folio } = given.body.cita as { folio: string }
  const folios = async () =>
    ((await desk.post('/admin/casos/leer', { caso })).body.citas as { folio: string }[]).map((one) => one.folio)
  expect(await folios()).toEqual([folio])
  await desk.doIt('/admin/citas/cancelar', { folio, motivo: 'ya no puede ir' })
  expect(await folios()).toEqual([])
})

test('a chat is answered, then closed; a right that was granted is put into effect', async () => {
  const desk = openCaseDesk()
  await desk.handOver()
  expect(await whatFollows(desk)).toStartWith('Escríbale con «Contestar un caso».')
  await desk.answer(await desk.number(), 'Sí, con gusto')
  expect(await whatFollows(desk)).toContain('se cierra solo')
  await desk.doIt('/admin/casos/cerrar', { caso: await desk.number(), resultado: 'resuelto' })
  await desk.settle()
  await desk.citizen.write('mis datos')
  await desk.citizen.tap('Ver mis datos')
  expect(await whatFollows(desk)).toContain('«Sacar la copia de los datos de una persona»')
  await desk.doIt('/admin/casos/cerrar', { caso: await desk.number(), resultado: 'concedido' })
  expect(await whatFollows(desk)).toContain('elija «resuelto»')
})

const CASE: CaseView = {
  id: 1,
  agencyId: 1,
  number: 'C-K7M4QX',
  kind: 'person',
  subject: undefined,
  contactId: 1,
  officeId: undefined,
  appointmentId: undefined,
  state: 'open',
  result: undefined,
  takenBy: undefined,
  waitingSince: undefined,
  owedBy: undefined,
  effectiveBy: undefined,
  talks: false,
  openedAt: 0,
  closedAt: undefined,
  bare: false,
  version: 1,
}
const KINDS = ['person', 'rights', 'complaint', 'claim', 'permission'] as const
const SUBJECTS = [
  'asked',
  'risk',
  'limit:phone',
  'access',
  'rectify',
  'cancel',
  'oppose',
  'named',
  'anonymous',
  'revoked',
  undefined,
]

test('each kind of case names what to do next, only by operations that there are', () => {
  const names = OPERATIONS.map((one) => one.summary)
  for (const kind of KINDS)
    for (const subject of SUBJECTS)
      for (const more of [{}, { state: 'answered', effectiveBy: 1 }, { state: 'answered' }, { contactId: undefined }] as const) {
        const said = nextStep({ ...CASE, kind, subject, ...more }, undefined)
        const named = [...said.matchAll(/«([A-Z][^»]+)»/g)].map((match) => match[1] ?? '')
        expect(named.length).toBeGreaterThan(0)
        expect(named.filter((one) => !names.includes(one))).toEqual([])
        expect(longSentences(said)).toEqual([])
      }
  expect(nextStep({ ...CASE, state: 'closed' }, undefined)).toBe('Nada: el caso está cerrado.')
})

test('a report that was left without a name is never to be answered', () => {
  expect(nextStep({ ...CASE, kind: 'complaint', contactId: undefined }, undefined)).not.toContain('Contestar')
})
