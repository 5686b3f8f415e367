import type { Change, Fault } from './faults.ts'

const OFFICES = 'src/catalogue/offices.ts'
const WALLS = 'db/walls.sql'

/** Neither the wall of the row nor the views say whose a procedure and an office are. */
const noWallOfAgencies: Change[] = [
  {
    file: WALLS,
    from: "SELECT RAISE(ABORT, 'wall: the procedure is of another agency than the office')\n    WHERE (SELECT agency_id FROM offices WHERE id = NEW.office_id) <>",
    to: "SELECT RAISE(ABORT, 'wall: the procedure is of another agency than the office')\n    WHERE 0 AND (SELECT agency_id FROM offices WHERE id = NEW.office_id) <>",
  },
]

/** Mistakes where two agencies share a number. */
export const FAULTS_OF_AGENCIES: Fault[] = [
  {
    name: 'an answer to one procedure answers another one that asks under the same name',
    changes: [
      {
        file: 'src/booking/chat/procedures.ts',
        from: 'const own = person?.answers?.[procedure.id]',
        to: 'const own: FieldAnswers = Object.assign({}, ...Object.values(person?.answers ?? {}))',
      },
    ],
    says: /what was answered for \w+ is kept for/,
  },
  {
    name: 'an office does what others do, and no wall stands behind it',
    changes: [
      { file: OFFICES, from: 'procedureIds.every((id) => one.procedures.has(id))', to: 'procedureIds.length > 0' },
      { file: OFFICES, from: 'procedureIds.includes(one.id) && does?.has(one.id)', to: 'procedureIds.includes(one.id) && does' },
      ...noWallOfAgencies,
    ],
    says: /has a place of another agency than its procedure/,
  },
  {
    name: 'every schedule of an office takes whatever the office does',
    changes: [
      {
        file: 'src/schedule/schedules.ts',
        from: '(own ? !own.has(id) : others?.has(id) === true)',
        to: "(own || others ? id === '' : false)",
      },
    ],
    says: /sits in a schedule that does not take/,
  },
  {
    name: 'a key of all offices is one of all agencies',
    changes: [
      {
        file: 'src/admin/access.ts',
        from: "'select id from offices where agency_id = +? order by id'",
        to: "'select id from offices where agency_id > 0 * +? order by id'",
      },
    ],
    says: /a key of agency \d reads|by a key of another agency/,
  },
  {
    name: 'what one answer is kept, all answers of its visit are',
    changes: [
      {
        file: 'src/booking/personal-data.ts',
        from: '(days.get(said[0]) ?? 0) * DAY',
        to: 'Math.max(0, ...days.values()) * DAY',
      },
    ],
    says: /keeps its answers longer than its record says/,
  },
  {
    name: 'an answer is read by whoever reads the list',
    changes: [
      {
        file: 'src/booking/office-answers.ts',
        from: 'FIELD_READERS.slice(0, FIELD_READERS.indexOf(reader) + 1)',
        to: 'FIELD_READERS.filter((one) => one !== reader || one === reader)',
      },
    ],
    says: /reads what only/,
  },
  {
    name: 'a draft is published while something is missing',
    changes: [
      { file: 'src/publishing/operations/publish.ts', from: 'if (found.missing.length > 0) return', to: 'if (!found) return' },
    ],
    says: /is offered, and/,
  },
  {
    name: 'what is not published is offered',
    changes: [
      { file: 'src/catalogue/procedures.ts', from: 'active: rows.filter((row) => row.active).map(', to: 'active: rows.map(' },
    ],
    says: /which is not published/,
  },
]
