import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { ErasedPerson, Erasure, Hindrance, Whose } from '../admin/data-subjects.ts'
import { phoneGiven } from '../booking/callback-phones.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import { normaliseCurp } from '../catalogue/curp.ts'
import { DAY, type Instant } from '../clock.ts'
import type { Merged, PersonalData } from '../messaging/deps.ts'
import type { Vault } from '../vault.ts'
import { COUNTED_MS } from './month-file.ts'
import { WAIT_HINDRANCES } from './operations/hindrances.ts'

const KNOWS_PERSON = statement('select 1 from wait_people where person_key = ? limit 1', {
  params: ['bytes'],
  because: 'after a copy was put back, once for each mark',
})

const NEEDS_CONTACT = statement('select 1 from wait_wishes where contact_id = +? and live = 1 limit 1', {
  params: ['int'],
  uses: 'wait_wishes_contact',
})

export const personalData: PersonalData = {
  expire: { wishes: forgetEntries, oldWishes: forgetOldEntries },
  hinders: wishesThatLive,
  keptBy,
  hindrances: WAIT_HINDRANCES,
  knowsPerson: (db, key) => KNOWS_PERSON.finds(db, key),
  erasePerson: (tx, _deps, asked) => eraseFromEntries(tx, asked),
  eraseWithAgency: eraseEntriesOf,
  mergeContacts: mergeEntries,
  shown: () => import('./operations/personal-data.ts').then(({ shown }) => shown),
  needsContact: (db, contactId) => NEEDS_CONTACT.finds(db, contactId),
}

// Entries that ended, erased on request and not by age.

/** An entry belongs to the agency of its offices. */
const AT_AGENCY =
  'exists (select 1 from wait_lines l join offices f on f.id = l.office_id where l.wish_id = w.id and f.agency_id = +$agency)'

const OF_PERSON = `from wait_people p join wait_wishes w on w.id = p.wish_id where p.person_key = +$key and p.open = 0 and ${AT_AGENCY}`

const COUNT_ENDED_WISHES = statement(`select sum(w.people = 1) as alone, sum(w.people > 1) as together ${OF_PERSON}`, {
  row: { alone: 'int?', together: 'int?' },
  params: { key: 'bytes', agency: 'int' },
  because: 'an erasure: once for a person who asks',
})

/** Ended entries of a person alone, and together with others. */
export function countEndedEntries(db: Db, key: Uint8Array, agency: number): { alone: number; together: number } {
  const row = COUNT_ENDED_WISHES.get(db, { key, agency })
  return { alone: row?.alone ?? 0, together: row?.together ?? 0 }
}

const UPDATE_WAIT_WISHES = statement(
  `update wait_wishes set body_sealed = null, names_differ = 0, untold = 0, version = version + 1
   where people = 1 and body_sealed is not null and id in (select w.id ${OF_PERSON} and w.created_at <= +$until)`,
  { params: { key: 'bytes', until: 'int', agency: 'int' }, because: 'an erasure: once for a person who asks' },
)

const DELETE_WAIT_PEOPLE = statement(
  `delete from wait_people where person_key = +$key and open = 0
   and wish_id in (select w.id from wait_wishes w where w.created_at <= +$until and ${AT_AGENCY})`,
  { params: { key: 'bytes', until: 'int', agency: 'int' }, because: 'an erasure: once for a person who asks' },
)

const DELETE_WAIT_OFFER_PEOPLE = statement(
  `delete from wait_offer_people where (person_key = +$key or waited_as = +$key) and offer_id in (
   select o.id from wait_offers o join wait_wishes w on w.id = o.wish_id where w.created_at <= +$until and ${AT_AGENCY}
     and (w.live = 0 or (o.state <> 'open'
       and not exists (select 1 from appointments a where a.offer_id = o.id and a.state = 'held'))))`,
  {
    params: { key: 'bytes', until: 'int', agency: 'int' },
    uses: 'appointments_offer wait_offers_wish',
    because: 'an erasure: once for a person who asks',
  },
)

