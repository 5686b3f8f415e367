import { type Answer, ask, close, next } from '../../chat/answer.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { fitRow } from '../../chat/titles.ts'
import { withWayBack } from '../../chat/ways-on.ts'

const ROWS_MAX = 9

/** Takes back what was declared. One word is enough where there is one: to take back must be easier than to give. */
export const revoking: Question = {
  lasting: true,
  numbered: true,
  ask(scene) {
    const { t, desk } = scene
    const declared = desk.permissions.declared().slice(0, ROWS_MAX)
    if (declared.length === 0) return withWayBack(scene, t.revoking.nothing)
    const rows = declared.map(({ id, minors }, i) => ({
      value: `take:${id}`,
      title: fitRow(`${i + 1}. ${t.revoking.row(t.listed(minors))}`),
    }))
    return { body: t.revoking.askWhich, options: [...rows, { value: 'none', title: t.revoking.keep }] }
  },
  choose(value, scene): Answer {
    const { t, desk, draft } = scene
    const [what, id] = value.split(':')
    if (what !== 'take') return close(withWayBack(scene, t.revoking.kept))
    return desk.permissions.revoke(Number(id)) ? taken(scene) : next(draft, t.revoking.nothing)
  },
}

/** "REVOCAR", as the whole message. */
export function revoke(scene: Scene): Answer {
  const { desk, draft, t } = scene
  const [only, another] = desk.permissions.declared()
  if (only && !another) return desk.permissions.revoke(only.id) ? taken(scene) : next(draft, t.revoking.nothing)
  if (only) return ask('revoking', draft)
  return close(withWayBack(scene, t.revoking.nothing, t.revoking.signed))
}

const taken = (scene: Scene): Answer => close(withWayBack(scene, scene.t.revoking.done, scene.t.revoking.signed))
