import { askAbout, next } from '../../chat/answer.ts'
import { isSeveral } from '../../chat/draft.ts'
import { type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { BUTTONS_MAX, ROWS_MAX } from '../../chat/speak.ts'
import { parseGroup } from '../../chat/understanding/family.ts'
import { parseCount } from '../../chat/understanding/numbers.ts'
import { phrases } from '../../chat/understanding/phrases.ts'
import { toAppointments, toMenu } from '../../chat/ways-on.ts'
import { limitOf, roomFor, roomForPeople, tooMany } from './changed-group.ts'
import { withAim } from './menu.ts'
import { adultPassports } from './procedures.ts'

/** How many children, or how many people. */
export const howMany: AnsweredQuestion = {
  namesRelatives: 'by their names',
  mereQuestion: 'fills nothing',
  isNeeded: ({ draft }) => isSeveral(draft) && draft.count === undefined,
  ask(scene): Prompt {
    const { session, draft, t } = scene
    if (draft.who === 'group' && roomForPeople(session) < 2) return noGroup(scene)
    if (draft.who === 'group') return { body: t.group.howMany, thanks: t.common.gladly, options: numbers(scene, 2) }
    const options = numbers(scene, 1)
    const adultsToo = options.length > BUTTONS_MAX && options.length < ROWS_MAX && adultPassports(session).length > 0
    return {
      body: t.howMany.ask,
      thanks: t.common.gladly,
      options: [...options, ...(adultsToo ? [{ value: 'group', ...t.group.withAdults }] : [])],
    }
  },
  choose(value, scene) {
    const { session, draft } = scene
    if (value === 'group') return next(withAim(draft, { who: 'group' }))
    const count = Number(value)
    const room = roomFor(scene, draft)
    if (room === 0) return askAbout('limit', (roomForPeople(session) > 0 && limitOf(scene, draft)?.name) || 'phone', draft)
    if (!(count >= 1)) return next(draft)
    if (count > room) return next(draft, tooMany(scene, draft))
    return next({ ...draft, count, people: draft.people.slice(0, count) })
  },
  hear(reading, scene) {
    const words = reading.plain
    const counts = countsIn(words)
    // "yo, mi esposo y dos niños" are four, and "somos 3, mi hijo tiene 5 años" are three.
    const named = scene.draft.who === 'group' ? parseGroup(words) : undefined
    const count = named ? named.count : counts.length === 1 ? counts[0] : undefined
    if (count === undefined) return undefined
    const answer = this.choose(String(count), scene)
    // Whoever named them reads how many were understood.
    const counted = named && answer.kind === 'next' && answer.draft.count === count
    return counted ? { ...answer, notes: [scene.t.group.noted(count)] } : answer
  },
  corrected: { with: 'child' },
}

/** "the old one" and "tengo una duda" count nobody: alone in a sentence a one is no number. */
function countsIn(words: string): number[] {
  const said = words.split(' ')
  return said.flatMap((word, at) => {
    const count = parseCount(word)
    const isArticle = count === 1 && !/^\d/.test(word) && said.length > SHORT_WORDS && !A_CHILD.test(said[at + 1] ?? '')
    return count === undefined || isArticle ? [] : [count]
  })
}

const SHORT_WORDS = 3
const A_CHILD = phrases('headcount', 'others')

const noGroup = (scene: Scene): Prompt => ({
  body: paragraphs(scene.t.group.noGroup, scene.t.group.askNoGroup),
  options: [toMenu(scene), toAppointments(scene)],
})

function numbers(scene: Scene, least: number) {
  const most = Math.min(Math.max(least, roomFor(scene, scene.draft)), ROWS_MAX)
  return scene.t.howMany.titles.slice(least - 1, most).map((title, i) => ({ value: String(i + least), title }))
}
