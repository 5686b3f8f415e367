import { brokenInvariants, invariantNames } from '../../db/invariants.ts'
import type { Db } from '../../db/open.ts'
import { type Instant, MINUTE } from '../../src/clock.ts'
import type { Vault } from '../../src/vault.ts'
import type { Ledger } from './ledger.ts'
import type { Confirmation, Model } from './model.ts'

/** As many as walls.sql has at least; fewer means that the walls are gone. */
const INVARIANTS_MIN = 12
/** The error of the one fault that the simulation itself puts into turns. */
const POISON = 'SQLITE_ERROR'
const RANK: Record<string, number> = { accepted: 1, sent: 2, delivered: 3, read: 4 }
/** Whatever may still lead to a message, or ended without one for a reason that a person can see. */
const NOT_FORGOTTEN = "('queued', 'sending', 'in_doubt', 'accepted', 'sent', 'delivered', 'read', 'parked', 'silent', 'failed')"

/** All that must hold at any moment between two commits. */
export function checkNow(db: Db, vault: Vault, model: Model, ledger: Ledger, found: (what: string) => void): void {
  checkInvariants(db, found)
  model.compare(db)
  checkProofs(db, ledger, found)
  checkAnswers(db, vault, found)
  checkOfficeAnswers(db, vault, found)
  checkPermissions(db, found)
  checkPlanned(db, found)
}

function checkInvariants(db: Db, found: (what: string) => void): void {
  if (invariantNames(db).length < INVARIANTS_MIN) found('the invariants are gone')
  for (const broken of brokenInvariants(db)) found(`invariant ${broken}`)
}

/** No message stands behind what a status has proved of it. */
function checkProofs(db: Db, ledger: Ledger, found: (what: string) => void): void {
  const states = db.client.query<{ id: number; state: string }, []>('select id, state from outbox').all()
  for (const { id, state } of states) {
    const proof = ledger.proof(id)
    if (proof === 0 || state === 'superseded' || state === 'silent') continue
    if ((RANK[state] ?? 0) < proof) found(`message ${id} is ${state} although more was proved (${proof})`)
  }
}

const NEEDS_NONE = /"kind":"(?:reaction|sticker)"/

/** A conversation that stood when the message came, and had asked after it was typed. It may have run out and be gone by now. */
const ASKED_SINCE = `
  select 1 from conversations v where v.contact_id = i.contact_id and v.asked_at > i.sent_at and v.expires_at > i.handled_at
  union all select 1 from conversations_gone g where g.contact_id = i.contact_id and g.asked_at > i.sent_at
    and g.expires_at > i.handled_at and g.last_inbox >= i.id`

interface Unanswered {
  inbox_id: number
  contact_id: number
  body_sealed: Uint8Array | null
}

/**
 * Nobody is without an answer: what a contact said last has a reply that arrived, waits, or is silent for a reason, or a person of
 * the office has it to answer. Only a reaction, words typed before the question that was open, and a sticker in a talk have none.
 */
function checkAnswers(db: Db, vault: Vault, found: (what: string) => void): void {
  const aside = db.client
    .query<{ id: number; error: string | null; replies: number }, []>(
      `select id, error, (select count(*) from outbox o where o.inbox_id = i.id) as replies from inbox i where state = 'aside'`,
    )
    .all()
  for (const { id, error, replies } of aside) {
    if (error !== POISON) found(`the turn of message ${id} failed: ${error}`)
    if (replies !== 1) found(`the turn of message ${id} failed and left ${replies} replies where one apology should be`)
  }
  const unanswered = db.client
    .query<Unanswered, []>(
      `select i.id as inbox_id, i.contact_id, i.body_sealed from inbox i
       where i.kind = 'message' and i.id = (select max(id) from inbox l where l.contact_id = i.contact_id and l.kind = 'message')
         and not exists (${ASKED_SINCE})
         and not exists (select 1 from outbox o where o.contact_id = i.contact_id and o.state in ${NOT_FORGOTTEN}
           and o.created_at >= i.handled_at)
         and not exists (select 1 from case_messages m join cases c on c.id = m.case_id
           where c.contact_id = i.contact_id and m.author = 'citizen' and m.at = i.handled_at)`,
    )
    .all()
  const wanted = unanswered.filter(({ body_sealed }) => body_sealed && !NEEDS_NONE.test(vault.open(body_sealed)))
  for (const { inbox_id, contact_id } of wanted) found(`contact ${contact_id} has no answer to message ${inbox_id}`)
}

/**
 * What the office answered after the window had closed was handed over with the next word of its citizen.
 */
