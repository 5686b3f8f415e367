import { z } from 'zod'
import { row, statement } from '../../../db/statements.ts'
import type { StatePart } from '../../admin/overview.ts'
import { addDays } from '../../catalogue/calendar.ts'
import { count } from '../../texts/admin.ts'
import { FEWEST_SHOWN } from '../../texts/small-groups.ts'

const DAYS = 30

const COUNTED = statement(
  `select coalesce(sum(o.many), 0) as answered, coalesce(sum(iif(o.opinion = 'money', o.many, 0)), 0) as money
   from offices f join opinions o on o.office_id = f.id and o.day >= +$from where f.agency_id = +$agency`,
  {
    row: row<{ answered: number; money: number }>({ answered: 'int', money: 'int' }),
    params: { from: 'text', agency: 'int' },
    uses: 'opinions_one',
  },
)

/** Only from enough answers on, so that none stands alone. */
export const state: StatePart = {
  rank: 12,
  fields: {
    dijeron_como_les_fue: z.number().int().nullable(),
    les_pidieron_dinero: z.number().int().nullable(),
  },
  example: { dijeron_como_les_fue: 120, les_pidieron_dinero: 0 },
  read({ db, agencyId, month }) {
    const { answered, money } = COUNTED.get(db, { agency: agencyId, from: addDays(month.day, -DAYS) }) ?? { answered: 0, money: 0 }
    const isShown = answered >= FEWEST_SHOWN
    const mend = {
      rank: 30,
      que: `De ${count(answered, 'persona que dijo', 'personas que dijeron')} cómo les fue en los últimos ${DAYS} días, a ${money} les pidieron dinero.`,
      hacer: 'Ponga a la vista que la cita es gratis y cómo se denuncia, y pida a contraloría que lo revise.',
    }
    return {
      answer: { dijeron_como_les_fue: isShown ? answered : null, les_pidieron_dinero: isShown ? money : null },
      ...(isShown && money > 0 && { mend: [mend] }),
    }
  },
}
