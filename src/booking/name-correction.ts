import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { Instant } from '../clock.ts'
import { plainText } from '../collation.ts'
import type { Vault } from '../vault.ts'
import { isMistyped, nameDiffers, nameFitsCurp } from './curp-name.ts'
import { recordWith, storyOf } from './events.ts'
import { STILL_LIVE } from './expiry.ts'
import { isNearly } from './names.ts'
import type { KeyedMember } from './people.ts'
import type { PersonDraft } from './types.ts'

export interface Correction {
  appointmentId: number
  /** As the clerk saw it. */
  version: number
  nameBefore: string
  /** The name is compared with it; undefined: not, as seen on an identification. */
  curp: string | undefined
  name?: string | undefined
  actor: Actor
}

const CORRECT = statement(
  `update appointments set name_sealed = coalesce($name, name_sealed),
     name_differs = coalesce($differs, name_differs), version = version + 1, updated_at = $now
   where id = +$id and version = +$version and ${STILL_LIVE}`,
  { params: { name: 'bytes?', differs: 'int?', now: 'int', id: 'int', version: 'int' } },
)

/**
 * Corrects the name. Check `isSpelledAnew` first; the person changes in person-change.ts. `stale`: the
 * appointment changed, or is no longer live.
 */
export function correct(tx: Tx, vault: Vault, asked: Correction, now: Instant): 'corrected' | 'stale' {
  const { appointmentId, name, curp, actor } = asked
  const { changes } = CORRECT.run(tx, {
    name: name === undefined ? null : vault.seal(name),
    differs: name === undefined ? null : Number(nameDiffers({ name, ...(curp !== undefined && { curp }) })),
    id: appointmentId,
    version: asked.version,
    now,
  })
  if (changes !== 1) return 'stale'
  recordWith(tx, vault, appointmentId, 'corrected', actor, now, name === undefined ? '' : nameField(tx, vault, asked))
  return 'corrected'
}

const FIRST = 'name='

/** The first correction keeps the former name, deleted with clerks' words (personal-data.ts, privacy/erase-visits.ts). */
const nameField = (db: Db, vault: Vault, { appointmentId, nameBefore }: Correction): string =>
  firstName(db, vault, appointmentId) === undefined ? FIRST + encodeURIComponent(nameBefore) : 'name'

/** The original name; undefined when never corrected. */
export function firstName(db: Db, vault: Vault, appointmentId: number): string | undefined {
  const [first] = storyOf(db, vault, appointmentId, 'corrected').flatMap(({ detail }) =>
    (detail ?? '').split(' ').filter((field) => field.startsWith(FIRST)),
  )
  return first && decodeURIComponent(first.slice(FIRST.length))
}

/**
 * Whether one name is the other's spelling, reordering or extension. Freely renamable appointments could be sold: each word of the shorter
 * name must be in the longer, truncated or with at most two letters changed.
 */
