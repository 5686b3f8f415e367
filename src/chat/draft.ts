import { z } from 'zod'
import { type Lasting, requestedTimes } from '../reading/requested-times.ts'
import type { MinorCase } from '../texts/admin-minors.ts'

const text = z.string().optional()
const flag = z.boolean().optional()

const person = z.object({
  curp: text,
  /** Name and birth date identify, the window verifies. */
  noCurp: flag,
  name: text,
  birthDate: text,
  /** People of one booking may differ: first passport, renewal, lost. */
  family: text,
  /** In a group: a minor on the day of the visit, by CURP or birth date. */
  minor: flag,
  /** By procedure and field name; empty: asked, and not at hand. */
  answers: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  years: z.number().optional(),
  halfFee: flag,
})
export type Person = Lasting<z.infer<typeof person>>

const place = z.object({ name: z.string(), state: z.string(), latitude: z.number(), longitude: z.number() })

const slot = z.object({
  slotId: z.number(),
  officeId: z.number(),
  startsAt: z.number(),
  day: z.string(),
  minute: z.number(),
  /** In order, for a group in consecutive hours. */
  minutes: z.array(z.number()).optional(),
  /** How it was found. */
  wish: requestedTimes.optional(),
})

export const MINOR_CASES = [
  'both_parents',
  'one_parent_permission',
  'single_parent_on_record',
  'other_deceased',
  'court_papers',
  'other_unreachable',
  'rather_not_say',
] as const satisfies MinorCase[]

/** Kinds of a court's papers, asked only when there are some. */
export const COURT_CASES = [
  'loss_or_suspension',
  'judicial_authorisation',
  'guardian',
  'adoption',
  'grandparents',
] as const satisfies MinorCase[]

/** The next question is the first that these leave open. */
export const draftSchema = z.object({
  /** group: several people of any age, each with a procedure of their own. */
  who: z.enum(['self', 'other', 'minor', 'group']).optional(),
  /** renewal, first, lost, advice; or the id of another procedure. */
  family: text,
  count: z.number().optional(),
  /** Who comes was only said: asked before all else. The family that was said, or empty. */
  whom: text,
  /** Children were mentioned before any CURP showed them. */
  withMinors: flag,
  minorCase: z.enum([...MINOR_CASES, ...COURT_CASES]).optional(),
  courtAsked: flag,
  warned: flag,
  near: place.optional(),
  /** `isOnly`: there are offices in no other; nobody chose it. */
  state: z.object({ code: z.string(), name: z.string(), isOnly: z.literal(true).optional() }).optional(),
  /** Places that the last typed words may mean. */
  places: z.array(place).optional(),
  /** Several when any of them will do. */
  officeIds: z.array(z.number()).optional(),
  /** Refused offices are not shown. */
  notOffices: z.array(z.number()).optional(),
  people: z.array(person),
  /** A CURP that waits for a yes: corrected by us, or `early`, before it is known whose. */
  proposal: z.object({ curp: z.string(), person: z.number(), name: text, early: flag }).optional(),
  wrongAge: z.object({ curp: text, birthDate: z.string(), name: text }).optional(),
  attendant: person.optional(),
  /** Ask child by child. */
  passportEach: flag,
  yearsEach: flag,
  /** CURPs refused because of an appointment elsewhere: not refused twice without asking. */
  elsewhere: z.array(z.string()).optional(),
  /** For several people, to whom is asked. */
  discountAsked: flag,
  wish: requestedTimes.optional(),
  /** Said before it was asked, in the person's words, by kind. */
  stated: z.record(z.string(), z.string()).optional(),
  /** Said for the visit, and not answered yet whether it is noted. */
  needs: z.array(z.string()).optional(),
  /** Passed over once: asked again when an hour is held, and no third time. */
  needsLater: z.literal(true).optional(),
  /** First day of the next page. */
  page: text,
  /** Would rather wait at these offices: for any day, or one until then. */
  waiting: z.object({ until: text }).optional(),
  /** Why it cannot wait: an hour of those kept for that. */
  urgent: text,
  /** An hour chosen before the people are known: held once they are. */
  chosen: slot.optional(),
  /** `heldFor`: for whom (see `fingerprint`). */
  slot: slot.optional(),
  heldFor: text,
  /** As JSON, while other people are written down. */
  heldAnswers: text,
  /** Released; it can be had again for a while. */
  earlier: slot.extend({ letGoAt: z.number() }).optional(),
  /** An appointment being moved. The booking under way stays. */
  moving: z
    .object({
      groupId: z.string(),
      members: z.array(z.number()).optional(),
      /** Those looked at. */
      officeIds: z.array(z.number()).optional(),
      wish: requestedTimes.optional(),
      page: text,
      refused: z.array(z.number()).optional(),
    })
    .optional(),
})
export type Draft = Lasting<z.infer<typeof draftSchema>>

