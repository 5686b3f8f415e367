import { isDay } from '../../../catalogue/calendar.ts'
import { type Answer, ask, askAbout, next, tell } from '../../../chat/answer.ts'
import type { DayWish } from '../../../chat/draft.ts'
import type { Question } from '../../../chat/question.ts'
import type { Scene } from '../../../chat/scene.ts'
import { withWayBack } from '../../../chat/ways-on.ts'
import { aroundMinute } from '../hour-meant.ts'
import { findMeant, type Meant, readMembers } from '../members.ts'
import { askWhich, askWho, listHours, listOffices, type Moving, withMoving } from './moving-lists.ts'
import { leaveIt, movesLeft, takeHour, usedUp } from './moving-to.ts'
import { hearWords } from './moving-words.ts'
import { whoIsMeant } from './who-is-meant.ts'

/** Looks for another hour for a group, or for some of it; says when that cannot be. The booking under way stays as it is. */
export function startMoving(scene: Scene, groupId: string, members?: number[], wish?: DayWish): Answer {
  const { desk, draft, t } = scene
  const meant = findMeant(desk, groupId, members)
  if (!meant) return next(draft, t.appointments.gone)
  const before = scene.about === 'who' && draft.moving?.groupId === groupId ? draft.moving.wish : undefined
  const when = wish ?? before
  const moving: Moving = { groupId, ...(members && { members }), ...(when && { wish: when }) }
  if (!members && meant.views.length > 1) return askAbout('moving', 'who', withMoving(draft, moving))
  return movesLeft(scene, meant.views) > 0 ? ask('moving', withMoving(draft, moving)) : tell(usedUp(scene, meant))
}

/**
 * Day, hour and office to move to. Nothing is changed here: choosing an hour leads to the question that does it. `about`: `who`
 * of a group, `offices` to choose from, `still` after an hour that could not be had, `number:10` as in slot.ts.
 */
export const moving: Question = {
  lasting: true,
  ask(scene) {
    const { t, draft, about = '' } = scene
    const meant = meantBy(scene)
    if (!draft.moving || !meant) return withWayBack(scene, t.appointments.gone)
    if (asksWho(scene, meant)) return askWho(scene, meant)
    if (about === 'offices') return listOffices(scene, meant, draft.moving)
    if (about.startsWith('number:')) return askWhich(scene, meant, draft.moving, Number(about.slice('number:'.length)))
    return listHours(scene, meant, draft.moving)
  },
  choose(value, scene) {
    const [what = '', groupId = '', who = '', ...rest] = value.split(':')
    const members = readMembers(who)
    if (what === 'start') return startMoving(scene, groupId, members)
    const meant = findMeant(scene.desk, groupId, members)
    if (!meant) return next(scene.draft, scene.t.appointments.gone)
    return chooseRow(scene, meant, what, rest)
  },
  hear(text, scene) {
    const { draft } = scene
    const meant = meantBy(scene)
    if (!draft.moving || !meant) return undefined
    if (asksWho(scene, meant)) {
      const members = whoIsMeant(text, meant.group)
      return members && startMoving(scene, meant.groupId, members)
    }
    return hearWords(text, scene, meant, draft.moving)
  },
}

/** Of one who is left of a group nobody asks who; the others may have been cancelled meanwhile, or their day is over. */
const asksWho = ({ about }: Scene, { views }: Meant): boolean => about === 'who' && views.length > 1

const meantBy = ({ desk, draft }: Scene): Meant | undefined =>
  draft.moving && findMeant(desk, draft.moving.groupId, draft.moving.members)

function chooseRow(scene: Scene, meant: Meant, what: string, rest: string[]): Answer {
  const { desk, draft } = scene
  const { groupId, members } = meant
  const [first = '', second = ''] = rest
  const moving: Moving = { groupId, ...(members && { members }), ...(what !== 'slot' && first && { officeId: Number(first) }) }
  const hours = (found: Partial<Moving>) => ask('moving', withMoving(draft, { ...moving, ...found }))
  if (what === 'slot') return takeHour(scene, meant, withMoving(draft, moving), desk.slot(Number(first)))
  if (what === 'office') return hours({})
  if (what === 'more' && isDay(second)) return hours({ page: second })
  if (what === 'day' && isDay(second)) return hours({ wish: { from: second, until: second } })
  if (what === 'hour') return hours({ wish: aroundMinute(Number(second)) })
  return leaveIt(scene, meant)
}
