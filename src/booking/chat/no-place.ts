import { addDays, weekdayOf } from '../../catalogue/calendar.ts'
import type { OfficeReason } from '../../catalogue/office-reasons.ts'
import { theOffice } from '../../catalogue/offices.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { dayWords, todayAt, whenPlain } from '../../chat/moments.ts'
import type { Speaker } from '../../chat/scene.ts'
import { nameAndInitial } from '../../reading/called.ts'
import type { RequestedTimes } from '../../reading/requested-times.ts'
import type { FreeSlot } from '../../schedule/slots.ts'
import type { AnswerMisfit } from '../eligibility.ts'
import { mostLive } from '../rivals.ts'
import { type NoPlace, type PlaceAsked, whyNever, whyNone } from '../why-none.ts'
import { sayAge } from './ages.ts'
import type { Seekers } from './free-hours.ts'

type Span = Pick<PlaceAsked, 'fromMinute' | 'untilMinute'>

const asked = (officeId: number, { procedureIds, places, unpaid, people, busy, standing }: Seekers): PlaceAsked => ({
  ...{ officeId, procedureIds, places, people, busy },
  ...(unpaid && { unpaid }),
  ...(standing?.() && { standing: [0] }),
})

const reasonAt = ({ session }: Speaker, officeId: number, seekers: Seekers, at: Span & { day?: LocalDay }) =>
  whyNone(session.tx, { ...asked(officeId, seekers), ...at }, session.now).reason

/** Why no hour of that office will do for them, whatever becomes free: there is nothing to wait for. */
export function whyNeverAt(speaker: Speaker, officeId: number, seekers: Seekers): string | undefined {
  const { session, t } = speaker
  const never = whyNever(session.tx, asked(officeId, seekers), session.now)
  if (never?.why === 'not_offered') return t.office.notOffered(theOffice(session.tx, officeId).name)
  return never && sayReason(speaker, '', never, seekers)
}

function reasonOn(speaker: Speaker, seekers: Seekers, day: LocalDay, span: Span): NoPlace | undefined {
  const [first, ...others] = seekers.officeIds.map((id) => reasonAt(speaker, id, seekers, { day, ...span }))
  if (!first || others.some((one) => one.why !== first.why)) return undefined
  // Reasons that differ between offices are said for one only.
  if (first.why === 'closed' && others.some((one) => one.why === 'closed' && one.told !== first.told))
    return { ...first, told: 'unsaid' }
  const open = [first, ...others].flatMap((one) => (one.why === 'weekday' ? one.open : []))
  return first.why === 'weekday' ? { ...first, open: [...new Map(open.map((one) => [JSON.stringify(one), one])).values()] } : first
}

/** The office's reason; undefined where hours are taken or elsewhere: then the people may be the reason. */
export function whyNotThen(speaker: Speaker, seekers: Seekers, wish: RequestedTimes): string | undefined {
  const { session, t } = speaker
  const { from, until, weekdays, fromMinute, untilMinute } = wish
  const day = from !== undefined && (from === until || weekdays === undefined) ? from : undefined
  if (day !== undefined) {
    const reason = reasonOn(speaker, seekers, day, { fromMinute, untilMinute })
    // For several days only what holds for all of them.
    if (!reason || (from !== until && !OF_ALL_DAYS.has(reason.why))) return undefined
    // A day before the last one with places is no matter of publication.
    if (reason.why === 'not_published' && reason.until !== undefined && day <= reason.until) return undefined
    const when = t.noPlace.thatDay(dayWords(speaker, day))
    return reason.why === 'closed' && fromMinute !== undefined
      ? t.noPlace.closedThen(when, because(speaker, reason.told))
      : sayReason(speaker, when, reason, seekers)
  }
  if (!weekdays) return undefined
  const first = from ?? todayAt(session, seekers.officeIds)
  const reasons = weekdays.map((weekday) => reasonOn(speaker, seekers, onOrAfter(first, weekday), {}))
  const [never] = reasons
  if (never?.why !== 'weekday' || reasons.some((one) => one?.why !== 'weekday')) return undefined
  if (never.open.some(({ weekday }) => weekdays.includes(weekday))) return undefined // Only not on the next one.
  return sayReason(speaker, t.noPlace.thoseWeekdays(t.dates.weekdays(weekdays)), never, seekers)
}

/** What holds for the first of several days holds for all of them, or is said of them. */
const OF_ALL_DAYS: ReadonlySet<NoPlace['why']> = new Set(['not_published', 'age', 'answer', 'record', 'already'])

