import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { type Actor, type ActorColumns, actorColumns, actorIn } from '../admin/access.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

/** Stored words: never rename them. */
export type HolderChangeKind =
  /** From one chat to another, by a button in the giving chat; and back. */
  | 'handed_over'
  | 'taken_back'
  /** A telephone's user disowned it; or it was theirs after all, or is known to be. */
  | 'disowned'
  | 'owned_again'
  /** By the office, after an identification. */
  | 'passed_on'
  /** What is over is detached from its telephone, on its owner's request. */
  | 'erased'
  /** The channel says that two contacts are one. It cannot be refused. */
  | 'merged'

/** Stored words: never rename them. */
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
  /** Another member went to another chat, with a folio of their own. */
  | 'member_left'
  | 'corrected'
  /** Other years or the discount, by the person in their chat (price-choice.ts). */
  | 'price_chosen'
  /** To replace the passport that was to be renewed. */
  | 'procedure_chosen'
  | 'curp_corrected'
  | 'hold_corrected'
  /** A second key agreed that it is another person's. */
  | 'person_corrected'
  | 'gave_way'
  | 'identified'
  | 'reconfirmed'
  /** The hour of the office's move is kept, or went to others unanswered (src/rebooking). */
  | 'rebooking_kept'
  | 'rebooking_lapsed'
  /** The move does not count: the office could not keep the hour. */
  | 'move_forgiven'
  | 'lapsed'
  /** A telephone for calls was given, changed or removed. */
  | 'phone_noted'
  | 'permission_declared'
  | 'permission_revoked'
  | 'arrived'
  | 'arrival_taken_back'
  /** What came of the visit (src/visits/steps.ts). */
  | 'served'
  | 'missing_paper'
  | 'absent'
  | 'left_office'
  | 'outcome_unknown'
  | 'outcome_taken_back'
  | 'past'

export const record = (tx: Tx, appointmentId: number, what: Happening, actor: Actor, now: Instant): void =>
  writeLine(tx, appointmentId, what, actor, now, null)

/** With sealed details: a clerk's words, former values. */
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

/** From its beginning, opened; `what`: only entries of that kind. */
export function storyOf(db: Db, vault: Vault, appointmentId: number, what?: Happening): StoryLine[] {
  return STORY_OF.all(db, { id: appointmentId, what: what ?? null }).map((line) => ({
    at: line.at,
    what: line.what,
    actor: actorIn(line),
    detail: line.detail && vault.open(line.detail),
  }))
}