/**
 * Removes a person from ended entries. One of theirs alone loses its words at once; a shared one keeps them until its age, but cannot go on
 * without one of its people.
 */
function eraseFromEntries(tx: Tx, { key, until, agencyId: agency }: ErasedPerson): void {
  const asked = { key, until, agency }
  UPDATE_WAIT_WISHES.run(tx, asked)
  DELETE_WAIT_PEOPLE.run(tx, asked)
  // People as corrected while a place was held, whose entry may wait again as before, or of entries removed during an offer; the rest
  // goes with the row above (db/walls.sql).
  DELETE_WAIT_OFFER_PEOPLE.run(tx, asked)
}

const WISHES_THAT_LIVE = statement(`select 1 from wait_wishes w where w.contact_id = +$contact and w.live = 1 and ${AT_AGENCY}`, {
  params: { contact: 'int', agency: 'int' },
  uses: 'wait_wishes_contact',
})

const WISHES_THAT_LIVE_WAIT_PEOPLE = statement(
  `select w.people from wait_people p join wait_wishes w on w.id = p.wish_id where p.person_key = +$key and p.open = 1 and ${AT_AGENCY}
   order by w.people desc limit 1`,
  {
    row: { people: 'int' },
    params: { key: 'bytes', agency: 'int' },
    uses: 'wait_people_open',
    because: 'a person waits from few telephones',
  },
)

/** An entry of theirs, or, of a person, one together with others. */
function wishesThatLive(db: Db, _deps: unknown, { whose, agencyId: agency }: Pick<Erasure, 'whose' | 'agencyId'>): Hindrance[] {
  if (whose.kind === 'contact') return WISHES_THAT_LIVE.finds(db, { contact: whose.contactId, agency }) ? [WAITS] : []
  const wish = WISHES_THAT_LIVE_WAIT_PEOPLE.get(db, { key: whose.key, agency })
  if (!wish) return []
  return [wish.people > 1 ? { why: 'wait_together' } : WAITS]
}

const WAITS: Hindrance = { why: 'wait', field: 'sacar_de_la_lista' }

const ERASE_WISHES_OF_WAIT_WISHES = statement(
  `update wait_wishes set body_sealed = null, names_differ = 0, untold = 0, version = version + 1 where id in (
   select w.id from wait_wishes w where w.contact_id = +$contact and w.live = 0 and w.body_sealed is not null
     and w.created_at <= +$until and ${AT_AGENCY} limit +$limit) returning id`,
  { row: { id: 'int' }, params: { contact: 'int', until: 'int', limit: 'int', agency: 'int' }, uses: 'wait_wishes_contact' },
)

const ERASE_WISHES_OF_WAIT_PEOPLE = statement('delete from wait_people where wish_id in (select value from json_each(?))', {
  params: ['text'],
})

const ERASE_WISHES_OF_WAIT_OFFER_PEOPLE = statement(
  `delete from wait_offer_people where offer_id in (
   select o.id from wait_wishes w join wait_offers o on o.wish_id = w.id
   where w.contact_id = +$contact and w.live = 0 and w.body_sealed is null and w.created_at <= +$until
     and ${AT_AGENCY})`,
  { params: { contact: 'int', until: 'int', agency: 'int' }, uses: 'wait_offers_wish wait_wishes_contact' },
)

/** At most `limit`; returns how many. */
function eraseEntriesOf(
  tx: Tx,
  contactId: number,
  { until, limit, agencyId: agency }: { until: Instant; limit: number; agencyId: number },
): number {
  const bared = ERASE_WISHES_OF_WAIT_WISHES.all(tx, { contact: contactId, until, limit, agency })
  const ids = JSON.stringify(bared.map((row) => row.id))
  ERASE_WISHES_OF_WAIT_PEOPLE.run(tx, ids)
  // Also of an entry that a clerk removed during an offer.
  ERASE_WISHES_OF_WAIT_OFFER_PEOPLE.run(tx, { contact: contactId, until, agency })
  return bared.length
}

