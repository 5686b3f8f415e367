import { askAbout, next } from '../../chat/answer.ts'
import { type Draft, headcount, isMinor, isSeveral, type Person, whoCome, withEach, withPerson } from '../../chat/draft.ts'
import { fitDescription, fitRow, type PromptOption } from '../../chat/prompt.ts'
import type { AnsweredQuestion, Question } from '../../chat/question.ts'
import type { Booking, Scene } from '../../chat/scene.ts'
import { calledIn } from '../../reading/called.ts'
import { plain } from '../../reading/engine/words.ts'
import { isOnlyPassportNumber, triesPassportNumber } from '../../reading/numbers.ts'
import type { Reading } from '../../reading/reading.ts'
import { ROWS_MAX } from '../../texts/lengths.ts'
import { passportBefore } from '../people.ts'
import { markOf, markOfAll, positionOf } from './changed-group.ts'
import { adultPassports, minorPassports, offeredProcedure, procedureOf } from './procedures.ts'

/** Groups are asked only where the record demands it: theirs is read at the window. */
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
      if (reading.says('the same number')) return this.choose(`yes:${markOf(scene.draft, index)}`, scene)
      if (reading.yesNo === 'no') return askAbout('oldPassport', ANEW, scene.draft)
    }
    if (reading.says('the old passport is gone') && familyOf(scene.draft, index) !== 'lost')
      return this.choose(`lost:${markOf(scene.draft, index)}`, scene)
    if (reading.says('no number at hand')) return this.choose(`none:${markOf(scene.draft, index)}`, scene)
    const number = reading.passport
    if (number) return next(withPerson(scene.draft, index, { oldPassport: number }), scene.t.oldPassport.noted(number))
    return triesPassportNumber(reading.text) ? next(scene.draft, scene.t.oldPassport.odd) : undefined
  },
  explained: {
    about: 'about the old passport',
    says: (scene) => (isRequired(scene) ? scene.t.oldPassport.required : scene.t.oldPassport.explained),
  },
  without(scene) {
    const index = openPerson(scene)
    return isRequired(scene) ? undefined : next(withPerson(scene.draft, index, { oldPassport: null }), scene.t.oldPassport.goOn)
  },
  corrected: {
    statedAs: 'passport',
    rows: (scene) => (isNumberKnown(scene) ? [{ value: 'oldPassport', ...scene.t.correct.rows.oldPassport }] : []),
    said: 'the passport number is wrong',
    reopen({ session, draft }) {
      const open = withEach(draft, { oldPassport: undefined })
      return openPerson({ session, draft: open }) < 0 ? next(open) : askAbout('oldPassport', ANEW, open)
    },
  },
}

/** `about`: the number of an earlier booking is wrong. */
const ANEW = 'anew'
/** On a shared telephone the end is enough. */
const SHOWN_DIGITS = 4

/** Undefined when it was just denied. */
function writtenBefore({ session, draft, about }: Scene, index: number): string | undefined {
  const { name, birthDate, curp } = draft.people[index] ?? {}
  if (about === ANEW || !name || !birthDate) return undefined
  const { tx, deps, contact } = session
  return passportBefore(tx, deps.vault, contact.id, { name, birthDate, ...(curp && { curp }) })
}

const isNumberKnown = ({ session, draft }: Booking): boolean =>
  whoCome(draft).some((person) => procedureOf(session, draft, person)?.oldPassport !== 'no' && person.oldPassport !== undefined)

const isRequired = (scene: Scene): boolean =>
  procedureOf(scene.session, scene.draft, scene.draft.people[openPerson(scene)])?.oldPassport === 'required'

/** -1 when none. */
function openPerson({ session, draft }: Booking): number {
  return whoCome(draft).findIndex((person) => isOpen({ session, draft }, person))
}

function isOpen({ session, draft }: Booking, person: Person): boolean {
  if (person.oldPassport || !person.name) return false
  const asks = procedureOf(session, draft, person)?.oldPassport
  // Not at hand is an answer, unless a procedure chosen since requires it.
  return asks === 'required' || (asks === 'optional' && !isSeveral(draft) && person.oldPassport === undefined)
}

const familyOf = (draft: Draft, index: number): string | undefined =>
  isSeveral(draft) ? draft.people[index]?.family : draft.family

const MOST_SUBSETS = 3

