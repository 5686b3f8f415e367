import { type Draft, headcount, withPerson } from '../draft.ts'
import { fit, pricesOf, procedureOf } from '../facts.ts'
import { type Answer, ask, next, type PromptOption, type Question, type Scene } from '../question.ts'
import { plain } from '../understanding/words.ts'
import { hasDetails } from './details.ts'
import { countOffices, reopenOffice } from './office.ts'

/** Any answer can be changed; what depended on it is asked again, and the hour stays held. */
export const correct: Question = {
  numbered: true,
  isNeeded: () => false,
  ask: (scene) => ({ body: scene.t.correct.ask, open: scene.t.correct.open, options: rows(scene) }),
  choose(value, scene): Answer {
    const { draft, desk } = scene
    const [what, detail] = value.split(':')
    const index = Number(detail ?? 0)
    switch (what) {
      case 'procedure':
        return draft.who === 'other' ? ask('purpose', draft) : ask('menu', draft)
      case 'office':
        return next(reopenOffice(desk, draft))
      case 'slot':
        return ask('slot', withoutWish(draft))
      case 'curp':
        return next(withPerson(draft, index, { curp: undefined, noCurp: undefined, birthDate: undefined, years: undefined }))
      case 'name':
        return next(withPerson(draft, index, { name: undefined }))
      case 'person':
        return next(
          withPerson(draft, index, { curp: undefined, noCurp: undefined, birthDate: undefined, name: undefined, years: undefined }),
        )
      case 'hadPassport':
        return next(withEach(draft, { family: undefined, oldPassport: undefined, years: undefined }))
      case 'oldPassport':
        return next(withEach(draft, { oldPassport: undefined }))
      case 'details':
        return next(withEach(draft, { answers: undefined }))
      case 'validity':
        return next({
          ...withEach(draft, { years: undefined, halfFee: undefined }),
          discountAsked: undefined,
          yearsEach: undefined,
        })
      case 'attendant':
        return next({ ...draft, attendant: undefined })
      default:
        return next(draft)
    }
  },
  hear(text, scene) {
    const words = plain(text)
    const found = WORDS.find(([, pattern]) => pattern.test(words))
    const row = found && rows(scene).find((one) => one.value.split(':')[0] === found[0])
    return row && this.choose(row.value, scene)
  },
}

const WORDS: [string, RegExp][] = [
  ['curp', /\bcurp\b/],
  ['name', /\b(?:nombre|name)\b/],
  ['slot', /\b(?:dia|hora|fecha|day|time|hour|date)\b/],
  ['office', /\b(?:oficina|lugar|office|place)\b/],
  ['oldPassport', /\b(?:pasaporte anterior|numero|old passport|number)\b/],
  ['validity', /\b(?:anos|vigencia|precio|descuento|years|price|discount)\b/],
  ['procedure', /\b(?:tramite|procedure)\b/],
  ['attendant', /\b(?:adult[oa]|acompan\w*|adult)\b/],
]

const withoutWish = ({ wish, page, ...rest }: Draft): Draft => rest

const withEach = (draft: Draft, change: Draft['people'][number]): Draft => ({
  ...draft,
  people: draft.people.map((person) => ({ ...person, ...change })),
})

function rows({ desk, draft, t }: Scene): PromptOption[] {
  const { rows: row } = t.correct
  const minor = draft.who === 'minor'
  const people = draft.people.slice(0, headcount(draft))
  const paying = people.some((person) => (pricesOf(desk, draft, person)?.quotes.length ?? 0) > 1)
  const numbered = people.some(
    (person) => procedureOf(desk, draft, person)?.oldPassport !== 'no' && person.oldPassport !== undefined,
  )
  const canRenew = desk.currentHold()?.renewals === 0
  const { title: anyone } = row.name
  return [
    { value: 'slot', ...row.slot },
    ...(countOffices(desk).offices > 1 ? [{ value: 'office', ...row.office }] : []),
    ...(minor
      ? people.map((person, i) => ({ value: `person:${i}`, ...t.correct.person(fit(person.name ?? anyone, 24)) }))
      : [
          { value: 'name:0', ...row.name },
          { value: 'curp:0', ...row.curp },
        ]),
    ...(minor ? [{ value: 'attendant', ...row.attendant }] : []),
    ...(numbered ? [{ value: 'oldPassport', ...row.oldPassport }] : []),
    ...(hasDetails({ desk, draft }) ? [{ value: 'details', ...t.details.row }] : []),
    ...(paying ? [{ value: 'validity', ...row.validity }] : []),
    ...(minor
      ? [{ value: 'hadPassport', ...t.correct.hadPassport }]
      : draft.family === 'advice'
        ? []
        : [{ value: 'procedure', ...row.procedure }]),
    ...(canRenew && people.length < 3 ? [{ question: 'go' as const, value: 'moreTime', ...row.moreTime }] : []),
    { value: 'back', ...row.back },
  ].slice(0, 10)
}
