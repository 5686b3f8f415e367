import { nameOfAgency } from '../../chat/agency.ts'
import { type Answer, askAbout, next, saying } from '../../chat/answer.ts'
import { readingBack } from '../../chat/decide.ts'
import { hasProgress } from '../../chat/draft.ts'
import { proceduresFound } from '../../chat/finder.ts'
import { type Heard, questionOf, rankOf, standing } from '../../chat/part.ts'
import { lines } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import type { Command, Faq } from '../../reading/acts.ts'
import { withinLimit } from './changed-group.ts'
import { tellProcedure } from './costs.ts'
import { sayStatedAnswers, withFirstAnswers } from './details.ts'
import { aimAt, askWhatFor, introduction, sayNotDone, sayUnknown, withAim } from './menu.ts'
import { among } from './procedure-list.ts'
import { adultPassports, minorPassports } from './procedures.ts'
import { changeInWords, joinTheOnly } from './standing/in-words.ts'
import { isEarly, isOfWhatStands, volunteer } from './volunteer.ts'

/** Asked of a procedure, and answered from its record. */
const OF_RECORD: ReadonlySet<string> = new Set<Command | Faq>([
  ...(['costs', 'bring', 'papers', 'payment', 'duration', 'where', 'halfPrice', 'otherId', 'withoutCurp'] as const),
  ...(['nationality', 'paidAlready', 'paymentValidity', 'somebodyElse', 'otherParent', 'whoComes', 'withoutAppointment'] as const),
])
/** An order beside which a procedure may begin all the same; of any other it says what the order is about. */
const BEGINS: ReadonlySet<string> = new Set<Command | Faq>(['start', 'otherPapers', 'moreTime'])

type Hear = (heard: Heard) => Answer | undefined

/** "se murió mi papá, ¿dónde saco el acta?": the condolence comes first. */
const besideDeath =
  (hear: Hear): Hear =>
  (heard) => {
    const { reading, scene } = heard
    const answer = hear(heard)
    const isTold = reading.says('tells of a death') && !reading.says('nobody died')
    return answer && isTold ? saying(scene.t.firstOfAll.death, answer) : answer
  }

/** A record of the house that the words mean: it begins where it is as good as said, else it is asked which one. */
export const hearProcedure = besideDeath(procedureMeant)

/** Something is wanted that no record has, or only for whom is said. */
export const hearUnknownProcedure = besideDeath(unknownProcedure)

function procedureMeant({ reading, open, name, question, asks }: Heard): Answer | undefined {
  const { record } = reading
  if (question.ownWording && (rankOf(open, name) < 0 || question.ownWords?.(reading, open))) return undefined
  if (reading.says('names a passport') && isOfNoRecord(reading, open, asks)) return sayNotDone(open)
  const [key] = record?.keys ?? []
  if (!record || !key || (!record.sure && (question.acts || question.waits?.(open.about)))) return undefined
  // What is only said in passing says less than a record that is as good as said.
  const aside = record.sure && !OF_RECORD.has(reading.aside ?? '') ? undefined : reading.aside
  // The name of a record is no order: "número oficial".
  const { request } = record.sure && record.plain ? reading.besideRecord : reading
  const { faq } = reading
  const told = record.sure || record.keys.length === 1 ? askedOf(reading.besideRecord) : undefined
  const asked =
    reading.command ?? request ?? aside ?? told ?? (asks || (reading.asksSomething && OF_RECORD.has(faq ?? '')) ? faq : undefined)
  const ofRecord = asked !== undefined && OF_RECORD.has(asked)
  if (asked !== undefined && !ofRecord && !BEGINS.has(asked)) return undefined
  if (standing(open) !== undefined && changeInWords(reading, open)) return undefined
  const { draft } = open
  // Who has no voter card, asks whether another card serves, or whether to bring it, is not looking for one.
  const isFirm = record.at.length > 1 || !reading.asksSomething || saysWanted(reading)
  // "tengo el acta" answers what is asked: what others do has to be wanted.
  const mayBegin = isFirm && key !== draft.family && (!isElsewhere(key, open) || isOrdered(reading) || asked !== undefined)
  const mayChange = !draft.slot && record.sure && record.plain && mayBegin && isEarly(open, name)
  if (name !== 'menu' && hasProgress(draft) && !mayChange) {
    if (!record.sure || !record.plain || key === draft.family) return undefined
    if (ofRecord) return isElsewhere(key, open) ? undefined : tellRecord(open, record, asked)
    return isFirm && !asks ? changeTo(open, reading) : undefined
  }
  if (!ofRecord && isOfWhatStands(reading, open, { ...draft, who: 'self', family: key })) return undefined
  const isWanted = record.sure && (told === 'where' || (!ofRecord && (!asks || saysWanted(reading))))
  if (!isWanted && record.keys.every((one) => isElsewhere(one, open))) return undefined
  if (ofRecord && record.keys.length === 1) return tellRecord(open, record, asked)
  if (!record.sure) return askAbout(ofRecord ? 'costs' : 'menu', among(record.keys), withRest(reading.besideRecord, open))
  return begin(key, { reading, open })
}

