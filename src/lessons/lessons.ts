import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Worked } from '../admin/propose.ts'
import { listAgencies } from '../catalogue/institution.ts'
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
}

/** Where something counts: at one office, or (null) at all of the agency and before there is one in mind. No other agency learns of it. */
export interface Scope {
  agencyId: number
  officeId: number | null
}

// Only the agency that owns the number teaches.
const LESSONS = statement(
  `select l.id, l.words, l.wish, l.state, l.at, l.office_id as officeId,
     coalesce((select o.agency_id from offices o where o.id = l.office_id), (select a.id from agencies a where a.owns_number = 1), 0) as agencyId
   from lessons l order by l.id`,
  {
    row: row<Lesson & Scope>({
      ...{ id: 'int', words: 'text', wish: 'text', state: 'text', at: 'int', officeId: 'int?', agencyId: 'int' },
    }),
    uses: 'agencies_one_owner',
    because: 'at most 300 lessons',
  },
)

export const listLessons = (db: Db): (Lesson & Scope)[] => LESSONS.all(db)

const inAgency =
  ({ agencyId }: Scope) =>
  (one: Scope): boolean =>
    one.agencyId === agencyId

/** More would be a vocabulary, which belongs to the product. */
const MOST_LESSONS = 300

/** Help, leaving and rights must stay reachable: words for these mean nothing else. */
const PROTECTED: ReadonlySet<string> = new Set(
  'person complaint claim cancelAppointment leaveList rights privacy erase stop'.split(' '),
)
/** In percent: the least likelihood to count as one of those. */
const MAY_BE_PROTECTED = 50

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
  { masked, wish, ...scope }: Scope & { masked: string; wish: string },
): NotTaught | undefined {
  const words = withoutMarks(masked)
  const isKnown =
    wish === NOTHING ||
    wishLabelled(wish) !== undefined ||
    (isOwnWish(wish) && ownExamples(db, buttons, scope).some(({ label }) => label === wish))
  if (!isKnown) return 'no_button'
  if (words.length < 3) return 'no_words'
  if (isDelicate(words)) return 'delicate'
  if (!PROTECTED.has(wish) && mayMean(words, PROTECTED, MAY_BE_PROTECTED)) return 'protected'
  const lessons = listLessons(db).filter(inAgency(scope))
  const counting = lessons.filter((one) => one.officeId === scope.officeId || one.officeId === null)
  if (counting.some((one) => everyday(one.words) === everyday(words))) return 'taught'
  return lessons.length >= MOST_LESSONS ? 'too_many' : undefined
}

const ownExamples = (db: Db, buttons: readonly OwnButtons[], { agencyId }: Scope): Example[] =>
  buttons.flatMap((one) => one.list(db, agencyId)).flatMap(({ wish, examples }) => examples.map((text) => ({ text, label: wish })))

const ACTIVE_OFFICES = statement('select id from offices where active = 1 and agency_id = +? order by id', {
  row: { id: 'int' },
  params: ['int'],
})

/**
 * Everything learnt for an office beside the shipped; without an office, what all teach alike. A lesson about a removed button teaches
 * nothing.
 */
export function taughtHere(db: Db, buttons: readonly OwnButtons[], scope: Scope): Taught {
  const own = ownExamples(db, buttons, scope)
  const used = listLessons(db)
    .filter(inAgency(scope))
    .filter(({ state, wish }) => state === 'used' && (!isOwnWish(wish) || own.some(({ label }) => label === wish)))
  const offices = scope.officeId === null ? ACTIVE_OFFICES.all(db, scope.agencyId) : []
  const isSame = (one: Lesson, other: Lesson) => one.wish === other.wish && everyday(one.words) === everyday(other.words)
  const isEverywhere = (one: Lesson & Scope): boolean =>
    offices.length > 0 && offices.every(({ id }) => used.some((other) => other.officeId === id && isSame(one, other)))
  const counting = used.filter((one) => one.officeId === null || one.officeId === scope.officeId || isEverywhere(one))
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
  { words, wish, keyId, ...scope }: Pick<Lesson, 'words' | 'wish'> & Scope & { keyId: number | null },
  learnt: Learnt,
  now: Instant,
): number {
  const added = INSERT.get(tx, words, wish, now, keyId, scope.officeId)
  if (!added) throw new Error('a lesson was not written')
  keepLearnt(tx, buttons, learnt, scope, now)
  return added.id
}

