// Somebody with an appointment, in a house whose institution has a record, for the tests of receipts and doors.
import { confirm } from '../../src/booking/appointments.ts'
import { hold } from '../../src/booking/holds.ts'
import type { PersonDraft } from '../../src/booking/types.ts'
import { groupOf } from '../../src/booking/views.ts'
import type { DocumentRequest } from '../../src/chat/reply.ts'
import { makeFile } from '../../src/visits/documents/file.ts'
import { addInstitution, GUADALUPE, meet, openHouse, openOffice, publishSlot, requestedPlaces } from '../cast.ts'

export const FIRST_DAY = '2026-12-03'

/** An office with hours on 3 and 4 December; Guadalupe, or whoever is named, has an appointment at 9:00. */
export function openDoor(people: PersonDraft[] = [GUADALUPE], options: { zone?: string; capacity?: number } = {}) {
  const house = openHouse()
  const { db, vault, clock, at } = house
  at((tx) => {
    const text = (name: string) => `${name} de pruebas`
    addInstitution(tx, {
      name: text('Municipio'),
      address: 'Calle Uno 1, Toluca',
      phone: '722 123 4567',
      privacyContact: text('Unidad'),
      legalBasis: text('Reglamento'),
      complaintContact: text('Contraloría'),
      paymentGuide: null,
    })
    const requires = tx.client.query(
      `insert into requirements (procedure_id, text, text_en, applies, valid_from, position, source) values ('renewal', ?, ?, ?, '2026-01-01', ?, '')`,
    )
    requires.run('Su pasaporte anterior.', 'Your old passport.', 'always', 1)
    requires.run('Su INE; o su credencial del INAPAM, para el descuento.', 'Your INE or INAPAM card.', 'half_fee', 2)
    const fees = tx.client.query(
      "insert into fees (fee_table, years, min_age, centavos, valid_from, source) values ('passport', ?, 18, ?, '2026-01-01', '')",
    )
    fees.run(6, 244000)
    fees.run(10, 428000)
  })
  const office = at((tx) => openOffice(tx, options.zone ? { name: 'Tijuana', zone: options.zone } : {}))
  const nine = at((tx) => publishSlot(tx, office, FIRST_DAY, '9:00', options.capacity ?? people.length))
  const noon = at((tx) => publishSlot(tx, office, FIRST_DAY, '12:00', people.length))
  const contactId = at((tx) => meet(tx))
  const held = at((tx, now) => hold(tx, house.deps, { contactId, wish: requestedPlaces(nine, people), holdMs: 600_000 }, now))
  if (!held.ok) throw new Error(`not held: ${held.why}`)
  const choices = people.map((_, i) => ({ years: 6, halfFee: i === 0 }))
  const confirmed = at((tx, now) => confirm(tx, house.deps, contactId, choices, now))
  if (!confirmed.ok) throw new Error(`not confirmed: ${confirmed.why}`)
  const { groupId } = held.hold
  const wish = (what: DocumentRequest['what'], more: Partial<DocumentRequest> = {}): DocumentRequest => ({
    what,
    groupId,
    language: 'es-MX',
    contactId,
    ...more,
  })
  return {
    ...house,
    office,
    nine,
    noon,
    contactId,
    groupId,
    folio: confirmed.folio,
    wish,
    views: () => groupOf(db, vault, groupId),
    make: (what: DocumentRequest['what'], more: Partial<DocumentRequest> = {}) =>
      makeFile(db, vault, clock, { wish: wish(what, more), now: clock.now() }),
  }
}

export type Door = ReturnType<typeof openDoor>
