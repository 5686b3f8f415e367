import { rule } from '../../../catalogue/rules.ts'
import { type Answer, again, askAbout, close, next } from '../../../chat/answer.ts'
import { whenPlain } from '../../../chat/moments.ts'
import { type Prompt, type PromptOption, paragraphs } from '../../../chat/prompt.ts'
import type { Question } from '../../../chat/question.ts'
import type { Scene } from '../../../chat/scene.ts'
import { withWayBack } from '../../../chat/ways-on.ts'
import { nameAndInitial } from '../../../reading/called.ts'
import { cancel } from '../../cancellation.ts'
import { stampOf } from '../../groups.ts'
import { findMeant, firstMoment, type Meant, membersCode, readMembers } from '../bookings.ts'
import { moving } from './move.ts'
import { movesLeft } from './move-target.ts'
import { cancelledPrompt } from './undo.ts'
import { whoIsMeant, whoRows } from './who-is-meant.ts'

/**
 * After a yes to this very question, with the members in it. `about`: group and known members (`aboutCancelling`). Undoable for some
 * minutes, so one question is enough.
 */
export const cancelling: Question = {
  mereQuestion: 'is not heard',
  acts: true,
  ask(scene) {
    const meant = meantBy(scene)
    if (!meant) return withWayBack(scene, scene.t.appointments.gone)
    return asksWho(meant) ? askWho(scene, meant) : askThem(scene, meant)
  },
  choose(value, scene): Answer {
    const { session, t, draft } = scene
    const [what, groupId = '', stamp = '', who = ''] = value.split(':')
    const meant = findMeant(session, groupId, readMembers(who))
    if (!meant) return next(draft, t.cancel.failed)
    if (what !== 'yes') return close(withWayBack(scene, t.cancel.kept(whenPlain(scene, firstMoment(meant.views)))))
    const { tx, deps, contact, now } = session
    const asked = { groupId, stamp, members: meant.members, contactId: contact.id, actor: 'citizen' as const }
    const cancelled = cancel(tx, deps, asked, now)
    return cancelled.ok
      ? close(cancelledPrompt(scene, meant, cancelled.undoUntil))
      : askAbout('appointments', groupId, draft, t.move.changed)
  },
  hear(reading, scene) {
    const options = this.ask(scene).options ?? []
    const meant = meantBy(scene)
    const some = meant && asksWho(meant) ? whoIsMeant(reading, meant.group) : undefined
    const yes = reading.cancels || reading.says('does without it')
    const no = reading.says('does not cancel it') || (!reading.says('no longer') && reading.says('keeps it'))
    const chosen = some
      ? options.find((one) => one.value.endsWith(`:${membersCode(some)}`))
      : options.find((one) => one.value.startsWith(yes && meant && !asksWho(meant) ? 'yes:' : no ? 'no:' : '?'))
    if (chosen) return this.choose(chosen.value, scene)
    const instead = reading.says('changes it instead') ? options.find((one) => one.question === 'moving') : undefined
    return instead && moving.choose(instead.value, scene)
  },
  stale(value, scene) {
    const { draft, session, t } = scene
    const [what, groupId = ''] = value.split(':')
    if (!findMeant(session, groupId, undefined)) return again(draft, t.appointments.gone)
    return what === 'yes' ? askAbout('cancelling', groupId, draft, t.common.askedBefore) : this.choose(value, scene)
  },
}

export const aboutCancelling = ({ groupId, members }: Pick<Meant, 'groupId' | 'members'>): string =>
  `${groupId}:${membersCode(members)}`

function meantBy({ session, about = '' }: Scene): Meant | undefined {
  const [groupId = '', who = ''] = about.split(':')
  return findMeant(session, groupId, readMembers(who))
}

const asksWho = ({ members, views }: Meant): boolean => members === undefined && views.length > 1

function askThem(scene: Scene, meant: Meant): Prompt {
  const { t } = scene
  const { groupId, group, members, views } = meant
  const when = whenPlain(scene, firstMoment(views))
  const names = t.listed(views.map((view) => nameAndInitial(view.name)))
  const question = members === undefined ? t.cancel.ask(when) : t.cancel.askFor(names, when)
  return {
    body: paragraphs(rather(scene, meant), `${question} ${afterwards(scene)}`),
    options: [
      { value: `yes:${groupId}:${stampOf(group.views)}:${membersCode(members)}`, title: t.cancel.buttons.yes },
      ...changeInstead(scene, meant),
      keep(meant, t.cancel.buttons.no),
    ],
  }
}

/** Tapping a name cancels, because it may be undone. */
function askWho(scene: Scene, meant: Meant): Prompt {
  const { t } = scene
  const { groupId, group } = meant
  const everybody = t.cancel.everybody(group.views.length)
  return {
    body: paragraphs(rather(scene, meant), `${t.cancel.askWho} ${afterwards(scene)}`),
    options: [
      ...whoRows(scene, group, everybody).map((row) => ({ ...row, value: `yes:${groupId}:${stampOf(group.views)}:${row.value}` })),
      ...changeInstead(scene, meant),
      { ...keep(meant, t.cancel.buttons.no), description: t.move.rows.keep.description },
    ],
  }
}

const keep = ({ groupId, members }: Meant, title: string): PromptOption => ({
  value: `no:${groupId}::${membersCode(members)}`,
  title,
})

/** A change needs no cancellation: said before. */
const rather = (scene: Scene, { views }: Meant): string | false => movesLeft(scene, views) > 0 && scene.t.cancel.rather

const changeInstead = (scene: Scene, { views, groupId, members }: Meant): PromptOption[] =>
  movesLeft(scene, views) > 0
    ? [{ question: 'moving', value: `start:${groupId}:${membersCode(members)}`, title: scene.t.cancel.buttons.change }]
    : []

const afterwards = ({ t, session }: Scene): string => {
  const minutes = rule(session.tx, 'undo_minutes')
  return minutes > 0 ? t.cancel.undoFor(minutes) : t.cancel.noUndo
}
