import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { row, statement } from '../../../db/statements.ts'
import type { CopyPart, ShownData } from '../../admin/data-subjects.ts'
import { instant } from '../../admin/fields.ts'
import { isoAt } from '../../admin/parse.ts'
import { theOffice } from '../../catalogue/offices.ts'
import type { Instant } from '../../clock.ts'

const OF_CONTACT = statement(
  `select m.office_id as officeId, m.starts_at as startsAt from missed_visits m join offices o on o.id = m.office_id
   where m.contact_id = +$contact and o.agency_id = +$agency order by m.id`,
  {
    row: row<{ officeId: number; startsAt: Instant }>({ officeId: 'int', startsAt: 'int' }),
    params: { contact: 'int', agency: 'int' },
    uses: 'missed_visits_contact',
  },
)

const missed = (db: Db, contact: number, agency: number) => OF_CONTACT.all(db, { contact, agency })

const copy: CopyPart = {
  rank: 22,
  fields: { citas_sin_llegada: z.array(z.object({ oficina: z.string(), cuando: instant })) },
  empty: { citas_sin_llegada: [] },
  read({ deps: { db } }, whose) {
    const kept = whose.kind === 'contact' ? missed(db, whose.contactId, whose.agencyId) : []
    if (kept.length === 0) return undefined
    const list = kept.map(({ officeId, startsAt }) => {
      const { name, zone } = theOffice(db, officeId)
      return { oficina: name, cuando: isoAt(startsAt, zone) }
    })
    return { citas_sin_llegada: list }
  },
}

export const shown: ShownData = {
  copy: [copy],
  stays: (whose) =>
    whose.kind === 'contact'
      ? [
          {
            rank: 60,
            text: 'Si alguna cita contó porque no se llegó: la huella del teléfono, sin el número, hasta un año después de la última. Está en AVISO.',
          },
        ]
      : [],
}
