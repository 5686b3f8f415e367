import type { Finding, StatePart } from '../../admin/overview.ts'
import { agencyIdOf, theOffice } from '../../catalogue/offices.ts'
import { daysText } from '../days-text.ts'
import { ruledOffices } from '../missed-visits.ts'
import { tryRule } from '../rule.ts'

/** With fewer days it is too early to say. */
const FEWEST_DAYS = 5

/** Where the rule is on and most days say nothing. */
export const state: StatePart = {
  rank: 14,
  fields: {},
  example: {},
  read({ db, agencyId, now }) {
    const offices = ruledOffices(db).filter((id) => agencyIdOf(db, id) === agencyId)
    const mend = offices.flatMap((id): Finding[] => {
      const office = theOffice(db, id)
      const trial = tryRule(db, office, now)
      if (trial.withVisits < FEWEST_DAYS || trial.days * 2 >= trial.withVisits) return []
      return [
        {
          rank: 46,
          que: `En ${office.name} casi nunca se sabe quién no llegó, así que no llegar no cuenta. ${daysText(trial)}`,
          hacer:
            'Cada tarde use «Terminar el día»: «los demás no vinieron» si anotó quién llegó o a quién atendió; «no vino nadie» si fue así.',
        },
      ]
    })
    return { answer: {}, ...(mend.length > 0 && { mend }) }
  },
}