export const EMPTY: Draft = { people: [] }

/** All else is about those who come. */
const OF_THE_VISIT = ['near', 'state', 'officeIds', 'notOffices', 'wish', 'chosen', 'needs'] as const satisfies (keyof Draft)[]

/** A CURP written before anyone was known may be theirs. */
export function forOthers(draft: Draft): Draft {
  const kept = OF_THE_VISIT.flatMap((key) => (draft[key] === undefined ? [] : [[key, draft[key]]]))
  return { ...Object.fromEntries(kept), people: [], ...(draft.proposal?.early && { proposal: draft.proposal }) }
}

/** Worth keeping and coming back to. */
export const hasProgress = (draft: Draft): boolean => draft.who !== undefined

/** The person is added when missing. */
export function withPerson(draft: Draft, index: number, change: Partial<Person>): Draft {
  const people = [...draft.people]
  while (people.length <= index) people.push({})
  people[index] = { ...people[index], ...change }
  return { ...draft, people }
}

export const withEach = (draft: Draft, change: Partial<Person>): Draft => ({
  ...draft,
  people: draft.people.map((person) => ({ ...person, ...change })),
})

export const isSeveral = ({ who }: Draft): boolean => who === 'minor' || who === 'group'

/** The first free hours are shown again. */
export const withoutWhen = <Looking extends { wish?: unknown; page?: unknown; chosen?: unknown }>({
  wish,
  page,
  chosen,
  ...rest
}: Looking): Omit<Looking, 'wish' | 'page' | 'chosen'> => rest

/** Undefined while none is chosen, and when any of several will do. */
export const onlyOffice = ({ officeIds = [] }: Draft): number | undefined => onlyOne(officeIds)

export const headcount = (draft: Draft): number => (isSeveral(draft) ? (draft.count ?? 1) : 1)

export const isMinor = (draft: Draft, person: Person | undefined): boolean =>
  draft.who === 'minor' || (draft.who === 'group' && person?.minor === true)

export const whoCome = (draft: Draft): Person[] => draft.people.slice(0, headcount(draft))

export const areAllKnown = (draft: Draft): boolean =>
  draft.count !== undefined && whoCome(draft).filter((one) => one.name && one.birthDate).length === draft.count

/** By the aim, or in a group once all are known or children were mentioned. */
export const comeWithMinors = (draft: Draft): boolean =>
  draft.who === 'minor' ||
  (draft.who === 'group' && (areAllKnown(draft) ? whoCome(draft).some((one) => one.minor) : draft.withMinors === true))

/** The first one, usually the writer. */
export const adultOfGroup = (draft: Draft): Person | undefined =>
  draft.who === 'group' ? whoCome(draft).find((one) => one.name && one.birthDate && !one.minor) : undefined

/** Undefined for none and for several. */
export const onlyOne = <One>(all: readonly One[]): One | undefined => (all.length === 1 ? all[0] : undefined)