const COUNT_ENDED_WISHES_OF = statement(
  `select count(*) as n from wait_wishes w where w.contact_id = +$contact and w.live = 0 and w.body_sealed is not null and ${AT_AGENCY}`,
  { row: { n: 'int' }, params: { contact: 'int', agency: 'int' }, uses: 'wait_wishes_contact' },
)

export const countEndedEntriesOf = (db: Db, contact: number, agency: number): number =>
  COUNT_ENDED_WISHES_OF.get(db, { contact, agency })?.n ?? 0

const LEFT = `update wait_wishes as w set state = 'left', live = 0, version = version + 1, updated_at = $now
  where w.live = 1 and ${AT_AGENCY} and`

const PERSON_LEAVES = statement(
  `${LEFT} w.people = 1 and w.id in (select p.wish_id from wait_people p where p.person_key = +$key and p.open = 1)`,
  { params: { now: 'int', agency: 'int', key: 'bytes' }, uses: 'wait_people_open' },
)

const CONTACT_LEAVES = statement(`${LEFT} w.contact_id = +$contact`, {
  params: { now: 'int', agency: 'int', contact: 'int' },
  uses: 'wait_wishes_contact',
})

/** For a person who waits alone, or all entries of a contact. Silent: it was asked for. */
export function leaveTheLine(tx: Tx, whose: Whose, agency: number, now: Instant): void {
  if (whose.kind === 'person') PERSON_LEAVES.run(tx, { now, agency, key: whose.key })
  else CONTACT_LEAVES.run(tx, { now, agency, contact: whose.contactId })
}

const WAITING_AT = `select distinct o.agency_id as id from wait_wishes w join wait_lines l on l.wish_id = w.id
  join offices o on o.id = l.office_id where (w.live = 1 or w.body_sealed is not null)`

const PERSON_KEPT_BY = statement(`${WAITING_AT} and w.id in (select p.wish_id from wait_people p where p.person_key = +?)`, {
  row: { id: 'int' },
  params: ['bytes'],
  because: 'an erasure: once for a person who asks',
})

const CONTACT_KEPT_BY = statement(`${WAITING_AT} and w.contact_id = +?`, {
  row: { id: 'int' },
  params: ['int'],
  uses: 'wait_wishes_contact',
  because: 'a contact has few wishes',
})

/** Agencies in whose lines a known person waits or waited. */
function keptBy(db: Db, whose: Whose): number[] {
  const rows = whose.kind === 'person' ? PERSON_KEPT_BY.all(db, whose.key) : CONTACT_KEPT_BY.all(db, whose.contactId)
  return rows.map(({ id }) => id)
}

const MERGE_ENTRIES_WAIT_WISHES = statement('update wait_wishes set contact_id = ?1, version = version + 1 where contact_id = ?2', {
  params: ['int', 'int'],
  uses: 'wait_wishes_contact',
})

const UPDATE_WAIT_OFFERS = statement(
  `update wait_offers set freed_by = (select json_group_array(iif(f.value is ?2, ?1, f.value)) from json_each(freed_by) f)
   where state = 'open' and exists (select 1 from json_each(freed_by) f where f.value = ?2)`,
  { params: ['int', 'int'], uses: 'wait_offers_slot' },
)

const END_DOUBLE = statement(
  `update wait_wishes as w set state = 'left', live = 0, version = version + 1 where w.live = 1 and w.contact_id in (?1, ?2) and exists (
     select 1 from wait_people p join wait_people o on o.person_key = p.person_key and o.exclusive_group = p.exclusive_group and o.open = 1
       join wait_wishes v on v.id = o.wish_id and v.contact_id in (?1, ?2) and (v.joined_at, v.id) < (w.joined_at, w.id)
     where p.wish_id = w.id and p.open = 1
     union all
     select 1 from wait_people p join people q on q.key = p.person_key
       join appointments a on a.person_id = q.id and a.live = 1 and a.contested_by is null and a.exclusive_group = p.exclusive_group
         and a.contact_id in (?1, ?2) and a.group_id is not w.moves_group
     where p.wish_id = w.id and p.open = 1 group by p.person_key having count(*) >= min(a.most_live))`,
  { params: ['int', 'int'], uses: 'appointments_live_person people_key wait_people_open wait_wishes_contact' },
)

