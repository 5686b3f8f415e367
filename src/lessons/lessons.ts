import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Worked } from '../admin/propose.ts'
import { remember } from '../catalogue/memory.ts'
import { type Example, NOTHING } from '../chat/classifier/examples.ts'
import { isOnShipped, type Learnt, mayMean, sourcesOf, type Taught } from '../chat/classifier/taught.ts'
import { readWeights, type Table, tableOf } from '../chat/classifier/weights.ts'
import type { OwnButtons } from '../chat/part.ts'
import { isOwnWish } from '../chat/wishes.ts'
import type { Instant } from '../clock.ts'
import { wishLabelled } from '../reading/acts.ts'
import { everyday } from '../reading/spelling.ts'
import { isDelicate } from './delicate.ts'
import { withoutMarks } from './mask.ts'

/** What an office taught: words, and the button that somebody meant by them. */
export interface Lesson {
  id: number
  words: string
  /** The name of a button, or that none was meant. */
  wish: string
  /** `resting`: it would break what must stay, so it is not used. */
  state: 'used' | 'resting'
  at: Instant
  /** Null: of all offices. */
  officeId: number | null
}

const LESSONS = statement('select id, words, wish, state, at, office_id as officeId from lessons order by id', {
  row: row<Lesson>({ id: 'int', words: 'text', wish: 'text', state: 'text', at: 'int', officeId: 'int?' }),
  because: 'at most 300 lessons',
})

export const listLessons = (db: Db): Lesson[] => LESSONS.all(db)

/** More of them would be a vocabulary of its own, which is the product's to have. */
const MOST_LESSONS = 300

/** Without these nobody finds help, leaves, or has their rights: words that mean one of them mean nothing else. */
const PROTECTED: ReadonlySet<string> = new Set(
  'person complaint claim cancelAppointment leaveList rights privacy erase stop'.split(' '),
)
/** As likely as this, in percent, words may be one of those. */
const MAY_BE_PROTECTED = 50

/** Why words cannot be taught. */
export type NotTaught =
  /** They say too little, or only marks. */
  | 'no_words'
  /** They are near a complaint, fear, rights or health. */
  | 'delicate'
  /** They may ask for a person, a cancellation, a complaint or a right. */
  | 'protected'
  /** The same words were taught already. */
  | 'taught'
  | 'too_many'
  | 'no_button'

/** Why this may not be a lesson; undefined: it may. What is learnt of it says the rest. */
export function whyNotTaught(db: Db, buttons: readonly OwnButtons[], masked: string, wish: string): NotTaught | undefined {
  const words = withoutMarks(masked)
  const isKnown =
    wish === NOTHING ||
    wishLabelled(wish) !== undefined ||
    (isOwnWish(wish) && ownExamples(db, buttons).some(({ label }) => label === wish))
  if (!isKnown) return 'no_button'
  if (words.length < 3) return 'no_words'
  if (isDelicate(words)) return 'delicate'
  if (!PROTECTED.has(wish) && mayMean(words, PROTECTED, MAY_BE_PROTECTED)) return 'protected'
  const lessons = listLessons(db)
  if (lessons.some((one) => everyday(one.words) === everyday(words))) return 'taught'
  return lessons.length >= MOST_LESSONS ? 'too_many' : undefined
}

/** Sentences of the buttons that only this installation has. */
const ownExamples = (db: Db, buttons: readonly OwnButtons[]): Example[] =>
  buttons.flatMap((one) => one.list(db)).flatMap(({ wish, examples }) => examples.map((text) => ({ text, label: wish })))

/** Everything that is learnt here beside what was shipped. A lesson about a button that is no more teaches nothing. */
export function taughtHere(db: Db, buttons: readonly OwnButtons[]): Taught {
  const own = ownExamples(db, buttons)
  const lessons = listLessons(db).filter(
    ({ state, wish }) => state === 'used' && (!isOwnWish(wish) || own.some(({ label }) => label === wish)),
  )
  return { lessons: lessons.map(({ words, wish }) => ({ text: words, label: wish })), own }
}

const INSERT = statement(
  "insert into lessons (words, wish, state, at, key_id, office_id) values (?, ?, 'used', ?, ?, ?) returning id",
  {
    row: { id: 'int' },
    params: ['text', 'text', 'int', 'int?', 'int?'],
  },
)

/** Adds a lesson together with what was learnt of it, which must be of these lessons and of no other. Returns its number. */
export function addLesson(
  tx: Tx,
  buttons: readonly OwnButtons[],
  { words, wish, keyId, officeId }: Pick<Lesson, 'words' | 'wish' | 'officeId'> & { keyId: number | null },
  learnt: Learnt,
  now: Instant,
): number {
  const added = INSERT.get(tx, words, wish, now, keyId, officeId)
  if (!added) throw new Error('a lesson was not written')
  keepLearnt(tx, buttons, learnt, now)
  return added.id
}

const DELETE = statement('delete from lessons where id = ?', { params: ['int'] })

/** Takes a lesson back. What was learnt of it goes at once, and is learnt anew without it. For `proposeOrApply`. */
export function removeLesson(tx: Tx, lesson: Lesson): Worked<Lesson, never> {
  DELETE.run(tx, lesson.id)
  UNLEARN.run(tx)
  return { ok: true, touched: [{ what: 'lesson', id: lesson.id, version: 0 }], impact: lesson }
}

const REST = statement("update lessons set state = 'resting' where id = ?", { params: ['int'] })

/** A lesson that breaks what must stay is not used any more. */
export const restLesson = (tx: Tx, id: number): void => void REST.run(tx, id)

const UNLEARN = statement('delete from learnt_weights where id = 1', { params: [] })

const KEEP = statement(
  `insert into learnt_weights (id, sources, weights, at) values (1, ?1, ?2, ?3)
   on conflict (id) do update set sources = ?1, weights = ?2, at = ?3`,
  { params: ['text', 'text', 'int'] },
)

/** Keeps what was learnt of everything that is taught now. */
export function keepLearnt(tx: Tx, buttons: readonly OwnButtons[], { weights }: Learnt, now: Instant): void {
  KEEP.run(tx, sourcesOf(taughtHere(tx, buttons)), weights, now)
}

const LEARNT = statement('select sources, weights from learnt_weights', {
  row: { sources: 'text', weights: 'text' },
  because: 'one row',
})

/** Whether what is taught now is learnt. Where nothing is taught, nothing is to be learnt. */
export function isLearnt(db: Db, buttons: readonly OwnButtons[]): boolean {
  const taught = taughtHere(db, buttons)
  const sources = LEARNT.get(db)?.sources
  if (taught.lessons.length + taught.own.length === 0) return sources === undefined
  return sources === sourcesOf(taught)
}

/** Nothing is taught any more. */
export const forgetLearnt = (tx: Tx): void => void UNLEARN.run(tx)

const read = remember((db) => {
  const kept = LEARNT.get(db)
  const table = kept && isOnShipped(kept.sources) ? tableOf(readWeights(kept.weights)) : undefined
  return { table: () => table } // A function, because the numbers of a table cannot be frozen.
})

/** What this installation has learnt, kept in memory until it changes. */
export const learntTable = (db: Db): Table | undefined => read(db).table()