export function isSpelledAnew(was: string, becomes: string): boolean {
  const [shorter = [], longer = []] = [was, becomes]
    .map((name) => plainText(name).split(' ').filter(Boolean))
    .toSorted((a, b) => a.length - b.length)
  const left = [...longer]
  return shorter.every((word) => {
    const at = left.findIndex((other) => isNearly(word, other))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

// A place belongs to the person for whom it was first held: transferable places could be sold. For typos a few corrections are open, each
// once a place, and all measured against the first data: no chain of small changes leads to another person.

/** The bits of `appointments.retold`. The office's correction is final. */
export const RETOLD = { spelledAnew: 1, curpGiven: 2, byOffice: 4 } as const

export interface HeldFor {
  id: number
  person_id: number
  /** The row with which the place was first held; null: this one. */
  first_held_as: number | null
  retold: number
}

/** Extra words that the same name may have. */
const WORDS_MORE = 2

/**
 * The new `retold` if this member is the person for whom the row's place is held, else undefined. The same person has: the same CURP with
 * the told name, spelled anew, or another name that fits it; or the same birth date and a name spelled anew, once a place, with another
 * CURP only if it fits that name or the told one was a slip; or a CURP given later that fits the told birth date and name; or the same
 * name where another procedure asks less. A name once spelled anew stays, so that a place cannot drift to another person born on the same
 * day.
 */
export function retoldFor(db: Db, vault: Vault, row: HeldFor, { person, known }: Known): number | undefined {
  const { retold, people } = toldSoFar(db, row)
  const isTold = known !== undefined && people.has(known)
  const isFree = isTold && (retold & RETOLD.spelledAnew) === 0
  const first = retold & RETOLD.byOffice ? undefined : toldFirst(db, vault, row)
  if (!first) return isFree ? retold : undefined
  const spelled = isNameAnew(first.name, person.name)
  const fits = isMadeOf(person, person.name)
  if (isTold) return spelled || (isFree && fits) ? retold : undefined
  if ((person.birthDate ?? '') !== first.birthDate) return retoldOtherwise(first, retold, person)
  if (first.isUnverified && isMadeOf(person, first.name) && !(retold & RETOLD.curpGiven)) return retold | RETOLD.curpGiven
  // Otherwise anyone born on that day could buy the place under a foreign name.
  const isTheirs =
    person.curp === undefined || fits || isMadeOf(person, first.name) || isMistyped(first.curp ?? '', person.curp, first.name)
  return spelled && isTheirs && !(retold & RETOLD.spelledAnew) ? retold | RETOLD.spelledAnew : undefined
}

/** Corrected to a procedure that asks more of the same person, or no birth date at all: each once a place. */
function retoldOtherwise(first: ToldFirst, retold: number, person: PersonDraft): number | undefined {
  const isLess = person.birthDate === undefined && plainText(first.name) === plainText(person.name)
  const isMore = first.birthDate === '' && isMadeOf(person, first.name)
  const change = isLess ? RETOLD.spelledAnew : isMore ? RETOLD.curpGiven : 0
  return change !== 0 && (retold & change) === 0 ? retold | change : undefined
}

const TOLD_SO_FAR = statement('select person_id, retold from appointments where first_held_as = ?', {
  row: row<Pick<HeldFor, 'person_id' | 'retold'>>({ person_id: 'int', retold: 'int' }),
  params: ['int'],
  uses: 'appointments_first_held',
})

const TOLD_SO_FAR_APPOINTMENTS = statement('select person_id, retold from appointments where id = ?', {
  row: row<Pick<HeldFor, 'person_id' | 'retold'>>({ person_id: 'int', retold: 'int' }),
  params: ['int'],
})

/** All people and changes since it was first held for this person. */
function toldSoFar(db: Db, row: HeldFor): { retold: number; people: ReadonlySet<number> } {
  const told = TOLD_SO_FAR.all(db, row.first_held_as ?? row.id)
  const first = row.first_held_as === null ? row : TOLD_SO_FAR_APPOINTMENTS.get(db, row.first_held_as)
  const all = first ? [first, ...told] : told
  return { retold: all.reduce((bits, one) => bits | one.retold, 0), people: new Set(all.map((one) => one.person_id)) }
}

/** With the person's id, if known. */
export type Known = Pick<KeyedMember, 'person'> & { known: number | undefined }

interface ToldFirst {
  personId: number
  name: string
  /** Empty: none was asked. */
  birthDate: string
  curp: string | undefined
  /** Without a CURP. */
  isUnverified: boolean
}

const TOLD_FIRST = statement(
  `select a.person_id, a.unverified, a.name_sealed, p.birth_sealed, p.curp_sealed from appointments a join people p on p.id = a.person_id
   where a.id = +?`,
  {
    row: { person_id: 'int', unverified: 'int', name_sealed: 'bytes?', birth_sealed: 'bytes?', curp_sealed: 'bytes?' },
    params: ['int'],
  },
)

/** Undefined once it was forgotten, days after the hold. */
function toldFirst(db: Db, vault: Vault, row: HeldFor): ToldFirst | undefined {
  const first = TOLD_FIRST.get(db, row.first_held_as ?? row.id)
  if (!first?.name_sealed || !first.birth_sealed) return undefined
  return {
    personId: first.person_id,
    name: vault.open(first.name_sealed),
    birthDate: vault.open(first.birth_sealed),
    curp: first.curp_sealed ? vault.open(first.curp_sealed) : undefined,
    isUnverified: first.unverified === 1,
  }
}

const isMadeOf = ({ curp }: PersonDraft, name: string): boolean => curp !== undefined && nameFitsCurp(curp, name)

/** Not only one common word, nor so many words that many names are among them. */
export function isNameAnew(was: string, becomes: string): boolean {
  const [fewer = 0, more = 0] = [was, becomes]
    .map((name) => plainText(name).split(' ').filter(Boolean).length)
    .sort((a, b) => a - b)
  return fewer >= Math.min(2, more) && more - fewer <= WORDS_MORE && isSpelledAnew(was, becomes)
}
