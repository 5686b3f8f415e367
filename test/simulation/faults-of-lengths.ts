import { readFileSync } from 'node:fs'
import type { Change, Fault } from './faults.ts'

const WALLS = 'db/walls.sql'

const FOLLOWS = ' OR max(ends_at) - min(starts_at) <> sum(ends_at - starts_at)'
const SITS = 'CREATE TRIGGER appointments_sit AFTER INSERT'
const MOVES = 'CREATE TRIGGER appointments_move AFTER UPDATE'

/** Changes of a trigger, each of the first such text after its head. */
function within(head: string, ...pairs: [from: string, to: string][]): Change {
  const text = readFileSync(new URL('../../db/walls.sql', import.meta.url), 'utf8')
  const begin = text.indexOf(head)
  const from = text.slice(begin, text.indexOf('\nEND;', begin))
  return { file: WALLS, from, to: pairs.reduce((changed, [was, becomes]) => changed.replace(was, becomes), from) }
}

/** The tables count the slots of a visit, and do not look where they lie. */
const NEED_NOT_FOLLOW: Change[] = [SITS, MOVES].map((head) => within(head, [FOLLOWS, '']))

/** Mistakes with appointments that take two slots. */
export const FAULTS_OF_LENGTHS: Fault[] = [
  {
    name: 'of two slots only the first is taken',
    changes: [
      within(
        SITS,
        ['r.nth < NEW.slot_count;', 'r.nth < 1;'],
        ['WHERE NEW.slot_count > 1 AND (', 'WHERE NEW.slot_count > 99 AND ('],
      ),
    ],
    says: /taken, and by the model|seated_in_all_slots_or_none/,
  },
  {
    name: 'of two slots that are given up only the first cools',
    changes: [
      {
        file: WALLS,
        from: `  UPDATE slots SET taken = taken - 1, cooling = cooling + (coalesce(NEW.reopens_at, 0) > NEW.updated_at)
    WHERE id IN (SELECT p.slot_id`,
        to: `  UPDATE slots SET taken = taken - 1, cooling = cooling + (coalesce(NEW.reopens_at, 0) > NEW.updated_at AND id = NEW.slot_id)
    WHERE id IN (SELECT p.slot_id`,
      },
      {
        file: WALLS,
        from: 'WHERE p.appointment_id = NEW.id AND NEW.reopens_at > NEW.updated_at;',
        to: 'WHERE p.appointment_id = NEW.id AND NEW.reopens_at > NEW.updated_at AND p.slot_id = NEW.slot_id;',
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
      {
        file: WALLS,
        from: 'AND s.starts_at > f.starts_at AND s.starts_at < f.starts_at + 86400000',
        to: 'AND s.starts_at > f.ends_at AND s.starts_at < f.starts_at + 86400000',
      },
      ...NEED_NOT_FOLLOW,
      {
        file: WALLS,
        from: `
      OR min(s.starts_at) < f.ends_at OR max(s.ends_at) - f.starts_at <> f.ends_at - f.starts_at + sum(s.ends_at - s.starts_at);`,
        to: ';',
      },
    ],
    says: /taken, and by the model/,
  },
]
