import { findPlace } from '../../catalogue/places.ts'
import type { Place } from '../../catalogue/types.ts'
import type { Draft } from '../../chat/draft.ts'
import type { Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { plain } from '../../reading/engine/words.ts'
import { asTown, withoutArticle } from '../../reading/places.ts'
import { withoutPlace } from './changed-draft.ts'

/** A town by its name, or by what everybody calls a part of it; "el df" without its article. */
export function findTown({ tx }: Session, words: string): ReturnType<typeof findPlace> {
  const found = findPlace(tx, asTown(words))
  const bare = found.kind === 'unknown' ? withoutArticle(words) : undefined
  const again = bare === undefined ? found : findPlace(tx, asTown(bare))
  return again.kind === 'state' || (again.kind === 'place' && plain(again.place.name) === plain(asTown(bare ?? ''))) ? again : found
}

/** A place in words that are not the whole message ("soy de Metepec"); `several` is left for the question itself. */
export function hearPlace(candidates: readonly string[], { session, draft }: Scene): Draft | undefined {
  for (const words of candidates) {
    const found = findTown(session, words)
    if (found.kind === 'place') return near(draft, found.place)
    if (found.kind === 'state') return inState(draft, found)
    const [likeliest] = found.kind === 'several' ? found.places : []
    if (likeliest && plain(likeliest.name) === plain(words)) return near(draft, likeliest)
  }
  return undefined
}

export function near(draft: Draft, found: Place): Draft {
  const { name, state, latitude, longitude } = found
  return { ...withoutPlace(draft), near: { name, state, latitude, longitude } }
}

export const inState = (draft: Draft, { code, name }: { code: string; name: string }): Draft => ({
  ...withoutPlace(draft),
  state: { code, name },
})
