import type { Reply } from '../../src/chat/reply.ts'
import { readChoiceId } from '../../src/chat/speak.ts'
import { spanishDates } from '../../src/texts/dates.ts'
import { checkAskers } from '../simulation/account-law.ts'
import { contactAt } from './broker.ts'
import type { Caller, Deed, Players } from './cast-of-verbs.ts'
import type { Town } from './town.ts'

/** What no order of verbs may bring about. */
export interface Laws {
  /** To be asked after each thing that was done, and after time passed. */
  check(deed?: Deed): void
}

interface Row {
  id: number
  group_id: string
  contact_id: number | null
  asker: number | null
  state: string
  key: Uint8Array
  folio: Uint8Array | null
  name: Uint8Array | null
  slot_id: number
  day: string
  minute: number
}

/** A place as it was after the last deed. */
interface Place extends Omit<Row, 'key' | 'folio' | 'name'> {
  who: string
  folio: string | undefined
  name: { sealed: Uint8Array; open: string } | undefined
  /** Who has, or had, it in their chat, and until which deed. */
  holders: Map<number, number>
}

const ROWS = `select a.id, a.group_id, a.contact_id, a.state, p.key, a.folio_sealed as folio, a.name_sealed as name, a.slot_id, s.day, s.minute,
    (select c.id from contacts c where c.asker_id = a.asked_by) as asker
  from appointments a join people p on p.id = a.person_id join slots s on s.id = a.slot_id order by a.id`

const EVENTS = 'select id, appointment_id as place, what, key_id as key, at from appointment_events where id > ? order by id'
interface Event {
  id: number
  place: number
  what: string
  key: number | null
  at: number
}