/**
 * Who freed a place never gets it by the waiting list, under any name. Of two entries for one person the first stays, and none beside their
 * own appointment.
 */
function mergeEntries(tx: Tx, _deps: BookingDeps, { id, other }: Merged): void {
  END_DOUBLE.run(tx, id, other)
  MERGE_ENTRIES_WAIT_WISHES.run(tx, id, other)
  UPDATE_WAIT_OFFERS.run(tx, id, other)
}

/** How long an ended entry can be taken up again, and its people are known. */
const ENDED_KEPT_MS = 8 * DAY

const FORGET_WISHES_WAIT_WISHES = statement(
  `update wait_wishes set body_sealed = null, names_differ = 0, version = version + 1 where id in (
   select id from wait_wishes where live = 0 and body_sealed is not null and updated_at < +$before limit +$limit) returning id`,
  { row: { id: 'int' }, params: { before: 'int', limit: 'int' }, uses: 'wait_wishes_bodies' },
)

const FORGET_WISHES_WAIT_OFFER_PEOPLE = statement(
  `delete from wait_offer_people where offer_id in (
   select o.id from wait_offers o join wait_wishes w on w.id = o.wish_id where w.live = 0 and w.updated_at < +$before)`,
  { params: { before: 'int' }, uses: 'wait_offers_wish', because: 'a job of each day' },
)

/** At most `limit`; `invariant_ended_wishes_are_bare` (walls.sql) proves it. */
export function forgetEntries(tx: Tx, now: Instant, limit: number): number {
  const bared = FORGET_WISHES_WAIT_WISHES.all(tx, { before: now - ENDED_KEPT_MS, limit })
  const ids = JSON.stringify(bared.map((row) => row.id))
  ERASE_WISHES_OF_WAIT_PEOPLE.run(tx, ids)
  // Those of an entry removed during an offer went without their offer's people.
  FORGET_WISHES_WAIT_OFFER_PEOPLE.run(tx, { before: now - ENDED_KEPT_MS })
  return bared.length
}

const FORGET_OLD_WISHES = statement(
  `select w.id from wait_wishes w where w.live = 0 and w.body_sealed is null and w.updated_at < +$before
   and not exists (select 1 from wait_offers o join appointments a on a.offer_id = o.id
     where o.wish_id = w.id and a.state in ('held', 'confirmed')) limit +$limit`,
  { row: { id: 'int' }, params: { before: 'int', limit: 'int' }, uses: 'appointments_offer wait_offers_wish wait_wishes_counted' },
)

const OF_THEIR_OFFERS = 'offer_id in (select o.id from wait_offers o join json_each(?) w on w.value = o.wish_id)'

const UPDATE_APPOINTMENTS = statement(`update appointments set offer_id = null, version = version + 1 where ${OF_THEIR_OFFERS}`, {
  params: ['text'],
  uses: 'appointments_offer wait_offers_wish',
})

const FORGET_OLD_ENTRIES_WAIT_OFFER_PEOPLE = statement(`delete from wait_offer_people where ${OF_THEIR_OFFERS}`, {
  params: ['text'],
  uses: 'wait_offers_wish',
})

const FORGET_OLD_ENTRIES_WAIT_PEOPLE = statement('delete from wait_people where wish_id in (select value from json_each(?))', {
  params: ['text'],
})

const DELETE_WAIT_LINES = statement('delete from wait_lines where wish_id in (select value from json_each(?))', {
  params: ['text'],
})

const DELETE_WAIT_AGES = statement('delete from wait_ages where wish_id in (select value from json_each(?))', {
  params: ['text'],
  uses: 'wait_ages_wish',
})

const DELETE_WAIT_OFFERS = statement('delete from wait_offers where wish_id in (select value from json_each(?))', {
  params: ['text'],
  uses: 'appointments_offer cooling_kept wait_offers_wish',
})

