// A father books for his child; the other parent's permission is asked, given, taken back.
import { testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { ADMIN_TOKEN, openOffice, type Phone } from '../office.ts'

/** What the other parent must never see: names, office, hour, folio and telephone of whoever asks. */
export const CANARY = { father: 'Robertocanario', child: 'Luisacanaria', phone: '5215500000001' }

/** Two parents, of whom the father books for their child, and somebody who has nothing to do with them. */
export function openFamily() {
  const office = openOffice({ db: openDirectory('varias oficinas'), clock: testClock('2026-11-24T16:00:00Z') })
  const url = 'http://localhost/admin/agenda?oficina=Toluca&dia=2026-12-03'
  return {
    office,
    father: office.phone(CANARY.phone, CANARY.father),
    mother: office.phone('5215500000002', 'Elena'),
    stranger: office.phone('5215500000003', 'Teresa'),
    /** Who comes to Toluca on the day of the visit, as a clerk sees it. */
    async agenda(): Promise<Record<string, unknown>[]> {
      const response = await office.house.officeApp.handle(
        new Request(url, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } }),
      )
      return ((await response.json()) as { citas: Record<string, unknown>[] }).citas
    },
    cases: () =>
      office.db.client
        .query<{ kind: string; subject: string | null; appointment_id: number | null; office_id: number | null }, []>(
          'select kind, subject, appointment_id, office_id from cases',
        )
        .all(),
  }
}

export async function book(phone: Phone, child = `PUSL240229MSRRLSA5 ${CANARY.child} Pura Salas`): Promise<void> {
  await phone.write('quiero pasaporte para mi hija')
  await phone.write('es menor de edad')
  await phone.tap('Solo voy yo')
  await phone.tap('Seguir con la cita')
  await phone.write('toluca')
  await phone.tap('Toluca')
  await phone.write(child)
  await phone.tap('No, es el primero')
  await phone.write(`PUSL990101HBCRLS07 ${CANARY.father} Pura Salas`)
  await phone.tap('Jue 3 dic, 9:00 h')
  await phone.tap('3 años')
  await phone.tap('Confirmar')
}

export const bodies = (phone: Phone) => phone.arrived.map((one) => JSON.stringify(one)).join('\n')

export const last = (phone: Phone) => {
  const reply = phone.arrived.at(-1)
  return reply && 'body' in reply ? reply.body : ''
}

export async function getCode(phone: Phone): Promise<string> {
  await phone.tap('El permiso que falta')
  return /\*PERMISO (\w{4}-\w{4})\*/.exec(last(phone))?.[1] ?? ''
}

/** Books for the child and asks for the other parent's permission: the code to forward. */
export async function asks(phone: Phone): Promise<string> {
  await book(phone)
  return getCode(phone)
}

export async function gives(phone: Phone, code: string): Promise<void> {
  await phone.write(`PERMISO ${code}`)
  await phone.tap('Sí, doy mi permiso')
}