export function createLaws(town: Town, { applicants, callers }: Players, found: (what: string) => void): Laws {
  const { db, vault, clock } = town.office
  const places = new Map<number, Place>()
  const counted = new Map<string, number>()
  const typed = new Map<Caller, Set<string>>()
  const offered = new Map<Caller, Set<string>>()
  /** The hours of what each contact has or had. */
  const had = new Map<number, Set<number>>()
  let [deeds, lastEvent] = [0, 0]
  /** By hour, so many places were free for everybody after the last deed. */
  let free = new Map<number, number>()
  const people = new Map(applicants.flatMap(({ given, keys }) => keys.map((key) => [key, given] as const)))

  const rows = db.client.query<Row, []>(ROWS)
  const hours = db.client.query<{ id: number; free: number }, []>('select id, capacity - taken - cooling as free from slots')
  const events = db.client.query<Event, [number]>(EVENTS)
  const contactOf = (caller: Caller) => contactAt(town, { kind: caller.kind, value: caller.number })

  /** Whether this contact just tapped a button of that question, with such a value. */
  function tapped(deed: Deed | undefined, contact: number | null, question: string, value: RegExp): boolean {
    if (!deed || deed.by === 'office' || contactOf(deed.by) !== contact || deed.gesture.kind !== 'choice') return false
    const read = readChoiceId(deed.gesture.id)
    return read?.question === question && value.test(read.value)
  }
  const wrote = (deed: Deed | undefined, contact: number | null): boolean =>
    deed !== undefined && deed.by !== 'office' && contactOf(deed.by) === contact

  /** Why this place is in another chat now; undefined: nobody may do that. */
  function mayGo(was: Place, to: number | null, what: string | undefined, deed: Deed | undefined): boolean {
    const isBack = to !== null && was.holders.has(to)
    switch (what) {
      case 'handed_over':
        return tapped(deed, was.contact_id, 'sendIt', /^send:/)
      case 'taken_back':
        return isBack && tapped(deed, to, 'handedOver', /^back:/)
      case 'disowned':
        return to === null && wrote(deed, was.contact_id)
      case 'owned_again':
        return isBack && (wrote(deed, to) || (deed?.by === 'office' && deed.path.endsWith('no-reconocidas')))
      case 'passed_on': {
        const number = deed?.by === 'office' && deed.path.endsWith('otro-telefono') ? deed.form.telefono_nuevo : undefined
        const taker = number && callers.find((one) => one.number.endsWith(number))
        return taker !== undefined && taker !== '' && contactOf(taker) === to
      }
      default:
        return false
    }
  }

  function checkPlace(row: Row, happened: Event[], deed: Deed | undefined): void {
    const was = places.get(row.id)
    const key = Buffer.from(row.key).toString('hex')
    const who = people.get(key) ?? key
    const mine = happened.filter(({ place }) => place === row.id)
    const holders = was?.holders ?? new Map<number, number>()
    if (row.contact_id !== null) {
      holders.set(row.contact_id, deeds)
      had.set(row.contact_id, (had.get(row.contact_id) ?? new Set()).add(row.slot_id))
    }
    if (was && was.contact_id !== row.contact_id) {
      const goes = mine.findLast(({ what }) => GOES.includes(what))?.what
      if (!mayGo(was, row.contact_id, goes, deed))
        found(
          `place ${row.id}: goes from ${was.contact_id} to ${row.contact_id} (${goes ?? 'no word'}) without a button of its owner`,
        )
    }
    if (was && was.who !== who && STANDS.includes(row.state)) checkPerson(row, { from: was.who, to: who }, mine)
    if (!was) checkNextHold(row, who, deed)
    if (!was && row.state === 'confirmed' && row.asker !== null) found(`place ${row.id}: is confirmed, and was never held`)
    const folio = row.folio === null ? undefined : (was?.folio ?? vault.open(row.folio))
    const name =
      row.name === null || (was?.name && Buffer.compare(was.name.sealed, row.name) === 0)
        ? was?.name
        : { sealed: row.name, open: vault.open(row.name) }
    places.set(row.id, { ...row, who, folio, name, holders })
  }

  /** The place of an own hold goes to the next one only for the same person, or where nobody else was kept from it. */
  function checkNextHold(row: Row, who: string, deed: Deed | undefined): void {
    if (row.state !== 'held' || (free.get(row.slot_id) ?? 0) > 0) return
    const before = [...places.values()].find(
      (one) => one.slot_id === row.slot_id && one.contact_id === row.contact_id && one.state === 'held' && one.who !== who,
    )
    if (before && wrote(deed, row.contact_id) && !isOffered(row.contact_id ?? 0, row.slot_id))
      found(`place ${row.id}: was held for ${before.who} in a full hour, and is held for ${who}`)
  }

  /** A place goes to another person only by the office, and never with one key. */
  function checkPerson(row: Row, { from, to }: { from: string; to: string }, happened: Event[]): void {
    const corrected = happened.find(({ what }) => CORRECTS.includes(what))
    if (!corrected) return found(`place ${row.id}: was held for ${from}, and is for ${to}`)
    const yes = db.client
      .query<{ key_id: number | null }, [string, number]>(
        "select key_id from second_keys where group_id = ? and change = 'person' and used_at = ?",
      )
      .get(row.group_id, corrected.at)
    if (!yes || yes.key_id === corrected.key) found(`place ${row.id}: one key gave it from ${from} to ${to}`)
  }

  function checkTold(): void {
    for (const caller of callers) {
      const fresh = caller.phone.read()
      if (fresh.length === 0) continue
      const contact = contactOf(caller)
      const knows = typed.get(caller)
      const seen = offered.get(caller) ?? new Set()
      offered.set(caller, seen)
      const own = [...places.values()].filter(({ holders }) => (holders.get(contact) ?? -2) >= deeds - 1)
      for (const reply of fresh) {
        const said = JSON.stringify(reply)
        for (const value of valuesIn(reply)) seen.add(value)
        for (const [, folio = ''] of said.matchAll(FOLIO))
          if (isFolio(folio) && !own.some((one) => one.folio === folio)) found(`${caller.name} reads ${folio}: ${said}`)
        for (const { given } of applicants)
          if (said.includes(given) && !knows?.has(given) && !own.some(({ name }) => name?.open.includes(given)))
            found(`${caller.name} reads of ${given}: ${said}`)
        for (const one of places.values())
          if (
            said.includes(`${spanishDates.long(one.day)}, ${spanishDates.hour(one.minute)}`) &&
            !seen.has(`${one.slot_id}`) &&
            !knowsHour(contact, one)
          )
            found(`${caller.name} reads the hour of place ${one.id}: ${said}`)
      }
    }
  }

  const isFolio = (word: string): boolean => [...places.values()].some(({ folio }) => folio === word)

  /** It has, had or is offered a place of that hour. */
  const knowsHour = (contact: number, { slot_id }: Place): boolean =>
    had.get(contact)?.has(slot_id) === true || isOffered(contact, slot_id)

  const isOffered = (contact: number, slot: number): boolean =>
    db.client
      .query<unknown, [number, number]>(
        'select 1 from wait_offers o join wait_wishes w on w.id = o.wish_id where w.contact_id = ? and o.slot_id = ?',
      )
      .get(contact, slot) !== null

  function hear({ by, gesture }: Exclude<Deed, { by: 'office' }>): void {
    const known = typed.get(by) ?? new Set()
    typed.set(by, known)
    if (gesture.kind === 'text')
      for (const { given, curp } of applicants) if (gesture.text.includes(given) || gesture.text.includes(curp)) known.add(given)
    const taker = gesture.kind === 'choice' && takerOfDraft(gesture.id)
    if (taker) typed.set(taker, new Set([...(typed.get(taker) ?? []), ...known]))
  }

  /** To whom this button sends the booking under way, with what was said for it. */
  function takerOfDraft(choice: string): Caller | undefined {
    const { question, value = '' } = readChoiceId(choice) ?? {}
    if (question !== 'sendIt' || !value.startsWith('send:')) return undefined
    const row = db.client
      .query<{ taker_id: number | null }, [number]>('select taker_id from handovers where id = ? and group_id is null')
      .get(Number(value.split(':')[1]))
    return row ? callers.find((one) => contactOf(one) === row.taker_id) : undefined
  }

  return {
    check(deed) {
      deeds++
      if (deed && deed.by !== 'office') hear(deed)
      const happened = events.all(lastEvent)
      lastEvent = happened.at(-1)?.id ?? lastEvent
      for (const row of rows.all()) checkPlace(row, happened, deed)
      free = new Map(hours.all().map((slot) => [slot.id, slot.free]))
      checkTold()
      checkAskers(db, clock.now(), counted, found)
      checkShare(town, found)
    },
  }
}

