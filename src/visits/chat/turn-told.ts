import type { Db, Tx } from '../../../db/open.ts'
import { statement } from '../../../db/statements.ts'
import { type Instant, MINUTE } from '../../clock.ts'
import { isMuted, readContact } from '../../messaging/contacts.ts'
import type { MessagingDeps } from '../../messaging/deps.ts'
import { enqueue, WINDOW_MS } from '../../messaging/outbox.ts'
import { TEXTS, type Texts } from '../../texts/texts.ts'
import { waitingLine } from '../line.ts'
import { isOpen, type Visit } from '../visits.ts'

export interface Telling {
  readonly messaging: Pick<MessagingDeps, 'vault' | 'channels'>
}

/** Later it helps no one to hear of it. */
const FRESH_MS = 15 * MINUTE

const WHOSE = statement(
  `select a.contact_id as contactId from visit_people p join appointments a on a.id = p.appointment_id
   where p.visit_id = +? and p.outcome is null and a.contact_id is not null limit 1`,
  { row: { contactId: 'int' }, params: ['int'], uses: 'visit_people_one' },
)

const NOTE = statement('insert into visit_notices (outbox_id, visit_id, version) values (?, ?, ?)', {
  params: ['int', 'int', 'int'],
})

/** Says the number, then the window, in the chat that has the visit: only while its 24 hours are open, so that it costs nothing. */
export function tellTurn(tx: Tx, { messaging }: Telling, visit: Visit, happenedAt: Instant, now: Instant): Visit {
  const contactId = WHOSE.get(tx, visit.id)?.contactId
  const contact = contactId === undefined ? undefined : readContact(tx, messaging, contactId)
  if (!contact || now - contact.lastInboundAt >= WINDOW_MS || isMuted(tx, contact.id)) return visit
  const said = turnWords(tx, TEXTS[contact.language], visit)
  if (said === undefined || now - happenedAt > FRESH_MS) return visit
  const reply = { kind: 'text', body: said, asks: false } as const
  const id = enqueue(tx, messaging, { contactId: contact.id, reply, key: `turn:${visit.id}:${visit.version}` }, now)
  if (id !== undefined) NOTE.run(tx, id, visit.id, visit.version)
  return visit
}

/** Once the door or the counter noted the arrival. */
export function turnWords(db: Db, t: Texts, visit: Visit): string | undefined {
  const { number, atWindow, state } = visit
  if (!isOpen(visit)) return t.visits.over
  if (number === null || state === 'expected') return undefined
  if (state === 'called' || state === 'serving') return t.visits.called(number, atWindow ?? 0)
  return t.visits.noted(number, waitingLine(db, visit.officeId, visit.day).indexOf(visit.id))
}

const STANDS = statement(
  `select v.version = n.version and v.updated_at > +? as stands,
     exists (select 1 from visit_people p join appointments a on a.id = p.appointment_id
       where p.visit_id = v.id and +a.contact_id = +?) as theirs
   from visit_notices n join visits v on v.id = n.visit_id where n.outbox_id = +?`,
  { row: { stands: 'int', theirs: 'int' }, params: ['int', 'int', 'int'], uses: 'visit_people_one' },
)

/** Called again, undone, served or passed to another chat since: it no longer leaves. Undefined for any other message. */
export function stillTells(
  db: Db,
  { outboxId, contactId }: { outboxId: number; contactId: number },
  now: Instant,
): boolean | undefined {
  const found = STANDS.get(db, now - FRESH_MS, contactId, outboxId)
  return found ? found.stands === 1 && found.theirs === 1 : undefined
}
