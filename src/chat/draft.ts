import { z } from 'zod'
import { type Lasting, requestedTimes } from '../reading/requested-times.ts'
import type { MinorCase } from '../texts/admin-minors.ts'

const person = z.object({
  curp: z.string().optional(),
  /** Chose the way without CURP: name and birth date identify, the window verifies. */
  noCurp: z.boolean().optional(),
  name: z.string().optional(),
  birthDate: z.string().optional(),
  /** People of one booking may differ: first passport, renewal, lost. */
  family: z.string().optional(),
  /** In a group: under age on the day of the visit, by the CURP or the birth date. */
  minor: z.boolean().optional(),
  /** null: asked, and not at hand. */
  oldPassport: z.string().nullable().optional(),
  /** What each procedure asked beyond that, under the procedure, by the field's name; empty: asked, and not at hand. */
  answers: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  years: z.number().optional(),
  halfFee: z.boolean().optional(),
})
export type Person = Lasting<z.infer<typeof person>>

const place = z.object({ name: z.string(), state: z.string(), latitude: z.number(), longitude: z.number() })

const slot = z.object({
  slotId: z.number(),
  officeId: z.number(),
  startsAt: z.number(),
  day: z.string(),
  minute: z.number(),
  /** Everybody's minute in order, where a group sits in hours that follow each other. */
  minutes: z.array(z.number()).optional(),
})

/** In the order in which they are offered. */
export const MINOR_CASES = [
  'both_parents',
  'one_parent_permission',
  'single_parent_on_record',
  'other_deceased',
  'court_papers',
  'other_unreachable',
  'rather_not_say',
] as const satisfies MinorCase[]

/** What the papers of a judge may be: asked only when there are some. */
export const COURT_CASES = [
  'loss_or_suspension',
  'judicial_authorisation',
  'guardian',
  'adoption',
  'grandparents',
] as const satisfies MinorCase[]

/** The answers so far. The next question is the first one that these leave open. */
export const draftSchema = z.object({
  /** group: several people of any age, each with a procedure of their own. */
  who: z.enum(['self', 'other', 'minor', 'group']).optional(),
  /** renewal, first, lost, advice; or the id of a procedure of another kind. */
  family: z.string().optional(),
  count: z.number().optional(),
  /** Somebody said that children are in the group, before any CURP showed it. */
  withMinors: z.boolean().optional(),
  minorCase: z.enum([...MINOR_CASES, ...COURT_CASES]).optional(),
  /** Was asked which papers of a judge there are. */
  courtAsked: z.boolean().optional(),
  /** Was told what the case needs and chose to go on. */
  warned: z.boolean().optional(),
  near: place.optional(),
  /** `isOnly`: there are offices in no other; nobody chose it. */
  state: z.object({ code: z.string(), name: z.string(), isOnly: z.literal(true).optional() }).optional(),
  /** Places that the last typed words may have meant. */
  places: z.array(place).optional(),
  /** One office, or several when any of them will do. */
  officeIds: z.array(z.number()).optional(),
  /** Offices that somebody said no to: they are not shown. */
  notOffices: z.array(z.number()).optional(),
  people: z.array(person),
  /** A CURP that waits for a yes: corrected by us, or `early`, written before anybody knew whom it is for. */
  proposal: z
    .object({ curp: z.string(), person: z.number(), name: z.string().optional(), early: z.boolean().optional() })
    .optional(),
  /** Somebody of another age than this procedure is for. */
  wrongAge: z.object({ curp: z.string().optional(), birthDate: z.string(), name: z.string().optional() }).optional(),
  attendant: person.optional(),
  /** Ask child by child whether it had a passport, or for how many years. */
  passportEach: z.boolean().optional(),
  yearsEach: z.boolean().optional(),
  /** CURPs that have an appointment made elsewhere, as their people were told. Nobody is refused for it twice without asking. */
  elsewhere: z.array(z.string()).optional(),
  /** Says that a discount applies; for several people, to whom is asked. */
  discountAsked: z.boolean().optional(),
  wish: requestedTimes.optional(),
  /** What was said before it was asked, in the person's words, by what it is. */
  stated: z.record(z.string(), z.string()).optional(),
  /** The next page of days begins here. */
  page: z.string().optional(),
  /** Would rather wait at these offices: for any day, or one until then. */
  waiting: z.object({ until: z.string().optional() }).optional(),
  /** The hour that is held; `heldFor`: for whom (see `fingerprint`). */
  slot: slot.optional(),
  heldFor: z.string().optional(),
  /** The answers of those for whom it is held, as JSON, while somebody else is written down. */
  heldAnswers: z.string().optional(),
  /** The place held before, and when it was let go: for a while it can be had again. */
  earlier: slot.extend({ letGoAt: z.number() }).optional(),
  /** An appointment that is being moved: whose, and where and when to look. The booking under way stays as it is. */
  moving: z
    .object({
      groupId: z.string(),
      members: z.array(z.number()).optional(),
      officeId: z.number().optional(),
      wish: requestedTimes.optional(),
      page: z.string().optional(),
    })
    .optional(),
})
export type Draft = Lasting<z.infer<typeof draftSchema>>

