import type { Db } from '../../db/open.ts'
import type { Vault } from '../../src/vault.ts'
import { noticeIn } from './glances.ts'
import type { Line } from './journal.ts'
import { exclusionOf, LICENCE } from './questions.ts'
import type { Witness } from './witness.ts'

/** Whose an appointment is. */
export interface Whose {
  id: number
  folio: string
  name: string
  curp: string | undefined
  /** 1958-03-12. */
  birth: string
  procedure: string
}

interface Deps {
  db: Db
  vault: Vault
  found(what: string): void
}

/** The check digit, the 18th, follows from the others. */
const CHECKED = 17
const SLIPS = 2
/** Ages at which a passport, or its price, becomes another one. */
const TURNING = [3, 18, 60]
/** For every age, and free. */
const AGELESS = new Set<string | null>(['advice', LICENCE.id])

/**
 * A place that could change hands could be sold: however often clerks correct its CURP, it is the one it was made with, but for two
 * characters (or one of the same birth date, when it was made without), the name stays, the age decides what it decided, and the telephone reads of it once.
 */
export function createCurpLaw({ db, vault, found }: Deps): Witness {
  const first = new Map<number, Whose>()
  const names = new Map<number, string>()
  /** Within this commit. */
  let changed: Line[] = []
  let told: { contact: number; folio: string }[] = []

  function checkChange({ id, folio, contact_id: contact, day, procedure_id }: Line): void {
    const [was, is] = [first.get(id), whoseIs(db, vault, id)]
    if (!was || !is) return found(`appointment ${id}: a CURP was put right, and whose it is nobody knows`)
    if (is.name !== names.get(id))
      found(`appointment ${id}: its CURP was put right, and it is called ${is.name} instead of ${names.get(id)}`)
    if (!AGELESS.has(procedure_id) && turnedOn(was.birth, day) !== turnedOn(is.birth, day))
      found(`appointment ${id}: born ${was.birth}, its CURP was put right, and by ${is.birth} the price is another`)
    if (contact === null) return
    const mine = (one: { contact: number | null; folio: string | null }) => one.contact === contact && one.folio === folio
    const times = told.filter(mine).length
    const changes = changed.filter((line) => mine({ contact: line.contact_id, folio: line.folio })).length
    if (times !== changes) found(`contact ${contact}: is told ${times} times of ${changes} CURPs that were put right in ${folio}`)
  }

  function checkWhose(is: Whose): void {
    const was = first.get(is.id)
    if (!was) return
    const differing = was.curp === undefined ? 0 : differ(was.curp, is.curp ?? '')
    if (differing > SLIPS)
      found(`appointment ${is.id}: was made with ${was.curp}, has ${is.curp}, and ${differing} characters differ`)
    if (was.curp === undefined && was.birth !== is.birth)
      found(`appointment ${is.id}: was made for who was born ${was.birth}, and has ${is.curp}`)
  }

  return {
    read(line) {
      const notice = line.kind === 'said' ? noticeIn(db, vault, line.id) : undefined
      if (notice?.template === 'appointment_curp_corrected')
        told.push({ contact: line.contact_id ?? 0, folio: notice.parameters[2] ?? '' })
      if (line.kind !== 'visit') return
      const is = ['confirmed', 'given', 'corrected'].includes(line.what) ? whoseIs(db, vault, line.id) : undefined
      if (is) names.set(line.id, is.name)
      if (is && line.what !== 'corrected') first.set(line.id, is)
      if (line.what === 'another_person') changed.push(line)
    },
    settle() {
      for (const { contact, folio } of told)
        if (!changed.some((line) => line.contact_id === contact && line.folio === folio))
          found(`contact ${contact}: is told of a CURP that was put right in ${folio}, and none was`)
      for (const line of changed) checkChange(line)
      for (const { id } of changed) {
        const is = whoseIs(db, vault, id)
        if (is) checkWhose(is)
      }
      changed = []
      told = []
    },
    compare() {
      const curps = new Set<string>()
      for (const one of standingIn(db, vault)) {
        checkWhose(one)
        const exclusion = exclusionOf(one.procedure)
        if (one.curp === undefined || exclusion === undefined) continue
        if (curps.has(`${one.curp} ${exclusion}`)) found(`${one.curp} has two live appointments`)
        curps.add(`${one.curp} ${exclusion}`)
      }
    },
  }
}

/** How many characters of two CURPs differ, but for the check digit. */
export const differ = (one: string, other: string): number =>
  Array.from({ length: CHECKED }, (_, at) => one[at] !== other[at]).filter(Boolean).length

/** How many of the ages at which something changes somebody has reached on that day. */
const turnedOn = (birth: string, day: string): number =>
  TURNING.filter((years) => `${Number(birth.slice(0, 4)) + years}${birth.slice(4)}` <= day).length

/** Everybody whose appointment stands. */
export const standingIn = (db: Db, vault: Vault): Whose[] => read(db, vault, 'a.live = 1')

const whoseIs = (db: Db, vault: Vault, id: number): Whose | undefined => read(db, vault, 'a.id = ?', id)[0]

interface Row {
  id: number
  folio: Uint8Array
  name: Uint8Array
  curp: Uint8Array | null
  birth: Uint8Array
  procedure: string
}

const read = (db: Db, vault: Vault, which: 'a.live = 1' | 'a.id = ?', ...bound: number[]): Whose[] =>
  db.client
    .query<Row, number[]>(
      `select a.id, a.folio_sealed as folio, a.name_sealed as name, p.curp_sealed as curp, p.birth_sealed as birth, a.procedure_id as procedure
       from appointments a join people p on p.id = a.person_id
       where ${which} and a.folio_sealed is not null and a.name_sealed is not null and p.birth_sealed is not null order by a.id`,
    )
    .all(...bound)
    .map(({ id, folio, name, curp, birth, procedure }) => ({
      ...{ id, procedure },
      folio: vault.open(folio),
      name: vault.open(name),
      curp: curp ? vault.open(curp) : undefined,
      birth: vault.open(birth),
    }))
