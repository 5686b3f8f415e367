import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { row, statement } from '../../../db/statements.ts'
import type { CopyPart, ShownData } from '../../admin/data-subjects.ts'
import { instant } from '../../admin/fields.ts'
import { isoAt } from '../../admin/parse.ts'
import type { AppointmentDetail } from '../../booking/views.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'

interface KeptReminder {
  kind: string
  state: string
  dueAt: Instant
  saidAt: Instant | null
}

const KINDS: Record<KeptReminder['kind'], string> = { first: 'primero', second: 'segundo', last: 'último' }
const STATES: Record<KeptReminder['state'], string> = { planned: 'por decir', said: 'dicho', dropped: 'no se dijo' }

const copy: CopyPart = {
  rank: 30,
  fields: {
    recordatorios: z.array(z.object({ folio: z.string(), cual: z.string(), estado: z.string(), cuando: instant })),
  },
  empty: { recordatorios: [] },
  read({ deps: { db } }, { visits }) {
    const zone = institutionZone(db)
    const kept = visits.flatMap((visit) => remindersOf(db, visit).map((one) => ({ visit, one })))
    if (kept.length === 0) return undefined
    return {
      recordatorios: kept.map(({ visit, one }) => ({
        folio: visit.folio ?? '',
        cual: KINDS[one.kind] ?? one.kind,
        estado: STATES[one.state] ?? one.state,
        cuando: isoAt(one.saidAt ?? one.dueAt, zone),
      })),
    }
  },
}

const REMINDERS_OF = statement(
  'select kind, state, due_at as dueAt, said_at as saidAt from reminders where group_id = +? and slot_id = +? order by due_at',
  {
    row: row<KeptReminder>({ kind: 'text', state: 'text', dueAt: 'int', saidAt: 'int?' }),
    params: ['text', 'int'],
    uses: 'reminders_one',
    because: 'a visit has three reminders',
  },
)

/** Past and planned, soonest first. */
const remindersOf = (db: Db, { groupId, slot }: AppointmentDetail): KeptReminder[] => REMINDERS_OF.all(db, groupId, slot.slotId)

export const shown: ShownData = { copy: [copy] }
