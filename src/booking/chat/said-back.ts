import type { Draft } from '../../chat/draft.ts'
import { dayWords, timesWords, todayAt } from '../../chat/moments.ts'
import type { QuestionName } from '../../chat/part.ts'
import type { Scene } from '../../chat/scene.ts'
import { firstName } from '../../reading/called.ts'
import { sayStatedAnswers } from './details.ts'
import { procedureOf, sharedProcedure } from './procedures.ts'

/** Otherwise the repeated question would seem to have heard nothing. */
export function stillAsked(scene: Scene, now: Draft, current: QuestionName | undefined): string[] {
  const { t, draft } = scene
  if (!draft.who || !now.officeIds || current === 'slot') return []
  const name = now.people[0]?.name
  return [name && name !== draft.people[0]?.name ? t.name.thanks(firstName(name)) : '', noted(scene, now)]
}

/** Of several of that name the first, as on the card. */
const townOf = ({ near, places }: Draft): string | undefined => (near ?? places?.[0])?.name

/** What was taken and the next question does not show. */
export function saidBack(scene: Scene, now: Draft, stays: boolean): string[] {
  const { t, draft, session, language } = scene
  const procedure = procedureOf(session, now, now.people[0])
  const shared = sharedProcedure(session, now)
  const isPlaced = (draft.family ?? now.near ?? now.state ?? now.officeIds) !== undefined
  const isForOther = draft.who !== undefined && now.who !== draft.who
  const town = townOf(now)
  const aim = now.family !== draft.family && (isPlaced || isForOther) && procedure
  const { count = 0 } = now
  const [isCounted, together] = [count > 0 && count !== draft.count, t.card.people(count)]
  return [
    aim ? t.menu.understood(procedure.name[language]) : '',
    (stays || !now.who) && town && town !== townOf(draft) ? t.menu.understood(town) : '',
    now.officeIds ? '' : noted(scene, now),
    now.who === 'group' && isCounted
      ? shared
        ? t.menu.understood(`${shared.name[language]}, ${together}`)
        : t.group.noted(count)
      : '',
    now.who === 'minor' && isCounted && now.whom === undefined
      ? t.menu.understood(count > 1 ? t.whom.minors(count).title : t.whom.minor.title)
      : '',
    sayStatedAnswers(scene, draft, now),
  ]
}

/** Only what changed. */
export function noted(scene: Scene, { wish, officeIds }: Draft): string {
  const { draft, session, t } = scene
  if (!wish || JSON.stringify(wish) === JSON.stringify(draft.wish)) return ''
  return t.slot.notedWish(timesWords(scene, wish, (day) => dayWords(scene, day), todayAt(session, officeIds)))
}