export const EMPTY: Draft = { people: [] }

/** What each answer is about: the visit, whoever comes, or those who come and what they come for. */
const ABOUT: Record<keyof Draft, 'the visit' | 'these people'> = {
  near: 'the visit',
  state: 'the visit',
  officeIds: 'the visit',
  notOffices: 'the visit',
  wish: 'the visit',
  who: 'these people',
  family: 'these people',
  count: 'these people',
  withMinors: 'these people',
  minorCase: 'these people',
  courtAsked: 'these people',
  warned: 'these people',
  places: 'these people',
  people: 'these people',
  proposal: 'these people',
  wrongAge: 'these people',
  attendant: 'these people',
  passportEach: 'these people',
  yearsEach: 'these people',
  elsewhere: 'these people',
  discountAsked: 'these people',
  stated: 'these people',
  page: 'these people',
  waiting: 'these people',
  slot: 'these people', // A place is held for somebody.
  heldFor: 'these people',
  heldAnswers: 'these people',
  earlier: 'these people',
  moving: 'these people',
}

/** What is left of the answers when other people come. A CURP that was written before anybody was known may be theirs. */
export function forOthers(draft: Draft): Draft {
  const kept = Object.entries(draft).filter(([name, answer]) => answer !== undefined && ABOUT[name as keyof Draft] === 'the visit')
  return { ...Object.fromEntries(kept), people: [], ...(draft.proposal?.early && { proposal: draft.proposal }) }
}

/** Something was answered that is worth keeping and worth coming back to. */
export const hasProgress = (draft: Draft): boolean => draft.who !== undefined

/** The draft with this person's answers changed; the person appears when it was not there yet. */
export function withPerson(draft: Draft, index: number, change: Partial<Person>): Draft {
  const people = [...draft.people]
  while (people.length <= index) people.push({})
  people[index] = { ...people[index], ...change }
  return { ...draft, people }
}

/** The same change for everybody. */
export const withEach = (draft: Draft, change: Partial<Person>): Draft => ({
  ...draft,
  people: draft.people.map((person) => ({ ...person, ...change })),
})

/** Several people may come, and each has a family of procedures of their own. */
export const isSeveral = ({ who }: Draft): boolean => who === 'minor' || who === 'group'

/** Without the days and hours that were looked at: the first free ones are shown again. */
export const withoutWhen = <Looking extends { wish?: unknown; page?: unknown }>({
  wish,
  page,
  ...rest
}: Looking): Omit<Looking, 'wish' | 'page'> => rest

/** The office, where it is one; undefined while none is chosen, and when any of several will do. */
export const onlyOffice = ({ officeIds = [] }: Draft): number | undefined => onlyOne(officeIds)

/** How many people come: one, the children, or everybody in the group. */
export const headcount = (draft: Draft): number => (isSeveral(draft) ? (draft.count ?? 1) : 1)

/** Whether this person comes as a minor. */
export const isMinor = (draft: Draft, person: Person | undefined): boolean =>
  draft.who === 'minor' || (draft.who === 'group' && person?.minor === true)

/** Those who come, as far as they are known. */
export const whoCome = (draft: Draft): Person[] => draft.people.slice(0, headcount(draft))

/** Everybody's name and age are known. */
export const areAllKnown = (draft: Draft): boolean =>
  draft.count !== undefined && whoCome(draft).filter((one) => one.name && one.birthDate).length === draft.count

/** Minors come: by the aim, or in a group as soon as everybody is known or somebody said so. */
export const comeWithMinors = (draft: Draft): boolean =>
  draft.who === 'minor' ||
  (draft.who === 'group' && (areAllKnown(draft) ? whoCome(draft).some((one) => one.minor) : draft.withMinors === true))

/** The adult of a group who goes with its minors: the first one, who is usually the one that writes. */
export const adultOfGroup = (draft: Draft): Person | undefined =>
  draft.who === 'group' ? whoCome(draft).find((one) => one.name && one.birthDate && !one.minor) : undefined

/** The only one of these; undefined when there is none, and when there are several. */
export const onlyOne = <One>(all: readonly One[]): One | undefined => (all.length === 1 ? all[0] : undefined)
