import type { Fault } from './faults.ts'

const MISSED = 'src/attendance/missed-visits.ts'
const KEPT = 'src/schedule/kept-places.ts'

/** Mistakes about who comes and who cannot wait. Only strict worlds show them (plans.ts). */
export const FAULTS_OF_COMING: Fault[] = [
  {
    name: 'an absence counts on a day that nobody settled',
    changes: [
      {
        file: MISSED,
        from: "if (known.open + known.unseen > 0) return 'open'",
        to: "if (known.open + known.unseen < 0) return 'open'",
      },
    ],
    says: /nobody settled its day/,
  },
  {
    name: 'an absence counts on a day of which too little is known',
    changes: [{ file: MISSED, from: "1_000 * known.unknown > MOST_UNKNOWN * known.people ? 'unknown' : ", to: '' }],
    says: /too little is known of its day/,
  },
  {
    name: 'one absence is enough to be sent to the counter',
    changes: [{ file: MISSED, from: 'const MOST_MISSED = 2', to: 'const MOST_MISSED = 1' }],
    says: /is sent to the counter, and has come/,
  },
  {
    name: 'the first that could not come counts like the others',
    changes: [
      {
        file: 'src/attendance/chat/question.ts',
        from: 'const excused = !wasExcused(session.tx, session.contact.id, session.now)',
        to: 'const excused = wasExcused(session.tx, session.contact.id, session.now)',
      },
    ],
    says: /the first one counts/,
  },
  {
    name: 'nobody of the office looks at who is sent to the counter',
    changes: [
      { file: MISSED, from: 'if (counted >= MOST_MISSED && one) REVIEW.run', to: 'if (counted > 1_000 && one) REVIEW.run' },
    ],
    says: /is sent to the counter, and nobody looks at it/,
  },
  {
    name: 'a place is given in the chat however many visits were missed',
    changes: [
      {
        file: MISSED,
        from: 'if (!isRuled(db)) return undefined\n  const agencies',
        to: 'if (db !== undefined) return undefined\n  const agencies',
      },
    ],
    says: /took a place in the chat after two visits that count/,
  },
  {
    name: 'urgent places stay kept until their day',
    changes: [
      {
        file: KEPT,
        from: 'sharesOf(db, day.schedule).filter(({ days }) => day.day > addDays(asOf, days))',
        to: "sharesOf(db, day.schedule).filter(({ days, whom }) => whom === 'urgent' || day.day > addDays(asOf, days))",
      },
    ],
    says: /is still kept for who cannot wait/,
  },
  {
    name: 'a day gives as many urgent places as are asked for',
    changes: [
      {
        file: KEPT,
        from: 'share(before + places) - share(before) - taken)',
        to: 'places - taken)',
      },
    ],
    says: /urgent places are taken of/,
  },
  {
    name: 'whoever brought no proof, or did not come, is given another urgent place',
    changes: [
      {
        file: 'src/urgent/urgent-visits.ts',
        from: 'if (last != null) return',
        to: 'if (last === Number.POSITIVE_INFINITY) return',
      },
    ],
    says: /another urgent place after one without proof/,
  },
  {
    name: 'why somebody could not wait is kept after the visit',
    changes: [{ file: 'src/urgent/personal-data.ts', from: '  FORGET_REASON.run(tx, now - DAY)\n', to: '' }],
    says: /could not wait is known long after their visit/,
  },
]
