import type { Rule } from '../../db/seeds/rules.ts'
import { DAY } from '../../src/clock.ts'
import { type Broker, inventedStraw, type Straw } from './broker.ts'
import type { Citizen } from './citizens.ts'
import {
  bornLikeAClient,
  bribing,
  cancelling,
  collecting,
  correctingAtCounter,
  holdingFree,
  ofManyNames,
  releaseAndRace,
  sharingInitials,
  swapAtOnce,
  swapping,
  takeBack,
} from './hoarding.ts'
import { erased, evading, handing, muted, unreachable } from './not-asked.ts'
import { enrolAhead, enrolAtOnce, race, raceForNewDays } from './own-name.ts'
import { block, handOver, stuff, stuffByAccounts } from './spoiling.ts'
import { correctTo, rename, renameStepByStep, retell } from './swaps.ts'
import type { Size } from './town.ts'

/** Of whom it is no gain that the broker serves them: whoever it puts into the line as themselves; where nobody waits, whoever would pay. */
export type Demand = 'nobody' | 'enrolled' | 'payers'

/** A way to live of places that others want, or to spoil them. */
export interface Strategy {
  name: string
  telephones: number[]
  demand?: Demand
  /** Where the office is another one than the usual. */
  size?: Partial<Size>
  begin(broker: Broker, telephones: number): Plans
}

/** What a broker does with those who pay. */
export interface Plans {
  /** Somebody would pay, now that they want a place; true when the broker writes in their name from then on. */
  asked?(citizen: Citizen): boolean
  /** Everybody who will ever want one, on the first morning: some brokers know their customers. */
  foreseen?(citizens: readonly Citizen[]): void
}

const withoutCurp = (broker: Broker): Straw => inventedStraw(broker, true)

/** As if nobody had to be kept from anything. */
const NO_RULES: Partial<Record<Rule, number>> = {
  live_people_a_phone: 20,
  curps_a_day: 60,
  free_accounts_percent: 100,
  lapses_a_day: 50,
  holds_a_day: 200,
  line_age_days: 365,
}
export const WITHOUT_RULES = 'no broker, without the rules'

/** Stuffed where coming counts, by who sees to it that nobody can ask. */
export const NOT_ASKED = 'not asked where coming counts: '
export const PLAIN = 'stuffing where coming counts'

