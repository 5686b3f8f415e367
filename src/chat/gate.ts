import { theOffice } from '../catalogue/offices.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Entity } from '../reading/entities.ts'
import type { Named, Reading } from '../reading/reading.ts'
import type { RequestedTimes } from '../reading/requested-times.ts'
import { saysIn } from '../reading/said.ts'
import { headcount } from './draft.ts'
import type { Scene } from './scene.ts'

export interface Act {
  officeId: number
  day: LocalDay
  minute: number
}

interface Weighed {
  reading: Reading
  /** Days and hours as meant on the day of the act. */
  named: readonly Named[]
  scene: Scene
  act: Act
}

/** Left out by an act, and too important to ignore. */
export interface Weight {
  name: string
  /** Who comes stays unchanged, and that is said. */
  ofPeople?: true
  weighs(weighed: Weighed): boolean
}

/**
 * Things not taken: denied, asked, or contradicting. Courtesy, a second landmark, and what is not asked for firmly (see `Manner`) weigh
 * nothing. What only fills the draft is not weighed.
 */
export const WEIGHTS: readonly Weight[] = [
  {
    name: 'what is denied',
    weighs: ({ named, act, scene }) => named.some((one) => one.denied && (fits(one, act) || isOffice(one, act, scene))),
  },
  {
    name: 'something is asked beside it',
    weighs: ({ reading }) => reading.asksBeside,
  },
  {
    name: 'another office',
    weighs: ({ reading, named, act, scene }) =>
      wanted(named).some((one) => one.kind === 'office' && !isOffice(one, act, scene) && !isLandmark(reading, one)),
  },
  {
    name: 'another day or hour',
    weighs: ({ named, act }) => wanted(named).some((one) => one.times !== undefined && !fits(one, act)),
  },
  {
    name: 'other people than those who come',
    ofPeople: true,
    weighs({ reading, named, scene: { draft } }) {
      const { who, count } = reading.aim ?? {}
      const counted = wanted(named).find(({ kind }) => kind === 'count')
      return (
        (who !== undefined && who !== 'self' && who !== draft.who) ||
        (count !== undefined && count !== headcount(draft)) ||
        (counted !== undefined && Number(counted.value) > 0 && Number(counted.value) !== headcount(draft))
      )
    },
  },
  {
    name: 'another procedure',
    weighs({ reading, scene: { draft } }) {
      const family = reading.aim?.family
      return family !== undefined && draft.family !== undefined && family !== draft.family
    },
  },
  {
    name: 'a CURP or a folio',
    weighs: ({ named, scene: { draft } }) =>
      wanted(named).some(
        ({ kind, value }) => kind === 'folio' || (kind === 'curp' && draft.people.every(({ curp }) => curp !== value)),
      ),
  },
]

/** Longer messages are not weighed word by word. */
const MOST_WORDS = 60
const A_STORY: Weight = { name: 'a long story', weighs: () => true }

/** Undefined where nothing weighs. */
export function weightOf(reading: Reading, scene: Scene, act: Act): Weight | undefined {
  if (reading.plain.split(' ').length > MOST_WORDS) return A_STORY
  return WEIGHTS.find((one) => one.weighs({ reading, named: reading.entitiesOn(act.day), scene, act }))
}

/** Reasons, conditions, the past and others' doings weigh nothing. */
const wanted = (named: readonly Named[]): Named[] => named.filter(({ denied, manner }) => !denied && manner === 'asked for')

const isOffice = ({ kind, value }: Entity, { officeId }: Act, { session }: Scene): boolean =>
  kind === 'office' && theOffice(session.tx, officeId).name === value

function fits({ times }: Entity, { day, minute }: Act): boolean {
  if (!times) return false
  const { from, until, weekdays, fromMinute, untilMinute }: RequestedTimes = times
  return (
    (from === undefined || from <= day) &&
    (until === undefined || day <= until) &&
    (weekdays === undefined || weekdays.includes(Temporal.PlainDate.from(day).dayOfWeek)) &&
    (fromMinute === undefined || fromMinute <= minute) &&
    (untilMinute === undefined || minute <= untilMinute)
  )
}

const NEAR_WORDS = 4

/** "vengo de Naucalpan". */
function isLandmark({ tokens }: Reading, { from }: Entity): boolean {
  const before = tokens.slice(Math.max(0, from - NEAR_WORDS), from).map(({ word }) => word)
  return saysIn(before.join(' '), 'comes from there')
}
