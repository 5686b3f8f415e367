import { attempt, rehearse } from '../../../db/open.ts'
import { type Answer, next, type Onward } from '../../chat/answer.ts'
import { hearParts } from '../../chat/compose.ts'
import { type Draft, hasProgress, isSeveral, onlyOne } from '../../chat/draft.ts'
import { firstNeeded, type Heard, questionOf, rankOf } from '../../chat/part.ts'
import { hearRest, hearSteps, withWords } from '../../chat/policy.ts'
import { unanswered } from '../../chat/questions/faq.ts'
import { withWaiting } from '../../chat/stated.ts'
import { clauseTextsOf } from '../../reading/clauses.ts'
import { splitPeople } from '../../reading/curps.ts'
import { plain } from '../../reading/engine/words.ts'
import { EVERYDAY } from '../../reading/first-of-all.ts'
import type { Reading } from '../../reading/reading.ts'
import { parseRow } from '../../reading/rows.ts'
import { curpOwner, hearCurp, keepEarly } from './curp.ts'
import { isEarly, withNote } from './volunteer.ts'

/**
 * "la de las 11. ella es IALC450220MHGBNN00 consuelo ibarra leon": who comes is taken first, wherever it stands, and the other words
 * are heard as if they stood alone by the question that is open then.
 */
export function hearBesideCurp(heard: Heard): Answer | undefined {
  const { reading, scene, open, name, question } = heard
  const { draft, session } = scene
  const { curp } = reading
  if (!curp || !reading.figures) return undefined
  const [person] = draft.people
  const isKnown = person?.curp === curp.typed
  const isAsked = rankOf(scene, name) >= 0 || question.readsBack || isEarly(scene, name) || name === 'menu'
  const mayBe = isAsked && !isSeveral(draft) && !draft.whom && !draft.proposal && (isKnown || !person?.curp)
  if (
    !mayBe ||
    reading.says('says for whom') ||
    (reading.first && !EVERYDAY.has(reading.first)) ||
    splitPeople(reading.text).length > 1
  )
    return undefined
  const owner = curpOwner(reading)
  const rest = reading.part((owner ? withoutRun(curp.beside, owner) : curp.beside).replace(/^[\s,]+/, ''))
  const who = reading.part([curp.typed, owner].filter(Boolean).join(' '))
  // A mere number beside them tells nothing.
  const isAlone = /^\W*\d{0,2}\W*$/.test(rest.text) || (rest.left.length === 0 && rest.entities.length === 0)
  if (isAlone) return isKnown ? next(draft, scene.t.curp.known) : undefined
  const taken = isKnown ? next(draft, scene.t.curp.known) : hasProgress(draft) ? hearCurp(who, scene, 0) : keepEarly(who, scene)
  if (taken?.kind !== 'next') return taken
  const then = asStanding(heard, taken, rest)
  const isHeard = (one: Answer | undefined): one is Answer => one !== undefined && one.kind !== 'again' && !one.missed
  const whole = hearRest(then, isHeard)
  const isStep = (one: Answer | undefined) => one?.kind === 'next' && one.draft !== taken.draft
  // "la primera, el de 6 años": else the first part of it that leads on.
  const parts = isHeard(whole) || then.asks ? [] : clauseTextsOf(rest)
  const asStood = parts.map((text) => asStanding(heard, taken, reading.part(text)))
  const part = asStood.find((one) => isStep(rehearse(session.tx, () => hearParts(one, hearSteps))))
  const also = part ? hearRest(part, isHeard) : whole
  const isOnward = also?.kind === 'next' || also?.kind === 'ask'
  // A wish that begins a booking has its own way with a CURP beside it; nobody is added or named in passing ("... thats it").
  if (hasProgress(draft) ? isOnward && !isOfSame(also.draft, taken.draft) : also?.kind !== 'tell') return undefined
  const { notes } = withNote(taken, scene)
  if (isOnward) {
    const kept = part ? withWaiting(also.draft, then) : also.draft
    return { ...also, draft: kept, notes: [...notes, ...also.notes], isWeighed: true }
  }
  if (isHeard(also) && also.kind !== 'tell') return also
  const told = isHeard(also) ? also.prompt.body : then.asks ? unanswered(open, rest.text) : ''
  return { ...next(withWaiting(taken.draft, then), ...notes, told), isWeighed: true }
}

const isOfSame = (one: Draft, other: Draft): boolean => one.who === other.who && one.people[0]?.name === other.people[0]?.name

export function withoutRun(text: string, name: string): string {
  const [words, run] = [text.split(' '), plain(name).split(' ')]
  const from = words.findIndex((_, at) => run.every((word, nth) => plain(words[at + nth] ?? '') === word))
  const left = from < 0 ? words : [...words.slice(0, from), ',', ...words.slice(from + run.length)]
  return left.join(' ')
}

/** By the question that is open with it. */
export function asStanding({ name, question, open, scene, state, blind }: Heard, { draft }: Onward, reading: Reading): Heard {
  const after = { ...scene, draft }
  // Who comes answers no list of hours, though it asks for none of several offices any more.
  const isListed = question.numbered === true && draft.chosen === scene.draft.chosen
  const isAnswered = rankOf(scene, name) >= 0 && !isListed && !question.isNeeded?.(after)
  const asked = isAnswered ? firstNeeded(after) : name
  const standing = { ...open, draft, ...(isAnswered && { about: undefined }) }
  return withWords({ name: asked, question: questionOf(after, asked), scene: after, open: standing, state, blind }, reading)
}

/**
 * "la primera, de 10 años", "2 y soy Pedro López Ruiz": the row as if it stood alone, then the other words by the question that is open
 * with it. Nothing is taken where they name another hour or place, or tell what nothing understands.
 */
export function hearRowAndMore(heard: Heard): Answer | undefined {
  const row = onlyOne(heard.reading.partsAndRests.filter(({ part }) => isRow(part)))
  return row && !heard.question.acts && !heard.reading.slip ? besideRow(heard, row) : undefined
}

function besideRow(heard: Heard, { part, rest: words }: { part: string; rest: string }): Answer | undefined {
  const [row, rest] = [part, words].map((one) => withWords(heard, heard.reading.part(one)))
  if (!row || !rest || rest.reading.yesNo === 'no' || rest.reading.entities.some(({ kind }) => NAMES_ANOTHER.has(kind)))
    return undefined
  return attempt(heard.scene.session.tx, () => both(row, rest.reading), isOnward)
}

const NAMES_ANOTHER: ReadonlySet<string> = new Set(['day', 'hour', 'office', 'place', 'count'])
const MOST_ROWS = 10
const isRow = (part: string): boolean => parseRow(plain(part), MOST_ROWS) !== undefined

function both(row: Heard, rest: Reading): Onward | undefined {
  const taken = hearSteps(row)
  if (!isOnward(taken) || taken.draft === row.scene.draft) return undefined
  const then = asStanding(row, taken, rest)
  const also = hearRest(then, (one) => isOnward(one) && one.draft !== taken.draft)
  if (isOnward(also)) return { ...also, notes: [...taken.notes, ...also.notes] }
  const draft = withWaiting(taken.draft, then)
  return draft !== taken.draft || rest.left.length === 0 ? { ...taken, draft } : undefined
}

const isOnward = (answer: Answer | undefined): answer is Onward => answer?.kind === 'next' || answer?.kind === 'ask'
