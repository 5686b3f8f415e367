import type { Db } from '../../db/open.ts'
import type { Field, Language, LocalDay } from '../catalogue/types.ts'
import { TEXTS, type Texts } from '../texts/texts.ts'

/** Where and in which words a field is asked: in a chat, or at the counter in Spanish. */
export interface Asking {
  db: Db
  today: LocalDay
  language: Language
  t: Texts
}

/** As the office reads and writes it. */
export const inSpanish = (db: Db, today: LocalDay): Asking => ({ db, today, language: 'es-MX', t: TEXTS['es-MX'] })

/** What words are for a field: an answer as it is kept, or what is wrong with it; undefined when they hold none. */
export type FieldHeard = { ok: true; value: string } | { ok: false; note: string } | undefined

/** One kind of value that a procedure can ask. */
export interface Kind {
  /** What an administrator calls it. */
  word: string
  /** The only answers there are, each with its title. */
  offers?(field: Field, asking: Asking): { value: string; title: string }[]
  /** The answer in what somebody wrote, whatever stands beside it. */
  read(text: string, field: Field, asking: Asking): FieldHeard
  /** The answer as people read it; without this, as it is kept. */
  say?(value: string, field: Field, asking: Asking): string
}
