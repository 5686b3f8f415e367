import type { Change, Fault } from './faults.ts'

const CORRECTING = 'src/booking/name-correction.ts'
const CORRECTED = 'src/booking/staff-correction.ts'
const PERSON = 'src/booking/person-change.ts'
const WALLS = 'db/walls.sql'

/** Otherwise another birth date is another person: few clerks of the simulation get the yes of a second key for that. */
const bornOnAnyDay: Change = { file: PERSON, from: 'if (was.birthDate !== becomes.birthDate) return true\n', to: '' }

/** Mistakes in what the office puts right: names, and CURPs, by which a place could be sold. */
export const FAULTS_OF_CORRECTIONS: Fault[] = [
  {
    name: 'a corrected name is compared with the last one',
    changes: [
      {
        file: CORRECTED,
        from: 'const called = firstName(tx, deps.vault, before.id) ?? before.name',
        to: 'const called = before.name',
      },
    ],
    says: /was made for .*, and is called/,
  },
  {
    name: 'a correction spells everybody of the folio anew',
    changes: [
      {
        file: CORRECTING,
        from: '   where id = +$id and version = +$version and ',
        to: '   where group_id = (select group_id from appointments where id = +$id and +$version > 0) and ',
      },
      { file: CORRECTING, from: "if (changes !== 1) return 'stale'", to: "if (changes === 0) return 'stale'" },
    ],
    says: /after \d+ was called/,
  },
  {
    name: 'a correction takes the appointment from its telephone',
    changes: [
      {
        file: CORRECTING,
        from: 'coalesce($differs, name_differs), version',
        to: 'coalesce($differs, name_differs), contact_id = null, version',
      },
      {
        file: WALLS,
        from: "SELECT RAISE(ABORT, 'wall: a place goes to another chat only with a line of its story')",
        to: "SELECT 'no wall'",
      },
    ],
    says: /corrected, and it was/,
  },
  {
    name: 'a CURP is put right in any number of characters',
    changes: [
      { file: 'src/booking/curp-name.ts', from: 'return differing <= SLIPS && (', to: 'return differing <= CHECKED || (' },
      bornOnAnyDay,
    ],
    says: /characters differ/,
  },
  {
    name: 'a CURP is put right as often as somebody likes, and no wall stands behind it',
    changes: [
      {
        file: PERSON,
        from: 'was.retold & RETOLD.byOffice || WAS_CHANGED.finds(tx, before.id)',
        to: 'was.retold & RETOLD.byOffice',
      },
      { file: WALLS, from: 'SELECT appointment_id, count(*) AS times, max(at)', to: 'SELECT appointment_id, 1 AS times, max(at)' },
    ],
    says: /another person for the second time/,
  },
  {
    name: 'a CURP that is put right may be of somebody with an appointment, and no wall stands behind it',
    changes: [
      { file: PERSON, from: "if (beside) return 'live'\n", to: '' },
      { file: PERSON, from: "return hasLive(tx, { personId, procedureId: before.procedureId }, now) ? 'live' : undefined", to: '' },
      {
        file: WALLS,
        from: '(OLD.live = 0 OR NEW.person_id <> OLD.person_id OR OLD.contested_by IS NOT NULL)',
        to: '0',
      },
      bornOnAnyDay,
    ],
    says: /a second live appointment/,
  },
  {
    name: 'a CURP that is put right may be of another age',
    changes: [{ file: PERSON, from: '!young.fits : !isDeepStrictEqual(old, young)', to: '!young.fits : now < 0' }, bornOnAnyDay],
    says: /the price is another/,
  },
  {
    name: 'the second key may be the same key, and no wall stands behind it',
    changes: [
      { file: 'src/admin/second-key.ts', from: 'used_at is null and key_id is not +?', to: 'used_at is null and 0 is not +?' },
      { file: WALLS, from: 's.used_at = NEW.at AND s.key_id IS NOT NEW.key_id', to: 's.used_at = NEW.at' },
    ],
    says: /without the yes of a second key/,
  },
  {
    name: 'nobody is told that a CURP was put right',
    changes: [{ file: PERSON, from: 'if (before.curp !== person.curp) deps.citizens.tellCurpCorrected(tx, after, now)\n', to: '' }],
    says: /is told 0 times of/,
  },
  {
    name: 'of two people of one visit only the first is told what the office did',
    changes: [
      {
        file: 'src/booking/citizens.ts',
        from: 'const [{ id, slot, version }] = visit',
        to: 'const [{ groupId: id, slot, version }] = visit',
      },
    ],
    says: /is told 0 times of|was cancelled by the office, and contact/,
  },
]