/** What its buttons answer, in parts: the number of each hour that is offered is one. */
const valuesIn = (reply: Reply): string[] =>
  reply.kind === 'choices' ? reply.options.flatMap(({ id }) => readChoiceId(id)?.value.split(':') ?? []) : []

const GOES = ['handed_over', 'taken_back', 'disowned', 'owned_again', 'passed_on', 'erased', 'merged']
const CORRECTS = ['person_corrected']
const STANDS = ['held', 'confirmed']
const FOLIO = /\b([A-Z0-9]{3}-[A-Z0-9]{3})\b/g

/** Of each day the free accounts have their share at most, however their places came to them; the office may move one there. */
function checkShare({ office: { db } }: Town, found: (what: string) => void): void {
  const over = db.client
    .query<{ day: string; places: number; most: number | null }, []>(
      `select s.day, sum(a.slot_count) as places,
         (select value from rules where name = 'free_accounts_percent') * (select sum(capacity) from slots where day = s.day) / 100 as most
       from appointments a join askers k on k.id = a.asked_by join slots s on s.id = a.slot_id
       where a.seated = 1 and k.free_account = 1 and k.seen_at is null
         and not exists (select 1 from appointment_events e where e.appointment_id = a.id and e.what = 'moved' and e.actor <> 'citizen')
       group by s.day having places > most`,
    )
    .all()
  for (const { day, places, most } of over) found(`free accounts have ${places} places of ${day}, above ${most ?? 0}`)
}
