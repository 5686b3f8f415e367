import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Erasure, Hindrance, Whose } from '../admin/data-subjects.ts'
import { DAY, type Instant } from '../clock.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { eraseContact, hasUnsent } from './erase-contact.ts'
import { erasePerson } from './erase-people.ts'
import { EVERYTHING, erasureDone, markErased, openErasures } from './erasures.ts'
import { strikeCurp } from './free-words.ts'

/** In one step, so that no citizen's message waits long. */
const ROWS_A_STEP = 500
/** How long an erasure waits for its last message to arrive: the telephone may be off, and the law sets a day. */
const WAITS_FOR_MS = DAY

/** Most important first. The request itself does not hinder. */
export const whatHinders = (
  db: Db,
  deps: Pick<MessagingDeps, 'vault' | 'personalData'>,
  erasure: Pick<Erasure, 'whose' | 'requestId' | 'agencyId'>,
  now: Instant,
): Hindrance[] => [
  ...deps.personalData.flatMap((one) => one.hinders?.(db, deps, erasure, now) ?? []),
  ...(erasure.whose.kind === 'contact' && hasUnsent(db, erasure.whose.contactId) ? [{ why: 'messages' }] : []),
]

/** Whether an agency keeps anything identifiable of theirs. */
export const isKeptBy = (db: Db, { personalData }: Pick<MessagingDeps, 'personalData'>, whose: Whose, agencyId: number): boolean =>
  personalData.some((one) => one.keptBy?.(db, whose).includes(agencyId))

/**
 * Whether another agency does. Shared data (a person's row, a telephone, its chat) stay until no agency needs them. No answer may reveal
 * it.
 */
export const isKeptElsewhere = (
  db: Db,
  { personalData }: Pick<MessagingDeps, 'personalData'>,
  whose: Whose,
  agencyId: number,
): boolean => personalData.some((one) => one.keptBy?.(db, whose).some((other) => other !== agencyId))

export const erasureKey = (id: number): string => `erasure:${id}`

/** The next step of an erasure, at most 500 rows; idempotent. True: there is more to do at once. False: it is done, or hindered. */
export function goOnErasing(tx: Tx, deps: MessagingDeps, id: number, now: Instant): boolean {
  const erasure = openErasures(tx).find((one) => one.id === id)
  if (!erasure) return false
  if (erasure.until !== EVERYTHING) for (const one of deps.personalData) one.erasedBefore?.(tx, erasure, now)
  if (whatHinders(tx, deps, erasure, now).length > 0 || !wasHeard(tx, erasure, now)) return false
  return erasure.whose.kind === 'person' ? !finishPerson(tx, deps, erasure, now) : !finishContact(tx, deps, erasure, now)
}

const WAS_HEARD = statement('select state from outbox where key = ?', {
  row: { state: 'text' },
  params: ['text'],
  uses: 'outbox_key',
})

/** Or had a day for it. */
function wasHeard(db: Db, { id, waits, askedAt }: Erasure, now: Instant): boolean {
  if (!waits || now >= askedAt + WAITS_FOR_MS) return true
  const last = WAS_HEARD.get(db, erasureKey(id))
  return last === null || last.state === 'delivered' || last.state === 'read'
}

function finishPerson(tx: Tx, deps: MessagingDeps, erasure: Erasure, now: Instant): boolean {
  const { id, whose, until, actor, agencyId } = erasure
  if (whose.kind !== 'person') return true
  const { key } = whose
  const { done, personId } = erasePerson(tx, deps, { key, until, agencyId, limit: ROWS_A_STEP, actor }, now)
  if (!done) return false
  strikeCurp(tx, deps, key, { until, agencyId, ofNobody: !isKeptElsewhere(tx, deps, whose, agencyId) })
  markErased(tx, { kind: 'person', hashes: [key], agencyId }, Math.min(until, now))
  for (const one of deps.personalData) one.erased?.(tx, deps, erasure, now)
  erasureDone(tx, id, { personId }, now)
  return true
}

function finishContact(tx: Tx, deps: MessagingDeps, erasure: Erasure, now: Instant): boolean {
  const { id, whose, until, actor, agencyId } = erasure
  if (whose.kind !== 'contact') return true
  // First, so that what was written in the request goes with the rest.
  for (const one of deps.personalData) one.erased?.(tx, deps, erasure, now)
  const { contactId } = whose
  const isLast = !isKeptElsewhere(tx, deps, whose, agencyId)
  const { done, hashes, stays } = eraseContact(tx, deps, { contactId, until, agencyId, isLast, actor, limit: ROWS_A_STEP }, now)
  if (!done) return false
  markErased(tx, { kind: 'contact', hashes, agencyId }, Math.min(until, now))
  erasureDone(tx, id, { contactId: stays ? undefined : contactId }, now)
  return true
}
