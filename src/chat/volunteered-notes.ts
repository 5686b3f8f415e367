import { roomFor, tooMany } from '../booking/chat/changed-group.ts'
import { procedureOf } from '../booking/chat/procedures.ts'
import type { Answer } from './answer.ts'
import type { Draft } from './draft.ts'
import type { QuestionName } from './part.ts'
import type { Scene } from './scene.ts'
import { saysDamaged } from './understanding/aims.ts'
import { firstName } from './understanding/names.ts'

/** More people than a telephone may have: said at once, and not once the number was asked again. */
export const saysTooMany = (scene: Scene, wanted: Draft): string => (roomFor(scene, wanted) > 1 ? tooMany(scene, wanted) : '')

/** What was understood while the open question stays as it was: without it the question would seem to have heard nothing. */
export function stillAsked({ t, draft }: Scene, now: Draft, current: QuestionName | undefined): string[] {
  if (!draft.who || !now.officeIds || current === 'slot') return []
  const name = now.people[0]?.name
  return [
    name && name !== draft.people[0]?.name ? t.name.thanks(firstName(name)) : '',
    now.wish !== draft.wish ? t.slot.notedWish : '',
  ]
}

/** Whoever brings a damaged passport as the only paper may be sent home: said before the journey. */
export const damaged = (text: string, { draft, t }: Scene, { family }: Draft): string =>
  family === 'renewal' && draft.family !== 'renewal' && saysDamaged(text) ? t.menu.damaged : ''

/** What was understood and no next question shows. */
export function saidBack({ t, draft, session, language }: Scene, now: Draft, stays: boolean): string[] {
  const procedure = procedureOf(session, now, now.people[0])
  // A wish alone is answered by its introduction; one that names a place too leads past it, and so does one for somebody else.
  const isPlaced = (draft.family ?? now.near ?? now.state ?? now.officeIds) !== undefined
  const isForOther = draft.who !== undefined && now.who !== draft.who
  const aim = now.family !== draft.family && (isPlaced || isForOther) && procedure
  return [
    aim ? t.menu.understood(procedure.name[language]) : '',
    (stays || !now.who) && now.near && now.near.name !== draft.near?.name ? t.menu.understood(now.near.name) : '',
    now.wish !== draft.wish && !now.officeIds ? t.slot.notedWish : '',
    now.who === 'group' && now.count && now.count !== draft.count ? t.group.noted(now.count) : '',
  ]
}

/** A CURP that nobody asked for yet is said back, unless its name is. */
export function withNote(answer: Answer, { t }: Scene): Answer {
  return answer.kind === 'next' && answer.notes.length === 0 && answer.draft.people[0]?.curp
    ? { ...answer, notes: [t.curp.noted] }
    : answer
}
