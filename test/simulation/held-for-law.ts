import { distance } from 'fastest-levenshtein'
import type { Db } from '../../db/open.ts'
import type { Vault } from '../../src/vault.ts'
import { wordsOf } from './glances.ts'
import { isAtOnce, type Line } from './journal.ts'
import type { Witness } from './witness.ts'

/** As whom somebody was told when their place was first held. */
interface Told {
  person: number
  name: string
  curp: string | undefined
  birth: string
}

/** A place that goes straight from one hold of a telephone to its next one. */
interface Passed {
  contact: number | null
  slot: number
  from: Told
  used: boolean
}

interface Deps {
  db: Db
  vault: Vault
  found(what: string): void
  count(what: string): void
}

/**
 * A place belongs to the people for whom it was held. Of every row that the chat confirms it is known, from the journal alone, where
 * its place came from: free for everybody, offered to somebody who waited, kept from the telephone's own hold, or taken back while
 * it cooled. Whoever is confirmed is whom it was first held for, but for a slip: the name spelled anew, or the CURP told later.
 */
export function createHeldForLaw({ db, vault, found, count }: Deps): Witness {
  /** For whom the place of each appointment was first held. */
  const first = new Map<number, Told>()
  /** Whose each cooling place was, and when everybody may have it. */
  const cooling = new Map<number, { of: number; reopensAt: number }>()
  /** The people of each offer, when it was made. */
  const offered = new Map<number, Set<string>>()
  /** Within one commit. */
  let passed: Passed[] = []
  /** Whose places were let go for the next hold, also those that nobody took over. */
  let members: { contact: number | null; from: Told }[] = []
  let lifted: { contact: number | null; slot: number; of: number; reopensAt: number }[] = []
  let accepted: Line[] = []
  let seats: Line[] = []
  let confirmed: Line[] = []
  /** Contacts that let a place go, hold one, and read that one is held for somebody else. */
  const [letGo, holding, refused] = [new Set<number>(), new Set<number>(), new Set<number>()]

  /** What the rows of one hold took over, once all of them are written. */
  function seatAll(): void {
    const rows = seats.flatMap((line) => {
      const told = toldIn(db, vault, line.id)
      return told ? [{ line, told }] : []
    })
    seats = []
    const [one] = rows
    if (!one) return
    const { contact_id: contact, at } = one.line
    for (const { slot, of, reopensAt, contact: by } of lifted.splice(0)) {
      const from = first.get(of)
      // An appointment of several slots is one place.
      if (from && by === contact && reopensAt > at && !passed.some((place) => place.from === from))
        passed.push({ contact, slot, from, used: false })
    }
    checkOffer(rows)
    const pool = passed.filter((place) => place.contact === contact && !place.used)
    const takers = new Map<(typeof rows)[number], Told>()
    for (const isMine of [isExactly, isSame])
      for (const row of rows) {
        const mine = takers.has(row) ? undefined : pool.find((place) => !place.used && isMine(place.from, row.told))
        if (mine) takers.set(row, take(mine))
      }
    // Whoever was in none of them sits in a free place, unless there is one too few: then somebody else's was handed over, which
    // is right only within one hold, where a smaller group moves together into fewer hours.
    for (const row of rows) {
      const spare = takers.has(row) ? undefined : pool.find((place) => !place.used && place.slot === row.line.slot_id)
      const member = members.find(({ contact: of, from }) => of === contact && isExactly(from, row.told))
      const handed = spare && take(spare)
      first.set(row.line.id, takers.get(row) ?? (handed && member?.from) ?? handed ?? row.told)
    }
    for (const place of pool) place.used = true
  }

  function take(place: Passed): Told {
    place.used = true
    count('a place went from hold to hold')
    return place.from
  }

  /** Accepted in this commit: whoever sits in its hour now waited. */
  function checkOffer(rows: { line: Line; told: Told }[]): void {
    for (const { id, slot_id: slot, contact_id: contact } of accepted.splice(0)) {
      const people = offered.get(id)
      for (const { line, told } of rows)
        if (people && line.slot_id === slot && line.contact_id === contact && !people.has(keyOf(db, told.person)))
          found(`appointment ${line.id}: ${told.name} sits in a place that was offered to somebody else`)
    }
  }

  function check({ id, actor }: Line): void {
    const [held, is] = [first.get(id), toldIn(db, vault, id)]
    if (actor !== 'citizen' || !is) return
    if (!held) return found(`appointment ${id}: is confirmed for ${is.name}, and was held for nobody`)
    if (!isExactly(held, is)) count('confirmed as told anew')
    if (!isSame(held, is)) found(`appointment ${id}: was held for ${tell(held)}, and is confirmed for ${tell(is)}`)
  }

  return {
    read(line) {
      if (!(line.kind === 'visit' && line.what === 'held' && (seats[0]?.group_id ?? line.group_id) === line.group_id)) seatAll()
      if (line.kind === 'cooled') cooling.set(line.id, { of: line.of_id, reopensAt: line.reopens_at ?? 0 })
      if (line.kind === 'uncooled') {
        const place = cooling.get(line.id)
        if (place) lifted.push({ contact: line.contact_id, slot: line.slot_id, ...place })
        cooling.delete(line.id)
      }
      if (line.kind === 'offer' && line.what === 'open') offered.set(line.id, peopleOf(db, line.of_id))
      if (line.kind === 'offer' && line.what === 'accepted') accepted.push(line)
      if (line.kind === 'said' && line.contact_id !== null && isRefusal(db, vault, line.id)) refused.add(line.contact_id)
      if (line.kind !== 'visit') return
      if (line.what === 'held') seats.push(line)
      if (line.what === 'held') holding.add(line.contact_id ?? 0)
      if (line.what === 'released' && line.actor === 'citizen') letGo.add(line.contact_id ?? 0)
      const from = first.get(line.id)
      if (line.what === 'released' && from) members.push({ contact: line.contact_id, from })
      if (line.what === 'released' && isAtOnce(line) && from)
        passed.push({ contact: line.contact_id, slot: line.slot_id, from, used: false })
      if (line.what === 'confirmed') confirmed.push(line)
    },
    settle() {
      seatAll()
      for (const line of confirmed) check(line)
      for (const contact of refused) {
        count('a place was not passed on')
        if (letGo.has(contact) && !holding.has(contact))
          found(`contact ${contact}: somebody else was refused, and the place that was held is let go`)
      }
      for (const contacts of [letGo, holding, refused]) contacts.clear()
      passed = []
      members = []
      lifted = []
      accepted = []
      confirmed = []
    },
    compare: () => undefined,
  }
}

