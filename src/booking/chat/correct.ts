import { type Answer, next } from '../../chat/answer.ts'
import { headcount, withPerson } from '../../chat/draft.ts'
import { isQuestionName, type QuestionName, questionOf } from '../../chat/part.ts'
import type { PromptOption } from '../../chat/prompt.ts'
import type { Correction, Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { ROWS_MAX } from '../../chat/speak.ts'
import { hearConfirmation } from '../../chat/understanding/agreement.ts'
import { hearFullName } from '../../chat/understanding/names.ts'
import { plain } from '../../chat/understanding/words.ts'
import { order } from '../../chat/ways-on.ts'
import { askPerson, changePeople, mayAdd, peopleTogether } from './correct-person.ts'
import { notesAboutName } from './curp.ts'
import { ownHold } from './own-hold.ts'

/** What is changed most often comes first; the others follow in the order in which they are asked. */
const OFTEN: readonly QuestionName[] = [
  'slot',
  'office',
  'name',
  'curp',
  'child',
  'attendant',
  'oldPassport',
  'details',
  'validity',
  'hadPassport',
]
const inOrder = ({ session }: Scene): QuestionName[] => [
  ...OFTEN,
  ...session.deps.chat.inTurn.filter((one) => !OFTEN.includes(one)),
]

/** "la fecha de mi CURP está mal" names the CURP and no day. */
const TELLING: readonly QuestionName[] = ['curp', 'name']

/** Any answer can be changed: each question says how (`corrected`). What depended on it is asked again, and the hour stays held. */
export const correct: Question = {
  numbered: true,
  ask: (scene) => askPerson(scene) ?? { body: scene.t.correct.ask, open: scene.t.correct.open, options: shown(scene) },
  choose(value, scene): Answer {
    const [what = '', detail = ''] = value.split(':')
    return correctionOf(scene, what)?.reopen(scene) ?? changePeople(what, detail, scene) ?? next(scene.draft)
  },
  hear(text, scene) {
    const words = plain(text)
    const meant = [...TELLING, ...inOrder(scene)].find((one) => {
      const correction = correctionOf(scene, one)
      return correction?.words?.test(words) === true && correction.rows(scene).length > 0
    })
    if (meant) return this.choose(meant, scene)
    // "sí confirmo": nothing is to be corrected after all, and everything is read once more.
    if (hearConfirmation(text)) return next(scene.draft)
    const [add] = ADDS.test(words) ? oneMore(scene) : []
    return add && this.choose(add.value, scene)
  },
  /** The right name, written without saying first that it is the name. */
  takes(text, scene) {
    const { draft } = scene
    const name = headcount(draft) === 1 ? hearFullName(text) : undefined
    return name ? next(withPerson(draft, 0, { name }), ...notesAboutName(scene, draft.people[0]?.curp, name)) : undefined
  },
}

const ADDS = /\b(?:agreg\w+|otra persona|add)\b/

/** The own correction of a question; undefined where it is changed with another one, and for what is no question of a booking. */
function correctionOf(scene: Scene, name: string): Correction | undefined {
  const { corrected } = isQuestionName(scene, name) ? questionOf(scene, name) : {}
  return corrected && 'rows' in corrected ? corrected : undefined
}

/** At most as many rows as a list has. Where it is full, more time is asked for in words, as the summary says. */
function shown(scene: Scene): PromptOption[] {
  const { session, t } = scene
  const all = [...inOrder(scene).flatMap((one) => correctionOf(scene, one)?.rows(scene) ?? []), ...oneMore(scene)]
  const made = all.length < ROWS_MAX ? all : peopleTogether(all, scene)
  const moreTime = ownHold(session)?.renewals === 0 ? [order('moreTime', t.correct.rows.moreTime)] : []
  return [...[...made, ...moreTime].slice(0, ROWS_MAX - 1), { value: 'back', ...t.correct.rows.back }]
}

const oneMore = (scene: Scene): PromptOption[] =>
  mayAdd(scene) ? [{ value: `add:${headcount(scene.draft)}`, ...scene.t.groupChange.add }] : []
