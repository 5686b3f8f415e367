import type { Bindings, Db } from '../../db/open.ts'
import type { Instant } from '../../src/clock.ts'
import type { Vault } from '../../src/vault.ts'
import { keptIn, type Place, placesOf, placesWith } from './traces.ts'

/** `keys`: the hashes of somebody whose name was another one at the time. */
type Somebody = ({ curp: string } | { name: string; birth: string }) & { keys?: Uint8Array[] }
/** Whose data the office deletes: a person's, or what was said from a telephone. */
export type Erased = Somebody | { contact: number }

/** What of a database has to go with somebody, and what else may. */
export interface Reach {
  /** Whether any row of somebody stands for them; one that a corrected CURP left empty does not. */
  known: boolean
  must: Set<Place>
  may: Set<Place>
  /** Hashes and words by which nobody may be found afterwards. */
  hashes: Uint8Array[]
  words: string[]
}

export const kindOf = (erased: Erased): 'person' | 'contact' => ('contact' in erased ? 'contact' : 'person')

const SEALED = ['name_sealed', 'answers_sealed', 'attendant_sealed', 'minor_case']
/** A folio's own operations: their reasons may name its people. */
const OF_A_FOLIO = [
  'dar_cita',
  'mover_cita',
  'corregir_cita',
  'cancelar_cita',
  'pasar_cita',
  'corregir_apartado',
  'preguntar_en_su_chat',
]

/** What the decision on deletions promises (decision 23), read from the rows as they stand before. */
export const reachOf = (db: Db, vault: Vault, erased: Erased): Reach =>
  'contact' in erased ? reachOfContact(db, vault, erased.contact) : reachOfPerson(db, vault, erased)

const idsIn =
  (db: Db) =>
  (sql: string, bound: Bindings = {}): number[] =>
    db.client
      .query<{ id: number }, Bindings>(sql)
      .all(bound)
      .map((row) => row.id)
const at = (table: string, columns: string[], ids: number[]): Place[] =>
  ids.flatMap((id) => columns.map((column): Place => `${table}.${column}.${id}`))

/** As whom an offer was for them, told anew or not. */
const OFFERED = `select p.rowid as id from wait_offer_people p join wait_offers o on o.id = p.offer_id join wait_wishes w on w.id = o.wish_id
  where (hex(p.person_key) in (select value from json_each($keys)) or hex(p.waited_as) in (select value from json_each($keys)))`

function reachOfPerson(db: Db, vault: Vault, erased: Somebody): Reach {
  const ids = idsIn(db)
  const people = JSON.stringify(peopleCalled(db, vault, erased))
  const hashes = db.client
    .query<{ key: Uint8Array }, [string]>('select key from people where id in (select value from json_each(?))')
    .all(people)
    .map((row) => row.key)
  // Whoever only waited has no row in people, and is known by the hash alone.
  hashes.push(...(erased.keys ?? []))
  const curp = 'curp' in erased ? erased.curp : undefined
  if (curp !== undefined) hashes.push(vault.index('person', `curp:${curp}`), vault.index('curp', curp))
  const keys = JSON.stringify(hashes.map((key) => Buffer.from(key).toString('hex').toUpperCase()))
  const theirs = 'a.person_id in (select value from json_each($people))'
  const visits = ids(`select a.id from appointments a where ${theirs}`, { people })
  const groups = `select group_id from appointments a where ${theirs}`
  const written = ids(
    `select id from appointments where id in (select a.id from appointments a where ${theirs}) and (state = 'past' or state = 'cancelled' and undo_until is null)`,
    { people },
  )
  const around = ids(`select id from appointments where group_id in (${groups})`, { people })
  const audited = ids(
    `select id from audit where operation in (select value from json_each($operations)) and exists (
       select 1 from json_each(audit.detail, '$.appointments') d where d.value in (select a.id from appointments a where ${theirs}))`,
    { people, operations: JSON.stringify(OF_A_FOLIO) },
  )
  const told = (which: string) =>
    ids(
      `select e.id from appointment_events e join appointments a on a.id = e.appointment_id where e.actor = 'staff' and ${which}`,
      {
        people,
      },
    )
  const waits =
    'from wait_people p join wait_wishes w on w.id = p.wish_id where hex(p.person_key) in (select value from json_each($keys))'
  const must: Place[] = [
    ...at('appointments', SEALED, visits),
    ...at('appointments', ['words_sealed'], written),
    ...at('people', ['curp_index', 'curp_sealed', 'birth_sealed'], JSON.parse(people)),
    ...at('audit', ['reason_sealed'], audited),
    ...at('appointment_events', ['detail_sealed'], told(theirs)),
    ...at('wait_wishes', ['body_sealed'], ids(`select w.id ${waits} and w.people = 1`, { keys })),
    ...at('wait_people', ['person_key'], ids(`select p.rowid as id ${waits}`, { keys })),
    ...at('wait_offer_people', ['person_key', 'waited_as'], ids(`${OFFERED} and w.live = 0`, { keys })),
    ...at('curps_typed', ['curp_index'], curp ? ids(TYPED, { curp: vault.index('curp', curp) }) : []),
    ...at('case_messages', ['words_sealed'], curp ? claimsOn(db, vault, curp) : []),
  ]
  const may: Place[] = [
    ...at('wait_offer_people', ['person_key', 'waited_as'], ids(OFFERED, { keys })),
    ...at('appointments', ['reason', 'words_sealed'], around),
    ...at('appointment_events', ['detail_sealed'], told(`a.group_id in (${groups})`)),
    ...at('permissions', ['code_hash'], ids(`select id from permissions where group_id in (${groups})`, { people })),
    // With the last of these visits.
    ...at(
      'visit_needs',
      ['needs_sealed'],
      ids(
        `select n.rowid as id from visit_needs n where exists (
           select 1 from appointments a where (a.group_id = n.group_id or a.contact_id = n.contact_id) and ${theirs})`,
        { people },
      ),
    ),
  ]
  return {
    known:
      ids('select id from people where birth_sealed is not null and id in (select value from json_each($people))', { people })
        .length > 0,
    must: new Set(must),
    may: new Set([...must, ...may]),
    hashes,
    words: curp ? [curp] : [],
  }
}

