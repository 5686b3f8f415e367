import { FAULTS_OF_ACCOUNTS } from './faults-of-accounts.ts'
import { FAULTS_OF_AGENCIES } from './faults-of-agencies.ts'
import { FAULTS_OF_BROKERS } from './faults-of-brokers.ts'
import { FAULTS_OF_COMING } from './faults-of-coming.ts'
import { FAULTS_OF_CORRECTIONS } from './faults-of-corrections.ts'
import { JOURNEY_FAULTS } from './faults-of-journeys.ts'
import { FAULTS_OF_LENGTHS } from './faults-of-lengths.ts'
import { FAULTS_OF_PAPERS } from './faults-of-papers.ts'
import { FAULTS_OF_THE_OFFICE } from './faults-of-the-office.ts'
import { FAULTS_OF_TIME } from './faults-of-time.ts'

/** A mistake that somebody could make, as changes of the text of src and db. The simulation has to find each. */
export interface Fault {
  name: string
  changes: Change[]
  /** What the simulation says when it finds it: any of its sentences that fits is enough. */
  says: RegExp
}

export interface Change {
  file: string
  from: string
  to: string
}

const HOLDS = 'src/booking/holds.ts'
const WALLS = 'db/walls.sql'
const RELEASE = 'db/migrations/0000_first_public_release.sql'

/** The wall that allows only known steps of an appointment also lets this one through: the code alone is put to the test. */
const anyTransition: Change = { file: WALLS, from: "SELECT RAISE(ABORT, 'wall: no such transition')", to: "SELECT 'no wall'" }

