import { statement } from '../../db/statements.ts'
import { DAY } from '../clock.ts'
import type { PersonalData } from '../messaging/deps.ts'

/** A name without an appointment is for calling that person, that day. */
const NAME_MS = DAY
/** For looking into a complaint; undone is a step only for minutes. */
const STEPS_MS = 31 * DAY

const FORGET_NAMES = statement(
  `update visit_people set name_sealed = null where id in (select p.id from visit_people p join visits v on v.id = p.visit_id
     where p.name_sealed is not null and v.updated_at < ? and v.starts_at < ? limit +?)`,
  { params: ['int', 'int', 'int'], uses: 'visit_people_named' },
)

const DROP_STEPS = statement('delete from visit_steps where id in (select id from visit_steps where at < ? limit +?)', {
  params: ['int', 'int'],
  uses: 'visit_steps_old',
})

/** Names of people without an appointment, and the steps of each visit. */
export const personalData: PersonalData = {
  expire: {
    walkInNames: (tx, now, limit) => FORGET_NAMES.run(tx, now - NAME_MS, now - NAME_MS, limit).changes,
    visitSteps: (tx, now, limit) => DROP_STEPS.run(tx, now - STEPS_MS, limit).changes,
  },
}
