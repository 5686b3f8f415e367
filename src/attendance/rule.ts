import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { addDays, dayOf } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Scene } from '../chat/scene.ts'
import type { Instant } from '../clock.ts'
import { saidOf } from './missed-visits.ts'

export interface AttendanceRule {
  legalBasis: string
  publishedOn: LocalDay
}

const RULE = statement('select legal_basis as legalBasis, published_on as publishedOn from attendance_rules where office_id = ?', {
  row: row<AttendanceRule>({ legalBasis: 'text', publishedOn: 'text' }),
  params: ['int'],
})

export const ruleAt = (db: Db, officeId: number): AttendanceRule | undefined => RULE.get(db, officeId) ?? undefined

const SET = statement(
  `insert into attendance_rules (office_id, legal_basis, published_on, since) values ($office, $basis, $published, $now)
   on conflict (office_id) do update set legal_basis = $basis, published_on = $published`,
  { params: { office: 'int', basis: 'text', published: 'text', now: 'int' } },
)

const OFF = statement('delete from attendance_rules where office_id = ?', { params: ['int'] })

/** Undefined: off. Visits of before it was switched on never count. */
export function setRule(tx: Tx, officeId: number, rule: AttendanceRule | undefined, now: Instant): void {
  if (rule) SET.run(tx, { office: officeId, basis: rule.legalBasis, published: rule.publishedOn, now })
  else OFF.run(tx, officeId)
}

const OF_AGENCY = statement(
  `select distinct r.legal_basis as legalBasis, r.published_on as publishedOn from attendance_rules r join offices f on f.id = r.office_id
   where f.agency_id = +? order by r.published_on`,
  {
    row: row<AttendanceRule>({ legalBasis: 'text', publishedOn: 'text' }),
    params: ['int'],
    because: 'an agency has few offices, and somebody asks for its notice of privacy',
  },
)

/** In the notice of privacy. */
export const told = ({ session, t }: Scene, agencyId: number): string | undefined => {
  const rules = OF_AGENCY.all(session.tx, agencyId)
  if (rules.length === 0) return undefined
  const bases = rules.map(({ legalBasis, publishedOn }) => t.attendance.basis(legalBasis, t.dates.plain(publishedOn)))
  return `${t.attendance.privacy} ${bases.join(' ')}`
}

const TRIED_DAYS = 60

export interface Trial {
  /** With visits, of those before today; which of them count, and why the others do not. */
  withVisits: number
  days: number
  open: number
  unknown: number
  visits: number
  telephones: number
  /** With two or more, if none had answered. */
  inPerson: number
}

/** What the rule would have done on the last days. */
export function tryRule(db: Db, office: { id: number; zone: string }, now: Instant): Trial {
  const today = dayOf(now, office.zone)
  const said = Array.from({ length: TRIED_DAYS }, (_, at) => saidOf(db, office, addDays(today, -1 - at)))
  const settled = said.filter((one) => typeof one !== 'string')
  const missed = settled.flat()
  const many = (why: string) => said.filter((one) => one === why).length
  const telephones = [...Map.groupBy(missed, ({ askerId }) => askerId).values()]
  const inPerson = telephones.filter((visits) => visits.length > 1).length
  const days = { withVisits: said.length - many('none'), days: settled.length, open: many('open'), unknown: many('unknown') }
  return { ...days, visits: missed.length, telephones: telephones.length, inPerson }
}
