import { brokenInvariants } from '../../db/invariants.ts'
import { rule } from '../../src/catalogue/rules.ts'
import { tamperedIn } from '../../src/waitlist/chain.ts'
import { createBroker } from './broker.ts'
import { gatherCitizens } from './citizens.ts'
import { type Figures, figuresOf } from './figures.ts'
import type { Strategy } from './strategies.ts'
import { createTown, type Size } from './town.ts'
import { openWindow } from './window.ts'

export interface Played extends Figures {
  strategy: string
  telephones: number
  seed: number
  attendance: boolean
  /** The rule. */
  lineAgeDays: number
  /** What a town without a broker has to be like to be compared. */
  town: string
  /** What the house said where it did not do as the broker wanted, and how often. */
  refused: Record<string, number>
  broken: unknown[]
}

/** One broker in one town, from one seed. */
export async function play(strategy: Strategy, telephones: number, seed: number, size: Size): Promise<Played> {
  const town = createTown(seed, { ...size, ...strategy.size, rules: { ...size.rules, ...strategy.size?.rules } })
  const broker = createBroker(town)
  const { asked = () => false, foreseen } = strategy.begin(broker, telephones)
  const crowd = gatherCitizens(town, (citizen) => {
    if (asked(citizen)) return true
    broker.book.add(citizen)
    return false
  })
  foreseen?.(crowd.citizens)
  openWindow(town, crowd)
  await town.run()
  return {
    strategy: strategy.name,
    telephones,
    seed,
    attendance: town.attendance,
    lineAgeDays: rule(town.office.db, 'line_age_days'),
    town: JSON.stringify(strategy.size ?? {}),
    ...figuresOf(broker, crowd, strategy.demand ?? 'nobody'),
    refused: broker.refused,
    broken: [
      ...brokenInvariants(town.office.db),
      ...tamperedIn(town.office.db, { since: 0, from: town.start, until: town.end }).what,
    ],
  }
}