export const STRATEGIES: Strategy[] = [
  { name: 'no broker', telephones: [0], begin: () => ({}) },
  { name: WITHOUT_RULES, telephones: [0], size: { rules: NO_RULES }, begin: () => ({}) },
  {
    name: 'offer, CURP and name corrected',
    telephones: [10, 40],
    begin: collecting(swapping((robot, { who }) => correctTo(robot, who))),
  },
  { name: 'free place held, CURP and name corrected', telephones: [40], begin: holdingFree(swapAtOnce) },
  { name: 'cooling place taken back', telephones: [40], begin: holdingFree(takeBack) },
  { name: 'release and race', telephones: [40], begin: releaseAndRace },
  { name: 'robot that looks each minute', telephones: [40], begin: race },
  { name: 'robot that looks each minute, load .95', telephones: [40], demand: 'payers', size: { load: 0.95 }, begin: race },
  { name: 'robot that looks each minute, load .8', telephones: [40], demand: 'payers', size: { load: 0.8 }, begin: race },
  { name: 'clients enrolled at once', telephones: [40], demand: 'enrolled', begin: enrolAtOnce },
  {
    name: 'straw without CURP, the CURP given later',
    telephones: [40],
    begin: collecting(
      swapping((robot, { who }) => correctTo(robot, who)),
      withoutCurp,
      1,
    ),
  },
  {
    name: 'name and birth date told anew',
    telephones: [40],
    begin: collecting(swapping((robot, { who }) => retell(robot, who))),
  },
  {
    name: 'name changed word by word',
    telephones: [40],
    begin: collecting(
      swapping((robot, { who }, straw) => renameStepByStep(robot, straw, who)),
      bornLikeAClient(true),
      1,
    ),
  },
  {
    name: 'straw of many names, the CURP given later',
    telephones: [40],
    begin: collecting(
      swapping((robot, { who }) => correctTo(robot, who)),
      ofManyNames,
      1,
    ),
  },
  {
    name: 'a client’s name under an invented CURP',
    telephones: [40],
    begin: collecting(swapping((robot, { who }) => rename(robot, who))),
  },
  { name: 'clients enrolled a week ahead', telephones: [40], demand: 'enrolled', begin: enrolAhead(7 * DAY) },
  { name: 'clients enrolled 14 days ahead', telephones: [40], demand: 'enrolled', begin: enrolAhead(14 * DAY) },
  {
    name: 'clients enrolled 14 days ahead who name their day',
    telephones: [40],
    demand: 'enrolled',
    begin: enrolAhead(14 * DAY, true),
  },
  {
    name: 'the same where age counts from one day before',
    telephones: [40],
    demand: 'enrolled',
    size: { rules: { line_age_days: 1 } },
    begin: enrolAhead(14 * DAY, true),
  },
  { name: 'robots that look for new days at 0:15', telephones: [40], begin: raceForNewDays },
  { name: 'robots that look for new days at 0:15, load .8', telephones: [40], size: { load: 0.8 }, begin: raceForNewDays },
  {
    name: 'straw born on the day of a client',
    telephones: [40],
    begin: collecting(
      swapping((robot, { who }) => correctTo(robot, who)),
      bornLikeAClient(false),
    ),
  },
  {
    name: 'a client’s name under an invented CURP of the same initials',
    telephones: [40],
    begin: collecting(
      swapping((robot, { who }) => rename(robot, who)),
      sharingInitials,
    ),
  },
  { name: 'cancelled, asked for anew, undone', telephones: [40], begin: collecting(cancelling) },
  { name: 'a bribed clerk’s key', telephones: [40], size: { load: 0.95 }, begin: bribing },
  { name: 'corrected at the counter', telephones: [40], begin: collecting(correctingAtCounter) },
  { name: 'stuffing, four invented CURPs a telephone', telephones: [10, 40], begin: stuff() },
  { name: 'stuffing, one invented CURP a telephone', telephones: [40], begin: stuff(1) },
  { name: 'stuffing, load .95', telephones: [40], size: { load: 0.95 }, begin: stuff() },
  { name: PLAIN, telephones: [40], size: { attendance: true }, begin: stuff() },
  { name: `${PLAIN}, at noon`, telephones: [40], size: { attendance: true }, begin: evading(() => ({})) },
  { name: 'stuffing where coming counts, one a telephone', telephones: [40], size: { attendance: true }, begin: stuff(1) },
  ...Object.entries({
    'BAJA by night': muted,
    'telephones off': unreachable('off'),
    'telephones that block us': unreachable('blocked'),
    'handed to accounts': handing('account'),
    'handed to telephones': handing('telephone'),
    'data erased': erased,
  }).map(([how, evasion]) => ({
    ...{ name: `${NOT_ASKED}${how}`, telephones: [40], size: { attendance: true } },
    begin: evading(evasion),
  })),
  { name: 'stuffing by accounts at Messenger', telephones: [400], begin: stuffByAccounts(DAY) },
  { name: 'the same by accounts, from the first morning on', telephones: [400], begin: stuffByAccounts(0) },
  { name: 'the same by accounts, load .8', telephones: [400], size: { load: 0.8 }, begin: stuffByAccounts(0) },
  { name: 'accounts that hand over', telephones: [200], begin: handOver },
  { name: 'places taken in the names of others', telephones: [40], begin: block },
  {
    name: 'offer, CURP and name corrected, load .95',
    telephones: [40],
    size: { load: 0.95 },
    begin: collecting(swapping((robot, { who }) => correctTo(robot, who))),
  },
  {
    name: 'stuffing where places are kept for urgent ones',
    telephones: [40],
    size: { attendance: true, rules: { urgent_percent: 5 } },
    begin: stuff(),
  },
  {
    name: 'stuffing where more places are kept for urgent ones',
    telephones: [40],
    size: { attendance: true, rules: { urgent_percent: 10 } },
    begin: stuff(),
  },
  {
    name: 'urgent places asked for without proof',
    telephones: [40],
    size: { attendance: true, rules: { urgent_percent: 10 } },
    begin: stuff(1, true),
  },
  {
    name: 'no broker where places are kept for urgent ones',
    telephones: [0],
    size: { rules: { urgent_percent: 5 } },
    begin: () => ({}),
  },
  { name: 'no broker where coming counts', telephones: [0], size: { attendance: true }, begin: () => ({}) },
  { name: 'no broker, load .95', telephones: [0], size: { load: 0.95 }, begin: () => ({}) },
  { name: 'no broker, load .8', telephones: [0], size: { load: 0.8 }, begin: () => ({}) },
]
