import type { Fault } from './faults.ts'

const PLANNING = 'src/reminders/plan.ts'
const MINOR_LIMITS = 'src/minors/limits.ts'
const HOME = "'America/Mexico_City'"

/** Mistakes that only weeks, other zones, families and two names of one person bring to light. */
export const FAULTS_OF_TIME: Fault[] = [
  {
    name: 'a new day opens at a quarter past midnight',
    changes: [
      {
        file: 'src/schedule/new-days.ts',
        from: 'return drawBetween(clock, from, until - 1)',
        to: 'return startOfDay(day, theOffice(db, theSchedule(db, scheduleId).officeId).zone) + 15 * MINUTE',
      },
    ],
    says: /opens a day outside its opening hours/,
  },
  {
    name: 'a new day opens with the nightly publication',
    changes: [
      { file: 'src/schedule/publication.ts', from: 'return day !== undefined && day < today ? day : today', to: 'return today' },
    ],
    says: /has hours of a day that did not open/,
  },
  {
    name: 'a clock that leaps ahead is believed',
    changes: [
      {
        file: 'db/acting-time.ts',
        from: 'if (beat === undefined || machine - beat <= BELIEVED_MS) return machine',
        to: 'if (beat === undefined || machine > 0) return machine',
      },
    ],
    says: /before its time/,
  },
  {
    name: 'an old message that Meta repeats agrees with a clock that leapt ahead',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text that stands there.
    changes: [{ file: 'db/acting-time.ts', from: '`${at} ${machine}`', to: '`${machine} ${machine}`' }],
    says: /before its time/,
  },
  {
    name: 'two contacts that become one go on with the older conversation',
    changes: [
      {
        file: 'src/messaging/contacts.ts',
        from: 'const givenUp = askedLast(tx, id, other, now) === other ? id : other',
        to: 'const givenUp = other',
      },
    ],
    says: /lost the question that was asked last/,
  },
  {
    name: 'two contacts that become one lose the talk with a person',
    changes: [
      {
        file: 'src/cases/talk.ts',
        from: 'if (until != null && until > now && talking !== undefined) beginTalk(tx, talking, into, until)',
        to: '',
      },
    ],
    says: /and lost its talk/,
  },
  {
    name: 'the reminder of seven days is never planned',
    changes: [{ file: PLANNING, from: 'if (hours === 0) return []', to: 'if (hours === 0 || hours > 100) return []' }],
    says: /first: is not planned/,
  },
  {
    name: 'the reminder of seven days is said twice, because the first time it has no key and is not noted',
    changes: [
      {
        file: 'src/reminders/notify.ts',
        from: 'reply: said.reply, key: reminderKey(due), once: true }',
        to: "reply: said.reply, ...(due.kind !== 'first' && { key: reminderKey(due), once: true }) }",
      },
      {
        file: 'src/reminders/plan.ts',
        from: "update reminders set state = 'said', said_at = ?, asked = ?, lapses_at = ?, outbox_id = ? where",
        to: "update reminders set state = iif(kind = 'first' and said_at is null, state, 'said'), due_at = due_at + 86400000, said_at = ?, asked = ?, lapses_at = ?, outbox_id = ? where",
      },
    ],
    says: /told twice/,
  },
  {
    name: "a reminder is planned by the night of the institution, and not by its office's",
    changes: [{ file: PLANNING, from: 'beforeDusk(db, wanted, visit.zone)', to: `beforeDusk(db, wanted, ${HOME})` }],
    says: /is planned for .*, and they come/,
  },
  {
    name: 'the hour until which an answer is awaited is told by the clock of the institution',
    changes: [
      {
        file: 'src/reminders/chat/notices.ts',
        from: 'wall(at, zone)',
        to: `wall(at, zone && ${HOME})`,
      },
    ],
    says: /waits until .*, and that is/,
  },
  {
    name: 'hours are published by the clock of the institution',
    changes: [
      {
        file: 'src/schedule/publication.ts',
        from: 'momentOf(day, hour.minute, office.zone)',
        to: `momentOf(day, hour.minute, ${HOME})`,
      },
    ],
    says: /begins at another moment than its wall shows/,
  },
  {
    name: 'the day of a visit is over when it is over at the institution',
    changes: [
      {
        file: 'src/schedule/slots.ts',
        from: 'visitEndsAt: endOfDay(row.day, row.zone)',
        to: `visitEndsAt: endOfDay(row.day, ${HOME})`,
      },
    ],
    says: /past before its day ended|its day is over, and it still counts/,
  },
  {
    name: "the list of who comes today takes the institution's day",
    changes: [
      {
        file: 'src/booking/operations/expected-visits.ts',
        from: 'const zone = chosen?.zone ?? institutionZone(deps.db)',
        to: 'const zone = institutionZone(deps.db)',
      },
    ],
    says: /the list of .* has/,
  },
  {
    name: 'only three silences are a risk',
    changes: [{ file: 'src/reminders/operations/at-risk.ts', from: 'const SILENCES = 2', to: 'const SILENCES = 3' }],
    says: /the list of those who may not come has/,
  },
  {
    name: 'a guardian may bring one child more a year',
    changes: [{ file: MINOR_LIMITS, from: "> rule(db, 'minors_a_year')", to: "> rule(db, 'minors_a_year') + 1" }],
    says: /more children in a year than a guardian may bring/,
  },
  {
    name: 'a guardian is refused the sixth child of a year',
    changes: [{ file: MINOR_LIMITS, from: "> rule(db, 'minors_a_year')", to: "> rule(db, 'minors_a_year') - 1" }],
    says: /refused \d children after/,
  },
  {
    name: 'a guardian may have a fifth child to come',
    // The chat tells it as soon as they are counted; the walls of the agenda stand behind it.
    changes: [
      { file: MINOR_LIMITS, from: "> rule(db, 'live_minors_a_phone')", to: "> rule(db, 'live_minors_a_phone') + 1" },
      {
        file: MINOR_LIMITS,
        from: 'live - liveMinors(tx, contact.id, now)',
        to: 'live + 1 - liveMinors(tx, contact.id, now)',
      },
    ],
    says: /more children to come than a guardian may have/,
  },
  {
    name: 'what came in is forgotten while Meta still repeats it',
    changes: [
      {
        file: 'src/jobs/cleanup.ts',
        from: 'INCOMING.run(tx, now - REPETITIONS_KNOWN_MS, now',
        to: 'INCOMING.run(tx, now - REPETITIONS_KNOWN_MS / 4, now',
      },
    ],
    says: /is answered twice|and is there [02] times/,
  },
]
