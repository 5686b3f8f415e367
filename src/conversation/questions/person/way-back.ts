import type { Instant } from '../../../clock.ts'
import { groupsOf } from '../../bookings.ts'
import { hasProgress } from '../../draft.ts'
import { dayWords, wall } from '../../facts.ts'
import { type Answer, close, next, type PromptOption, paragraphs, type Scene } from '../../question.ts'

/** The office whose clerks should see it first: that of the booking under way, else that of the next appointment. */
export function officeOf({ draft, desk }: Scene): number | undefined {
  const [only, another] = draft.officeIds ?? []
  if (only !== undefined && another === undefined) return only
  return draft.slot?.officeId ?? groupsOf(desk)[0]?.views[0].office.id
}

/** "lunes 30 de noviembre, 9:00 h", on the institution's wall. */
export function momentWords(scene: Pick<Scene, 'desk' | 't'>, at: Instant): string {
  const { day, minute } = wall(at, scene.desk.institution().zone)
  return `${dayWords(scene, day)}, ${scene.t.dates.hour(minute)}`
}

/** The last day of a deadline, which is told as the moment at which that day is over. */
export const lastDay = (scene: Pick<Scene, 'desk' | 't'>, until: Instant): string =>
  dayWords(scene, wall(until - 1, scene.desk.institution().zone).day)

/** The way back to where the conversation stands. */
export const wayBack = ({ draft, t }: Pick<Scene, 'draft' | 't'>): PromptOption =>
  hasProgress(draft)
    ? { question: 'go', value: 'goOn', title: t.common.buttons.goOn }
    : { question: 'go', value: 'menu', title: t.common.buttons.menu }

/** Says what came of it; what was open before is open again with a tap. */
export const done = (scene: Scene, ...parts: (string | undefined | false)[]): Answer =>
  close({ body: paragraphs(...parts), options: [wayBack(scene)] })

/** Nothing was said to it: what was open goes on. */
export const stay = ({ draft }: Scene): Answer => next(draft)
