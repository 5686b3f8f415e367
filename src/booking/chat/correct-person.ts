import { type Answer, askAbout, next } from '../../chat/answer.ts'
import { headcount, isMinor, isSeveral, whoCome, withPerson } from '../../chat/draft.ts'
import type { Prompt, PromptOption } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { ROWS_MAX } from '../../chat/speak.ts'
import { fitRow, toldApart } from '../../chat/titles.ts'
import { firstName } from '../../chat/understanding/names.ts'
import { markOf, positionOf, roomForMore, withOneMore, withoutData, withoutPeople } from './changed-group.ts'
import { adultPassports, minorPassports, procedureOf } from './procedures.ts'

/** So many people stand in the list of what can be corrected; more of them stand in a list of their own. */
const PEOPLE_MAX = 4

/** One of several people: their answers, or that they do not come after all. `about`: `person:<mark>` or `someone`. */
export function askPerson(scene: Scene): Prompt | undefined {
  const { draft, t, about = '' } = scene
  if (about === 'someone') {
    return { body: t.groupChange.askSomeone, options: [...people(scene).slice(0, ROWS_MAX - 1), back(scene)], open: t.correct.open }
  }
  const [what, mark = ''] = about.split(':')
  const person = what === 'person' ? whoCome(draft)[positionOf(draft, mark)] : undefined
  if (!person) return undefined
  const families = isMinor(draft, person) ? minorPassports(scene.session) : adultPassports(scene.session)
  return {
    body: t.groupChange.askAbout(firstName(person.name ?? '')),
    options: [
      { value: `data:${mark}`, ...t.groupChange.data },
      ...(families.length > 1 ? [{ value: `passport:${mark}`, ...t.groupChange.passport }] : []),
      { value: `remove:${mark}`, ...t.groupChange.remove },
      back(scene),
    ],
    open: t.correct.open,
  }
}

const back = ({ t }: Scene): PromptOption => ({ value: 'back', ...t.correct.rows.back })

/** Rows that lead to each of several people. */
export function personRows(scene: Scene): PromptOption[] {
  const { draft, t } = scene
  return headcount(draft) > PEOPLE_MAX ? [{ value: 'someone', ...t.groupChange.someone }] : people(scene)
}

/** The same rows with one for all the people, where there is no room for each. */
export function peopleTogether(rows: PromptOption[], { t }: Scene): PromptOption[] {
  const isPerson = ({ value }: PromptOption) => value.startsWith('person:')
  const at = rows.findIndex(isPerson)
  return at < 0 ? rows : rows.toSpliced(at, rows.filter(isPerson).length, { value: 'someone', ...t.groupChange.someone })
}

function people({ draft, t }: Scene): PromptOption[] {
  const named = whoCome(draft).map((person, i) => ({
    value: `person:${markOf(draft, i)}`,
    ...t.groupChange.person(fitRow(person.name ?? t.correct.rows.name.title)),
  }))
  return toldApart(named)
}

/** Somebody may come along, where this telephone has room and the booking is for passports. */
export function mayAdd({ session, draft }: Scene): boolean {
  const passports = isSeveral(draft) || adultPassports(session).some((one) => one.id === procedureOf(session, draft, undefined)?.id)
  return passports && roomForMore(session, draft) > 0
}

/** What a row about people leads to; undefined for any other row. `detail`: whose it is, or how many there were. */
export function changePeople(what: string | undefined, detail: string, scene: Scene): Answer | undefined {
  const { draft, t } = scene
  const index = positionOf(draft, detail)
  const person = whoCome(draft)[index]
  switch (what) {
    case 'someone':
      return askAbout('correct', 'someone', draft)
    case 'person':
      return headcount(draft) > 1 ? askAbout('correct', `person:${detail}`, draft) : next(withoutData(draft, index))
    case 'data':
      return next(withoutData(draft, index))
    case 'passport':
      return next(person ? withPerson(draft, index, { family: undefined, years: undefined }) : draft)
    case 'remove':
      if (!person || headcount(draft) < 2) return next(draft)
      return next(withoutPeople(draft, [index]), t.groupChange.removed(firstName(person.name ?? '')))
    case 'add':
      return next(mayAdd(scene) && detail === String(headcount(draft)) ? withOneMore(draft) : draft)
    default:
      return undefined
  }
}
