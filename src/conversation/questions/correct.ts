import { type Answer, ask, next } from '../answer.ts'
import { adultOfGroup, comeWithMinors, type Draft, isSeveral, whoCome, withoutWhen, withPerson } from '../draft.ts'
import { pricesOf } from '../prices.ts'
import { procedureOf } from '../procedures.ts'
import type { PromptOption } from '../prompt.ts'
import type { Question } from '../question.ts'
import type { Scene } from '../scene.ts'
import { ROWS_MAX } from '../speak.ts'
import { plain } from '../understanding/words.ts'
import { order } from '../ways-on.ts'
import { askPerson, changePeople, mayAdd, personRows } from './correct-person.ts'
import { hasDetails } from './details.ts'
import { officesDoing, reopenOffice } from './only-office.ts'

/** Any answer can be changed; what depended on it is asked again, and the hour stays held. */
export const correct: Question = {
  numbered: true,
  ask: (scene) => askPerson(scene) ?? { body: scene.t.correct.ask, open: scene.t.correct.open, options: rows(scene) },
  choose(value, scene): Answer {
    const { draft, desk } = scene
    const [what, detail = ''] = value.split(':')
    switch (what) {
      case 'procedure':
        return draft.who === 'other' ? ask('purpose', draft) : ask('menu', draft)
      case 'office':
        return next(reopenOffice(desk, draft))
      case 'slot':
        return ask('slot', withoutWhen(draft))
      case 'curp':
        return next(withPerson(draft, 0, { curp: undefined, noCurp: undefined, birthDate: undefined, years: undefined }))
      case 'name':
        return next(withPerson(draft, 0, { name: undefined }))
      case 'hadPassport':
        return next(withEach(draft, { family: undefined, years: undefined }))
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
        return changePeople(what, detail, scene) ?? next(draft)
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
  ['name', /\b(?:nombres?|apellidos?|acento|se escribe|es (?:[a-z]+ )?con [a-z]\b|name)\b/],
  ['slot', /\b(?:dia|hora|horario|fecha|day|time|hour|date)\b/],
  ['office', /\b(?:oficina|lugar|office|place)\b/],
  ['oldPassport', /\b(?:pasaporte anterior|numero|old passport|number)\b/],
  ['validity', /\b(?:anos|vigencia|precio|descuento|years|price|discount)\b/],
  ['procedure', /\b(?:tramite|procedure)\b/],
  ['attendant', /\b(?:adult[oa]|acompan\w*|adult)\b/],
  ['add', /\b(?:agreg\w+|otra persona|add)\b/],
]

const withEach = (draft: Draft, change: Draft['people'][number]): Draft => ({
  ...draft,
  people: draft.people.map((person) => ({ ...person, ...change })),
})

function rows(scene: Scene): PromptOption[] {
  const { desk, draft, t } = scene
  const { rows: row } = t.correct
  const several = isSeveral(draft)
  const people = whoCome(draft)
  const paying = people.some((person) => (pricesOf(desk, draft, person)?.quotes.length ?? 0) > 1)
  const numbered = people.some(
    (person) => procedureOf(desk, draft, person)?.oldPassport !== 'no' && person.oldPassport !== undefined,
  )
  const canRenew = desk.currentHold()?.renewals === 0
  const made = [
    { value: 'slot', ...row.slot },
    ...(officesDoing(scene).length > 1 ? [{ value: 'office', ...row.office }] : []),
    ...(several
      ? personRows(scene)
      : [
          { value: 'name', ...row.name },
          { value: 'curp', ...row.curp },
        ]),
    ...(comeWithMinors(draft) && !adultOfGroup(draft) ? [{ value: 'attendant', ...row.attendant }] : []),
    ...(numbered ? [{ value: 'oldPassport', ...row.oldPassport }] : []),
    ...(hasDetails({ desk, draft }) ? [{ value: 'details', ...t.details.row }] : []),
    ...(paying ? [{ value: 'validity', ...row.validity }] : []),
    ...(several
      ? [{ value: 'hadPassport', ...t.correct.hadPassport }]
      : draft.family === 'advice'
        ? []
        : [{ value: 'procedure', ...row.procedure }]),
    ...(mayAdd(scene) ? [{ value: `add:${people.length}`, ...t.groupChange.add }] : []),
    ...(canRenew && people.length < 3 ? [order('moreTime', row.moreTime)] : []),
  ]
  return [...made.slice(0, ROWS_MAX - 1), { value: 'back', ...row.back }]
}
