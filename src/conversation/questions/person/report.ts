import { askAbout, paragraphs, type Question } from '../../question.ts'
import { wayBack } from './hand-off.ts'

/** Somebody asked for money, or something else went wrong: who to tell, what to keep, and the offer to tell it here. */
export const report: Question = {
  isNeeded: () => false,
  ask(scene) {
    const { t, desk } = scene
    const { never, where, advice } = t.complaint
    return {
      body: paragraphs(never, where(desk.institution().complaintContact), advice, t.report.offer, t.report.ask),
      options: [
        { value: 'named', title: t.report.buttons.named },
        { value: 'anonymous', title: t.report.buttons.anonymous },
        wayBack(scene),
      ],
    }
  },
  choose: (value, { draft }) => askAbout('forOffice', value === 'anonymous' ? 'anonymous' : 'named', draft),
}
