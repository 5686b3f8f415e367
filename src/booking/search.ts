import { type Caller, mayUseOffice } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import { normaliseCurp } from './curp.ts'
import { readFolio } from './folio-letters.ts'
import type { NamedQuery } from './names.ts'
import { curpIndex } from './people.ts'
import { type AppointmentDetail, appointmentsById, findByContact, findByCurp, findByFolio } from './views.ts'

export type FoundBy = 'folio' | 'curp' | 'phone' | 'name'

type Deps = Pick<StaffDeps, 'db' | 'vault' | 'citizens'> & {
  /** The numbers of the appointments of some days with this name. */
  visitorsNamed(asked: NamedQuery): Promise<number[]>
}

type Within = Pick<NamedQuery, 'officeIds' | 'days'>

/**
 * Appointments for a folio, a CURP, a telephone, or else a name among the people of these offices on those days (names are
 * sealed, so they cannot be searched otherwise). Only of offices that the caller may see.
 */
export async function findPeople(
  deps: Deps,
  caller: Caller,
  words: string,
  within: Within,
): Promise<{ by: FoundBy; found: AppointmentDetail[] }> {
  const { by, found } = findByNumber(deps, words) ?? { by: 'name' as const, found: await findByName(deps, words, within) }
  return { by, found: found.filter((one) => mayUseOffice(caller, one.office.id)) }
}

/** Undefined when the words are no folio, CURP or telephone: they must be a name. */
function findByNumber({ db, vault, citizens }: Deps, words: string): { by: FoundBy; found: AppointmentDetail[] } | undefined {
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
  return folio !== undefined && /\d/.test(words) ? { by: 'folio', found: [] } : undefined
}

async function findByName(deps: Deps, words: string, within: Within): Promise<AppointmentDetail[]> {
  return appointmentsById(deps.db, deps.vault, await deps.visitorsNamed({ ...within, words }))
}