const TYPED = 'select rowid as id from curps_typed where curp_index = $curp'

interface PersonRow {
  id: number
  key: Uint8Array
  curp_sealed: Uint8Array | null
  birth_sealed: Uint8Array | null
  name_sealed: Uint8Array | null
}

/** The people of this CURP, or without one of this name and birth date; the name as it stands in their visits. */
function peopleCalled(db: Db, vault: Vault, erased: Somebody): number[] {
  const rows = db.client
    .query<PersonRow, []>(
      'select p.id, p.key, p.curp_sealed, p.birth_sealed, a.name_sealed from people p left join appointments a on a.person_id = p.id and a.name_sealed is not null',
    )
    .all()
  const open = (bytes: Uint8Array | null) => (bytes ? vault.open(bytes) : undefined)
  const isKnown = (key: Uint8Array) => erased.keys?.some((one) => Buffer.compare(one, key) === 0) === true
  const are = rows.filter(
    (row) =>
      isKnown(row.key) ||
      ('curp' in erased
        ? open(row.curp_sealed) === erased.curp
        : row.curp_sealed === null && open(row.birth_sealed) === erased.birth && open(row.name_sealed) === erased.name),
  )
  return [...new Set(are.map((row) => row.id))]
}

/** The words of claims that are this CURP, of closed ones unless another state is asked for. */
const claimsOn = (db: Db, vault: Vault, curp: string, state = "= 'closed'"): number[] =>
  db.client
    .query<{ id: number; words_sealed: Uint8Array }, []>(
      `select m.id, m.words_sealed from case_messages m join cases c on c.id = m.case_id
       where c.kind = 'claim' and c.state ${state} and m.form = 'curp' and m.words_sealed is not null`,
    )
    .all()
    .filter((row) => vault.open(row.words_sealed) === curp)
    .map((row) => row.id)

