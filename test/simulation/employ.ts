import type { Db } from '../../db/open.ts'
import { DAY } from '../../src/clock.ts'
import type { Vault } from '../../src/vault.ts'
import type { AgencyLaw } from './agency-law.ts'
import { noteWhoCame } from './arrivals.ts'
import { closeBookedDays } from './closures.ts'
import { createComingLaw } from './coming-law.ts'
import type { Computer } from './computer.ts'
import { correctNames } from './corrections.ts'
import { tendCounters } from './counters.ts'
import { STAYS_AWAY } from './crowd.ts'
import { correctCurps } from './curp-corrections.ts'
import { createCurpLaw } from './curp-law.ts'
import { carryOutDeletions } from './deletions.ts'
import { cancelFamilies } from './families.ts'
import { contactsWith, openCasesIn, wordsOf } from './glances.ts'
import { createLineLaw } from './line-law.ts'
import type { Model } from './model.ts'
import { createNewDaysLaw } from './new-days-law.ts'
import type { OwnAnswers } from './own-answers.ts'
import type { Agency, WorldPlan } from './plans.ts'
import { keepCopies } from './restores.ts'
import { CALM_AFTER_MS } from './setting.ts'
import { settleDays } from './settled-days.ts'
import { employStaff, type StaffDeps } from './staff.ts'
import { attendCases } from './staff-cases.ts'
import { tendTheLine } from './staff-line.ts'
import { publishInHaste, withdrawRecords } from './staff-of-others.ts'
import { changeQuestions } from './staff-questions.ts'
import { createUrgentLaw } from './urgent-law.ts'

interface Deps extends StaffDeps {
  db: Db
  vault: Vault
  plan: WorldPlan
  model: Model
  answers: OwnAnswers
  folder: string
  /** Undefined where there is one agency. */
  agencies: AgencyLaw | undefined
  /** As a clerk of that agency uses the computer. */
  desk(agency: Agency): Computer
}

/** Everybody who works at the offices in a world of so many citizens, with the laws of what they do. */
export function employEverybody(deps: Deps, citizens: number) {
  const { db, vault, chance, computer, plan, model, timeline, wrong } = deps
  const { clock } = computer
  employStaff(deps, 10 + Math.round(citizens / 5), CALM_AFTER_MS)
  const questions = changeQuestions({ ...deps, changed: deps.answers.changed })
  attendCases({ ...deps, cases: () => openCasesIn(db) })
  const own = (name: string) => ({ ...deps, chance: chance.fork(name) })
  model.join(correctNames(own('corrections'), 6 + Math.round(citizens / 5), plan.endsAfterMs / 2))
  model.join(createCurpLaw({ db, vault, found: wrong }))
  correctCurps(own('curps'), 8 + Math.round(citizens / 3), plan.endsAfterMs / 2)
  model.join(cancelFamilies(own('families'), 2 + Math.round(citizens / 15), plan.endsAfterMs / 2))
  closeBookedDays(own('closures'), 1 + Math.round(citizens / 30), DAY, CALM_AFTER_MS)
  const away = () => (plan.isStrict ? contactsWith(db, vault, STAYS_AWAY) : new Set<number>())
  const coming = () => {
    const stay = away()
    return model.visits().filter(({ contact }) => contact === undefined || !stay.has(contact))
  }
  noteWhoCame({ ...own('arrivals'), visits: coming }, plan.endsAfterMs)
  const counters = { ...own('counters'), offices: plan.offices.filter(({ agency }) => agency === 1) }
  model.join(tendCounters(counters, plan.endsAfterMs))
  model.join(createNewDaysLaw({ db, now: clock.now, trueNow: timeline.now, found: wrong, count: deps.count }))
  const line = { db, vault, offices: plan.offices, isOn: computer.knowsTheTime, now: clock.now, found: wrong, count: deps.count }
  tendTheLine({ ...own('line'), law: model.join(createLineLaw(line)) }, 4 + Math.round(citizens / 15), CALM_AFTER_MS)
  if (plan.isStrict) beStrict(deps, away)
  if (deps.agencies) employOthers({ ...own('others'), agencies: deps.agencies }, citizens)
  const deletions = carryOutDeletions(own('deletions'), 6 + Math.round(citizens / 5), plan.endsAfterMs - 2 * DAY)
  const copies = keepCopies({ ...deps, clock }, [2.2 * DAY, 5.4 * DAY])
  return { questions, deletions, copies }
}

/** Where it counts if people come, and places are kept for who cannot wait. */
function beStrict(deps: Deps, away: () => ReadonlySet<number>): void {
  const { db, vault, chance, computer, plan, model, wrong: found, count } = deps
  model.join(createComingLaw({ db, wordsOf: (row) => wordsOf(db, vault, row), found, count }))
  model.join(createUrgentLaw({ db, isOn: computer.knowsTheTime, now: computer.clock.now, found, count }))
  settleDays({ ...deps, chance: chance.fork('settled days'), away }, plan.endsAfterMs)
}

/** Who works at the other agency's office. They know every folio and case by its number, as somebody does who was told of it. */
function employOthers(deps: Deps & { agencies: AgencyLaw }, citizens: number): void {
  const { db, chance, plan, model, agencies } = deps
  const theirs = { ...deps, computer: deps.desk(2), offices: plan.offices.filter(({ agency }) => agency === 2) }
  const own = (name: string) => ({ ...theirs, chance: chance.fork(name) })
  employStaff(own('staff'), 6 + Math.round(citizens / 10), CALM_AFTER_MS)
  attendCases({ ...own('cases'), cases: () => openCasesIn(db) })
  closeBookedDays(own('closures'), 1, DAY, CALM_AFTER_MS)
  noteWhoCame({ ...own('arrivals'), visits: model.visits }, plan.endsAfterMs)
  withdrawRecords(own('records'), agencies)
  publishInHaste(own('haste'))
}
