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

/** Words, and the button that they mean. */
export interface Lesson {
  id: number
  words: string
  /** A button's name, or that none was meant. */
  wish: string
  /** `resting`: it would break what must stay, so it is not used. */
  state: 'used' | 'resting'
  at: Instant
  /** Null: all offices. */
  officeId: number | null
}

const LESSONS = statement('select id, words, wish, state, at, office_id as officeId from lessons order by id', {
  row: row<Lesson>({ id: 'int', words: 'text', wish: 'text', state: 'text', at: 'int', officeId: 'int?' }),
  because: 'at most 300 lessons',
})

export const listLessons = (db: Db): Lesson[] => LESSONS.all(db)

/** More would be a vocabulary, which belongs to the product. */
const MOST_LESSONS = 300

/** Help, leaving and rights must stay reachable: words for these mean nothing else. */
const PROTECTED: ReadonlySet<string> = new Set(
  'person complaint claim cancelAppointment leaveList rights privacy erase stop'.split(' '),
)
/** In percent: the least likelihood to count as one of those. */
const MAY_BE_PROTECTED = 50

/** An office, with its own lessons and those of all; null: no office in mind. */
export type Scope = number | null

export type NotTaught =
  /** Too little, or only marks. */
  | 'no_words'
  /** Near a complaint, fear, rights or health. */
  | 'delicate'
  /** May ask for a person, a cancellation, a complaint or a right. */
  | 'protected'
  | 'taught'
  | 'too_many'
  | 'no_button'

/** Undefined: it may be taught, as far as known before learning. */
export function whyNotTaught(
  db: Db,
  buttons: readonly OwnButtons[],
  { masked, wish, officeId }: { masked: string; wish: string; officeId: Scope },
): NotTaught | undefined {
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
  const counting = lessons.filter((one) => one.officeId === officeId || one.officeId === null)
  if (counting.some((one) => everyday(one.words) === everyday(words))) return 'taught'
  return lessons.length >= MOST_LESSONS ? 'too_many' : undefined
}

const ownExamples = (db: Db, buttons: readonly OwnButtons[]): Example[] =>
  buttons.flatMap((one) => one.list(db)).flatMap(({ wish, examples }) => examples.map((text) => ({ text, label: wish })))

const ACTIVE_OFFICES = statement('select id from offices where active = 1 order by id', {
  row: { id: 'int' },
})

/**
 * Everything learnt for an office beside the shipped; without an office, what all teach alike. A lesson about a removed button teaches
 * nothing.
 */
export function taughtHere(db: Db, buttons: readonly OwnButtons[], scope: Scope): Taught {
  const own = ownExamples(db, buttons)
  const used = listLessons(db).filter(
    ({ state, wish }) => state === 'used' && (!isOwnWish(wish) || own.some(({ label }) => label === wish)),
  )
  const offices = scope === null ? ACTIVE_OFFICES.all(db) : []
  const isSame = (one: Lesson, other: Lesson) => one.wish === other.wish && everyday(one.words) === everyday(other.words)
  const isEverywhere = (one: Lesson): boolean =>
    offices.length > 0 && offices.every(({ id }) => used.some((other) => other.officeId === id && isSame(one, other)))
  const counting = used.filter((one) => one.officeId === null || one.officeId === scope || isEverywhere(one))
  const once = counting.filter((one, at) => counting.findIndex((other) => isSame(one, other)) === at)
  return { lessons: once.map(({ words, wish }) => ({ text: words, label: wish })), own }
}

const INSERT = statement(
  "insert into lessons (words, wish, state, at, key_id, office_id) values (?, ?, 'used', ?, ?, ?) returning id",
  {
    row: { id: 'int' },
    params: ['text', 'text', 'int', 'int?', 'int?'],
  },
)

/** With the weights learnt of exactly these lessons. Returns its id. */
export function addLesson(
  tx: Tx,
  buttons: readonly OwnButtons[],
  { words, wish, keyId, officeId }: Pick<Lesson, 'words' | 'wish' | 'officeId'> & { keyId: number | null },
  learnt: Learnt,
  now: Instant,
): number {
  const added = INSERT.get(tx, words, wish, now, keyId, officeId)
  if (!added) throw new Error('a lesson was not written')
  keepLearnt(tx, buttons, learnt, officeId, now)
  return added.id
}

const DELETE = statement('delete from lessons where id = ?', { params: ['int'] })

/** Its weights go at once, and are learnt again without it. For `proposeOrApply`. */
export function removeLesson(tx: Tx, lesson: Lesson): Worked<Lesson, never> {
  DELETE.run(tx, lesson.id)
  UNLEARN.run(tx, lesson.officeId)
  return { ok: true, touched: [{ what: 'lesson', id: lesson.id, version: 0 }], impact: lesson }
}

const REST = statement("update lessons set state = 'resting' where id = ?", { params: ['int'] })

/** A lesson that breaks what must stay. */
export const restLesson = (tx: Tx, id: number): void => void REST.run(tx, id)

// Without an office all: a shared lesson counts everywhere.
const UNLEARN = statement('delete from learnt_weights where office_id is null or +?1 is null or office_id = +?1', {
  params: ['int?'],
  because: 'one row an office that teaches',
})

const FORGET = statement('delete from learnt_weights where office_id is ?', {
  params: ['int?'],
  uses: 'learnt_weights_office',
})

const KEEP = statement('insert into learnt_weights (office_id, sources, weights, at) values (?, ?, ?, ?)', {
  params: ['int?', 'text', 'text', 'int'],
})

export function keepLearnt(tx: Tx, buttons: readonly OwnButtons[], { weights }: Learnt, scope: Scope, now: Instant): void {
  FORGET.run(tx, scope)
  KEEP.run(tx, scope, sourcesOf(taughtHere(tx, buttons, scope)), weights, now)
}

const LEARNT = statement('select office_id as officeId, sources, weights from learnt_weights', {
  row: { officeId: 'int?', sources: 'text', weights: 'text' },
  because: 'one row an office that teaches',
})

/** Where lessons are not learnt yet, or weights have no lessons any more; undefined: nowhere. */
export function nextToLearn(db: Db, buttons: readonly OwnButtons[]): { scope: Scope; taught: Taught } | undefined {
  const kept = new Map(LEARNT.all(db).map(({ officeId, sources }) => [officeId, sources]))
  const teach = new Set(listLessons(db).flatMap(({ state, officeId }) => (state === 'used' ? [officeId] : [])))
  for (const scope of new Set<Scope>([null, ...teach, ...kept.keys()])) {
    const counts = scope === null || teach.has(scope)
    const taught = counts ? taughtHere(db, buttons, scope) : { lessons: [], own: [] }
    const wanted = taught.lessons.length + taught.own.length > 0 ? sourcesOf(taught) : undefined
    if (kept.get(scope) !== wanted) return { scope, taught }
  }
  return undefined
}

export const forgetLearnt = (tx: Tx, scope: Scope): void => void FORGET.run(tx, scope)

const read = remember((db) => {
  const tables = new Map(
    LEARNT.all(db).flatMap(({ officeId, sources, weights }) =>
      isOnShipped(sources) ? [[officeId, tableOf(readWeights(weights))] as const] : [],
    ),
  )
  return { table: (scope: Scope) => tables.get(scope) ?? tables.get(null) } // A function, because the numbers of a table cannot be frozen.
})

/** For these offices, cached until it changes: of several, what all teach. */
export const learntTable = (db: Db, officeIds: readonly number[]): Table | undefined => {
  const [only, ...others] = new Set(officeIds)
  return read(db).table(only !== undefined && others.length === 0 ? only : null)
}