const DELETE = statement('delete from lessons where id = ?', { params: ['int'] })

/** Its weights go at once, and are learnt again without it. For `proposeOrApply`. */
export function removeLesson(tx: Tx, lesson: Lesson & Scope): Worked<Lesson & Scope, never> {
  DELETE.run(tx, lesson.id)
  UNLEARN.run(tx, lesson.agencyId, lesson.officeId)
  return { ok: true, touched: [{ what: 'lesson', id: lesson.id, version: 0 }], impact: lesson }
}

const REST = statement("update lessons set state = 'resting' where id = ?", { params: ['int'] })

/** A lesson that breaks what must stay. */
export const restLesson = (tx: Tx, id: number): void => void REST.run(tx, id)

// Without an office all: a shared lesson counts at each.
const UNLEARN = statement(
  'delete from learnt_weights where agency_id = ?1 and (office_id is null or +?2 is null or office_id = +?2)',
  {
    params: ['int', 'int?'],
    uses: 'learnt_weights_office',
  },
)

const FORGET = statement('delete from learnt_weights where agency_id = ? and office_id is ?', {
  params: ['int', 'int?'],
  uses: 'learnt_weights_office',
})

const KEEP = statement('insert into learnt_weights (agency_id, office_id, sources, weights, at) values (?, ?, ?, ?, ?)', {
  params: ['int', 'int?', 'text', 'text', 'int'],
})

export function keepLearnt(tx: Tx, buttons: readonly OwnButtons[], { weights }: Learnt, scope: Scope, now: Instant): void {
  forgetLearnt(tx, scope)
  KEEP.run(tx, scope.agencyId, scope.officeId, sourcesOf(taughtHere(tx, buttons, scope)), weights, now)
}

const LEARNT = statement('select agency_id as agencyId, office_id as officeId, sources, weights from learnt_weights', {
  row: { agencyId: 'int', officeId: 'int?', sources: 'text', weights: 'text' },
  because: 'one row an office that teaches',
})

/** Where lessons are not learnt yet, or weights have no lessons any more; undefined: nowhere. */
export function nextToLearn(db: Db, buttons: readonly OwnButtons[]): { scope: Scope; taught: Taught } | undefined {
  const kept = new Map(LEARNT.all(db).map((one) => [keyOf(one), one.sources]))
  const teach = new Set(listLessons(db).flatMap((one) => (one.state === 'used' ? [keyOf(one)] : [])))
  const agencies = listAgencies(db).map(({ id }) => ({ agencyId: id, officeId: null }))
  for (const scope of [...agencies, ...listLessons(db), ...LEARNT.all(db)]) {
    const counts = scope.officeId === null || teach.has(keyOf(scope))
    const taught = counts ? taughtHere(db, buttons, scope) : { lessons: [], own: [] }
    const wanted = taught.lessons.length + taught.own.length > 0 ? sourcesOf(taught) : undefined
    if (kept.get(keyOf(scope)) !== wanted) return { scope: { agencyId: scope.agencyId, officeId: scope.officeId }, taught }
  }
  return undefined
}

const keyOf = ({ agencyId, officeId }: Scope): string => `${agencyId}:${officeId ?? ''}`

export const forgetLearnt = (tx: Tx, { agencyId, officeId }: Scope): void => void FORGET.run(tx, agencyId, officeId)

const read = remember((db) => {
  const tables = new Map(
    LEARNT.all(db).flatMap(({ sources, weights, ...scope }) =>
      isOnShipped(sources) ? [[keyOf(scope), tableOf(readWeights(weights))] as const] : [],
    ),
  )
  return { table: (scope: Scope) => tables.get(keyOf(scope)) ?? tables.get(keyOf({ ...scope, officeId: null })) } // A function, because the numbers of a table cannot be frozen.
})

/** For these offices of an agency, cached until it changes: of several, what all of them teach. */
export const learntTable = (db: Db, agencyId: number, officeIds: readonly number[]): Table | undefined => {
  const [only = null, ...others] = new Set(officeIds)
  return read(db).table({ agencyId, officeId: others.length === 0 ? only : null })
}
