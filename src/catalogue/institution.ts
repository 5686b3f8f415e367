import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { isZone } from './calendar.ts'
import { remember } from './memory.ts'
import type { Institution } from './types.ts'

interface InstitutionRow {
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
  sample: number
}

const READ_INSTITUTION = statement(
  `select name, address, zone, phone, help_weekdays, help_from_minute, help_until_minute, is_ministry, privacy_url, privacy_contact, legal_basis,
   complaint_contact, control_contact, payment_guide, sample from institution order by id limit 1`,
  {
    row: row<InstitutionRow>({
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
      sample: 'int',
    }),
  },
)

/** The institution's record; undefined before `npm run setup` made one. */
export const readInstitution = remember((db): Institution | undefined => {
  const row = READ_INSTITUTION.get(db)
  if (!row) return undefined
  return {
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
    sample: row.sample === 1,
  }
})

/** The same where it must be there: nobody is answered before. Throws when it is not. */
export function theInstitution(db: Db): Institution {
  const record = readInstitution(db)
  if (!record) throw new Error('there is no institution')
  return record
}

/** The fields that are still missing, or `institution` without a record. Empty: citizens may be answered. */
export const missingMembers = remember((db): readonly string[] => {
  const record = readInstitution(db)
  if (!record) return ['institution']
  const texts = ['name', 'address', 'phone', 'privacyContact', 'legalBasis', 'complaintContact'] as const
  const missing: string[] = texts.filter((member) => record[member].trim() === '')
  if (!isZone(record.zone)) missing.push('zone')
  const { weekdays, fromMinute, untilMinute } = record.help
  const helped = weekdays.length > 0 && weekdays.every((day) => day >= 1 && day <= 7) && fromMinute < untilMinute
  return helped ? missing : [...missing, 'help']
})

const READ_ZONE = statement('select zone from institution order by id limit 1', { row: { zone: 'text' } })

/**
 * The zone for days that belong to no office (limits of a day, counters). It is read alone: a copy of an older release, which lacks
 * columns of the record, has it too, and is asked before it is migrated.
 */
export const institutionZone: (db: Db) => string = remember((db) => READ_ZONE.get(db)?.zone ?? 'America/Mexico_City')