const isExactly = (was: Told, is: Told): boolean => was.person === is.person

/**
 * The same CURP; or born on the same day, and the name spelled anew. A CURP that is told later has the initials of the name that was
 * told first, or of the one that is that name spelled anew.
 */
function isSame(was: Told, is: Told): boolean {
  if (isExactly(was, is)) return true
  if (was.birth !== is.birth) return false
  if (was.curp !== undefined || is.curp === undefined) return isSpelledAnew(was.name, is.name)
  return hasInitials(is.curp, was.name) || (isSpelledAnew(was.name, is.name) && hasInitials(is.curp, is.name))
}

const wordsIn = (name: string): string[] =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-ZÑ]+/)
    .filter(Boolean)

/** Each word of the shorter name is in the longer one, with two letters changed at most, or cut off. */
function isSpelledAnew(was: string, is: string): boolean {
  const [shorter = [], longer = []] = [wordsIn(was), wordsIn(is)].toSorted((a, b) => a.length - b.length)
  return shorter.every((word) =>
    longer.some((other) => distance(word, other) <= 2 || other.startsWith(word.slice(0, 3)) || word.startsWith(other.slice(0, 3))),
  )
}

/** The first letters of a CURP are those of the names. */
const hasInitials = (curp: string | undefined, name: string): boolean =>
  curp !== undefined && [0, 3].every((at) => wordsIn(name).some((word) => word.startsWith(curp.charAt(at))))

const tell = ({ name, curp, birth }: Told): string => `${name} (${curp ?? `born ${birth}`})`

/** The question what to do, because the place is held for somebody else. */
const isRefusal = (db: Db, vault: Vault, row: number): boolean => wordsOf(db, vault, row).includes('.heldForOther.keep')

interface Row {
  person: number
  name: Uint8Array | null
  curp: Uint8Array | null
  birth: Uint8Array | null
}

/** As whom a row tells its person; undefined once that was deleted. */
function toldIn(db: Db, vault: Vault, appointment: number): Told | undefined {
  const row = db.client
    .query<Row, [number]>(
      `select a.person_id as person, a.name_sealed as name, p.curp_sealed as curp, p.birth_sealed as birth
       from appointments a join people p on p.id = a.person_id where a.id = ?`,
    )
    .get(appointment)
  if (!row?.name || !row.birth) return undefined
  return {
    person: row.person,
    name: vault.open(row.name),
    curp: row.curp ? vault.open(row.curp) : undefined,
    birth: vault.open(row.birth),
  }
}

const hex = (key: Uint8Array): string => Buffer.from(key).toString('hex')

const keyOf = (db: Db, person: number): string =>
  hex(db.client.query<{ key: Uint8Array }, [number]>('select key from people where id = ?').get(person)?.key ?? new Uint8Array())

/** Who waits with this wish. */
const peopleOf = (db: Db, wish: number): Set<string> =>
  new Set(
    db.client
      .query<{ key: Uint8Array }, [number]>('select person_key as key from wait_people where wish_id = ?')
      .all(wish)
      .map(({ key }) => hex(key)),
  )
