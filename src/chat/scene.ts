import type { Language } from '../catalogue/types.ts'
import { TEXTS, type Texts } from '../texts/texts.ts'
import type { Draft } from './draft.ts'
import type { Session } from './session.ts'

/** What a question may look at. */
export interface Scene {
  readonly session: Session
  readonly t: Texts
  readonly language: Language
  readonly draft: Draft
  /** What the question is about when the draft does not say it. */
  readonly about?: string | undefined
  /** The agency that is spoken of, where it is not the one that somebody has in mind. */
  readonly agencyId?: number
  /** Something was read back just now: it is not done twice in a row. */
  readonly readBack?: boolean
}

/** What it takes to say something: the records and the words of one language. */
export type Speaker = Pick<Scene, 'session' | 't'>

/** The booking under way and the records that it is made from. */
export type Booking = Pick<Scene, 'session' | 'draft'>

/** The scene of a turn: the records, the answers so far, and the words of this language. */
export const sceneOf = (session: Session, language: Language, draft: Draft): Scene => ({
  session,
  language,
  t: TEXTS[language],
  draft,
})
