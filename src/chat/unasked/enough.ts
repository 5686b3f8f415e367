import { telephoneFor, wall } from '../../booking/chat/moments.ts'
import { speakerTo } from '../../booking/chat/notices.ts'
import { theInstitution } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import type { Reply } from '../reply.ts'
import type { Session } from '../session.ts'

/** This contact has had a day's answers: from when on there are more, by the institution's clock, and whom to call meanwhile. */
export function sayEnough(session: Session, again: Instant): Reply {
  const speaker = speakerTo(session)
  const { zone } = theInstitution(session.tx)
  const { day, minute } = wall(again, zone)
  const { dates, common } = speaker.t
  const when = `${dates.plain(day)}, ${dates.hour(minute)}`
  return { kind: 'text', body: common.enough(when, telephoneFor(speaker)), asks: false }
}
