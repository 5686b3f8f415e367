import type { Instant } from '../clock.ts'
import { TEXTS } from '../texts/texts.ts'
import type { Desk } from './desk.ts'
import { helpHours, wall } from './moments.ts'
import type { Reply } from './reply.ts'

/** This contact has had a day's answers: from when on there are more, by the institution's clock, and whom to call meanwhile. */
export function sayEnough(desk: Desk, again: Instant): Reply {
  const t = TEXTS[desk.contact.language]
  const { zone, phone } = desk.institution()
  const { day, minute } = wall(again, zone)
  const when = `${t.dates.plain(day)}, ${t.dates.hour(minute)}`
  return { kind: 'text', body: t.common.enough(when, phone, helpHours({ desk, t })), asks: false }
}
