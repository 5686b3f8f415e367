import { telephoneFor, wall } from '../../booking/chat/moments.ts'
import { speakerTo } from '../../booking/chat/notices.ts'
import type { Instant } from '../../clock.ts'
import type { Desk } from '../desk.ts'
import type { Reply } from '../reply.ts'

/** This contact has had a day's answers: from when on there are more, by the institution's clock, and whom to call meanwhile. */
export function sayEnough(desk: Desk, again: Instant): Reply {
  const speaker = speakerTo(desk)
  const { zone } = desk.institution()
  const { day, minute } = wall(again, zone)
  const { dates, common } = speaker.t
  const when = `${dates.plain(day)}, ${dates.hour(minute)}`
  return { kind: 'text', body: common.enough(when, telephoneFor(speaker)), asks: false }
}
