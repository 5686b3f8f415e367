import { type Db, write } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import { giveAccess } from '../../src/admin/access.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { hold } from '../../src/booking/holds.ts'
import { give } from '../../src/booking/staff-bookings.ts'
import { DUE } from '../../src/capabilities.ts'
import type { Parcel } from '../../src/channels/channel.ts'
import { MINUTE, SECOND } from '../../src/clock.ts'
import { findContacts, recogniseContact } from '../../src/messaging/contacts.ts'
import { nextDueWork } from '../../src/messaging/due.ts'
import { nextDue } from '../../src/messaging/outbox.ts'
import { freeSlots } from '../../src/schedule/availability.ts'
import { CLERK, HOOKS, meet, publishSlot, requestedPlaces, somebody } from '../cast.ts'
import type { TestClock } from '../clock.ts'
import { ADMIN_TOKEN, openOffice, PAGE, type Phone, type TestOffice } from '../office.ts'
import type { World } from './phone.ts'
import { bringRecords } from './records.ts'

/** Telephones that write through the real door: signed webhooks, inbox, turn, agenda and outbox, up to what Meta takes. */
export function officeWorld(
  db: Db,
  clock: TestClock,
  sees: (body: Record<string, unknown>) => void = () => {},
  through: ChannelName | 'both' = 'whatsapp',
): World {
  const office = openOffice({ db, clock, ...(through !== 'whatsapp' && { accounts: { messenger: PAGE } }) })
  // The number that WhatsApp would have told us of.
  if (through !== 'whatsapp') office.house.messaging.heard.ourNumber = '525500000000'
  const { answer } = office
  office.answer = (parcel) => {
    if (through !== 'both' || parcel.channel === 'whatsapp') sees(asSent(parcel))
    return answer(parcel)
  }
  const phones = new Map<string, string>()
  let comptroller = ''
  /** Time passes from one due moment to the next, as it does when nobody writes. */
  const passUntil = async (until: number) => {
    for (;;) {
      const due = Math.min(nextDueWork(db, DUE) ?? Number.POSITIVE_INFINITY, nextDue(db) ?? Number.POSITIVE_INFINITY)
      clock.set(Math.max(clock.now(), Math.min(due, until)))
      await office.settle()
      if (due > until) return
    }
  }
  /** Proposes, and does it with the key that came back. */
  const propose = async (path: string, form: Record<string, string>) => {
    const { clave } = await askOffice(office, 'POST', path, form)
    if (clave) await askOffice(office, 'POST', path, { ...form, clave: String(clave) })
  }
  return {
    bring: (records) => bringRecords(records, propose),
    phone(name, profileName, onMessenger) {
      const number = `5215500000${String(phones.size + 1).padStart(3, '0')}`
      phones.set(name, number)
      const phone =
        through === 'messenger'
          ? joinedPhone(office, number)
          : onMessenger
            ? office.messenger(number.slice(-10))
            : office.phone(number, profileName)
      return {
        write: phone.write,
        tap: phone.tap,
        send: phone.do,
        read: phone.read,
      }
    },
    now: clock.now,
    advance: (ms) => passUntil(clock.now() + ms),
    takeHour(name, day, time) {
      const [hours = 0, minutes = 0] = time.split(':').map(Number)
      write(db, (tx) => {
        tx.client
          .query(
            'update slots set capacity = taken + cooling where day = ? and minute = ? and office_id = (select o.id from offices o where o.name = ?)',
          )
          .run(day, hours * 60 + minutes, name)
      })
    },
    openHour(name, day, time, places) {
      write(db, (tx) => {
        const office = tx.client.query<{ id: number }, [string]>('select id from offices where name = ?').get(name)?.id ?? 0
        const [hours = 0, minutes = 0] = time.split(':').map(Number)
        const { changes } = tx.client
          .query('update slots set capacity = ? where office_id = ? and day = ? and minute = ?')
          .run(places, office, day, hours * 60 + minutes)
        if (changes === 0) publishSlot(tx, office, day, time, places)
      })
    },
    async freePlace(name, day, time) {
      const [hours = 0, minutes = 0] = time.split(':').map(Number)
      write(db, (tx) => {
        tx.client
          .query(
            'update slots set capacity = capacity + 1 where day = ? and minute = ? and office_id = (select o.id from offices o where o.name = ?)',
          )
          .run(day, hours * 60 + minutes, name)
      })
      await office.settle()
    },
    hadMinors(name, count) {
      write(db, (tx) => {
        const alias = { kind: 'phone' as const, value: phones.get(name) ?? '' }
        const [contactId = 0] = findContacts(tx, office.house.messaging, [alias])
        const offers = freeSlots(tx, { officeIds: [2, 3], procedureIds: ['minor_first'], places: 1, limit: count }, clock.now())
        for (const [i, { slotId }] of offers.entries()) {
          const members = [{ person: { ...somebody(20_000 + i) }, procedureId: 'minor_first' }]
          const gift = { slotId, members, origin: 'counter' as const, contactId, actor: CLERK, reason: 'x' }
          if (!give(tx, { vault: office.vault, clock, hooks: HOOKS }, gift, clock.now()).ok)
            throw new Error('a minor got no appointment')
        }
        tx.client
          .query("update appointments set state = 'past', live = 0, version = version + 1 where contact_id = ?")
          .run(contactId)
      })
    },
    bookElsewhere(name, curp) {
      write(db, (tx) => {
        const deps = { vault: office.vault, clock, hooks: HOOKS }
        const [slot] = freeSlots(tx, { officeIds: [1, 2, 3], procedureIds: ['renewal'], places: 1, limit: 1 }, clock.now())
        const contactId = meet(tx, 99)
        const person = { ...somebody(1), name, curp, birthDate: `19${curp.slice(4, 6)}-${curp.slice(6, 8)}-${curp.slice(8, 10)}` }
        hold(tx, deps, { contactId, wish: requestedPlaces(slot?.slotId ?? 0, [person]), holdMs: 10 * MINUTE }, clock.now())
        confirm(tx, deps, contactId, [{ years: 6, halfFee: false }], clock.now())
      })
      clock.advance(SECOND)
    },
    async passOn(name) {
      const sealed = db.client
        .query<{ folio: Uint8Array }, []>(
          'select folio_sealed as folio from appointments where live = 1 and folio_sealed is not null',
        )
        .get()?.folio
      const folio = sealed ? office.vault.open(sealed) : ''
      const phone = phones.get(name)?.slice(-10) ?? ''
      const form = { folio, telefono_nuevo: phone, identificacion_vista: 'sí', motivo: 'alguien usó su CURP' }
      await propose('/admin/citas/otro-telefono', form)
      await office.settle()
    },
    appointComptroller() {
      const wish = {
        name: 'Contraloría',
        role: 'comptroller' as const,
        officeIds: undefined,
        seesNames: true,
        expiresAt: undefined,
      }
      comptroller = write(db, (tx) => giveAccess(tx, { vault: office.vault, clock }, wish, clock.now()).token)
    },
    async comptroller(answer) {
      const list = await askOffice(office, 'GET', '/admin/denuncias', undefined, comptroller)
      const form = { caso: (list.denuncias as { caso: string }[]).at(-1)?.caso ?? '', respuesta: answer }
      const proposed = await askOffice(office, 'POST', '/admin/denuncias/contestar', form, comptroller)
      await askOffice(office, 'POST', '/admin/denuncias/contestar', { ...form, clave: String(proposed.clave) }, comptroller)
      await office.settle()
    },
    async staff(does, fields) {
      const list = await askOffice(office, 'GET', '/admin/casos')
      const newest = (list.casos as { caso: string; abierto_el: string }[]).sort((a, b) =>
        a.abierto_el < b.abierto_el ? 1 : -1,
      )[0]
      const form = { caso: newest?.caso ?? '', ...fields }
      const path = does === 'borrar' ? '/admin/personas/borrar' : `/admin/casos/${does}`
      await propose(path, form)
      await office.settle()
    },
  }
}

/** The body as Meta gets it: a file has its id by then. */
const asSent = ({ body, file }: Parcel): Record<string, unknown> =>
  file ? { ...body, document: { ...(body.document as object), id: 'uploaded' } } : body

/** What a clerk's page asks and gets. */
async function askOffice(
  office: TestOffice,
  method: 'GET' | 'POST',
  path: string,
  form?: Record<string, string>,
  token = ADMIN_TOKEN,
) {
  const response = await office.house.officeApp.handle(
    new Request(`http://localhost${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: form ? JSON.stringify(form) : null,
    }),
  )
  const answer = (await response.json()) as Record<string, unknown>
  if (response.status !== 200) throw new Error(`the office was answered ${response.status}: ${JSON.stringify(answer)}`)
  return answer
}

/** Somebody on Messenger who was joined with this telephone before, so that nothing is kept from them. */
function joinedPhone(office: TestOffice, number: string): Phone {
  const psid = number.slice(-10)
  const aliases = [
    { kind: 'psid' as const, value: psid },
    { kind: 'phone' as const, value: number },
  ]
  const never = { at: 0, profileName: undefined }
  write(office.db, (tx) => recogniseContact(tx, office.house.messaging, aliases, never, office.clock.now()))
  return office.messenger(psid)
}