/** "pasaporte", "quiero renovar mi pasaporte", where no record is of passports. */
const isOfNoRecord = (reading: Heard['reading'], { session, draft }: Scene, asks: boolean): boolean =>
  reading.record?.onlyDone !== false &&
  (!asks || saysWanted(reading)) &&
  reading.mayMeanRecord &&
  !hasProgress(draft) &&
  adultPassports(session).length + minorPassports(session).length === 0

/** In the middle of another booking it is asked whether that becomes this one. What others do is told where it is wanted. */
function changeTo(open: Scene, reading: Heard['reading']): Answer | undefined {
  const { keys = [], sure } = reading.record ?? {}
  const [key = ''] = keys
  const isWanted = isOrdered(reading) || !keys.every((one) => isElsewhere(one, open))
  if (!isWanted || keys.length === 0 || keys.includes(open.draft.family ?? '')) return undefined
  if (!sure) return askAbout('menu', among(keys), open.draft)
  if (isElsewhere(key, open)) return questionOf(open, 'menu').choose(`self:${key}`, open)
  const changed = withinLimit(open, withAim(open.draft, aimAt(open.session, key)))
  return readingBack(open.draft, next(changed, open.t.menu.understood(procedureCalled(key, open)?.name[open.language] ?? '')))
}

const saysWanted = (reading: Heard['reading']): boolean => reading.says('wants one') || reading.says('asks whether it is done here')

const isOrdered = (reading: Heard['reading']): boolean => saysWanted(reading) || reading.kind === 'order'

const procedureCalled = (key: string, { session }: Scene) => proceduresFound(session.tx).find(({ id }) => id === key)
const isElsewhere = (key: string, scene: Scene): boolean => procedureCalled(key, scene)?.doneElsewhere !== undefined

const askedOf = (beside: Heard['reading']): 'where' | 'costs' | undefined =>
  beside.says('asks where it is done') ? 'where' : beside.says('asks about it') ? 'costs' : undefined

/** What others do is told instead. */
const tellRecord = (
  scene: Scene,
  { keys: [key = ''], sure }: NonNullable<Heard['reading']['record']>,
  asked: Command | Faq,
): Answer => tellProcedure(scene, key, { asked, sure }) ?? questionOf(scene, 'menu').choose(`self:${key}`, scene)

function begin(key: string, { reading, open }: Pick<Heard, 'reading' | 'open'>): Answer {
  const procedure = procedureCalled(key, open)
  if (procedure?.doneElsewhere) return questionOf(open, 'menu').choose(`self:${key}`, open)
  const aimed = withinLimit(open, withAim(open.draft, aimAt(open.session, key, reading.passportAim?.count)))
  const begun = withFirstAnswers(reading.text, { ...open, draft: aimed })
  const scene = { ...open, draft: begun }
  const agency = procedure && nameOfAgency(open.session, procedure.agencyId)
  const named = open.t.menu.understood(procedure?.name[open.language] ?? '')
  const noted = [lines(named, agency && open.t.summary.agency(agency)), sayStatedAnswers(scene, aimed, begun)]
  const beside = volunteer(reading.besideRecord, scene, 'menu')
  return beside?.kind === 'next' ? { ...beside, notes: [...noted, ...beside.notes] } : next(begun, ...noted, introduction(scene))
}

/** What is said of where and when stays noted while it is asked which one. */
function withRest(reading: Heard['reading'], open: Scene): Scene['draft'] {
  const beside = volunteer(reading, { ...open, draft: { ...open.draft, who: 'self' } }, 'menu')
  if (beside?.kind !== 'next') return open.draft
  const { who, ...rest } = beside.draft
  return open.draft.who ? { ...rest, who: open.draft.who } : rest
}

function unknownProcedure({ reading, open, asks }: Heard): Answer | undefined {
  if (!reading.mayMeanRecord) return undefined
  if (hasProgress(open.draft)) return asks ? undefined : changeTo(open, reading)
  const { family, who = 'self', count } = reading.passportAim ?? {}
  if (family === undefined && !reading.says('wants one')) return undefined
  if (isOfWhatStands(reading, open, { ...open.draft, who: 'self' })) return undefined
  const isForOne =
    who === 'other' || who === 'minor' || (reading.says('also') && reading.entities.some((one) => one.kind === 'relative'))
  const alike = family === undefined && isForOne ? joinTheOnly(open) : undefined
  if (alike) return alike
  return family === undefined && who !== 'self' ? askWhatFor(open, who, count) : sayUnknown(open)
}