const DELETE_WAIT_WISHES = statement('delete from wait_wishes where id in (select value from json_each(?))', {
  params: ['text'],
  uses: 'callback_phones_wish calls_of_wish wait_ages_wish wait_offers_wish',
})

/** Deletes entries no longer counted, unless an appointment to come is from one of their offers. */
export function forgetOldEntries(tx: Tx, now: Instant, limit: number): number {
  const old = FORGET_OLD_WISHES.all(tx, { before: now - COUNTED_MS, limit })
  const ids = JSON.stringify(old.map((row) => row.id))
  UPDATE_APPOINTMENTS.run(tx, ids)
  FORGET_OLD_ENTRIES_WAIT_OFFER_PEOPLE.run(tx, ids)
  FORGET_OLD_ENTRIES_WAIT_PEOPLE.run(tx, ids)
  DELETE_WAIT_LINES.run(tx, ids)
  DELETE_WAIT_AGES.run(tx, ids)
  DELETE_WAIT_OFFERS.run(tx, ids)
  DELETE_WAIT_WISHES.run(tx, ids)
  return old.length
}

/** Opened, for a copy that the person may request. */
export interface KeptEntry {
  state: string
  offices: string[]
  people: number
  joinedAt: Instant
  expiresAt: Instant
  /** Undefined once deleted. */
  words: { names: string[]; answers: string } | undefined
  /** Of a person who waits alone and without a chat. */
  phoneToCall: string | undefined
}

interface KeptRow {
  id: number
  state: string
  people: number
  joined_at: Instant
  expires_at: Instant
  body_sealed: Uint8Array | null
}

const KEPT_ROW = row<KeptRow>({
  id: 'int',
  state: 'text',
  people: 'int',
  joined_at: 'int',
  expires_at: 'int',
  body_sealed: 'bytes?',
})

const COLUMNS = 'w.id, w.state, w.people, w.joined_at, w.expires_at, w.body_sealed'

const WISHES_KEPT_OF = statement(
  `select ${COLUMNS} from wait_wishes w where w.contact_id = +$contact and ${AT_AGENCY} order by w.id`,
  {
    row: KEPT_ROW,
    params: { contact: 'int', agency: 'int' },
    uses: 'wait_wishes_contact',
    because: 'a contact has few wishes',
  },
)

/** Oldest first. */
export const entriesKeptOf = (db: Db, vault: Vault, contactId: number, agencyId: number): KeptEntry[] =>
  WISHES_KEPT_OF.all(db, { contact: contactId, agency: agencyId }).map((row) =>
    toKept(db, vault, row, row.body_sealed ? JSON.parse(vault.open(row.body_sealed)) : undefined),
  )

const WISHES_KEPT_ABOUT = statement(
  `select ${COLUMNS} from wait_people p join wait_wishes w on w.id = p.wish_id where p.person_key = +$key and ${AT_AGENCY} order by w.id`,
  { row: KEPT_ROW, params: { key: 'bytes', agency: 'int' }, because: 'once for a person who asks what is kept' },
)

/** Without the words, which may be about others. */
export const entriesKeptAbout = (db: Db, vault: Vault, curp: string, agencyId: number): KeptEntry[] =>
  WISHES_KEPT_ABOUT.all(db, { key: vault.index('person', `curp:${normaliseCurp(curp)}`), agency: agencyId }).map((row) =>
    toKept(db, vault, row, undefined),
  )

const TO_KEPT = statement(
  'select o.name from wait_lines l join offices o on o.id = l.office_id where l.wish_id = +? order by o.name',
  { row: { name: 'text' }, params: ['int'], because: 'a wish has few offices' },
)

function toKept(db: Db, vault: Vault, row: KeptRow, words: KeptEntry['words']): KeptEntry {
  const offices = TO_KEPT.all(db, row.id).map((one) => one.name)
  const phoneToCall = row.people === 1 ? phoneGiven(db, vault, { wishId: row.id }) : undefined
  return { state: row.state, offices, people: row.people, joinedAt: row.joined_at, expiresAt: row.expires_at, words, phoneToCall }
}
