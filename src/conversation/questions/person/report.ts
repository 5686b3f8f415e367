import { type Answer, askAbout, next } from '../../answer.ts'
import { type Prompt, type PromptOption, paragraphs } from '../../prompt.ts'
import type { Question } from '../../question.ts'
import type { Scene } from '../../scene.ts'
import { hearYesNo } from '../../understanding/agreement.ts'
import { tellsWhatHappened } from '../../understanding/telling.ts'
import { wayBack } from '../../ways-on.ts'
import { leaveCase } from './for-office.ts'

/** `about`: a yes that leaves open how. */
const WANTED = 'wanted'
/** What stands before the words that somebody told, in `about`. */
const TOLD = 'told:'

/**
 * Somebody asked for money, or something else went wrong: who to tell, what to keep, and the offer to tell it here. Whoever
 * tells it at once is only asked how to send it. The words are not said back: a message of ours that quotes them would lead
 * from a report without a name to whoever wrote it.
 */
export const report: Question = {
  ask(scene) {
    if (wordsIn(scene) !== undefined) return askHow(scene)
    const { t } = scene
    if (scene.about === WANTED) return { body: paragraphs(t.report.which, t.report.askHow), options: ways(scene) }
    return {
      body: paragraphs(...protection(scene), t.report.offer, t.report.ask),
      options: ways(scene),
    }
  },
  choose(value, scene) {
    if (value === 'no') return next(scene.draft, scene.t.report.notSent)
    const subject = value === 'anonymous' ? 'anonymous' : 'named'
    const words = wordsIn(scene)
    if (words === undefined) return askAbout('forOffice', subject, scene.draft)
    return leaveCase(scene, { kind: 'complaint', subject, words })
  },
  ownWords: () => true,
  hear(text, scene) {
    const { draft, t, about } = scene
    if (tellsWhatHappened(text)) return askAbout('report', TOLD + text, draft)
    if (hearYesNo(text) !== 'yes') return undefined
    return wordsIn(scene) === undefined ? askAbout('report', WANTED, draft) : askAbout('report', about ?? '', draft, t.report.which)
  },
}

/** The report itself, told before anybody offered to take one: first what protects, then how to send it. */
export const reportTold = (text: string, scene: Scene): Answer | undefined =>
  tellsWhatHappened(text) ? askAbout('report', TOLD + text, scene.draft, ...protection(scene)) : undefined

const ways = (scene: Scene): PromptOption[] => [
  { value: 'named', title: scene.t.report.buttons.named },
  { value: 'anonymous', title: scene.t.report.buttons.anonymous },
  wayBack(scene),
]

const wordsIn = ({ about }: Scene): string | undefined => (about?.startsWith(TOLD) ? about.slice(TOLD.length) : undefined)

const protection = ({ t, desk }: Scene): string[] => {
  const { never, where, advice } = t.complaint
  return [never, where(desk.institution().complaintContact), advice]
}

const askHow = ({ t }: Scene): Prompt => ({
  body: paragraphs(t.report.told, t.report.askHow),
  options: [
    { value: 'named', title: t.report.howButtons.named },
    { value: 'anonymous', title: t.report.howButtons.anonymous },
    { value: 'no', title: t.report.howButtons.no },
  ],
})
