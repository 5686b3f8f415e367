import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { type Actor, type ActorColumns, actorColumns, actorIn } from '../admin/access.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

/** Why the contact of an appointment changes. The words are stored as events. */
export type HolderChangeKind =
  /** From one chat to another, by a button in the chat that has it; and back to that. */
  | 'handed_over'
  | 'taken_back'
  /** Whoever has the telephone says that it is not theirs; that it was theirs after all, or the office knows so. */
  | 'disowned'
  | 'owned_again'
  /** By the office, which saw an identification. */
  | 'passed_on'
  /** What is over leads to its telephone no more, because its owner asked for that. */
  | 'erased'
  /** The channel says that two contacts are one. It cannot be refused. */
  | 'merged'

/** What can happen to an appointment. The words are stored, so they are never renamed. */
export type Happening =
  | 'held'
  | 'renewed'
  | 'confirmed'
  | 'given'
  | 'moved'
  | 'move_undone'
  | 'expired'
  | 'released'
  | 'cancelled'
  | 'cancelled_late'
  | 'undone'
  /** Another chat has it, or none (holder.ts). */
  | HolderChangeKind
  /** Somebody else of the group went to another chat by themselves, with a folio of their own. */
  | 'member_left'
  | 'corrected'
  | 'curp_corrected'
  | 'hold_corrected'
  /** It is somebody else's than was thought: a second key said yes. */
  | 'person_corrected'
  | 'gave_way'
  | 'identified'
  | 'reconfirmed'
  /** The hour to which the office moved it is kept, or went to others for want of an answer (src/rebooking). */
  | 'rebooking_kept'
  | 'rebooking_lapsed'
  /** That it was moved counts as no change: the office could not keep its hour. */
  | 'move_forgiven'
  | 'lapsed'
  /** Where the office may call about it was given, changed or taken away. */
  | 'phone_noted'
  | 'permission_declared'
  | 'permission_revoked'
  | 'arrived'
  | 'arrival_taken_back'
  | 'past'

/** Adds a line to the story of an appointment. */
export const record = (tx: Tx, appointmentId: number, what: Happening, actor: Actor, now: Instant): void =>
  writeLine(tx, appointmentId, what, actor, now, null)

/** The same, with what belongs to it: a clerk's words, what was there before. It is sealed, whatever it is. */
export const recordWith = (
  tx: Tx,
  vault: Vault,
  appointmentId: number,
  what: Happening,
  actor: Actor,
  now: Instant,
  detail: string | null | undefined,
): void => writeLine(tx, appointmentId, what, actor, now, detail ? vault.seal(detail) : null)

const WRITE_LINE = statement(
  'insert into appointment_events (appointment_id, at, what, actor, key_id, detail_sealed) values (?, ?, ?, ?, ?, ?)',
  { params: ['int', 'int', 'text', 'text', 'int?', 'bytes?'] },
)

function writeLine(tx: Tx, appointmentId: number, what: Happening, actor: Actor, now: Instant, detail: Uint8Array | null): void {
  const who = actorColumns(actor)
  WRITE_LINE.run(tx, appointmentId, now, what, who.actor, who.key_id, detail)
}

export interface StoryLine {
  at: Instant
  what: string
  actor: Actor
  detail: string | null
}

const STORY_OF = statement(
  `select at, what, actor, key_id, detail_sealed as detail from appointment_events
   where appointment_id = +$id and (+$what is null or what = +$what) order by at, id`,
  {
    row: row<Omit<StoryLine, 'detail' | 'actor'> & ActorColumns & { detail: Uint8Array | null }>({
      at: 'int',
      what: 'text',
      actor: 'text',
      key_id: 'int?',
      detail: 'bytes?',
    }),
    params: { id: 'int', what: 'text?' },
    uses: 'appointment_events_of',
  },
)

/** The story of an appointment from its beginning, opened; `what`: only lines of that kind. */
export function storyOf(db: Db, vault: Vault, appointmentId: number, what?: Happening): StoryLine[] {
  return STORY_OF.all(db, { id: appointmentId, what: what ?? null }).map((line) => ({
    at: line.at,
    what: line.what,
    actor: actorIn(line),
    detail: line.detail && vault.open(line.detail),
  }))
}