/** One message for all who are unknown. */
export const hadPassport: AnsweredQuestion = {
  numbered: true,
  isNeeded: ({ draft }) => isSeveral(draft) && openPeople(draft).length > 0,
  ask(scene) {
    const { draft, t } = scene
    const open = openPeople(draft)
    if (asksAll(draft)) return { body: t.hadPassport.askAll, options: subsets(scene, open) }
    const [index = 0] = open
    const families = new Set(familiesOf(scene, draft.people[index]).map((one) => one.family))
    const { no, yes, lost } = t.hadPassport.buttons
    const mark = markOf(draft, index)
    return {
      body: t.hadPassport.askOne(nameOf(draft, index)),
      options: [
        ...(families.has('first') ? [{ value: `first:${mark}`, title: no }] : []),
        ...(families.has('renewal') ? [{ value: `renewal:${mark}`, title: yes }] : []),
        ...(families.has('lost') ? [{ value: `lost:${mark}`, title: lost }] : []),
      ],
    }
  },
  choose(value, { draft, t }) {
    if (value === 'each') return next({ ...draft, passportEach: true })
    const [family, which = '', of] = value.split(':')
    const index = positionOf(draft, which)
    const isOfOthers = family === 'only' ? of !== markOfAll(draft) : !draft.people[index]
    if (isOfOthers) return next(draft, t.groupChange.notThisGroup)
    if (family === 'only') return next(withRenewals(draft, (i) => which.split(',').includes(String(i))))
    return next(family ? withPerson(draft, index, { family }) : draft)
  },
  hear(reading, scene) {
    const { draft } = scene
    const words = reading.plain
    if (!asksAll(draft)) return hearOne(reading, markOf(draft, openPeople(draft)[0] ?? 0), (value) => this.choose(value, scene))
    if (reading.says('none had a passport')) return next(withRenewals(draft, () => false))
    if (reading.says('all had a passport')) return next(withRenewals(draft, () => true))
    const named = draft.people.map((_, i) => words.includes(plain(nameOf(draft, i)) || '\0'))
    return named.some(Boolean) ? next(withRenewals(draft, (i) => named[i] === true)) : undefined
  },
  corrected: {
    rows: ({ draft, t }) => (isSeveral(draft) && !draft.family ? [{ value: 'hadPassport', ...t.correct.hadPassport }] : []),
    reopen: ({ draft }) => next(withEach(draft, { family: undefined, years: undefined })),
  },
}

function hearOne(reading: Reading, mark: string, choose: (value: string) => ReturnType<Question['choose']>) {
  if (reading.says('lost theirs')) return choose(`lost:${mark}`)
  if (reading.says('never had one')) return choose(`first:${mark}`)
  return reading.says('had one') ? choose(`renewal:${mark}`) : undefined
}

/** Of passports each needs one of their own; of a record all come for the same. */
const openPeople = (draft: Draft): number[] => (draft.family ? [] : whoCome(draft).flatMap((one, i) => (one.family ? [] : [i])))

const asksAll = (draft: Draft): boolean => headcount(draft) > 1 && !draft.passportEach && openPeople(draft).length !== 1

const nameOf = (draft: Draft, index: number): string => calledIn(draft.people, index)

const familiesOf = ({ session, draft }: Booking, person: Person | undefined) =>
  isMinor(draft, person) ? minorPassports(session) : adultPassports(session)

/** When no one is open, the answer is for all again. */
function withRenewals(draft: Draft, had: (index: number) => boolean): Draft {
  const open = openPeople(draft)
  const people = draft.people.map((one, i): Person => {
    if (open.length > 0 && !open.includes(i)) return one
    return { ...one, family: had(i) ? 'renewal' : 'first' }
  })
  return { ...draft, people }
}

function subsets(scene: Scene, open: number[]): PromptOption[] {
  const { draft, t } = scene
  const { rows } = t.hadPassport
  const each = { value: 'each', ...rows.each }
  const allCan = (family: string) => open.every((i) => familiesOf(scene, draft.people[i]).some((one) => one.family === family))
  const none = allCan('first') ? [{ value: only(draft, []), ...rows.none }] : []
  const all = allCan('renewal') ? [{ value: only(draft, open), ...rows.all }] : []
  if (none.length === 0 || all.length === 0) return [...none, ...all, each]
  const pairs = open.length === MOST_SUBSETS ? open.map((left) => open.filter((i) => i !== left)) : []
  const listed = (chosen: number[]) => t.listed(chosen.map((i) => nameOf(draft, i)))
  const some = [...open.map((i) => [i]), ...pairs].map((chosen) =>
    row(scene, chosen, t.hadPassport.onlyDescription(listed(open.filter((i) => !chosen.includes(i))))),
  )
  const told = [...byAge(scene, open), ...unlike(some)].slice(0, ROWS_MAX - 3)
  return [...none, ...all, ...told, each]
}

function row({ draft, t }: Scene, chosen: number[], description: string): PromptOption {
  const names = t.listed(chosen.map((i) => nameOf(draft, i)))
  return { value: only(draft, chosen), title: fitRow(t.hadPassport.only(names)), description: fitDescription(description) }
}

/** Later members are not included. */
const only = (draft: Draft, chosen: number[]): string => `only:${chosen.join(',')}:${markOfAll(draft)}`

/** In a family often the parents, or the children. Up to three people have all pairs anyway. */
function byAge(scene: Scene, open: number[]): PromptOption[] {
  const { draft, t } = scene
  if (draft.who !== 'group' || open.length <= MOST_SUBSETS) return []
  const [minors, adults] = [true, false].map((minor) => open.filter((i) => (draft.people[i]?.minor === true) === minor))
  if (!minors?.length || !adults?.length) return []
  const listed = (chosen: number[]) => t.listed(chosen.map((i) => nameOf(draft, i)))
  return [
    ...(adults.length > 1 ? [row(scene, adults, t.group.onlyAdults(listed(minors)))] : []),
    ...(minors.length > 1 ? [row(scene, minors, t.group.onlyMinors(listed(adults)))] : []),
  ]
}

/** Rows must differ; twins with one name are asked singly. */
const unlike = (rows: PromptOption[]): PromptOption[] => (new Set(rows.map((one) => one.title)).size === rows.length ? rows : [])
