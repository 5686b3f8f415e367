import type { Db } from '../../db/open.ts'
import type { Instant } from '../../src/clock.ts'
import type { Visit } from './compare.ts'
import type { Line } from './journal.ts'
import type { Agency, OfficePlan } from './plans.ts'
import { agencyOf, CARD, ROOM } from './questions.ts'
import type { Witness } from './witness.ts'

/**
 * Two agencies share a number and nothing else: a place is of the agency and of a schedule of its procedure, a key reads no folio of the other agency and
 * changes nothing there, and what is not published is given to nobody.
 */
export interface AgencyLaw extends Witness {
  /** The house answered a key of that agency. */
  answered(by: Agency, path: string, form: Record<string, string>, answer: { status: number; body: unknown }): void
  /** From now on this procedure is a draft, or published again. */
  withdrawn(procedure: string, at: Instant): void
  published(procedure: string): void
}

interface Deps {
  db: Db
  visits(): Visit[]
  offices: readonly OfficePlan[]
  found(what: string): void
  count(what: string): void
}

export function createAgencyLaw({ db, visits, offices, found, count }: Deps): AgencyLaw {
  const ofOffice = new Map(offices.map(({ id, agency }) => [id, agency]))
  const drafts = new Map<string, Instant>()

  function begins({ id, procedure_id, office_id, at }: Line): void {
    const procedure = procedure_id ?? ''
    if (agencyOf(procedure) === 2) count('visits at another agency')
    if (ofOffice.get(office_id) !== agencyOf(procedure))
      found(`appointment ${id}: has a place of another agency than its procedure`)
    if ((drafts.get(procedure) ?? at) < at) found(`appointment ${id}: is for ${procedure}, which is not published`)
  }

  const SCHEDULE = db.client.query<{ name: string }, [number]>(
    'select c.name from slots s join schedules c on c.id = s.schedule_id where s.id = ?',
  )
  function sits({ id, procedure_id, slot_id }: Line): void {
    if ((SCHEDULE.get(slot_id)?.name === ROOM) !== (procedure_id === CARD.id))
      found(`appointment ${id}: sits in a schedule that does not take ${procedure_id}`)
  }

  return {
    answered(by, path, form, { status, body }) {
      const text = JSON.stringify(body)
      const typed = new Set(Object.values(form))
      for (const folio of new Set(visits().flatMap((one) => (ofOffice.get(one.office) === by ? [] : (one.folio ?? [])))))
        if (text.includes(folio) && (status === 200 || !typed.has(folio)))
          found(`a key of agency ${by} reads ${folio} of another agency (${path})`)
    },
    withdrawn: (procedure, at) => void drafts.set(procedure, at),
    published: (procedure) => void drafts.delete(procedure),
    read(line) {
      if (line.kind === 'visit' && (line.what === 'held' || line.what === 'given')) begins(line)
      if (line.kind === 'visit' && (line.what === 'held' || line.what === 'given' || line.what === 'moved')) sits(line)
    },
    settle: () => undefined,
    compare() {
      for (const { id, office, procedure } of visits())
        if (ofOffice.get(office) !== agencyOf(procedure))
          found(`appointment ${id}: has a place of another agency than its procedure`)
      for (const { id, what } of halfPublished(db)) found(`${id} is offered, and ${what}`)
      for (const { id, what } of doneElsewhere(db)) found(`appointment ${id}: was ${what} by a key of another agency`)
    },
  }
}

/** What is offered is done somewhere, and has its price where it has one. */
const halfPublished = (db: Db) =>
  db.client
    .query<{ id: string; what: string }, []>(
      `select id, 'no office does it' as what from procedures p where active = 1 and done_by is null
         and not exists (select 1 from office_procedures o where o.procedure_id = p.id)
       union all select id, 'has no price' from procedures p where active = 1 and fee_table is not null
         and not exists (select 1 from fees f where f.fee_table = p.fee_table)
         and not exists (select 1 from fee_tables t where t.name = p.fee_table and t.told_there = 1)`,
    )
    .all()

/** What a key did to an appointment at an office of another agency; the first administrator has no key and is of the first agency. */
const doneElsewhere = (db: Db) =>
  db.client
    .query<{ id: number; what: string }, []>(
      `select a.id, e.what from appointment_events e join appointments a on a.id = e.appointment_id join offices o on o.id = a.office_id
       left join access_keys k on k.id = e.key_id where e.actor = 'staff' and coalesce(k.agency_id, 1) <> o.agency_id`,
    )
    .all()
