import type { Db } from '../../db/open.ts'
import { DAY, HOUR, type Instant } from '../../src/clock.ts'
import type { Vault } from '../../src/vault.ts'
import type { Visit } from './compare.ts'
import type { Line } from './journal.ts'
import type { Answered } from './questions.ts'
import type { Witness } from './witness.ts'

/**
 * The answers to a procedure's own questions: kept with whom they are about and under what was asked, as they stood in the
 * summary that was confirmed; none is missing, none is anything that the record does not take; gone once the visit is over.
 */
export interface OwnAnswers extends Witness {
  /** Somebody typed this in answer to the message of that row. */
  typed(wamid: string, answered: Answered, row: number): void
  /** The house has taken the message. */
  heard(wamid: string): void
  /** An administrator changes what is asked. */
  changed(at: Instant): void
}

interface Row {
  contact_id: number
  procedure_id: string
  name_sealed: Uint8Array
  answers_sealed: Uint8Array | null
}

interface Field {
  name: string
  label: string
  kind: string
  required: number
  least: number | null
  most: number | null
  options: string | null
  shown_if: string | null
  needed: string
  kept_days: number
}

interface Deps {
  db: Db
  vault: Vault
  visits(): Visit[]
  found(what: string): void
  count(what: string): void
}

/** The job that deletes runs every hour while the computer is on. */
const GRACE_MS = 2 * HOUR

export function createOwnAnswers({ db, vault, visits, found, count }: Deps): OwnAnswers {
  const ANSWERS = db.client.query<{ answers_sealed: Uint8Array | null }, [number]>(
    'select answers_sealed from appointments where id = ?',
  )
  const underway = new Map<string, Answered & { row: number }>()
  /** Words that the house took while the very message stood that they answer: no others can be held to anything. */
  const plainly = new Map<string, Answered>()
  /** How often the same words were typed: a date comes twice, and then nobody can say which of them was kept. */
  const times = new Map<string, number>()
  let changedAt: Instant | undefined

  function checkRow({ id, at }: Line, row: Row): void {
    const name = vault.open(row.name_sealed)
    const kept: Record<string, Record<string, string>> = row.answers_sealed ? JSON.parse(vault.open(row.answers_sealed)) : {}
    const answers = kept[row.procedure_id] ?? {}
    for (const other of Object.keys(kept))
      if (other !== row.procedure_id) found(`appointment ${id}: keeps what was answered for ${other}`)
    for (const [field, value] of Object.entries(answers)) checkPlace({ id, name, procedure: row.procedure_id }, field, value)
    if (changedAt === at) return // Before or after the confirmation, nobody can say.
    const fields = fieldsOf(db, row.procedure_id)
    if (fields.length === 0) return
    const shown = summaryOf(row.contact_id, at, name)
    count(shown === undefined ? 'own answers without a summary' : 'own answers')
    // At the confirmation it may be passed by.
    for (const field of fields)
      if (field.needed === 'confirmation' && answers[field.name] === undefined) count('own answers passed by')
      else if (isAsked(field, answers)) checkField(id, field, answers[field.name], shown)
      else if (answers[field.name] !== undefined) found(`appointment ${id}: keeps ${field.label}, which concerns somebody else`)
  }

  function checkPlace(
    { id, name, procedure }: { id: number; name: string; procedure: string },
    field: string,
    value: string,
  ): void {
    const { label, first, procedure: of } = (times.get(value) === 1 && plainly.get(value)) || NOTHING
    if (of !== undefined && of !== procedure) found(`appointment ${id}: what was answered for ${of} is kept for ${procedure}`)
    if (label !== undefined && label.toLowerCase() !== field)
      found(`appointment ${id}: what was answered to ${label} is kept as ${field}`)
    if (first !== undefined && !name.startsWith(`${first} `))
      found(`appointment ${id}: an answer for ${first} is kept with ${name}`)
  }

  function checkField(id: number, field: Field, value: string | undefined, shown: string | undefined): void {
    if (value === undefined) {
      const wasTold = shown?.includes(`*${field.label}:*`)
      const why = wasTold ? `keeps nothing for ${field.label}, and its summary said otherwise` : `was never asked ${field.label}`
      return found(`appointment ${id}: ${why}`)
    }
    if (!takes(field, value)) return found(`appointment ${id}: has «${value}» for ${field.label}, which the record does not take`)
    const literally = (field.kind === 'text' || field.kind === 'number') && value !== ''
    // Two children of one name have a line each.
    if (shown !== undefined && literally && !shown.split('\n').includes(`*${field.label}:* ${value}`))
      found(`appointment ${id}: keeps «${value}» for ${field.label}, and its summary said otherwise`)
  }

  /** Of a visit that is over: each answer goes as many days after it as its record says, and with one that was cancelled at once. */
  function checkKept({ id, state, endsAt, procedure }: Visit, alive: Instant): void {
    const { answers_sealed } = ANSWERS.get(id) ?? {}
    if (!answers_sealed) return
    const kept: Record<string, Record<string, string>> = JSON.parse(vault.open(answers_sealed))
    const days = new Map(state === 'past' ? fieldsOf(db, procedure).map(({ name, kept_days }) => [name, kept_days]) : [])
    const late = Object.keys(kept[procedure] ?? {}).filter((name) => endsAt + (days.get(name) ?? 0) * DAY + GRACE_MS < alive)
    if (late.length === 0) return count('own answer kept after the visit')
    found(`appointment ${id}: is over and keeps its answers longer than its record says: ${late.join()}`)
  }

  /** What was said of this person in the last question that was put to this contact. */
  function summaryOf(contact: number, before: Instant, name: string): string | undefined {
    const row = db.client
      .query<{ body_sealed: Uint8Array }, [number, Instant]>(
        `select body_sealed from outbox where contact_id = ? and question = 1 and kind = 'reply' and created_at < ? and body_sealed is not null
         order by id desc limit 1`,
      )
      .get(contact, before)
    const letter: { reply: { body?: string } } = row ? JSON.parse(vault.open(row.body_sealed)) : { reply: {} }
    const parts = (letter.reply.body ?? '').split('\n\n').filter((part) => part.includes(name) && part.includes('CURP: '))
    return parts.length > 0 ? parts.join('\n') : undefined
  }

  return {
    typed(wamid, answered, row) {
      underway.set(wamid, { ...answered, row })
      times.set(answered.words, (times.get(answered.words) ?? 0) + 1)
    },
    heard(wamid) {
      const one = underway.get(wamid)
      underway.delete(wamid)
      if (!one || !stoodWhenTaken(db, vault.index('wamid', wamid), one.row)) return
      plainly.set(one.words, one)
      count('own answer')
    },
    changed(at) {
      changedAt = at
    },
    read(line) {
      if (line.kind !== 'visit' || line.what !== 'confirmed') return
      const row = db.client
        .query<Row, [number]>(`select contact_id, procedure_id, name_sealed, answers_sealed from appointments
           where id = ? and contact_id is not null and name_sealed is not null`)
        .get(line.id)
      if (row) checkRow(line, row)
    },
    settle: () => undefined,
    compare() {
      const alive = db.client.query<{ at: Instant }, []>('select at from heartbeat').get()?.at ?? 0
      for (const visit of visits()) if (isOver(visit) && visit.endsAt + GRACE_MS < alive) checkKept(visit, alive)
    },
  }
}

