import { askAbout, next } from '../../chat/answer.ts'
import { type Draft, isSeveral, type Person, whoCome, withEach, withPerson } from '../../chat/draft.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Booking, Scene } from '../../chat/scene.ts'
import { isOnlyPassportNumber, triesPassportNumber } from '../../chat/understanding/numbers.ts'
import { phrases } from '../../chat/understanding/phrases.ts'
import { passportBefore } from '../people.ts'
import { markOf, positionOf } from './changed-group.ts'
import { offeredProcedure, procedureOf } from './procedures.ts'

/** The number of the passport before. Several people are asked only where the record demands it: theirs is read at the window. */
export const oldPassport: AnsweredQuestion = {
  copied: true,
  isNeeded: (scene) => openPerson(scene) >= 0,
  ask(scene) {
    const { session, draft, t } = scene
    const index = openPerson(scene)
    const lost = familyOf(draft, index) === 'lost'
    const canTurn = !isSeveral(draft) && !lost && offeredProcedure(session, 'lost', 'adult')
    const mark = markOf(draft, index)
    const none = { value: `none:${mark}`, title: lost ? t.oldPassport.buttons.unknown : t.oldPassport.buttons.none }
    const others = [none, ...(canTurn ? [{ value: `lost:${mark}`, title: t.oldPassport.buttons.lost }] : [])]
    const before = writtenBefore(scene, index)
    if (before) {
      const same = { value: `yes:${mark}`, title: t.oldPassport.buttons.same }
      return { body: t.oldPassport.askSame(before.slice(-SHOWN_DIGITS)), options: [same, ...others] }
    }
    return {
      body: lost ? t.oldPassport.askLost : draft.who === 'self' ? t.oldPassport.ask : t.oldPassport.askOther,
      options: others,
    }
  },
  choose(value, scene) {
    const { draft, session, t } = scene
    const [what, mark = ''] = value.split(':')
    const index = positionOf(draft, mark)
    if (!draft.people[index]) return next(draft, t.groupChange.notThisGroup)
    if (what === 'lost')
      return next(
        { ...withPerson(draft, index, { oldPassport: undefined, years: undefined }), family: 'lost' },
        t.oldPassport.nowLost,
      )
    const before = what === 'yes' ? writtenBefore(scene, index) : undefined
    if (before) return next(withPerson(draft, index, { oldPassport: before }))
    const required = procedureOf(session, draft, draft.people[index])?.oldPassport === 'required'
    return required ? next(draft, t.oldPassport.required) : next(withPerson(draft, index, { oldPassport: null }))
  },
  ownWords: (reading) => isOnlyPassportNumber(reading.text),
  hear(reading, scene) {
    const index = openPerson(scene)
    if (!isOnlyPassportNumber(reading.text) && writtenBefore(scene, index)) {
      if (reading.says(THE_SAME)) return this.choose(`yes:${markOf(scene.draft, index)}`, scene)
      if (reading.yesNo === 'no') return askAbout('oldPassport', ANEW, scene.draft)
    }
    if (reading.says(GONE) && familyOf(scene.draft, index) !== 'lost')
      return this.choose(`lost:${markOf(scene.draft, index)}`, scene)
    if (reading.says(NOT_AT_HAND) || NOT_AT_HAND.test(reading.bare)) return this.choose(`none:${markOf(scene.draft, index)}`, scene)
    const number = reading.passport
    if (number) return next(withPerson(scene.draft, index, { oldPassport: number }), scene.t.oldPassport.noted(number))
    return triesPassportNumber(reading.text) ? next(scene.draft, scene.t.oldPassport.odd) : undefined
  },
  explained: {
    words: phrases('old-passport', 'about it'),
    says: (scene) => (isRequired(scene) ? scene.t.oldPassport.required : scene.t.oldPassport.explained),
  },
  without(scene) {
    const index = openPerson(scene)
    return isRequired(scene) ? undefined : next(withPerson(scene.draft, index, { oldPassport: null }), scene.t.oldPassport.goOn)
  },
  corrected: {
    rows: (scene) => (isNumberKnown(scene) ? [{ value: 'oldPassport', ...scene.t.correct.rows.oldPassport }] : []),
    words: phrases('old-passport', 'corrects it'),
    reopen({ session, draft }) {
      const open = withEach(draft, { oldPassport: undefined })
      return openPerson({ session, draft: open }) < 0 ? next(open) : askAbout('oldPassport', ANEW, open)
    },
  },
}

/** `about`: somebody said that the number written in an earlier booking is another one. */
const ANEW = 'anew'
/** On a telephone that a family shares the end is enough to know it by. */
const SHOWN_DIGITS = 4
const THE_SAME = phrases('old-passport', 'the same')

/** The number that this telephone wrote for this person in an earlier booking, unless it was just said to be another one. */
function writtenBefore({ session, draft, about }: Scene, index: number): string | undefined {
  const { name, birthDate, curp } = draft.people[index] ?? {}
  if (about === ANEW || !name || !birthDate) return undefined
  const { tx, deps, contact } = session
  return passportBefore(tx, deps.vault, contact.id, { name, birthDate, ...(curp && { curp }) })
}

const GONE = phrases('old-passport', 'gone')

const NOT_AT_HAND = phrases('old-passport', 'not at hand')

const isNumberKnown = ({ session, draft }: Booking): boolean =>
  whoCome(draft).some((person) => procedureOf(session, draft, person)?.oldPassport !== 'no' && person.oldPassport !== undefined)

/** Whether the office cannot do without the number of whoever is asked. */
const isRequired = (scene: Scene): boolean =>
  procedureOf(scene.session, scene.draft, scene.draft.people[openPerson(scene)])?.oldPassport === 'required'

/** Who still has to be asked; -1 when nobody. */
function openPerson({ session, draft }: Booking): number {
  return whoCome(draft).findIndex((person) => isOpen({ session, draft }, person))
}

function isOpen({ session, draft }: Booking, person: Person): boolean {
  if (person.oldPassport || !person.name) return false
  const asks = procedureOf(session, draft, person)?.oldPassport
  // Not at hand is an answer, except where another procedure that was chosen since cannot do without it.
  return asks === 'required' || (asks === 'optional' && !isSeveral(draft) && person.oldPassport === undefined)
}

const familyOf = (draft: Draft, index: number): string | undefined =>
  isSeveral(draft) ? draft.people[index]?.family : draft.family
