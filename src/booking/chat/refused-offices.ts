import type { Db } from '../../../db/open.ts'
import { remember } from '../../catalogue/memory.ts'
import { activeOffices } from '../../catalogue/offices.ts'
import type { Office } from '../../catalogue/types.ts'
import { type Answer, ask, next } from '../../chat/answer.ts'
import type { Draft } from '../../chat/draft.ts'
import { todayAt } from '../../chat/moments.ts'
import type { Scene } from '../../chat/scene.ts'
import { deniesName } from '../../chat/understanding/denial.ts'
import { phrases } from '../../chat/understanding/phrases.ts'
import { hearRequestedOffice, placesMeant } from '../../chat/understanding/places.ts'
import { kindOf, slipIn } from '../../chat/understanding/sentence.ts'
import { everyday } from '../../chat/understanding/spelling.ts'
import { hearWhen } from '../../chat/understanding/times.ts'
import { plain } from '../../chat/understanding/words.ts'
import type { OfficeChoice } from '../../schedule/slots.ts'
import { reopenOffice } from './office.ts'
import { hearPlace } from './place.ts'

/** Several questions ask it of the same message. */
let last: { text: string; offices: readonly Office[]; refused: readonly Office[] } | undefined

/** The offices that a sentence says no to: "en cualquiera menos Naucalpan". */
export function refusedIn(text: string, { session }: Pick<Scene, 'session'>): readonly Office[] {
  const offices = activeOffices(session.tx)
  if (last?.text !== text || last.offices !== offices) last = { text, offices, refused: readRefused(session.tx, text) }
  return last.refused
}

function readRefused(db: Db, text: string): Office[] {
  const words = plain(text)
  // Most messages name no office, and then nothing of them has to be read.
  const named = officesNamed(db, words)
  if (named.length === 0) return named
  const far = text.split(/[,.;]/).map(plain).filter(FAR.test)
  return named.filter((one) => deniesName(text, one.name) || far.some((part) => part.includes(calledIn(one))))
}

/** "Cuajimalpa" of "Cuajimalpa, CDMX". */
const calledIn = (office: Office): string => plain(office.name.split(',')[0] ?? office.name)

/** Every message is compared with the names of all offices. */
const calledOffices = remember((db) => activeOffices(db).map((office) => ({ office, called: calledIn(office) })))

function officesNamed(db: Db, words: string): Office[] {
  const found: Office[] = []
  for (const { office, called } of calledOffices(db)) if (words.includes(called)) found.push(office)
  return found
}

/** "Cuajimalpa está bien lejos, Toluca" */
const FAR = phrases('office', 'is far')

/** They are shown no more, and one that was chosen is open again; the days that are said beside it are kept. An hour stays held. */
export function withoutThese(refused: readonly Office[], text: string, { session, draft, t }: Scene): Answer {
  const notOffices = [...new Set([...(draft.notOffices ?? []), ...refused.map(({ id }) => id)])]
  const isChosen = draft.officeIds?.some((id) => notOffices.includes(id)) === true
  const kept = { ...(isChosen ? reopenOffice(session, draft) : draft), notOffices }
  const when = hearWhen(text, todayAt(session, draft.officeIds))
  const timely = when?.kind === 'wish' && !kept.slot ? { ...kept, wish: when.wish } : kept
  const said = t.office.notThere(t.listed(refused.map(({ name }) => name)))
  const anywhere = hearRequestedOffice(everyday(text)) === 'soonest'
  const shows = draft.who && !timely.officeIds && (timely.near || timely.state || isChosen || anywhere)
  return shows ? ask('office', timely, said) : next(timely, said)
}

const isPlaced = ({ who, near, state, officeIds }: Draft): boolean => who !== undefined && Boolean(near ?? state ?? officeIds)

/**
 * "ya no quiero ir a Toluca", whatever is asked: undefined where a place that is wanted is named too, for a mere question, and for whoever
 * began nothing and has an appointment.
 */
export function hearRefusedOffice(text: string, scene: Scene): Answer | undefined {
  if (!isPlaced(scene.draft)) return undefined
  const refused = refusedIn(text, scene)
  if (refused.length === 0 || slipIn(text) || kindOf(text) === 'question') return undefined
  const words = plain(text)
  const other = officesNamed(scene.session.tx, words).some((one) => !refused.includes(one))
  return other || hearPlace(placesMeant(text), scene) ? undefined : withoutThese(refused, text, scene)
}

/** Without those that somebody said no to; where no other one is, all. */
export function withoutRefused(offices: OfficeChoice[], { notOffices = [] }: Draft): OfficeChoice[] {
  const others = offices.filter(({ office: { id } }) => !notOffices.includes(id))
  return others.length > 0 ? others : offices
}

/** "la que sea pero que no sea en la ciudad": something is denied that no office is called by. */
export const leavesDenialOver = (text: string): boolean => DENIES_SOME.test(everyday(text))
const DENIES_SOME = phrases('office', 'denies some')
