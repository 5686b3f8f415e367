import { next } from '../answer.ts'
import { findProcedure, PASSPORT_FAMILIES } from '../procedures.ts'
import type { Question } from '../question.ts'
import { hearAim } from '../understanding/aims.ts'
import { introduction, menu } from './menu.ts'

/** What another adult needs. */
export const purpose: Question = {
  numbered: true,
  isNeeded: ({ draft }) => draft.who === 'other' && draft.family === undefined,
  ask(scene) {
    const { desk, t } = scene
    const open = PASSPORT_FAMILIES.filter((family) => findProcedure(desk, family, 'adult'))
    if (open.length === 0) return menu.ask(scene)
    return { body: t.purpose.ask, options: open.map((value) => ({ value, title: t.purpose.buttons[value] })) }
  },
  choose(family, scene) {
    const { draft } = scene
    const chosen = { ...draft, family }
    return next(chosen, draft.family || draft.officeIds ? '' : introduction({ ...scene, draft: chosen }))
  },
  hear(text, scene) {
    const family = hearAim(text)?.family
    return family && family !== 'advice' ? this.choose(family, scene) : undefined
  },
}
