import { type Answer, next } from '../../chat/answer.ts'
import { isSeveral, withPerson } from '../../chat/draft.ts'
import type { Scene } from '../../chat/scene.ts'
import { firstName } from '../../chat/understanding/names.ts'
import { ageClass, meetAge } from './ages.ts'

/** Takes a birth date, which tells like a CURP whether the procedure fits the age. */
export function takeBirthDate(scene: Scene, index: number, birthDate: string): Answer {
  const { draft } = scene
  const name = draft.people[index]?.name
  const met = meetAge(scene, draft, { birthDate, ...(name && { name }) })
  if (met.kind === 'wrong') return next(met.draft)
  const taken = withPerson(draft, index, { birthDate, ...ageClass(scene.session, draft, birthDate) })
  return next(taken, met.note, name ? thanksTo(scene, name) : '')
}

const thanksTo = ({ draft, t }: Scene, name: string): string =>
  draft.who === 'self' ? t.name.thanks(firstName(name)) : isSeveral(draft) ? t.child.noted(firstName(name)) : t.name.noted(name)