const NOTHING = { label: undefined, first: undefined, procedure: undefined }

/** What was confirmed once. A hold that became nothing is kept some days longer, in case its contact complains. */
const isOver = ({ state }: Visit): boolean => state === 'past' || state === 'cancelled'

/** Whether that message was the last question put when the house handled what was typed. */
function stoodWhenTaken(db: Db, key: Uint8Array, row: number): boolean {
  const last = db.client
    .query<{ id: number }, [Uint8Array]>(
      `select coalesce(max(o.id), 0) as id from inbox i join outbox o on o.contact_id = i.contact_id and o.question = 1
         and o.created_at <= i.handled_at and o.inbox_id is not i.id where i.key = ?`,
    )
    .get(key)
  return last?.id === row
}

const fieldsOf = (db: Db, procedureId: string): Field[] =>
  db.client
    .query<Field, [string]>(
      'select name, label, kind, required, least, most, options, shown_if, needed, kept_days from procedure_fields where procedure_id = ?',
    )
    .all(procedureId)

/** Whether its condition on another answer holds; no record here has one of another kind. */
function isAsked({ shown_if }: Field, answers: Record<string, string>): boolean {
  const condition: { of: string; than: string } | undefined = shown_if === null ? undefined : JSON.parse(shown_if)
  return condition === undefined || answers[condition.of] === condition.than
}

/** Whether the record takes this as an answer. A date's limits move with the days and are not looked at. */
function takes({ kind, required, least, most, options }: Field, value: string): boolean {
  if (value === '') return required === 0
  const size = kind === 'number' ? Number(value) : value.length
  switch (kind) {
    case 'text':
    case 'number':
      return size >= (least ?? size) && size <= (most ?? size)
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(value)
    case 'choice':
      return (JSON.parse(options ?? '[]') as { value: string }[]).some((one) => one.value === value)
    case 'yes_no':
      return value === 'yes' || value === 'no'
    default:
      return true
  }
}
