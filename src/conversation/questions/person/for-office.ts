import { helpHours } from '../../facts.ts'
import type { CaseSubject, CaseWish } from '../../office-people.ts'
import type { Answer, Question, Scene } from '../../question.ts'
import { type Command, findCommand, mayBeTold } from '../../understanding/commands.ts'
import { done, lastDay, officeOf, stay, wayBack } from './way-back.ts'

/** Orders that may just as well be what somebody wants to say to the office; any other order leaves this question. */
const MAY_BE_SAID: Command[] = [
  'complaint',
  'payment',
  'costs',
  'bring',
  'erase',
  'rights',
  'privacy',
  'claim',
  'move',
  'cancelAppointment',
]

/**
 * One message in somebody's own words, for the office. `about` says for what: `person`, `appeal:<limit>`, `named` and `anonymous`
 * (a complaint), `rectify`, `cancel`, `oppose` (a right).
 */
export const forOffice: Question = {
  acts: true,
  isNeeded: () => false,
  ask: (scene) => ({ body: wording(scene), options: [wayBack(scene)] }),
  choose: (_value, scene) => stay(scene),
  hear(text, scene) {
    const { about = 'person' } = scene
    const command = findCommand(text)
    if (command && !(isRight(about) ? mayBeTold(text) : MAY_BE_SAID.includes(command))) return undefined
    return leave(scene, { ...wishOf(about), words: text, officeId: officeOf(scene) })
  },
}

function wording({ t, about = 'person' }: Scene): string {
  if (about === 'named' || about === 'anonymous') return t.forOffice.askComplaint
  if (about.startsWith('appeal:')) return t.forOffice.askAppeal
  return isRight(about) ? t.forOffice.askRight[about] : t.forOffice.ask
}

const isRight = (about: string): about is 'rectify' | 'cancel' | 'oppose' => ['rectify', 'cancel', 'oppose'].includes(about)

function wishOf(about: string): CaseWish {
  if (about === 'named' || about === 'anonymous') return { kind: 'complaint', subject: about }
  if (isRight(about)) return { kind: 'rights', subject: about }
  const subject: CaseSubject = about.startsWith('appeal:') ? `limit:${about.slice('appeal:'.length)}` : 'asked'
  return { kind: 'person', subject }
}

/** Leaves the case and says its number, what happens now and what does not. */
export function leave(scene: Scene, wish: CaseWish): Answer {
  const { t, desk } = scene
  const left = desk.leaveCase(wish)
  if (left.kind === 'full') return full(scene, wish)
  const day = lastDay(scene, left.dueAt)
  switch (wish.kind) {
    case 'person':
      return done(scene, `${t.forOffice.left(left.number)} ${t.forOffice.answered(day)}`, t.forOffice.meanwhile)
    case 'complaint':
      return wish.subject === 'anonymous'
        ? done(scene, t.report.anonymous, `${t.report.will} ${t.report.noContact}`, ...afterReport(scene))
        : done(scene, t.report.named(left.number), `${t.report.will} ${t.report.contact}`, ...afterReport(scene))
    case 'rights':
      return done(
        scene,
        (left.kind === 'known' ? t.dataRights.known : t.dataRights.opened)(left.number),
        t.dataRights.prove(desk.institution().privacyContact),
        // Whoever only wants to see them asked for no change.
        [t.dataRights.deadline(day, desk.rule('rights_answer_days')), wish.subject !== 'access' && t.dataRights.nothingYet]
          .filter(Boolean)
          .join(' '),
      )
  }
}

function full(scene: Scene, { subject }: CaseWish): Answer {
  const { t, desk } = scene
  if (subject !== 'anonymous') return done(scene, t.forOffice.tooMany(desk.institution().phone, helpHours(scene)))
  return done(scene, t.report.tooMany, t.report.alsoWhere(desk.institution().complaintContact))
}

const afterReport = ({ t, desk }: Scene): string[] => [t.report.willNot, t.report.alsoWhere(desk.institution().complaintContact)]
