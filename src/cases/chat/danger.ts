import { groupsOf } from '../../booking/chat/bookings.ts'
import { proceduresOffered } from '../../catalogue/offices.ts'
import { isPassport } from '../../catalogue/procedures.ts'
import { type Answer, askAbout, next } from '../../chat/answer.ts'
import { telephoneFor } from '../../chat/moments.ts'
import { type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { order, wayBack } from '../../chat/ways-on.ts'
import type { Reading } from '../../reading/reading.ts'
import { reachForRisk } from './hand-off.ts'

/** `about`: children are mentioned, the threatening person is not; it may be an office's. */
const CHILDREN = 'children'
const UNNAMED = 'unnamed'

/**
 * A person is threatened, followed, beaten or afraid: what to do now, how to hide this chat, and a person at the office, who learns that it
 * is about danger. Asks nothing, and promises only what the office does.
 */
export const danger: Question = {
  aside: true,
  lasting: true,
  ask(scene) {
    const { t, about = '' } = scene
    const words = t.firstOfAll
    const stands = groupsOf(scene.session).length > 0
    const offersPassports = proceduresOffered(scene.session.tx).some(isPassport)
    const options: PromptOption[] = [
      { value: 'person', title: words.dangerButtons.person },
      ...(about.includes(UNNAMED) ? [order('complaint', words.dangerButtons.complaint)] : []),
      wayBack(scene),
    ]
    return {
      body: paragraphs(
        words.danger,
        words.dangerNow(telephoneFor(scene)),
        [words.dangerPhone, about.includes(CHILDREN) && offersPassports && words.dangerMinors].filter(Boolean).join(' '),
        stands && t.firstOfAll.dangerStands,
        [t.person.call(telephoneFor(scene)), words.dangerAsk].filter(Boolean).join('\n\n'),
      ),
      options,
    }
  },
  choose: (value, scene) => (value === 'person' ? reachForRisk(scene) : next(scene.draft)),
  hear(reading, scene) {
    const said = reading.yesNo
    if (said === undefined) return undefined
    return said === 'yes' ? this.choose('person', scene) : next(scene.draft)
  },
}

/** The words decide only what is offered; they go nowhere. */
export function sayDanger(reading: Reading, { draft }: Scene): Answer {
  const about = [reading.says('of children') && CHILDREN, !reading.says('of their own') && UNNAMED].filter(Boolean).join(' ')
  return askAbout('danger', about, draft)
}