const onOrAfter = (day: LocalDay, weekday: number): LocalDay => addDays(day, (weekday - weekdayOf(day) + 7) % 7)

function sayReason(speaker: Speaker, when: string, reason: NoPlace, { standing }: Seekers): string | undefined {
  const { dates, noPlace, refused, details } = speaker.t
  switch (reason.why) {
    case 'past':
      return noPlace.past(when)
    case 'closed':
      return noPlace.closed(when, because(speaker, reason.told))
    case 'holiday':
      return noPlace.holiday(when)
    case 'weekday':
      return noPlace.weekday(when, reason.open.length > 0 ? dates.recurring(reason.open) : '')
    case 'no_such_hour':
      return noPlace.hour(when)
    case 'not_published': {
      const { until, opensOn } = reason
      const told = [
        until && noPlace.openUntil(dayWords(speaker, until)),
        opensOn && noPlace.opensOn(when, dayWords(speaker, opensOn)),
      ]
      return told.filter(Boolean).join(' ') || undefined
    }
    case 'too_soon':
      return noPlace.tooSoon(when, reason.noticeMinutes)
    case 'unpayable':
      return noPlace.unpayable(when)
    case 'age':
      return sayAge(speaker, reason.misfit)
    case 'answer':
      return sayServed(speaker, reason.misfit)
    case 'record':
      return reason.field.refusal?.[speaker.language] ?? details.notThat
    case 'already': {
      const view = standing?.()
      return (
        view &&
        refused.ownLive(
          nameAndInitial(view.name),
          whenPlain(speaker, view.slot),
          view.office.name,
          mostLive(speaker.session.tx, view.procedureId),
        )
      )
    }
    case 'kept':
      return `${noPlace.full(when)} ${keptWords(speaker, reason)}`
    case 'another_visit':
      return noPlace.anotherVisit(when, dates.hour(reason.minute))
    default:
      return undefined
  }
}

export function sayServed(speaker: Speaker, { field, answer, how, day }: AnswerMisfit): string {
  const { noPlace, dates } = speaker.t
  return `${noPlace.served[how](field.label[speaker.language], dates.birth(answer), dayWords(speaker, day))} ${noPlace.bringAnother}`
}

const keptWords = (speaker: Speaker, { whom, until }: Extract<NoPlace, { why: 'kept' }>): string =>
  (whom === 'staff' ? speaker.t.noPlace : speaker.t.urgent).kept(dayWords(speaker, until))

const because = ({ t }: Speaker, told: OfficeReason): string => (told === 'unsaid' ? '' : t.noPlace.because(t.officeReasons[told]))

/** `full`: the text when it is full for these people only. */
export function whyNoneAt(speaker: Speaker, officeId: number, seekers: Seekers, full?: string): string {
  const { t, session } = speaker
  const { name } = theOffice(session.tx, officeId)
  const reason = reasonAt(speaker, officeId, seekers, {})
  switch (reason.why) {
    case 'not_offered':
      return t.office.notOffered(name)
    case 'closed':
      return t.noPlace.closedOffice(name, because(speaker, reason.told))
    case 'age':
    case 'answer':
    case 'record':
    case 'already':
      return sayReason(speaker, '', reason, seekers) ?? t.office.fullNow(name)
    case 'kept':
      return `${t.office.fullNow(name)} ${keptWords(speaker, reason)}`
    case 'full':
      return (
        full ?? (reason.until === undefined ? t.office.fullNow(name) : t.office.fullUntil(name, dayWords(speaker, reason.until)))
      )
    default:
      return t.office.fullNow(name)
  }
}

export function goneHour(speaker: Speaker, hour: FreeSlot, why: 'taken' | 'closed' | 'too_soon'): string {
  const { session, t } = speaker
  const at = { officeId: hour.officeId, day: hour.day, fromMinute: hour.minute, untilMinute: hour.minute + 1 }
  const { reason } = whyNone(session.tx, { ...at, procedureIds: [], places: 1 }, session.now)
  const when = whenPlain(speaker, hour)
  if (reason.why === 'closed') return t.slot.closed(when, because(speaker, reason.told))
  if (why === 'closed') return t.slot.closed(when, '')
  if (why === 'too_soon' || reason.why === 'too_soon' || reason.why === 'past') return t.slot.tooSoon(when)
  return reason.why === 'full' ? t.slot.taken(when) : t.slot.notFree(when)
}
