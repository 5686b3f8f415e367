import type { Group } from '../../bookings.ts'
import { fit, whenPlain } from '../../facts.ts'
import { membersCode } from '../../members.ts'
import type { Scene } from '../../question.ts'
import { firstName, nameAndInitial } from '../../understanding/names.ts'
import { plain } from '../../understanding/words.ts'

export interface WhoRow {
  /** The members as a button carries them. */
  value: string
  title: string
  description: string
}

/** Everybody of a group, then each of them alone with when that is. */
export function whoRows(scene: Scene, { views }: Group, everybody: { title: string; description: string }): WhoRow[] {
  const names = views.map((view) => fit(view.name, 24))
  const alike = new Set(names).size < names.length
  return [
    { value: membersCode(views.map((view) => view.member)), ...everybody },
    ...views.map((view, i) => ({
      value: membersCode([view.member]),
      title: alike ? fit(`${i + 1}. ${view.name}`, 24) : fit(view.name, 24),
      description: fit(whenPlain(scene, view.slot), 72),
    })),
  ]
}

/** Members named in words: everybody, or the first names of some. Undefined when the words name nobody, or not surely. */
export function whoIsMeant(text: string, { views }: Group): number[] | undefined {
  const words = plain(text)
  if (/\b(?:todos|todas|a los dos|a las dos|los dos|las dos|ambos|ambas|toda la familia|everybody|everyone|both|all)\b/.test(words))
    return views.map((view) => view.member)
  const spoken = new Set(words.split(' '))
  const named = views.filter((view) => spoken.has(plain(firstName(view.name))) || words === plain(nameAndInitial(view.name)))
  const first = named.map((view) => plain(firstName(view.name)))
  return named.length > 0 && new Set(first).size === first.length ? named.map((view) => view.member) : undefined
}
