import { ask, askAbout } from '../../chat/answer.ts'
import { type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import { hearRight, isSaidInFull } from '../../chat/understanding/telling.ts'
import { order, wayBack } from '../../chat/ways-on.ts'
import { leaveCase } from './for-office.ts'

const RIGHTS = ['access', 'rectify', 'cancel', 'oppose'] as const

/**
 * The four rights over personal data (LGPDPPSO art. 38-46). A request is only opened here: having the telephone in one's hand
 * proves nobody's identity, so the office does the rest.
 */
export const dataRights: Question = {
  aside: true,
  ask(scene) {
    const { t } = scene
    const { rows } = t.dataRights
    const options: PromptOption[] = [
      ...RIGHTS.map((right) => ({ value: right, ...rows[right] })),
      order('privacy', rows.notice),
      { ...wayBack(scene), ...rows.back },
    ]
    const { title, rights, identity, draft, ask: question, open } = t.dataRights
    return { body: paragraphs(title, `${rights} ${identity}`, draft, question), options, open }
  },
  choose(value, scene) {
    if (value === 'access') return leaveCase(scene, { kind: 'rights', subject: value })
    return RIGHTS.some((one) => one === value) ? askAbout('forOffice', value, scene.draft) : ask('dataRights', scene.draft)
  },
  hear(text, scene) {
    const right = hearRight(text)
    if (right === undefined || right === 'access' || !isSaidInFull(text)) return right && this.choose(right, scene)
    return leaveCase(scene, { kind: 'rights', subject: right, words: text })
  },
}
