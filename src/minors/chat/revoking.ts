import { type Answer, ask, close, next } from '../../chat/answer.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { fitRow } from '../../chat/titles.ts'
import { withWayBack } from '../../chat/ways-on.ts'
import { declaredBy, revokePermission } from '../permissions.ts'

const ROWS_MAX = 9

/** Takes back what was declared. One word is enough where there is one: to take back must be easier than to give. */
export const revoking: Question = {
  lasting: true,
  numbered: true,
  ask(scene) {
    const { t } = scene
    const declared = declaredIn(scene).slice(0, ROWS_MAX)
    if (declared.length === 0) return withWayBack(scene, t.revoking.nothing)
    const rows = declared.map(({ id, minors }, i) => ({
      value: `take:${id}`,
      title: fitRow(`${i + 1}. ${t.revoking.row(t.listed(minors))}`),
    }))
    return { body: t.revoking.askWhich, options: [...rows, { value: 'none', title: t.revoking.keep }] }
  },
  choose(value, scene): Answer {
    const { t } = scene
    const [what, id] = value.split(':')
    if (what !== 'take') return close(withWayBack(scene, t.revoking.kept))
    return takeBack(scene, Number(id))
  },
}

/** "REVOCAR", as the whole message. */
export function revoke(scene: Scene): Answer {
  const { draft, t } = scene
  const [only, another] = declaredIn(scene)
  if (only && !another) return takeBack(scene, only.id)
  if (only) return ask('revoking', draft)
  return close(withWayBack(scene, t.revoking.nothing, t.revoking.signed))
}

const declaredIn = ({ session: { tx, deps, contact, now } }: Scene) => declaredBy(tx, deps.vault, contact.id, now)

function takeBack(scene: Scene, id: number): Answer {
  const { session, draft, t } = scene
  const { tx, deps, contact, now } = session
  if (!revokePermission(tx, deps, contact.id, id, now)) return next(draft, t.revoking.nothing)
  return close(withWayBack(scene, t.revoking.done, t.revoking.signed))
}
