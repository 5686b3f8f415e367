import { next } from '../../chat/answer.ts'
import { type Draft, headcount, isMinor, isSeveral, type Person, whoCome, withEach, withPerson } from '../../chat/draft.ts'
import { fitDescription, fitRow, type PromptOption } from '../../chat/prompt.ts'
import type { AnsweredQuestion, Question } from '../../chat/question.ts'
import type { Booking, Scene } from '../../chat/scene.ts'
import { calledIn } from '../../reading/called.ts'
import { plain } from '../../reading/engine/words.ts'
import type { Reading } from '../../reading/reading.ts'
import { ROWS_MAX } from '../../texts/lengths.ts'
import { markOf, markOfAll, positionOf } from './changed-group.ts'
import { adultPassports, minorPassports } from './procedures.ts'

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
    const said = draft.people.map((_, i) =>
      words.includes(plain(nameOf(draft, i)) || '\0') ? !reading.denies(nameOf(draft, i)) : undefined,
    )
    const named = said.filter((one) => one !== undefined)
    const [first] = named
    if (first !== undefined && reading.says('the others are not meant')) return next(asSaid(draft, (i) => said[i] ?? !first))
    const isMixed = reading.denied.some(Boolean) && (named.length > 0 || reading.tokens.length > FEW_WORDS)
    if (asksAll(draft) ? isMixed : named.length > 0) return next(asSaid(draft, (i) => said[i]))
    if (!asksAll(draft)) return hearOne(reading, markOf(draft, openPeople(draft)[0] ?? 0), (value) => this.choose(value, scene))
    if (reading.says('none had a passport')) return next(withRenewals(draft, () => false))
    if (reading.says('all had a passport')) return next(withRenewals(draft, () => true))
    return named.length > 0 ? next(withRenewals(draft, (i) => said[i] === true)) : undefined
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

const FEW_WORDS = 4

/** "Diego ya tuvo, Emilio no": the others are asked one by one. */
function asSaid(draft: Draft, had: (i: number) => boolean | undefined): Draft {
  const open = openPeople(draft)
  const people = draft.people.map((one, i): Person => {
    const said = open.includes(i) ? had(i) : undefined
    return said === undefined ? one : { ...one, family: said ? 'renewal' : 'first' }
  })
  return { ...draft, people, passportEach: true }
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
