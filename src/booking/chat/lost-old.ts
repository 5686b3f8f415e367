import { requirementsOn } from '../../catalogue/procedures.ts'
import { type Answer, next, type Onward, saying } from '../../chat/answer.ts'
import { readingBack } from '../../chat/decide.ts'
import { type Draft, isMinor, type Person, withPerson } from '../../chat/draft.ts'
import { today } from '../../chat/moments.ts'
import type { Heard } from '../../chat/part.ts'
import { hearRest, withWords } from '../../chat/policy.ts'
import { lines } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { withWaiting } from '../../chat/stated.ts'
import { calledIn } from '../../reading/called.ts'
import { otherWords } from '../../reading/clauses.ts'
import { plain } from '../../reading/engine/words.ts'
import type { Reading } from '../../reading/reading.ts'
import { offeredProcedure, procedureOf } from './procedures.ts'

/** "6 años, pero ya no tengo el viejo, se me perdió": a renewal becomes a replacement, and the other words are heard as if they stood alone. */
export function hearLostOld(heard: Heard): Answer | undefined {
  const { reading, scene, open } = heard
  const changed = saysLost(reading) ? asLost(reading, scene) : undefined
  if (!changed) return undefined
  // "¿y si lo pierdo?"
  if (reading.says('should it be lost'))
    return saying(scene.t.correct.ifLost, readingBack(open.draft, next(changed, sayLost({ ...scene, draft: changed }))))
  const rest = otherWords(reading, ['the old one is lost'])
  const alone = withWords({ ...heard, scene: { ...scene, draft: changed }, open: { ...open, draft: changed } }, rest)
  const also = rest.text ? hearRest(alone, isHeard) : undefined
  const answer: Onward =
    also?.kind === 'next' || also?.kind === 'ask' ? also : next(changed, also?.kind === 'tell' ? also.prompt.body : '')
  return { ...saying(sayLost(alone.scene), { ...answer, draft: withWaiting(answer.draft, alone) }), isWeighed: true }
}

const isHeard = (one: Answer | undefined): boolean =>
  (one?.kind === 'next' || one?.kind === 'ask' || one?.kind === 'tell') && !one.missed

export const saysLost = (reading: Reading): boolean => reading.says('the old one is lost') && !reading.says('it is not lost')

/** Undefined where no one renews. Of several who renew each is asked, unless one is named. */
function asLost(reading: Reading, { draft, session }: Scene): Draft | undefined {
  const isOffered = (person: Person | undefined) =>
    offeredProcedure(session, 'lost', isMinor(draft, person) ? 'minor' : 'adult') !== undefined
  if (draft.family === 'renewal') return isOffered(draft.people[0]) ? { ...draft, family: 'lost' } : undefined
  const renewing = draft.people.flatMap((one, i) => (!draft.family && one.family === 'renewal' && isOffered(one) ? [i] : []))
  const named = renewing.filter((i) => reading.plain.includes(plain(calledIn(draft.people, i))))
  const [only, another] = named.length > 0 ? named : renewing
  if (only === undefined) return undefined
  if (another === undefined) return withPerson(draft, only, { family: 'lost' })
  return renewing.reduce((all, i) => withPerson(all, i, { family: undefined }), { ...draft, passportEach: true } as Draft)
}

/** What it became, and the paper that takes a day to get. */
function sayLost({ draft, session, t, language }: Scene): string {
  const procedure = procedureOf(
    session,
    draft,
    draft.people.find((one) => one.family === 'lost'),
  )
  if (procedure?.family !== 'lost') return ''
  const needed = requirementsOn(session.tx, procedure.id, today(session)).find((one) => one.applies === 'always')
  return lines(t.menu.understood(procedure.name[language]), needed && t.place.neededThere(needed.text[language]))
}
