import type { Change, Fault } from './faults.ts'

const WALLS = 'db/walls.sql'
const SAME = 'src/booking/name-correction.ts'

const wall = (says: string): Change => ({
  file: WALLS,
  from: `  SELECT RAISE(ABORT, 'wall: ${says}')\n    WHERE `,
  to: `  SELECT RAISE(ABORT, 'wall: ${says}')\n    WHERE 0 AND `,
})
/** The tables no longer ask whom a place was held for, or offered to, and no view says so. */
const NO_WALLS: Change[] = [
  wall('an offered place is for the people of the offer'),
  wall('an offered place is confirmed for the people of the offer'),
  wall('a hold takes over a place of its own telephone, for the person for whom it was first held'),
  wall('a place is confirmed for the person for whom it was first held'),
  wall('the people of an offer are told anew, never others'),
  {
    file: WALLS,
    from: 'CREATE VIEW invariant_places_are_for_their_people AS\n',
    to: 'CREATE VIEW invariant_places_are_for_their_people AS\n  SELECT 0 AS appointment_id WHERE 0;\nCREATE VIEW places_for_their_people AS\n',
  },
]
const HANDED_OVER = /was held for .*, and is confirmed for/
const anybody: Change = {
  file: SAME,
  from: 'const isTold = known !== undefined && people.has(known)',
  to: 'const isTold = known !== undefined && people.has(known)\n  if (row.id > 0) return retold',
}

/** Mistakes by which a place could be sold: it is held for one person and confirmed for another. */
export const FAULTS_OF_BROKERS: Fault[] = [
  {
    name: 'a hold is taken over by anybody, and no wall asks for whom it was',
    changes: [anybody, ...NO_WALLS],
    says: HANDED_OVER,
  },
  {
    name: 'a hold is taken over by anybody, up to the wall',
    changes: [anybody],
    says: /the turn of message \d+ failed/,
  },
  {
    name: 'a name is spelled anew as often as somebody likes, each time from the last one',
    changes: [
      { file: SAME, from: 'TOLD_FIRST.get(db, row.first_held_as ?? row.id)', to: 'TOLD_FIRST.get(db, row.id)' },
      { file: SAME, from: 'if (isTold) return spelled || (isFree && fits) ? retold : undefined\n', to: '' },
      { file: SAME, from: 'isTheirs && !(retold & RETOLD.spelledAnew) ?', to: 'isTheirs ?' },
      ...NO_WALLS,
    ],
    says: HANDED_OVER,
  },
  {
    name: 'a CURP that comes later may be of somebody born on another day',
    changes: [
      {
        file: SAME,
        from: "if ((person.birthDate ?? '') !== first.birthDate) return retoldOtherwise(first, retold, person)\n",
        to: '',
      },
    ],
    says: HANDED_OVER,
  },
  {
    name: 'a CURP that comes later may have other initials',
    changes: [{ file: SAME, from: 'first.isUnverified && isMadeOf(person, first.name) &&', to: 'first.isUnverified &&' }],
    says: HANDED_OVER,
  },
  {
    name: 'a place of the waiting list is confirmed for whoever is written down',
    changes: [
      {
        file: SAME,
        from: 'const isTold = known !== undefined && people.has(known)',
        to: "const isTold = ('offer_id' in row && row.offer_id !== null) || (known !== undefined && people.has(known))",
      },
      ...NO_WALLS,
    ],
    says: HANDED_OVER,
  },
  {
    name: 'a cooling place is taken back for anybody',
    changes: [
      {
        file: 'src/booking/own-places.ts',
        from: 'const cooling = once((slotId) => matchesOf(db, vault, placesToTakeBack(db, contactId, slotId, now), members))',
        to: `const cooling = once(
    (slotId) =>
      new Map(
        placesToTakeBack(db, contactId, slotId, now).map((row, at) => [at, { row: { ...row, first_held_as: null }, retold: 3 }]),
      ),
  )`,
      },
      ...NO_WALLS,
    ],
    says: HANDED_OVER,
  },
  {
    name: 'who is refused for another person loses what is held',
    changes: [
      {
        file: 'src/booking/chat/hold.ts',
        from: "  if (held.why === 'held_for_another') return refuseHold(speaker, draft, hour, held)\n",
        to: "  if (held.why === 'held_for_another') {\n    releaseOwnHold(session)\n    return refuseHold(speaker, draft, hour, held)\n  }\n",
      },
    ],
    says: /somebody else was refused, and the place that was held is let go/,
  },
]
