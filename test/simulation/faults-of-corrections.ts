import type { Fault } from './faults.ts'

const CORRECTING = 'src/booking/name-correction.ts'
const CURP = 'src/booking/staff-correction.ts'

/** Mistakes in what the office puts right: names, and CURPs, by which a place could be sold. */
export const FAULTS_OF_CORRECTIONS: Fault[] = [
  {
    name: 'a corrected name is compared with the last one',
    changes: [
      {
        file: 'src/booking/staff-correction.ts',
        from: 'isSpelledAnew(firstName(tx, deps.vault, before.id) ?? before.name, name)',
        to: 'isSpelledAnew(before.name, name)',
      },
    ],
    says: /was made for .*, and is called/,
  },
  {
    name: 'a correction spells everybody of the folio anew',
    changes: [
      {
        file: CORRECTING,
        from: '   where id = +$id`,',
        to: '   where group_id = (select group_id from appointments where id = +$id)`,',
      },
    ],
    says: /after \d+ was called/,
  },
  {
    name: 'a correction takes the appointment from its telephone',
    changes: [
      {
        file: CORRECTING,
        from: '     version = version + 1, updated_at',
        to: '     contact_id = null, version = version + 1, updated_at',
      },
    ],
    says: /corrected, and it was/,
  },
  {
    name: 'a CURP is put right in any number of characters',
    changes: [{ file: CURP, from: 'const SLIPS = 2', to: 'const SLIPS = 17' }],
    says: /characters differ/,
  },
  {
    name: 'a CURP is put right as often as somebody likes, and no wall stands behind it',
    changes: [
      { file: CURP, from: "  if (wasCorrected(tx, appointment.id)) return { ok: false, why: 'curp_twice' }\n", to: '' },
      { file: 'db/walls.sql', from: 'HAVING count(*) = 1 AND max(e.at)', to: 'HAVING max(e.at)' },
    ],
    says: /another person for the second time/,
  },
  {
    name: 'a CURP that is put right may be of somebody with an appointment, and no wall stands behind it',
    changes: [
      { file: CURP, from: "taken ? { ok: false, why: 'live' } : { ok", to: '{ ok' },
      {
        file: 'db/migrations/0000_first_public_release.sql',
        from: 'CREATE UNIQUE INDEX `appointments_one_live`',
        to: 'CREATE INDEX `appointments_one_live`',
      },
    ],
    says: /a second live appointment/,
  },
  {
    name: 'a CURP that is put right may be of another age',
    changes: [
      {
        file: CURP,
        from: '!isDeepStrictEqual(byAge(tx, appointment, birthDate), byAge(tx, appointment, person.birthDate))',
        to: 'now < 0',
      },
    ],
    says: /the price is another/,
  },
  {
    name: 'nobody is told that a CURP was put right',
    changes: [
      { file: 'src/booking/staff-correction.ts', from: 'deps.citizens.tellCurpCorrected(tx, after, now)', to: 'before.id' },
    ],
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
