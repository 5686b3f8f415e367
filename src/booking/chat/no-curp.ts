import { type Answer, next } from '../../chat/answer.ts'
import { type Draft, isSeveral, withPerson } from '../../chat/draft.ts'
import { today } from '../../chat/moments.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { parseBirthDate } from '../../chat/understanding/dates.ts'
import { firstName, parseName } from '../../chat/understanding/names.ts'
import { ageClass, meetAge } from './ages.ts'
import { hearCurp } from './curp.ts'
import { nameProblem } from './name.ts'

/** Name and birth date in one message: the way without a CURP. */
export const noCurp: AnsweredQuestion = {
  copied: true,
  isNeeded: ({ draft }) => openWithoutCurp(draft) >= 0,
  ask({ draft, t }) {
    const person = draft.people[openWithoutCurp(draft)]
    if (person?.name) return { body: t.noCurp.askBirth(firstName(person.name)), thanks: t.common.thanks }
    if (person?.birthDate) return { body: t.noCurp.askName, thanks: t.common.thanks }
    return { body: draft.who === 'self' ? t.noCurp.ask : t.noCurp.askOther }
  },
  choose: (_value, { draft }) => next(draft),
  hear(reading, scene) {
    const index = openWithoutCurp(scene.draft)
    const person = scene.draft.people[index]
    const curp = hearCurp(reading, scene, index)
    if (curp) return curp
    const birth = parseBirthDate(reading.text, today(scene.session))
    const heard = parseName(birth ? birth.rest : reading.text)
    if (!birth && !heard) return reading.hasNoCurp ? next(scene.draft) : undefined
    const named = heard?.ok ? withPerson(scene.draft, index, { name: heard.name }) : scene.draft
    if (birth && !birth.ok) return next(named, birthProblem(birth.why, scene))
    if (heard && !heard.ok && !person?.name) return next(named, nameProblem(heard.why, scene))
    return birth?.ok ? takeBirthDate({ ...scene, draft: named }, index, birth.date) : next(named)
  },
  miss(_reading, { draft, t }) {
    const person = draft.people[openWithoutCurp(draft)]
    return { note: person?.name ? t.noCurp.unread : t.common.missed }
  },
  corrected: { with: 'curp' },
}

/** The position of somebody without a CURP who still has no name or birth date; -1 when there is none. */
const openWithoutCurp = (draft: Draft): number =>
  draft.people.findIndex((person) => person.noCurp && !(person.name && person.birthDate))

function birthProblem(why: 'impossible' | 'future' | 'too_old', { t }: Scene): string {
  if (why === 'impossible') return t.noCurp.impossible
  return why === 'future' ? t.noCurp.future : t.noCurp.tooOld
}

/** Takes a birth date, which tells like a CURP whether the procedure fits the age. */
export function takeBirthDate(scene: Scene, index: number, birthDate: string): Answer {
  const { draft } = scene
  const name = draft.people[index]?.name
  const met = meetAge(scene, draft, { birthDate, ...(name && { name }) })
  if (met.kind === 'wrong') return next(met.draft)
  const taken = withPerson(draft, index, { birthDate, ...ageClass(scene.session, draft, birthDate) })
  return next(taken, met.note, name ? thanksTo(scene, name) : '')
}

const thanksTo = ({ draft, t }: Scene, name: string): string =>
  draft.who === 'self' ? t.name.thanks(firstName(name)) : isSeveral(draft) ? t.child.noted(firstName(name)) : t.name.noted(name)
