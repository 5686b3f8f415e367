import type { Change } from '../simulation/faults.ts'
import type { GateName } from './gates.ts'
import { NOT_ASKED } from './strategies.ts'
import type { Size } from './town.ts'

/** A rule, or a wall, without which a gate must break; else the gate shows nothing. */
export interface Control {
  name: string
  strategy: string
  telephones: number
  gate: GateName
  /** Where it is seen. */
  size: Size
  /** How it is switched off, in a copy of the program. */
  off: Change[]
}

export const SMALL: Size = { days: 10, windows: 1, daysAhead: 2 }

const WALLS = 'db/walls.sql'
const noWall = (says: string): Change => ({ file: WALLS, from: `SELECT RAISE(ABORT, 'wall: ${says}')`, to: "SELECT 'no wall'" })

export const CONTROLS: Control[] = [
  {
    name: 'a place is for the people for whom it was held',
    strategy: 'offer, CURP and name corrected',
    telephones: 8,
    gate: 'share of the places',
    size: SMALL,
    off: [
      {
        file: 'src/booking/own-places.ts',
        from: 'return retold === undefined ? [] : [{ at, row, retold, isAnew: known !== row.person_id }]',
        to: 'return [{ at, row, retold: retold ?? 0, isAnew: known !== row.person_id }]',
      },
      noWall('an offered place is for the people of the offer'),
      noWall('an offered place is confirmed for the people of the offer'),
      noWall('a hold takes over a place of its own telephone, for the person for whom it was first held'),
      noWall('a place is confirmed for the person for whom it was first held'),
    ],
  },
  {
    name: 'who waits is asked before anybody else',
    strategy: 'robot that looks each minute',
    telephones: 8,
    gate: 'share of the places',
    size: SMALL,
    off: [
      { file: 'src/waitlist/hooks.ts', from: 'return offerPlaces(tx, event.slotId, now)', to: 'return undefined' },
      { file: 'src/waitlist/hooks.ts', from: 'return void lookAtFreed(tx, now, HOURS_AT_ONCE)', to: 'return undefined' },
      { file: 'src/waitlist/hooks.ts', from: '  isAwaited: somebodyWaits,\n', to: '' },
    ],
  },
  {
    name: 'days open at a moment that nobody knows',
    strategy: 'robots that look for new days at 0:15, load .8',
    telephones: 8,
    gate: 'nothing opens at a moment that is known',
    size: SMALL,
    off: [
      {
        file: 'src/schedule/new-days.ts',
        from: '  return drawBetween(clock, from, until - 1)\n}\n\nconst todayOf',
        to: '  return until > 0 && clock ? from - 8 * HOUR - 45 * MINUTE : 0\n}\n\nconst todayOf',
      },
    ],
  },
  {
    name: 'coming counts',
    strategy: 'stuffing where coming counts',
    telephones: 10,
    gate: 'waste where coming counts',
    size: { ...SMALL, days: 24 },
    off: [{ file: 'src/attendance/missed-visits.ts', from: 'const MOST_MISSED = 2', to: 'const MOST_MISSED = 1_000' }],
  },
  ...[
    {
      // A muted chat is offered less: what it takes in vain shows only after the others are stopped.
      ...{ name: 'who cannot be asked stays to be asked', strategy: 'BAJA by night', days: 60 },
      off: [
        {
          file: 'src/attendance/asking.ts',
          from: 'if (!contact || (sent && contact.lastInboundAt <= sent.at)) return step(tx, one, later, now)',
          to: "if (!contact) return step(tx, one, { state: 'cleared' }, now)",
        },
      ],
    },
    ...['telephones off', 'telephones that block us'].map((strategy) => ({
      ...{ name: `whom the question did not reach is asked again: ${strategy}`, strategy },
      off: [
        {
          file: 'src/attendance/asking.ts',
          from: "return step(tx, one, isSilent ? { state: 'silent' } : later, now)",
          to: "return step(tx, one, { state: isSilent ? 'silent' : 'cleared' }, now)",
        },
        { file: 'src/attendance/missed-visits.ts', from: "? 'not_asked' : undefined", to: '? undefined : undefined' },
      ],
    })),
    ...['handed to accounts', 'handed to telephones'].map((strategy) => ({
      ...{ name: `a missed visit is its asker’s: ${strategy}`, strategy },
      off: [
        {
          file: 'src/attendance/missed-visits.ts',
          from: 'and a.asked_by is not null and',
          to: 'and a.asked_by = (select c.asker_id from contacts c where c.id = a.contact_id) and',
        },
      ],
    })),
    {
      ...{ name: 'erased data leave the mark', strategy: 'data erased' },
      off: [
        {
          file: 'src/attendance/personal-data.ts',
          from: 'keepMark(tx, contactId, countsUntil(tx, contactId))',
          to: 'void [keepMark, tx, contactId, countsUntil]',
        },
      ],
    },
  ].map(({ days = 34, ...one }: Pick<Control, 'name' | 'strategy' | 'off'> & { days?: number }) => ({
    ...one,
    ...{ strategy: `${NOT_ASKED}${one.strategy}`, telephones: 10, size: { ...SMALL, days } },
    gate: 'no way of not being asked' as const,
  })),
  {
    name: 'age in line counts from the days before the one that is asked for',
    strategy: 'the same where age counts from one day before',
    telephones: 8,
    gate: 'planning buys no more days than its rule',
    size: { ...SMALL, days: 30 },
    off: [
      {
        file: 'src/waitlist/age.ts',
        from: 'const isEarly = fromDay !== null && counted > arrived',
        to: 'const isEarly = fromDay === null && counted > arrived',
      },
    ],
  },
  {
    name: 'a CURP that comes later is of the name and the day that were told',
    strategy: 'straw without CURP, the CURP given later',
    telephones: 8,
    gate: 'share of the places',
    size: SMALL,
    off: [
      {
        file: 'src/booking/name-correction.ts',
        from: 'first.isUnverified && isMadeOf(person, first.name) &&',
        to: 'first.isUnverified &&',
      },
      {
        file: 'src/booking/name-correction.ts',
        from: "if ((person.birthDate ?? '') !== first.birthDate) return retoldOtherwise(first, retold, person)\n",
        to: '',
      },
    ],
  },
  {
    name: 'another person needs a second key',
    strategy: 'a bribed clerk’s key',
    telephones: 8,
    gate: 'share of the places',
    size: SMALL,
    off: [
      { file: 'src/admin/second-key.ts', from: "  if (change !== 'person' && !needs", to: "  if (change === 'person' || !needs" },
      noWall('another person needs a second key'),
    ],
  },
]

/** `2/4`: the second quarter; undefined: all. */
export function controlsIn(asked: string | undefined): Control[] {
  const [, part, parts] = /^(\d+)\/(\d+)$/.exec(asked ?? '') ?? []
  return CONTROLS.filter((_, at) => !part || at % Number(parts) === Number(part) - 1)
}
