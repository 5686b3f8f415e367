import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { isZone } from './calendar.ts'
import { remember } from './memory.ts'
import { agencyIdOf } from './offices.ts'
import type { Institution } from './types.ts'

interface AgencyRow {
  id: number
  owns_number: number
  name: string
  address: string
  zone: string
  phone: string
  help_weekdays: string
  help_from_minute: number
  help_until_minute: number
  is_ministry: number
  privacy_url: string | null
  privacy_contact: string
  legal_basis: string
  complaint_contact: string
  control_contact: string | null
  payment_guide: string | null
  accent: string | null
  sample: number
}

const READ_AGENCIES = statement(
  `select id, owns_number, name, address, zone, phone, help_weekdays, help_from_minute, help_until_minute, is_ministry, privacy_url,
   privacy_contact, legal_basis, complaint_contact, control_contact, payment_guide, accent, sample from agencies where version > 0`,
  {
    row: row<AgencyRow>({
      id: 'int',
      owns_number: 'int',
      name: 'text',
      address: 'text',
      zone: 'text',
      phone: 'text',
      help_weekdays: 'text',
      help_from_minute: 'int',
      help_until_minute: 'int',
      is_ministry: 'int',
      privacy_url: 'text?',
      privacy_contact: 'text',
      legal_basis: 'text',
      complaint_contact: 'text',
      control_contact: 'text?',
      payment_guide: 'text?',
      accent: 'text?',
      sample: 'int',
    }),
  },
)

/** By id. */
const agencies = remember(
  (db): ReadonlyMap<number, Institution & { ownsNumber: boolean }> =>
    new Map(READ_AGENCIES.all(db).map((one) => [one.id, { ...toRecord(one), ownsNumber: one.owns_number === 1 }])),
)

const toRecord = (row: AgencyRow): Institution => ({
  name: row.name,
  address: row.address,
  zone: row.zone,
  phone: row.phone,
  help: { weekdays: [...row.help_weekdays].map(Number), fromMinute: row.help_from_minute, untilMinute: row.help_until_minute },
  isMinistry: row.is_ministry === 1,
  privacyUrl: row.privacy_url ?? undefined,
  privacyContact: row.privacy_contact,
  legalBasis: row.legal_basis,
  complaintContact: row.complaint_contact,
  controlContact: row.control_contact?.trim() || undefined,
  paymentGuide: row.payment_guide ?? undefined,
  accent: row.accent ?? undefined,
  sample: row.sample === 1,
})

/** Of the agency that owns the number; undefined before `npm run setup`. */
export const readInstitution = remember((db): Institution | undefined => [...agencies(db).values()].find((one) => one.ownsNumber))

/** With a record. */
export const listAgencies = remember((db): readonly { id: number; name: string }[] =>
  [...agencies(db)].map(([id, { name }]) => ({ id, name })),
)

/** Throws without a record: then no appointment is given there. */
export function theAgency(db: Db, agencyId: number): Institution {
  const record = agencies(db).get(agencyId)
  if (!record) throw new Error('there is no record of this agency')
  return record
}

export const agencyOf = (db: Db, officeId: number): Institution => theAgency(db, agencyIdOf(db, officeId))

/** The agency that owns the number; 0 before `npm run setup`. */
export const ownerId = (db: Db): number => [...agencies(db)].find(([, one]) => one.ownsNumber)?.[0] ?? 0

/** Throws when it is missing: no one is answered before. */
export function theInstitution(db: Db): Institution {
  const record = readInstitution(db)
  if (!record) throw new Error('there is no institution')
  return record
}

const missing = remember(
  (db): ReadonlyMap<number, readonly string[]> => new Map([...agencies(db)].map(([id, record]) => [id, missingIn(record)])),
)

function missingIn(record: Institution): string[] {
  const texts = ['name', 'address', 'phone', 'privacyContact', 'legalBasis', 'complaintContact'] as const
  const missing: string[] = texts.filter((member) => record[member].trim() === '')
  if (!isZone(record.zone)) missing.push('zone')
  const { weekdays, fromMinute, untilMinute } = record.help
  const helped = weekdays.length > 0 && weekdays.every((day) => day >= 1 && day <= 7) && fromMinute < untilMinute
  return helped ? missing : [...missing, 'help']
}

/** Of the agency that owns the number by default; `institution` without a record. Empty: citizens may be answered. */
export function missingMembers(db: Db, agencyId?: number): readonly string[] {
  return missing(db).get(agencyId ?? ownerId(db)) ?? ['institution']
}

export const hasSeveralAgencies = (db: Db): boolean => agencies(db).size > 1

const READ_ZONE = statement('select zone from agencies where owns_number = 1 and version > 0 limit 1', {
  row: { zone: 'text' },
  uses: 'agencies_one_owner',
})

/** For days that belong to no office. Read alone: a copy of an older release, without some columns, is asked before it is migrated. */
export const institutionZone: (db: Db) => string = remember((db) => READ_ZONE.get(db)?.zone ?? 'America/Mexico_City')
