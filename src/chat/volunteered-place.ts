import { distance } from 'fastest-levenshtein'
import { hearPlace } from '../booking/chat/place.ts'
import type { Draft } from './draft.ts'
import { type QuestionName, questionOf, rankOf } from './part.ts'
import type { Scene } from './scene.ts'
import { deniesName } from './understanding/denial.ts'
import { leftOfWish, SHORT_FORMS, saysNoPlace } from './understanding/places.ts'
import { placesMeant } from './understanding/places-meant.ts'
import { isSentence, plain } from './understanding/words.ts'

/** Questions before "where" that nobody answers with a town or with somebody's name: Guadalupe is both. */
const isBeforePlace = (scene: Scene, question: QuestionName): boolean =>
  rankOf(scene, question) >= 0 &&
  rankOf(scene, question) < rankOf(scene, 'place') &&
  questionOf(scene, question).namesRelatives !== 'by their names'
const SHORT_WORDS = 5
const NEAR_SPELLING = 3
const MOST_LISTED = 6

/** The draft with a place that is named before, or after, it was asked where; the same draft when none is. */
export function withHeardPlace(text: string, scene: Scene, current: QuestionName | undefined): Draft {
  const told = hearPlace(placesMeant(text), scene)
  if (told) return told
  const unasked = current === undefined || current === 'office' || isBeforePlace(scene, current)
  const left = unasked ? leftOfWish(text) : undefined
  const words = plain(text)
  const mayBeBare = unasked && (!scene.draft.who || current !== 'office') && words.split(' ').length <= SHORT_WORDS
  // "quiero renovar mi pasaporte" is looked up among the towns for nothing, and that takes longer than the rest of the turn.
  const bare = mayBeBare && !isSentence(text) ? words : undefined
  // "Renovar, Toluca, ...": answers in a row, with commas between them.
  const listed = unasked ? text.split(',', MOST_LISTED).map(plain) : []
  for (const one of [bare, left, ...(listed.length > 1 ? listed : [])]) {
    const short = SHORT_FORMS.get(one ?? '')
    if (short) return hearPlace([short], scene) ?? scene.draft
    const found = one === undefined || saysNoPlace(one) || deniesName(text, one) ? undefined : hearPlace([one], scene)
    // A near spelling is too little to go by when nobody asked where.
    if (found && isWritten(one ?? '', found)) return found
  }
  return scene.draft
}

/** The name itself, or a short form of a state: "cdmx" is far from the name, while "colina" is nearly Colima. */
function isWritten(words: string, { near, state }: Draft): boolean {
  if (near) return plain(near.name) === words
  const name = plain(state?.name ?? '')
  // "Nuevo" alone is no state: "quiero un pasaporte nuevo".
  const isPart = name.startsWith(`${words} `) || name.endsWith(` ${words}`)
  return name === words || (!isPart && distance(name, words) > NEAR_SPELLING)
}
