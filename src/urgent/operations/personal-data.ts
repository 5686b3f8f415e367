import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { row, statement } from '../../../db/statements.ts'
import type { CopyPart, ShownData } from '../../admin/data-subjects.ts'
import { instant } from '../../admin/fields.ts'
import { isoAt } from '../../admin/parse.ts'
import { theOffice } from '../../catalogue/offices.ts'
import type { Instant } from '../../clock.ts'
import { esMX } from '../../texts/es-MX/index.ts'
import { reasonOf, type UrgentVisit } from '../urgent-visits.ts'

type Kept = Pick<UrgentVisit, 'reason' | 'proof'> & { officeId: number; startsAt: Instant }

const OF_CONTACT = statement(
  `select u.office_id as officeId, s.starts_at as startsAt, u.why_sealed as reason, u.proof
   from urgent_visits u join offices o on o.id = u.office_id join slots s on s.id = u.slot_id
   where u.contact_id = +$contact and o.agency_id = +$agency order by u.id`,
  {
    row: row<Kept>({ officeId: 'int', startsAt: 'int', reason: 'bytes?', proof: 'text?' }),
    params: { contact: 'int', agency: 'int' },
    uses: 'urgent_visits_contact',
  },
)

const urgentOfContact = (db: Db, contact: number, agency: number) => OF_CONTACT.all(db, { contact, agency })

const HAS_REASON = statement('select 1 from urgent_visits where contact_id = +? and why_sealed is not null limit 1', {
  params: ['int'],
  uses: 'urgent_visits_contact',
})

const SEEN = { seen: 'se vio', not_seen: 'no se vio', not_there: 'no llegó' } as const

const copy: CopyPart = {
  rank: 23,
  fields: {
    citas_de_urgencia: z.array(
      z.object({ oficina: z.string(), cuando: instant, motivo: z.string().nullable(), papel: z.string().nullable() }),
    ),
  },
  empty: { citas_de_urgencia: [] },
  read({ deps: { db, vault } }, whose) {
    const kept = whose.kind === 'contact' ? urgentOfContact(db, whose.contactId, whose.agencyId) : []
    if (kept.length === 0) return undefined
    const list = kept.map(({ officeId, startsAt, proof, ...one }) => {
      const { name, zone } = theOffice(db, officeId)
      const reason = reasonOf(vault, one)
      return {
        oficina: name,
        cuando: isoAt(startsAt, zone),
        motivo: reason ? esMX.urgent.reasons[reason] : null,
        papel: proof && SEEN[proof],
      }
    })
    return { citas_de_urgencia: list }
  },
}

export const shown: ShownData = {
  copy: [copy],
  stays: (whose) =>
    whose.kind === 'contact'
      ? [
          {
            rank: 61,
            text: 'Si en una cita de urgencia no se vio el papel o no se llegó: la huella del teléfono, sin el número, hasta un año después. Está en AVISO.',
          },
        ]
      : [],
  goes(db, _deps, whose) {
    if (whose.kind !== 'contact' || !HAS_REASON.finds(db, whose.contactId)) return undefined
    return { lines: [{ rank: 57, text: 'Por qué pidió un lugar de urgencia.' }] }
  },
}
