import { exists } from '../../db/ask.ts'
import type { Db, Tx } from '../../db/open.ts'
import type { Actor } from '../booking/events.ts'
import { type AppointmentDetail, findByFolio } from '../booking/views.ts'
import { dayOf } from '../catalogue/calendar.ts'
import type { Instant } from '../clock.ts'
import { isSignedBy, type Vault } from '../vault.ts'
import { noteArrival } from './arrivals.ts'
import { type Pass, readPass } from './pass.ts'

/**
 * What a door decides about a receipt. `not_ours`: we did not sign it. `not_found`: we signed it, but the folio does not exist
 * (an older copy of the database was restored). `moved`, `cancelled`: the visit changed after it was signed. `used`: somebody
 * came in with it.
 */
export type DoorVerdict = 'valid' | 'used' | 'other_day' | 'other_office' | 'moved' | 'cancelled' | 'not_found' | 'not_ours'

export interface DoorQuestion {
  /** The text of the QR code. */
  code: string
  /** The office of this door; undefined: any of `officeIds`. */
  officeId: number | undefined
  /** The offices whose visitors may be named; undefined: all. */
  officeIds: number[] | undefined
  /** When it was read. A page without a connection tells it later. */
  readAt: Instant
}

export interface DoorAnswer {
  verdict: DoorVerdict
  /** What was signed; undefined for `not_ours`. */
  pass: Pass | undefined
  /** Who comes in that hour; empty for an office that may not know it. */
  visitors: AppointmentDetail[]
  /** Where the visit is now, for `moved`. */
  instead: AppointmentDetail | undefined
  /** When the receipt was first read. */
  usedAt: Instant | undefined
}

interface Scan {
  id: number
  read_at: Instant
}

/** Judges a receipt at a door. Changes nothing. */
export function lookAtPass(db: Db, vault: Vault, asked: DoorQuestion): DoorAnswer {
  const read = readPass(asked.code)
  const answer = { pass: undefined, visitors: [], instead: undefined, usedAt: undefined }
  if (!read || !isSignedBy(vault.publicKey(), read.signed, read.signature)) return { ...answer, verdict: 'not_ours' }
  const { pass } = read
  const group = findByFolio(db, vault, pass.folio)
  const standing = group.filter((one) => one.state === 'confirmed' || one.state === 'past')
  const visitors = standing.filter((one) => one.office.id === pass.officeId && one.slot.startsAt === pass.startsAt)
  const scan = scanOf(db, group[0]?.groupId, pass)
  const verdict = judge(pass, { group, standing, visitors, used: scan !== undefined && scan.read_at !== asked.readAt }, asked)
  const named = asked.officeIds === undefined || asked.officeIds.includes(pass.officeId)
  return {
    verdict,
    pass,
    visitors: named ? visitors : [],
    instead: verdict === 'moved' ? standing[0] : undefined,
    usedAt: scan?.read_at,
  }
}

interface Found {
  group: AppointmentDetail[]
  standing: AppointmentDetail[]
  visitors: AppointmentDetail[]
  used: boolean
}

function judge(pass: Pass, { group, standing, visitors, used }: Found, asked: DoorQuestion): DoorVerdict {
  const [visitor] = visitors
  if (group.length === 0) return 'not_found'
  if (!visitor) return standing.length > 0 ? 'moved' : 'cancelled'
  const here = asked.officeId ?? pass.officeId
  if (here !== pass.officeId || asked.officeIds?.includes(here) === false) return 'other_office'
  if (visitor.slot.day !== dayOf(asked.readAt, visitor.office.zone)) return 'other_day'
  // The same reading, told again because its answer was lost, is no second visit.
  return used ? 'used' : 'valid'
}

/**
 * What a door learns of a folio that was said or typed. `listed`: it comes today, to this office. A folio is no receipt: anybody can
 * say six letters, so it lets nobody in by itself and no arrival is noted.
 */