/** Written for the code as it stands: when the text of a change is no longer found, the fault is to be written anew. */
export const FAULTS: Fault[] = [
  {
    name: 'a webhook that comes again is taken again',
    changes: [
      {
        file: 'src/messaging/inbox.ts',
        from: 'const inboxId = store(tx, deps, via, update, now, known)',
        to: `const before = tx.client.query<{ id: number }, [Uint8Array]>('select id from inbox where key = ?')
  const inboxId = store(tx, deps, via, update, now, known) ?? before.get(deps.vault.index('wamid', update.id))?.id`,
      },
    ],
    says: /is answered twice/,
  },
  {
    name: 'the sweeper lets go by age, whatever became of the hold',
    changes: [
      {
        file: 'src/booking/releases.ts',
        from: "import { HOLD_IS_DUE, VISIT_IS_DUE } from './expiry.ts'",
        to: `import { VISIT_IS_DUE } from './expiry.ts'\nconst HOLD_IS_DUE = "state in ('held', 'confirmed') and created_at + 600000 <= +$now"`,
      },
      { file: HOLDS, from: 'state = $state, seated = 0,', to: 'state = $state, live = 0, seated = 0,' },
      {
        file: HOLDS,
        from: "where id = +$id and state = 'held' and version = +$version`",
        to: 'where id = +$id and version = +$version`',
      },
      anyTransition,
    ],
    says: /(?:expired|released) from confirmed/,
  },
  {
    name: 'a hold that was renewed is let go by its first timer',
    changes: [
      {
        file: 'src/booking/expiry.ts',
        from: `HOLD_IS_DUE = "state = 'held' and held_until <= +$now"`,
        to: `HOLD_IS_DUE = "state = 'held' and created_at + 600000 <= +$now"`,
      },
    ],
    says: /let go before its time/,
  },
  {
    name: 'a free place is not looked for, and no wall stands behind it',
    changes: [
      { file: 'src/schedule/adjacent-hours.ts', from: 'room: first.room + own(first.slotId)', to: 'room: lengths.length' },
      { file: 'src/booking/own-places.ts', from: 'if (fromFree > freeIn(slotId)) return undefined', to: '' },
      { file: RELEASE, from: 'taken + cooling + kept <= capacity', to: 'capacity >= 0' },
    ],
    says: /a place was taken that was not there/,
  },
  {
    name: 'a status goes back, and no wall stands behind it',
    changes: [
      {
        file: 'src/messaging/delivery.ts',
        from: 'if (provable && (RANK[row.state] ?? 0) < (RANK[to] ?? 0))',
        to: 'if (provable && row.state !== to)',
      },
      { file: WALLS, from: "SELECT RAISE(ABORT, 'wall: no such step of a message')", to: "SELECT 'no wall'" },
    ],
    says: /although more was proved/,
  },
  {
    name: 'a turn that fails leaves what it did, because its savepoint is gone',
    changes: [
      { file: 'src/messaging/inbox.ts', from: '    savepoint(tx, () => {', to: '    ;((work: () => void) => work())(() => {' },
    ],
    says: /failed and left \d replies/,
  },
  {
    name: 'REPLACE takes an earlier message away',
    changes: [
      {
        file: 'src/messaging/inbox.ts',
        from: '`insert into inbox (key, channel, kind, state, body_sealed, sent_at, received_at, handled_at, contact_id)',
        to: '`insert or replace into inbox (key, channel, kind, state, body_sealed, sent_at, received_at, handled_at, contact_id)',
      },
      {
        file: 'src/messaging/inbox.ts',
        from: " on conflict (key, channel) do nothing`,\n  { params: ['bytes', 'text', 'text', 'bytes?',",
        to: "`,\n  { params: ['bytes', 'text', 'text', 'bytes?',",
      },
    ],
    says: /is answered twice/,
  },
  {
    name: 'after a start the triggers are not made anew',
    changes: [
      {
        file: 'db/migrate.ts',
        from: 'tx.client.run(WALLS)',
        to: "tx.client.run(WALLS.replace(/CREATE TRIGGER (?:appointments|appointment_more_slots|slots|outbox)_[\\s\\S]*?\\nEND;/g, ''))",
      },
    ],
    says: /taken, and by the model|taken_is_seated/,
  },
  {
    name: 'a visit whose day is over blocks its person for days',
    changes: [
      {
        file: 'src/booking/expiry.ts',
        from: `VISIT_IS_DUE = "state = 'confirmed' and visit_ends_at <= +$now"`,
        to: `VISIT_IS_DUE = "state = 'confirmed' and visit_ends_at + 864000000 <= +$now"`,
      },
    ],
    says: /due_work_is_done/,
  },
  {
    name: 'a reply is posted before the commit',
    changes: [
      {
        file: 'src/messaging/writer.ts',
        from: "return { parcels: guarded(tx, 'writer.claim_failed', () => hooks.last(tx, now)) }",
        to: "const early = guarded(tx, 'writer.claim_failed', () => hooks.last(tx, now))\n        if (early !== undefined) hooks.committed(early)\n        return { parcels: early }",
      },
      { file: 'src/messaging/writer.ts', from: 'after = [...settle, () => post(parcels)]', to: 'after = settle' },
    ],
    says: /is handed out twice/,
  },
  {
    name: 'a webhook is answered before its commit',
    changes: [
      {
        file: 'src/http/public-app.ts',
        from: 'await Promise.all(updates.slice(next, next + PIECE).map(take))',
        to: 'void Promise.allSettled(updates.slice(next, next + PIECE).map(take))',
      },
    ],
    says: /was answered 200 and is there 0 times|although more was proved/,
  },
  {
    name: "a contact's messages overtake each other",
    changes: [
      {
        file: 'src/messaging/claim.ts',
        from: "    and not exists (select 1 from outbox e where e.contact_id = o.contact_id and e.channel = o.channel and e.state = 'queued' and e.id < o.id)\n  order by o.not_before, o.id",
        to: "    and not exists (select 1 from outbox e where e.contact_id = o.contact_id and e.channel = o.channel and e.state = 'queued' and e.id > o.id)\n  order by o.not_before, o.id",
      },
    ],
    says: /goes after \d+ of the same contact/,
  },
  {
    name: 'a doubt is settled at once, without waiting for a status',
    changes: [
      {
        file: 'src/messaging/delivery.ts',
        from: 'DOUBT.run(tx, now + deps.limits.inDoubtMs, now, id)',
        to: 'DOUBT.run(tx, now, now, id)',
      },
    ],
    says: /sent again/,
  },
  {
    name: 'what was being sent is forgotten at a start',
    changes: [
      {
        file: 'src/messaging/doubt.ts',
        from: "set state = 'in_doubt', doubt_until = ?, ",
        to: "set state = 'sending', doubt_until = ?, ",
      },
    ],
    // A start looks at the database before anything else, and refuses one in which something stands still.
    says: /is still sending at the end|due_work_is_done/,
  },
  {
    name: "Meta's limit for one telephone is not kept",
    changes: [
      {
        file: 'src/messaging/pace.ts',
        from: 'if (pair.tokens < 1 || room < 1) return false',
        to: 'if (room < 1) return false',
      },
      { file: 'src/messaging/pace.ts', from: 'return missing > 0 ? Math.ceil(missing * refillMs) : 0', to: 'return 0' },
    ],
    says: /more messages in a row than Meta lends/,
  },
  {
    name: 'a place that was let go is free at once',
    changes: [
      { file: HOLDS, from: "place === 'cooling' ? now + drawHoldCooling(tx, clock) : now", to: "place === 'cooling' ? now : now" },
    ],
    says: /a freed place did not cool/,
  },
  {
    name: 'a person may have two appointments, and no wall stands behind it',
    changes: [
      {
        file: 'src/booking/appointments.ts',
        from: "if (members.length > 0) return { ok: false, why: 'elsewhere', members }",
        to: '',
      },
      {
        file: WALLS,
        from: '(OLD.live = 0 OR NEW.person_id <> OLD.person_id OR OLD.contested_by IS NOT NULL)',
        to: '0',
      },
    ],
    says: /a second live appointment/,
  },
  {
    name: 'an hour that was closed meanwhile is confirmed all the same',
    changes: [
      {
        file: 'src/booking/appointments.ts',
        from: "isClosed(tx, rows) ? 'closed' : undefined",
        to: 'undefined',
      },
      // Otherwise nobody holds an hour any more that was closed.
      { file: 'src/booking/releases.ts', from: 'letGoOfClosed(tx, deps, closed, groups, now)', to: '[]' },
    ],
    says: /confirmed in a closed hour/,
  },
  ...JOURNEY_FAULTS,
  ...FAULTS_OF_LENGTHS,
  ...FAULTS_OF_PAPERS,
  ...FAULTS_OF_TIME,
  ...FAULTS_OF_CORRECTIONS,
  ...FAULTS_OF_BROKERS,
  ...FAULTS_OF_ACCOUNTS,
  ...FAULTS_OF_THE_OFFICE,
  ...FAULTS_OF_AGENCIES,
  ...FAULTS_OF_COMING,
]
