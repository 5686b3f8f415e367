import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'

/** A row of a contact's current hold, expired or not. */
export interface HeldRow {
  id: number
  group_id: string
  member: number
  slot_id: number
  person_id: number
  procedure_id: string
  unverified: number
  name_differs: number
  version: number
  held_until: Instant
  renewals: number
  /** The offer that its place came of, and how its person was told: see db/schema/booking.ts. */
  offer_id: number | null
  first_held_as: number | null
  retold: number
}

export const HELD_COLUMNS =
  'id, group_id, member, slot_id, person_id, procedure_id, unverified, name_differs, version, held_until, renewals, offer_id, first_held_as, retold'

/** All rows of this contact's hold, expired or not. */
export function heldRows(db: Db, contactId: number): HeldRow[] {
  return HELD_ROWS.all(db, contactId)
}

const HELD_BY = `select ${HELD_COLUMNS} from appointments where contact_id = +? and state = 'held' order by member`

const HELD_ROWS = statement(HELD_BY, {
  row: row<HeldRow>({
    id: 'int',
    group_id: 'text',
    member: 'int',
    slot_id: 'int',
    person_id: 'int',
    procedure_id: 'text',
    unverified: 'int',
    name_differs: 'int',
    version: 'int',
    held_until: 'int!',
    renewals: 'int',
    offer_id: 'int?',
    first_held_as: 'int?',
    retold: 'int',
  }),
  params: ['int'],
  uses: 'appointments_one_hold',
})
