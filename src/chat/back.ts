import { withoutLastDetail } from '../booking/chat/details.ts'
import { officesDoing, reopenOffice } from '../booking/chat/office.ts'
import { withoutPlace } from '../booking/chat/place.ts'
import { type Answer, again, ask, next } from './answer.ts'
import { type Draft, isSeveral, withPerson } from './draft.ts'
import type { Scene } from './scene.ts'

/** The last answer is open again, and nothing else changes. Once an hour is held, whoever goes back chooses what to correct. */
export function goBack({ draft, session }: Scene): Answer {
  if (draft.slot || (isSeveral(draft) && draft.people.length > 0)) return ask('correct', draft)
  const undetailed = withoutLastDetail({ session, draft })
  if (undetailed) return next(undetailed)
  const person = draft.people[0] ?? {}
  if (person.oldPassport !== undefined) return next(withPerson(draft, 0, { oldPassport: undefined }))
  if (person.name && (person.curp || person.noCurp)) return next(withPerson(draft, 0, { name: undefined }))
  if (person.curp || person.noCurp) return next(withPerson(draft, 0, WITHOUT_CURP))
  if (draft.who && officesDoing({ session, draft }).length === 1) return ask('menu', draft)
  if (draft.officeIds) return next(reopenOffice(session, draft))
  if (draft.near || draft.state) return next(withoutPlace(draft))
  return draft.who ? ask('menu', draft) : again(draft)
}

const WITHOUT_CURP: Partial<Draft['people'][number]> = { curp: undefined, noCurp: undefined, birthDate: undefined }
