import type { Language } from '../catalogue/types.ts'
import { TEXTS, type Texts } from '../texts/texts.ts'
import type { Draft } from './draft.ts'
import type { Session } from './session.ts'

export interface Scene {
  readonly session: Session
  readonly t: Texts
  readonly language: Language
  readonly draft: Draft
  /** When the draft does not say it. */
  readonly about?: string | undefined
  /** The open question. */
  readonly asked?: string | undefined
  /** Where it is not the one in mind. */
  readonly agencyId?: number
  /** Never twice in a row. */
  readonly readBack?: boolean
  /** What is told stands beside something that goes on, so it is what was asked and no more. */
  readonly beside?: boolean
  /** In this conversation. */
  readonly wasToldPhone?: boolean
}

/** `agencyId`: whose telephone and hours are said, where the chat has something else in mind. */
export type Speaker = Pick<Scene, 'session' | 'language' | 't'> & Partial<Pick<Scene, 'agencyId'>>

export type Booking = Pick<Scene, 'session' | 'draft'>

export const sceneOf = (session: Session, language: Language, draft: Draft): Scene => ({
  session,
  language,
  t: TEXTS[language],
  draft,
})
