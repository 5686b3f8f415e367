import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import { readContact } from '../messaging/contacts.ts'
import { loadConversation } from '../messaging/conversations.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { DueWork } from '../messaging/due.ts'
import { putFirst } from '../messaging/notify.ts'
import { isolate } from '../messaging/writer.ts'
import { forgetFarMoments, NEXT_NEW_DAY, openNewDays } from '../schedule/new-days.ts'
import { sayConsent } from './chat/consent.ts'
import { type Consent, consentsToAsk, expireConsents, noteAsked } from './consents.ts'
import { HOLD_IS_DUE, VISIT_IS_DUE } from './expiry.ts'
import { letGo, tellOfHold } from './releases.ts'
import { groupOf } from './views.ts'

const NEXT_AT = statement(
  `select min(at) as at from (
   select min(held_until) as at from appointments where state = 'held'
   union all select min(visit_ends_at) from appointments where state = 'confirmed'
   union all select min(reopens_at) from cooling_places
   union all select * from (${NEXT_NEW_DAY})
   union all select min(ask_at) from consents where state = 'asked' and asked_at is null
   union all select min(ends_at) from consents where state = 'asked')`,
  {
    row: { at: 'int?' },
    uses: 'appointments_due_hold appointments_due_visit consents_due consents_to_ask cooling_reopens schedules_opens',
  },
)

/** Holds expire, places have cooled, days open, visits end, people are asked for their consent. Holders are told. */
export const due: DueWork = {
  nextAt(db) {
    const row = NEXT_AT.get(db)
    return row?.at ?? undefined
  },
  count: countDue,
  release: {
    places(tx, deps, limit, now) {
      for (const { contactId } of letGo(tx, deps, now, limit).expired)
        if (contactId !== undefined) tellOfHold(tx, deps, contactId, 'expired', now)
    },
    new_days: openNewDays,
  },
  followClock: forgetFarMoments,
  settle: { consents: (tx, _deps, limit, now) => expireConsents(tx, now, limit) },
  say: {
    consents(tx, deps, limit, now) {
      for (const one of consentsToAsk(tx, now, limit)) {
        isolate(tx, deps.log, 'consent.unasked', { consent: one.id }, () => askFor(tx, deps, one, now))
        noteAsked(tx, one.id, now)
      }
    },
  },
}

/** One that cannot be said any more ends unanswered: the office sees it in its list. */
function askFor(tx: Tx, deps: MessagingDeps, one: Consent, now: Instant): boolean {
  const [first] = groupOf(tx, deps.vault, one.groupId).filter((view) => one.members.includes(view.member))
  const contact = first?.contactId === undefined ? undefined : readContact(tx, deps, first.contactId)
  if (!contact) return false
  const { state } = loadConversation(tx, deps, contact.id, now)
  const said = sayConsent(state, one, { tx, deps, contact, now })
  if (said) putFirst(tx, deps, contact, { ...said, key: `consent:${one.id}` }, now)
  return said !== undefined
}

const COUNT_DUE = statement(
  `select (select count(*) from appointments where ${HOLD_IS_DUE})
   + (select count(*) from appointments where ${VISIT_IS_DUE})
   + (select count(*) from cooling_places where reopens_at <= +$now) as due`,
  { row: { due: 'int' }, params: { now: 'int' }, uses: 'appointments_due_hold appointments_due_visit cooling_reopens' },
)

function countDue(db: Db, now: Instant): number {
  const row = COUNT_DUE.get(db, { now })
  return row?.due ?? 0
}
