import type { Db } from '../../db/open.ts'
import type { Field, FieldAnswers, Language, LocalDay } from '../catalogue/types.ts'
import { TEXTS, type Texts } from '../texts/texts.ts'

/** Of whom a field is asked, and in which words: in a chat, or at the counter in Spanish. */
export interface Asking {
  db: Db
  today: LocalDay
  language: Language
  t: Texts
  /** As far as the person is known. */
  person: { birthDate?: LocalDay | undefined; curp?: string | undefined }
  /** What the person answered to the fields of this procedure so far. */
  answers: FieldAnswers
  /** The day of the visit; undefined while no hour is chosen. */
  visit?: LocalDay | undefined
}

/** As the office reads and writes it. */
export const inSpanish = (
  db: Db,
  today: LocalDay,
  { person = {}, answers = {}, visit }: Partial<Pick<Asking, 'person' | 'answers' | 'visit'>> = {},
): Asking => ({ db, today, language: 'es-MX', t: TEXTS['es-MX'], person, answers, visit })

/** The stored answer, or what is wrong with it; undefined: none. `isOut`: it is one, outside of the record's limits. */
export type FieldHeard = { ok: true; value: string } | { ok: false; note: string; isOut?: true } | undefined

export interface Kind {
  word: string
  /** It has a least and a greatest value, or length. */
  isLimited?: true
  /** A record may say which letters and figures it has where. */
  isPatterned?: true
  /** The only answers there are, each with its title. */
  offers?(field: Field, asking: Asking): { value: string; title: string }[]
  /** Whatever stands beside it. */
  read(text: string, field: Field, asking: Asking): FieldHeard
  /** Default: as stored. */
  say?(value: string, field: Field, asking: Asking): string
}