function reachOfContact(db: Db, vault: Vault, contact: number): Reach {
  const ids = idsIn(db)
  const rows = (from: string) => ids(`select rowid as id from ${from} = $contact`, { contact })
  const wishes = 'wish_id in (select id from wait_wishes where contact_id'
  const offered = `select p.rowid as id from wait_offer_people p where p.offer_id in (select o.id from wait_offers o where o.${wishes} = $contact))`
  const must: Place[] = [
    ...at('wait_offer_people', ['person_key', 'waited_as'], ids(offered, { contact })),
    ...at('contact_aliases', ['hash', 'value_sealed'], rows('contact_aliases where contact_id')),
    ...at('contacts', ['profile_sealed'], [contact]),
    ...at('conversations', ['state_sealed'], rows('conversations where contact_id')),
    ...at('inbox', ['body_sealed'], rows('inbox where contact_id')),
    ...at('outbox', ['body_sealed'], rows('outbox where contact_id')),
    ...at('wait_wishes', ['body_sealed'], rows('wait_wishes where contact_id')),
    ...at('wait_people', ['person_key'], ids(`select rowid as id from wait_people where ${wishes} = $contact)`, { contact })),
    ...at('curps_typed', ['curp_index'], rows('curps_typed where contact_id')),
    ...at('told_reports', ['words_sealed'], rows('told_reports where contact_id')),
    ...at('missed_sentences', ['masked_sealed'], rows('missed_sentences where contact_id')),
    ...at('visit_needs', ['needs_sealed'], rows('visit_needs where contact_id')),
    ...at(
      'case_messages',
      ['words_sealed'],
      // A complaint loses its contact and keeps its words.
      ids(
        "select m.id from case_messages m join cases c on c.id = m.case_id where c.contact_id = $contact and c.kind <> 'complaint'",
        {
          contact,
        },
      ),
    ),
  ]
  const aliases = db.client
    .query<{ hash: Uint8Array; value_sealed: Uint8Array }, [number]>(
      'select hash, value_sealed from contact_aliases where contact_id = ?',
    )
    .all(contact)
  const all = new Set(must)
  return {
    known: true,
    must: all,
    may: all,
    hashes: aliases.map((one) => one.hash),
    words: aliases.map((one) => vault.open(one.value_sealed)),
  }
}

/** What others wrote in chats of their own, and what stands together with others who wait, goes by its age; not what a case keeps of it. */
const OTHERS = /^(?:inbox|outbox|conversations|wait_wishes)\.|^appointments\.attendant_sealed\./
const NOWHERE = /^$/
/** What ends meanwhile by its own time: an erasure that is done, a code after ten minutes, why somebody could not wait after the visit. */
const BY_ITSELF = /^(?:erasures|handovers|urgent_visits)\./

/** For a year, so that a deletion starts nobody's count of missed visits anew; said in AVISO. */
const KEPT_ON_PURPOSE = /^asker_marks\./

/** What is wrong after a deletion: something stayed that had to go, or something of others went. */
export function judgeErased(
  db: Db,
  vault: Vault,
  before: ReturnType<typeof keptIn>,
  reach: Reach,
  of: 'person' | 'contact',
): string[] {
  const now = keptIn(db)
  const stayed = [...reach.must].filter((place) => now.has(place))
  const lost = [...before.keys()].filter((place) => !now.has(place) && !reach.may.has(place) && !BY_ITSELF.test(place))
  const others = of === 'person' ? OTHERS : NOWHERE
  const read = placesWith(
    now,
    vault,
    (text) => reach.words.some((word) => text.includes(word)),
    (place) => !others.test(place),
  )
  const found = placesOf(now, reach.hashes).filter((place) => !KEPT_ON_PURPOSE.test(place))
  return [
    ...stayed.map((place) => `${place} stayed`),
    ...read.map((place) => `${place} still says whose it is`),
    ...found.map((place) => `${place} still leads there`),
    ...lost.map((place) => `${place} of somebody else is gone`),
  ]
}

/** Nothing of theirs lives any more that would have to be ended before a deletion. */
export function isFree(db: Db, vault: Vault, erased: Erased, now: Instant): boolean {
  const none = (sql: string, bound: Bindings) => db.client.query<unknown, Bindings>(sql).get(bound) === null
  const open = "(a.live = 1 or a.state = 'held' or a.state = 'cancelled' and a.undo_until > $now)"
  if ('contact' in erased) {
    const { contact } = erased
    return (
      none(`select 1 from appointments a where a.contact_id = $contact and ${open}`, { contact, now }) &&
      none('select 1 from wait_wishes where contact_id = $contact and live = 1', { contact }) &&
      none(
        `select 1 from cases where contact_id = $contact and state <> 'closed'
           and not (kind = 'rights' and subject in ('cancel', 'oppose'))`,
        { contact },
      ) &&
      none("select 1 from outbox where contact_id = $contact and state in ('queued', 'sending', 'in_doubt')", { contact })
    )
  }
  const people = JSON.stringify(peopleCalled(db, vault, erased))
  const theirs = 'a.person_id in (select value from json_each($people))'
  const { hashes } = reachOfPerson(db, vault, erased)
  return (
    none(`select 1 from appointments a where ${theirs} and ${open}`, { people, now }) &&
    none(`select 1 from cases c join appointments a on a.id = c.appointment_id where c.state <> 'closed' and ${theirs}`, {
      people,
    }) &&
    hashes.every((hash) => none('select 1 from wait_people where open = 1 and person_key = $hash', { hash })) &&
    ('name' in erased || claimsOn(db, vault, erased.curp, "<> 'closed'").length === 0)
  )
}