export type FolioVerdict = 'listed' | Exclude<DoorVerdict, 'valid' | 'not_ours'>

export interface FolioQuestion extends Omit<DoorQuestion, 'code'> {
  folio: string
}

export interface FolioAnswer {
  verdict: FolioVerdict
  folio: string
  /** Who comes today; empty for whoever may not know it. */
  visitors: AppointmentDetail[]
  /** The visit that is meant, where it is now; undefined when there is none. */
  visit: AppointmentDetail | undefined
  /** When all of them had come. */
  usedAt: Instant | undefined
}

/** Looks a folio up at a door. Changes nothing. */
export function lookUpFolio(db: Db, vault: Vault, asked: FolioQuestion): FolioAnswer {
  const { folio } = asked
  const group = findByFolio(db, vault, folio)
  const standing = group.filter((one) => one.state === 'confirmed' || one.state === 'past')
  const isToday = ({ slot, office }: AppointmentDetail) => slot.day === dayOf(asked.readAt, office.zone)
  const isHere = ({ office }: AppointmentDetail) =>
    (asked.officeId ?? office.id) === office.id && asked.officeIds?.includes(office.id) !== false
  const visitors = standing.filter((one) => isToday(one) && isHere(one))
  const arrivals = visitors.flatMap((one) => one.arrivedAt ?? [])
  const usedAt = visitors.length > 0 && arrivals.length === visitors.length ? Math.max(...arrivals) : undefined
  const visit = visitors[0] ?? standing.find(isToday) ?? standing[0] ?? group.find((one) => one.state === 'cancelled')
  const verdict = judgeFolio(db, { visit, comes: visitors.length > 0, usedAt, isToday, isHere })
  return { verdict, folio, visitors, visit, usedAt }
}

interface FolioFound extends Pick<FolioAnswer, 'visit' | 'usedAt'> {
  comes: boolean
  isToday(one: AppointmentDetail): boolean
  isHere(one: AppointmentDetail): boolean
}

function judgeFolio(db: Db, { visit, comes, usedAt, isToday, isHere }: FolioFound): FolioVerdict {
  if (!visit) return 'not_found'
  if (comes) return usedAt === undefined ? 'listed' : 'used'
  if (visit.state === 'cancelled') return 'cancelled'
  if (wasMoved(db, visit.id)) return 'moved'
  return isHere(visit) && !isToday(visit) ? 'other_day' : 'other_office'
}

/** Whoever stands here may remember the hour before. */
const wasMoved = (db: Db, id: number): boolean =>
  exists(db, "select 1 from appointment_events where appointment_id = ? and what = 'moved' limit 1", id)

const scanOf = (db: Db, groupId: string | undefined, pass: Pass): Scan | undefined =>
  (groupId !== undefined &&
    db.client
      .query<Scan, [string, number, number]>(
        'select id, read_at from door_scans where group_id = ? and starts_at = ? and office_id = ?',
      )
      .get(groupId, pass.startsAt, pass.officeId)) ||
  undefined

/** Judges a receipt and records the arrival of everybody in that hour, the first time. A second reading is counted. */
export function receiveAtDoor(tx: Tx, vault: Vault, asked: DoorQuestion, actor: Actor, now: Instant): DoorAnswer {
  const answer = lookAtPass(tx, vault, asked)
  const { verdict, pass, visitors } = answer
  const [first] = visitors
  if (!pass || !first || (verdict !== 'valid' && verdict !== 'used')) return answer
  if (verdict === 'used') countAgain(tx, first.groupId, pass, now)
  else if (answer.usedAt === undefined) noteArrival(tx, visitors, { at: asked.readAt, actor }, now)
  return answer
}

function countAgain(tx: Tx, groupId: string, pass: Pass, now: Instant): void {
  tx.client
    .query('update door_scans set repeats = repeats + 1, last_at = ? where group_id = ? and starts_at = ? and office_id = ?')
    .run(now, groupId, pass.startsAt, pass.officeId)
}
