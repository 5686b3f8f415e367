import { next } from '../../chat/answer.ts'
import { COURT_CASES } from '../../chat/draft.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import { plain } from '../../chat/understanding/words.ts'
import { personRow } from '../../chat/ways-on.ts'
import { hearCase } from './minor-cases.ts'
import { advice } from './who-attends.ts'

/** Which papers of a judge there are: what to bring differs. Asked only of somebody who has some. */
export const courtPapers: AnsweredQuestion = {
  numbered: true,
  isNeeded: ({ draft }) => draft.minorCase === 'court_papers' && !draft.courtAsked,
  ask(scene) {
    const { t } = scene
    const options = [...COURT_CASES, 'court_papers' as const].map((value) => ({ value, ...t.courtPapers.rows[value] }))
    return { body: t.courtPapers.ask, options: [...options, personRow(scene)] }
  },
  choose(value, { draft, t }) {
    const minorCase = COURT_CASES.find((one) => one === value) ?? 'court_papers'
    return next({ ...draft, minorCase, courtAsked: true }, t.whoAttends.needs[minorCase])
  },
  hear(text, scene) {
    const words = plain(text)
    const { minorCase, ...undecided } = scene.draft
    if (/\b(?:asesoria|advice)\b/.test(words)) return advice.choose('advice', scene)
    if (/\b(?:no (?:tengo|hay|traigo)|ningun[oa]?|no papers)\b/.test(words)) return next(undecided)
    const heard = hearCase(words)
    if (heard && (COURT_CASES as readonly string[]).includes(heard)) return this.choose(heard, scene)
    return /\b(?:no se|otro|otra cosa|don t know|other)\b/.test(words) ? this.choose('court_papers', scene) : undefined
  },
  corrected: { with: 'whoAttends' },
}
