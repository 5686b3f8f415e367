import type { Change, Fault } from './faults.ts'

const WALLS = 'db/walls.sql'

const FOLLOW = `
  SELECT RAISE(ABORT, 'wall: an appointment takes slots that follow each other, all of them or none')
    WHERE (SELECT count(*) <> NEW.slot_count`
const WITHOUT_GAPS = ' OR max(s.ends_at) - min(s.starts_at) <> sum(s.ends_at - s.starts_at)'

/** The tables count the slots of a visit, and do not look where they lie. */
const NEED_NOT_FOLLOW: Change[] = [
  'SELECT NEW.id, r.slot_id, 1 FROM slots_after r WHERE r.first_id = NEW.slot_id AND r.nth < NEW.slot_count;',
  'DELETE FROM appointment_slots WHERE appointment_id = NEW.id AND seated = 0;',
].map((before) => ({ file: WALLS, from: `${before}${FOLLOW}${WITHOUT_GAPS}`, to: `${before}${FOLLOW}` }))

/** Mistakes with appointments that take two slots. */
export const FAULTS_OF_LENGTHS: Fault[] = [
  {
    name: 'of two slots only the first is taken',
    changes: [
      {
        file: WALLS,
        from: 'SELECT NEW.id, r.slot_id, 1 FROM slots_after r WHERE r.first_id = NEW.slot_id AND r.nth < NEW.slot_count;',
        to: 'SELECT NEW.id, r.slot_id, 1 FROM slots_after r WHERE r.first_id = NEW.slot_id AND r.nth < 1;',
      },
      {
        file: WALLS,
        from: `  SELECT RAISE(ABORT, 'wall: an appointment takes slots that follow each other, all of them or none')
    WHERE (SELECT count(*) <> NEW.slot_count OR max(s.ends_at) - min(s.starts_at) <> sum(s.ends_at - s.starts_at)
      FROM appointment_slots p JOIN slots s ON s.id = p.slot_id WHERE p.appointment_id = NEW.id);
END;

CREATE TRIGGER appointments_rise`,
        to: `END;

CREATE TRIGGER appointments_rise`,
      },
    ],
    says: /taken, and by the model|seated_in_all_slots_or_none/,
  },
  {
    name: 'of two slots that are given up only the first cools',
    changes: [
      {
        file: WALLS,
        from: 'cooling = cooling + (SELECT coalesce(a.reopens_at, 0) > a.updated_at FROM appointments a WHERE a.id = NEW.appointment_id)',
        to: 'cooling = cooling + (SELECT coalesce(a.reopens_at, 0) > a.updated_at AND (a.seated = 1 OR a.slot_id = NEW.slot_id) FROM appointments a WHERE a.id = NEW.appointment_id)',
      },
      {
        file: WALLS,
        from: 'WHERE a.id = NEW.appointment_id AND a.reopens_at > a.updated_at;',
        to: 'WHERE a.id = NEW.appointment_id AND a.reopens_at > a.updated_at AND (a.seated = 1 OR a.slot_id = NEW.slot_id);',
      },
    ],
    says: /a freed place did not cool/,
  },
  {
    name: 'the second hour of one visit need not follow the first, and no view says so',
    changes: [
      {
        file: WALLS,
        from: 'AND b.starts_at > f.starts_at AND b.starts_at <=',
        to: 'AND b.starts_at > f.ends_at AND b.starts_at <=',
      },
      { file: WALLS, from: 'AND s.starts_at > f.starts_at AND s.starts_at <', to: 'AND s.starts_at > f.ends_at AND s.starts_at <' },
      ...NEED_NOT_FOLLOW,
      {
        file: WALLS,
        from: `
      OR max(s.ends_at) - min(s.starts_at) <> sum(s.ends_at - s.starts_at);`,
        to: ';',
      },
    ],
    says: /taken, and by the model/,
  },
]
