import type { Db } from '../../../db/open.ts'
import { listAgencies } from '../../catalogue/institution.ts'
import type { Answer } from '../../chat/answer.ts'
import { fitButton, fitDescription, fitRow, type PromptOption } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import type { CaseOf, CaseSubject } from '../citizen-cases.ts'
import { leaveCase, officesOfVisits, type Waiting, whereNamed } from './for-office.ts'
import { beginTalk } from './hand-off.ts'

/**
 * Of which of the offices where the person has a visit it is, or of which agency, where nothing says that: a case is filed under none
 * that nobody named.
 */
export const whichOffice: Question = {
  answersFirst: ['danger', 'life', 'urgent', 'death'],
  isHidden: (about) => waitingIn(about).kind === 'complaint',
  acts: true,
  ask({ t, session }) {
    const offices = officesOfVisits(session)
    const rows =
      offices.length > 0 ? offices.map(({ id, name }) => ({ value: String(id), title: fitButton(name) })) : agencyRows(session.tx)
    return {
      body: offices.length > 0 ? t.whichOffice.ask : t.whichOffice.askAgency,
      options: [...rows, { value: 'none', title: t.whichOffice.none }],
    }
  },
  choose(value, scene) {
    const { tx } = scene.session
    const agencyId = listAgencies(tx).find(({ id }) => value === `${AGENCY}${id}`)?.id
    return withOffice({ agencyId, officeId: officesOfVisits(scene.session).find(({ id }) => String(id) === value)?.id }, scene)
  },
  hear(reading, scene) {
    const named = whereNamed(scene.session, reading.text)
    return named && withOffice(named, scene)
  },
}

const AGENCY = 'agency:'

/** A name that is longer than a row's title stands whole below it. */
const agencyRows = (db: Db): PromptOption[] =>
  listAgencies(db).map(({ id, name }) => {
    const title = fitRow(name)
    return { value: `${AGENCY}${id}`, title, ...(title !== name && { description: fitDescription(name) }) }
  })

function withOffice(where: CaseOf, scene: Scene): Answer {
  const { kind, subject, words } = waitingIn(scene.about)
  return kind === 'talk' ? beginTalk(scene, where, words) : leaveCase(scene, { kind, subject, ...(words && { words }) }, where)
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
