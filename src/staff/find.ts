import { normaliseCurp } from '../agenda/curp.ts'
import { readFolio } from '../agenda/folio.ts'
import { curpIndex } from '../agenda/people.ts'
import type { LocalDay } from '../agenda/types.ts'
import { type AppointmentDetail, findByContact, findByCurp, findByFolio, visitorsOn } from '../agenda/views.ts'
import { type Caller, mayUseOffice } from './access.ts'
import type { StaffRooms } from './rooms.ts'

export type FoundBy = 'folio' | 'curp' | 'phone' | 'name'

/**
 * Appointments of whoever these words mean: a folio, a CURP, a telephone, else a name among the people of these offices
 * on that day (names are sealed, so nothing can be searched by name alone). Only offices that the caller may see.
 */
export function findPeople(
  rooms: Pick<StaffRooms, 'db' | 'vault' | 'citizens'>,
  caller: Caller,
  words: string,
  within: { officeIds: number[]; day: LocalDay },
): { by: FoundBy; found: AppointmentDetail[] } {
  const { by, found } = search(rooms, words, within)
  return { by, found: found.filter((one) => mayUseOffice(caller, one.office.id)) }
}

function search(
  { db, vault, citizens }: Pick<StaffRooms, 'db' | 'vault' | 'citizens'>,
  words: string,
  within: { officeIds: number[]; day: LocalDay },
): { by: FoundBy; found: AppointmentDetail[] } {
  const folio = readFolio(words)
  const byFolio = folio === undefined ? [] : findByFolio(db, vault, folio)
  if (byFolio.length > 0) return { by: 'folio', found: byFolio }
  if (/^[A-Z]{4}\d{6}[A-Z\d]{8}$/.test(normaliseCurp(words)))
    return { by: 'curp', found: findByCurp(db, vault, curpIndex(vault, words)) }
  const digits = words.replace(/[\s()+.-]/g, '')
  if (/^\d{10,15}$/.test(digits)) {
    const contactId = citizens.findContact(db, digits.length === 10 ? `52${digits}` : digits)
    return { by: 'phone', found: contactId === undefined ? [] : findByContact(db, vault, contactId) }
  }
  if (folio !== undefined && /\d/.test(words)) return { by: 'folio', found: [] }
  const parts = plainName(words).split(' ').filter(Boolean)
  const found = within.officeIds
    .flatMap((officeId) => visitorsOn(db, vault, officeId, within.day))
    .filter((one) => parts.every((part) => plainName(one.name).includes(part)))
  return { by: 'name', found }
}

/** Lower case without accents: how names are compared. */
const plainName = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
