import { rehearse, type Tx } from '../../db/open.ts'
import type { AuditFields } from '../admin/audit.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Worked } from '../admin/propose.ts'
import { type Asked, isSmallOffice, sayYesInChat, withSecondKey } from '../admin/second-key.ts'
import { notAtNight } from '../catalogue/quiet-hours.ts'
import { DAY, type Instant } from '../clock.ts'
import { readContact } from '../messaging/contacts.ts'
import { canBeTold } from '../messaging/reach.ts'
import { sayConsent } from './chat/consent.ts'
import { ASKED_IN_CHAT, type NewConsent, openConsent } from './consents.ts'
import { stampNow } from './groups.ts'
import type { AppointmentDetail } from './views.ts'

const ANSWER_WITHIN_MS = DAY

interface Wish extends Asked {
  group: AppointmentDetail[]
  change: 'cancel' | 'move'
  slotId?: number
}

/** `asks`: nothing was done, and the person is asked. */
export interface Allowed<T> {
  asks: boolean
  of: T
}

/** Does the change, or asks the person where the office alone may not do it and is small. For `proposeOrApply`. */
export function orAskPerson<T, W extends string>(
  tx: Tx,
  deps: StaffDeps,
  wish: Wish,
  now: Instant,
  work: () => Worked<T, W>,
): Worked<Allowed<T>, W | 'second_key'> {
  const done = withSecondKey(tx, deps, wish, now, work)
  if (done.ok) return { ...done, impact: { asks: false, of: done.impact } }
  const asked = done.why === 'second_key' ? consentFor(tx, deps, wish, now) : undefined
  if (!asked) return done
  const trial = rehearse(tx, () => {
    sayYesInChat(tx, asked, now)
    return work()
  })
  if (!trial.ok) return trial
  openConsent(tx, asked, now)
  return { ok: true, touched: [...trial.touched, { what: 'consent', id: 0, version: 0 }], impact: { asks: true, of: trial.impact } }
}

/** Undefined where a second key is needed: enough keys, no chat, or nothing can be said there. */
function consentFor(
  tx: Tx,
  { messaging }: Pick<StaffDeps, 'messaging'>,
  { caller, group, change, slotId }: Wish,
  now: Instant,
): NewConsent | undefined {
  const [first] = group
  const contactId = first?.contactId
  if (!first || contactId === undefined || group.some((one) => one.contactId !== contactId)) return undefined
  if (!isSmallOffice(tx, first.office.id, now)) return undefined
  const contact = readContact(tx, messaging, contactId)
  const askAt = notAtNight(tx, now, first.office.zone)
  const asked: NewConsent = {
    groupId: first.groupId,
    change,
    members: group.map((one) => one.member),
    stamp: stampNow(tx, first.groupId, now),
    slotId: slotId ?? null,
    officeId: first.office.id,
    keyId: caller.keyId,
    askAt,
    endsAt: Math.min(askAt + ANSWER_WITHIN_MS, first.slot.startsAt),
  }
  if (!contact || asked.endsAt <= askAt) return undefined
  const said = sayConsent(undefined, { ...asked, id: 0 }, { tx, deps: messaging, contact, now })
  return said && canBeTold(tx, messaging, contact, said.reply, askAt) ? asked : undefined
}

/** What asking leaves in the log-book. */
export const askedDeed = (group: AppointmentDetail[], reason: string): AuditFields<'appointments'> => ({
  operation: ASKED_IN_CHAT,
  officeId: group[0]?.office.id,
  detail: { appointments: group.map((one) => one.id) },
  reason,
})