function checkOfficeAnswers(db: Db, vault: Vault, found: (what: string) => void): void {
  const kept = db.client
    .query<{ number: string; contact_id: number; handled_at: number; body_sealed: Uint8Array | null }, []>(
      `select c.number, c.contact_id, i.handled_at, i.body_sealed from case_messages m join cases c on c.id = m.case_id
       join inbox i on i.contact_id = c.contact_id and i.kind = 'message' and i.state = 'handled' and i.handled_at > m.at
       where m.held = 1`,
    )
    .all()
  for (const { number, body_sealed } of kept) {
    if (!body_sealed || vault.open(body_sealed).includes('"kind":"reaction"')) continue
    found(`the answer of the office in ${number} waits, although its citizen wrote`)
  }
}

/** Nobody declares a permission for themselves. */
function checkPermissions(db: Db, found: (what: string) => void): void {
  const own = db.client
    .query<{ id: number }, []>(
      `select distinct p.id from permissions p join appointments a on a.group_id = p.group_id and a.contact_id = p.answered_by
       where p.state = 'declared' and a.live = 1`,
    )
    .all()
  for (const { id } of own) found(`permission ${id} was declared by its own asker`)
}

/** Reminders are planned for hours at which somebody comes, and for no other. */
function checkPlanned(db: Db, found: (what: string) => void): void {
  const astray = db.client
    .query<{ group_id: string; slot_id: number }, []>(
      `select group_id, slot_id from reminders r where state = 'planned' and not exists (
         select 1 from appointments a where a.group_id = r.group_id and a.slot_id = r.slot_id and a.state in ('confirmed', 'past'))`,
    )
    .all()
  for (const { group_id, slot_id } of astray)
    found(`group ${group_id}: a reminder is planned for slot ${slot_id}, where nobody comes`)
}

/** At the end, when all has been calm for days: nothing waits any more, but for what a place that opened just now had to say. */
export function checkNothingWaits(db: Db, found: (what: string) => void, now: Instant): void {
  const waiting = db.client
    .query<{ id: number; state: string }, [Instant]>(
      "select id, state from outbox where state in ('queued', 'sending', 'in_doubt') and created_at < ?",
    )
    .all(now - 5 * MINUTE)
  for (const { id, state } of waiting) found(`message ${id} is still ${state} at the end`)
}

/** At the end: each folio was told once to whoever owns it, or its message waits, and to nobody else. */
export function checkFolios(deps: FolioDeps): void {
  const { model, ledger, found } = deps
  const known = new Map(model.confirmations().map((one) => [one.folio, one]))
  for (const folio of ledger.toldFolios()) if (!known.has(folio)) found(`folio ${folio} was told and never was`)
  for (const confirmation of known.values()) checkFolio(deps, confirmation)
}

interface FolioDeps {
  db: Db
  model: Model
  ledger: Ledger
  /** The telephones that a contact has, or had before it was erased. */
  phonesOf(contact: number): string[]
  found(what: string): void
}

function checkFolio({ db, ledger, phonesOf, found }: FolioDeps, confirmation: Confirmation): void {
  const { folio, contacts, byStaff, at } = confirmation
  const told = ledger.told(folio)
  const owners = new Set([...contacts].flatMap(phonesOf))
  for (const { phone } of told) if (!owners.has(phone)) found(`folio ${folio} was told to ${phone}, whose it never was`)
  for (const { when } of told)
    if (when !== undefined && ![...confirmation.slots].some((slot) => when === hourOf(db, slot)))
      found(`folio ${folio} was told for ${when}, which is another hour`)
  const rows = new Set(told.filter((one) => one.asked).map((one) => one.row))
  if (byStaff) return
  if (rows.size > 1) found(`folio ${folio} was told in ${rows.size} messages`)
  if (rows.size === 1) return
  const waiting = db.client
    .query<{ id: number }, [string, number]>(
      `select id from outbox where contact_id in (select value from json_each(?)) and created_at = ? and question = 0 and kind = 'reply' and state in ${NOT_FORGOTTEN}`,
    )
    .all(JSON.stringify([...contacts]), at)
  if (waiting.length === 0) found(`folio ${folio} was never told`)
}

function hourOf(db: Db, slot: number): string {
  const row = db.client.query<{ day: string; minute: number }, [number]>('select day, minute from slots where id = ?').get(slot)
  return `${row?.day} ${Math.floor((row?.minute ?? 0) / 60)}:${String((row?.minute ?? 0) % 60).padStart(2, '0')}`
}
