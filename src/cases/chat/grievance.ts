import { type Answer, askAbout, next } from '../../chat/answer.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { hearYesNo } from '../../chat/understanding/agreement.ts'
import { dropsReport, type GrievanceAbout } from '../../chat/understanding/complaining.ts'
import { toPerson } from '../../chat/ways-on.ts'
import { leaveCase } from './for-office.ts'

/**
 * A complaint about the service or a bank, for the office itself: a case with a number and a deadline, once its author says yes.
 * `about`: what about, and the words behind a colon.
 */
export const grievance: Question = {
  aside: true,
  ask(scene) {
    const { t } = scene
    const { subject } = read(scene)
    return {
      body: paragraphs(`${t.grievance.sorry} ${subject === 'bank' ? t.grievance.bank : ''}`.trim(), t.grievance.ask),
      options: [{ value: 'yes', title: t.grievance.buttons.yes }, { value: 'no', title: t.grievance.buttons.no }, toPerson(scene)],
    }
  },
  choose(value, scene) {
    const { t, draft } = scene
    const { subject, words } = read(scene)
    if (value !== 'yes') return next(draft, t.grievance.notLeft)
    return words === '' ? askAbout('forOffice', subject, draft) : leaveCase(scene, { kind: 'service', subject, words })
  },
  hear(text, scene) {
    const said = hearYesNo(text) ?? (dropsReport(text) ? 'no' : undefined)
    return said && this.choose(said, scene)
  },
}

/** What somebody complained of, kept for the yes. */
export const askGrievance = (subject: GrievanceAbout, words: string, scene: Scene): Answer =>
  askAbout('grievance', `${subject}:${words}`, scene.draft)

function read({ about = '' }: Scene): { subject: GrievanceAbout; words: string } {
  const [subject = ''] = about.split(':', 1)
  return { subject: subject === 'bank' ? 'bank' : 'service', words: about.slice(subject.length + 1) }
}
