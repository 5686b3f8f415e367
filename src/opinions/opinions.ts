import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { notAtNight } from '../catalogue/quiet-hours.ts'
import { type Instant, MINUTE } from '../clock.ts'

export const OPINIONS = ['good', 'bad', 'money'] as const
export type Opinion = (typeof OPINIONS)[number]

/** Long enough to have left the office, and soon enough to be within the 24 hours of the last message. */
const ASKED_AFTER_MS = 30 * MINUTE

const ZONE_OF = statement('select o.zone from visits v join offices o on o.id = v.office_id where v.id = +?', {
  row: { zone: 'text' },
  params: ['int'],
})

const PLAN = statement('insert into visit_opinions (visit_id, ask_at) values (?, ?) on conflict (visit_id) do nothing', {
  params: ['int', 'int'],
})

/** Once a visit. */
export function planToAsk(tx: Tx, visitId: number, now: Instant): void {
  const zone = ZONE_OF.get(tx, visitId)?.zone
  if (zone !== undefined) PLAN.run(tx, visitId, notAtNight(tx, now + ASKED_AFTER_MS, zone))
}

const NEXT = statement('select min(ask_at) as at from visit_opinions where ask_at is not null', {
  row: { at: 'int?' },
  uses: 'visit_opinions_ask',
})

export const nextToAsk = (db: Db): Instant | undefined => NEXT.get(db)?.at ?? undefined

/** Of a visit that was served and not taken back since: the chat that has its appointments. */
const TO_ASK = statement(
  `select o.visit_id as visitId, (select a.contact_id from visit_people p join appointments a on a.id = p.appointment_id
     where p.visit_id = o.visit_id and p.outcome = 'served' and a.contact_id is not null limit 1) as contactId
   from visit_opinions o where o.ask_at is not null and o.ask_at <= +? order by o.ask_at limit +?`,
  {
    row: row<{ visitId: number; contactId: number | null }>({ visitId: 'int', contactId: 'int?' }),
    params: ['int', 'int'],
    uses: 'visit_opinions_ask visit_people_one',
  },
)

export const toAsk = (db: Db, now: Instant, limit: number) => TO_ASK.all(db, now, limit)

const ASK_AT = statement('update visit_opinions set ask_at = ? where visit_id = ?', { params: ['int?', 'int'] })

/** Undefined: never. */
export const askAt = (tx: Tx, visitId: number, at: Instant | undefined): void => void ASK_AT.run(tx, at ?? null, visitId)

const ASKED = statement('update visit_opinions set ask_at = null, asked_at = ? where visit_id = ?', { params: ['int', 'int'] })

export const noteAsked = (tx: Tx, visitId: number, now: Instant): void => void ASKED.run(tx, now, visitId)

const ANSWERED = statement(
  `update visit_opinions set answered_at = $now where visit_id = +$visit and asked_at is not null and answered_at is null
   returning (select office_id from visits v where v.id = visit_id) as officeId, (select day from visits v where v.id = visit_id) as day`,
  { row: { officeId: 'int!', day: 'text!' }, params: { now: 'int', visit: 'int' } },
)

const COUNT = statement(
  'insert into opinions (office_id, day, opinion, many) values (?, ?, ?, 1) on conflict (office_id, day, opinion) do update set many = many + 1',
  { params: ['int', 'text', 'text'] },
)

/** False when it was answered before: the first answer counts. */
export function countOpinion(tx: Tx, visitId: number, opinion: Opinion, now: Instant): boolean {
  const visit = ANSWERED.get(tx, { now, visit: visitId })
  if (visit) COUNT.run(tx, visit.officeId, visit.day, opinion)
  return visit !== null
}
