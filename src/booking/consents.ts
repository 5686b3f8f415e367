import { attempt, type Db, type Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { audit } from '../admin/audit.ts'
import { sayYesInChat } from '../admin/second-key.ts'
import { DAY, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { cancel } from './cancellation.ts'
import type { BookingDeps } from './hooks.ts'
import { move } from './move.ts'

// Where fewer than three keys are on duty, the person's own yes in their chat stands for a second key, for cancelling and moving only
// (decision 31). Nothing is held or changed before it.

/** For the office to look up. */
const KEPT_MS = 90 * DAY

export interface Consent {
  id: number
  groupId: string
  change: 'cancel' | 'move'
  members: number[]
  stamp: string
  slotId: number | null
  officeId: number
  keyId: number | null
  state: 'asked' | 'agreed' | 'denied' | 'void' | 'replaced' | 'expired'
  askedAt: Instant | null
  endsAt: Instant
}

type Row = Omit<Consent, 'members' | 'change' | 'state'> & { members: string; change: string; state: string }

const COLUMNS = `c.id, c.group_id as groupId, c.change, c.members, c.stamp, c.slot_id as slotId, c.office_id as officeId,
  c.key_id as keyId, c.state, c.asked_at as askedAt, c.ends_at as endsAt`

const CONSENT_ROW = row<Row>({
  id: 'int',
  groupId: 'text',
  change: 'text',
  members: 'text',
  stamp: 'text',
  slotId: 'int?',
  officeId: 'int',
  keyId: 'int?',
  state: 'text',
  askedAt: 'int?',
  endsAt: 'int',
})

const toConsent = (found: Row): Consent => ({
  ...found,
  members: JSON.parse(found.members) as number[],
  change: found.change as Consent['change'],
  state: found.state as Consent['state'],
})

export type NewConsent = Omit<Consent, 'id' | 'state' | 'askedAt'> & { askAt: Instant }

const REPLACE = statement(
  "update consents set state = 'replaced', updated_at = $now where group_id = +$group and state = 'asked'",
  {
    params: { now: 'int', group: 'text' },
    uses: 'consents_open',
  },
)

const OPEN = statement(
  `insert into consents (group_id, change, members, stamp, slot_id, office_id, key_id, ask_at, ends_at, updated_at)
   values ($group, $change, $members, $stamp, $slot, $office, $key, $askAt, $endsAt, $now)`,
  {
    params: {
      group: 'text',
      change: 'text',
      members: 'text',
      stamp: 'text',
      slot: 'int?',
      office: 'int',
      key: 'int?',
      askAt: 'int',
      endsAt: 'int',
      now: 'int',
    },
  },
)

/** Instead of an open one. */
export function openConsent(tx: Tx, asked: NewConsent, now: Instant): void {
  REPLACE.run(tx, { now, group: asked.groupId })
  const { groupId: group, change, stamp, slotId: slot, officeId: office, keyId: key, askAt, endsAt } = asked
  OPEN.run(tx, { group, change, members: JSON.stringify(asked.members), stamp, slot, office, key, askAt, endsAt, now })
}

const BY_ID = statement(`select ${COLUMNS} from consents c where c.id = +?`, { row: CONSENT_ROW, params: ['int'] })

export function consentById(db: Db, id: number): Consent | undefined {
  const found = BY_ID.get(db, id)
  return found ? toConsent(found) : undefined
}

const OF_OFFICES = statement(
  `select ${COLUMNS} from consents c
   where c.updated_at > +$since and c.office_id in (select value from json_each(+$offices)) order by c.updated_at desc, c.id desc limit 200`,
  { row: CONSENT_ROW, params: { since: 'int', offices: 'text' }, uses: 'consents_updated' },
)

/** Newest first. */
export const consentsOf = (db: Db, officeIds: readonly number[], since: Instant): Consent[] =>
  OF_OFFICES.all(db, { since, offices: JSON.stringify(officeIds) }).map(toConsent)

const OPEN_OF_OFFICES = statement(
  "select group_id as groupId from consents where state = 'asked' and ends_at > +$now and office_id in (select value from json_each(+$offices))",
  { row: { groupId: 'text' }, params: { now: 'int', offices: 'text' }, uses: 'consents_due' },
)

/** Groups whose answer is awaited. */
export const awaitedConsents = (db: Db, officeIds: readonly number[], now: Instant): ReadonlySet<string> =>
  new Set(OPEN_OF_OFFICES.all(db, { now, offices: JSON.stringify(officeIds) }).map(({ groupId }) => groupId))

const END = statement("update consents set state = $state, updated_at = $now where id = +$id and state = 'asked' returning id", {
  row: { id: 'int' },
  params: { state: 'text', now: 'int', id: 'int' },
})

/** False when it has ended already. */
export const endConsent = (tx: Tx, id: number, state: Consent['state'], now: Instant): boolean =>
  END.get(tx, { id, state, now }) !== null

/** Why a change was no longer possible; undefined: done, in the name of who asked for it. */
export function carryOut(tx: Tx, deps: BookingDeps, one: Consent, now: Instant): 'changed' | 'taken' | undefined {
  const { groupId, members, stamp, keyId, change } = one
  const asked = { groupId, stamp, members, actor: { keyId } }
  const done = attempt(
    tx,
    () => {
      sayYesInChat(tx, one, now)
      return change === 'cancel' ? cancel(tx, deps, asked, now) : move(tx, deps, { ...asked, slotId: one.slotId ?? 0 }, now)
    },
    ({ ok }) => ok,
  )
  endConsent(tx, one.id, done.ok ? 'agreed' : 'void', now)
  if (!done.ok) return done.why === 'stale' ? 'changed' : 'taken'
  note(tx, deps, { ...one, answer: 'yes' }, now)
  return undefined
}

/** Nothing is changed, and the office has to look at it. False when it has ended already. */
export function deny(tx: Tx, deps: BookingDeps, one: Consent, contactId: number, now: Instant): boolean {
  if (!endConsent(tx, one.id, 'denied', now)) return false
  const appointmentId = appointmentsOf(tx, one)[0]
  if (appointmentId !== undefined)
    deps.hooks.officeMustLook(tx, deps, { why: 'did_not_ask', contactId, officeId: one.officeId, appointmentId }, now)
  note(tx, deps, { ...one, answer: 'no' }, now)
  return true
}

/** Its name in the log-book (operations/consents.ts). */
export const ASKED_IN_CHAT = 'preguntar_en_su_chat'

const APPOINTMENTS_OF = statement(
  'select id from appointments where group_id = +$group and member in (select value from json_each(+$members)) order by member',
  { row: { id: 'int' }, params: { group: 'text', members: 'text' }, uses: 'appointments_group' },
)

const appointmentsOf = (db: Db, { groupId, members }: Pick<Consent, 'groupId' | 'members'>): number[] =>
  APPOINTMENTS_OF.all(db, { group: groupId, members: JSON.stringify(members) }).map(({ id }) => id)

/** Under the key that asked. */
function note(
  tx: Tx,
  { vault }: { vault: Vault },
  one: Pick<Consent, 'groupId' | 'members' | 'keyId' | 'officeId' | 'change'> & { answer: 'yes' | 'no' },
  now: Instant,
): void {
  const { change, answer, officeId } = one
  const detail = { appointments: appointmentsOf(tx, one), change, answer }
  audit(tx, vault, one, { operation: ASKED_IN_CHAT, officeId, detail, attends: true, ofFolio: true }, now)
}

const TO_ASK = statement(
  `select ${COLUMNS} from consents c where c.state = 'asked' and c.asked_at is null and c.ask_at <= +? order by c.ask_at limit +?`,
  { row: CONSENT_ROW, params: ['int', 'int'], uses: 'consents_to_ask' },
)

export const consentsToAsk = (db: Db, now: Instant, limit: number): Consent[] => TO_ASK.all(db, now, limit).map(toConsent)

const ASKED = statement('update consents set asked_at = ? where id = ?', { params: ['int', 'int'] })

export const noteAsked = (tx: Tx, id: number, now: Instant): void => void ASKED.run(tx, now, id)

const EXPIRE = statement(
  `update consents set state = 'expired', updated_at = $now
   where id in (select id from consents where state = 'asked' and ends_at <= +$now order by ends_at limit +$limit)`,
  { params: { now: 'int', limit: 'int' }, uses: 'consents_due' },
)

export const expireConsents = (tx: Tx, now: Instant, limit: number): void => void EXPIRE.run(tx, { now, limit })

const FORGET = statement(
  "delete from consents where id in (select id from consents where state <> 'asked' and updated_at < +$before order by updated_at limit +$limit)",
  { params: { before: 'int', limit: 'int' }, uses: 'consents_updated' },
)

export const forgetConsents = (tx: Tx, now: Instant, limit: number): number =>
  FORGET.run(tx, { before: now - KEPT_MS, limit }).changes

const ERASE = statement('delete from consents where group_id = ?', { params: ['text'], uses: 'consents_group' })

export const eraseConsents = (tx: Tx, groupId: string): void => void ERASE.run(tx, groupId)
