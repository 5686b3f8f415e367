import type { Answer } from '../../chat/answer.ts'
import { fitButton } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import type { CaseSubject } from '../citizen-cases.ts'
import { leaveCase, namedOffice, officesOfVisits, type Waiting } from './for-office.ts'
import { beginTalk } from './hand-off.ts'

/** A case is filed only under an office that was named. */
export const whichOffice: Question = {
  answersFirst: ['danger', 'life', 'urgent', 'death'],
  isHidden: (about) => waitingIn(about).kind === 'complaint',
  acts: true,
  ask({ t, session }) {
    const rows = officesOfVisits(session).map(({ id, name }) => ({ value: String(id), title: fitButton(name) }))
    return { body: t.whichOffice.ask, options: [...rows, { value: 'none', title: t.whichOffice.none }] }
  },
  choose: (value, scene) => withOffice(officesOfVisits(scene.session).find(({ id }) => String(id) === value)?.id, scene),
  hear(reading, scene) {
    const officeId = namedOffice(scene.session, reading.text)
    return officeId === undefined ? undefined : withOffice(officeId, scene)
  },
}

function withOffice(officeId: number | undefined, scene: Scene): Answer {
  const { kind, subject, words } = waitingIn(scene.about)
  return kind === 'talk'
    ? beginTalk(scene, officeId, words)
    : leaveCase(scene, { kind, subject, ...(words && { words }) }, officeId ?? 'none')
}

const KINDS = ['person', 'rights', 'complaint', 'service', 'talk'] as const

function waitingIn(about = ''): Waiting {
  const [kind, subject, ...words] = about.split('|')
  return {
    kind: KINDS.find((one) => one === kind) ?? 'person',
    subject: (subject || 'asked') as CaseSubject,
    words: words.join('|'),
  }
}
