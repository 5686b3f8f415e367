import { activeOffices, theOffice } from '../../../catalogue/offices.ts'
import { findProcedure } from '../../../catalogue/procedures.ts'
import { type Answer, ask, askAbout, saying, tell } from '../../../chat/answer.ts'
import { hasProgress, onlyOne } from '../../../chat/draft.ts'
import { dayWords, timesWords, today, whenPlain } from '../../../chat/moments.ts'
import { questionOf } from '../../../chat/part.ts'
import { answerFaq, callPerson, withPerson } from '../../../chat/questions/faq.ts'
import type { Scene } from '../../../chat/scene.ts'
import { order, toPerson, withWayBack } from '../../../chat/ways-on.ts'
import { withoutPassport } from '../../../reading/aims.ts'
import { nameAndInitial } from '../../../reading/called.ts'
import { asAppointment } from '../../../reading/finder.ts'
import { nameCorrected } from '../../../reading/names.ts'
import { yearsNamed, yearsWanted } from '../../../reading/numbers.ts'
import type { Reading } from '../../../reading/reading.ts'
import type { RequestedTimes } from '../../../reading/requested-times.ts'
import { withoutReason } from '../../../reading/sentence.ts'
import type { parseWhen } from '../../../reading/times.ts'
import { firstMoment, type Group, groupsOf, momentOf } from '../bookings.ts'
import { roomForPeople } from '../changed-group.ts'
import { fromItsHour } from '../hour-choice.ts'
import { saysLost } from '../lost-old.ts'
import { isOneMore } from '../members.ts'
import { aboutCancelling } from './cancellation.ts'
import { sayLostOld } from './lost-old.ts'
import { OR_CANCEL, offerToMove, startMoving } from './move.ts'
import { otherPrice, priceChoice } from './price.ts'
import { namesNobodyHere, whoseIsMeant } from './who-is-meant.ts'

/**
 * "Quiero cambiar mi cita al martes", "cancelar la cita de Leo": leads to the question that does it, saying what was read where the
 * sentence says more. Undefined when neither is requested, nothing stands, or the person is unclear.
 */
export function changeInWords(said: Reading, scene: Scene): Answer | undefined {
  const { session, draft, t } = scene
  const { typed, groups } = ofRecord(said, groupsOf(session))
  // "cancele la cita, bueno no, mejor pásela a enero": the corrected part does not count.
  const reading = typed.corrected((meant) => requestIn(meant, scene))
  const [only, another] = groups
  const asked = requestIn(reading, scene)
  // What is moved stands elsewhere, or no longer: its day and office are no wish.
  if (!only) return asked === 'move' && !hasProgress(draft) && !reading.aim?.family ? ask('appointments', draft) : undefined
  if (!asked && !hasProgress(draft) && wantsItKept(reading))
    return tell(withWayBack(scene, t.cancel.kept(whenPlain(scene, momentOf(only.views)))))
  // "me equivoqué, era para mi hermana" first means the latest appointment.
  if (!hasProgress(draft) && asked !== 'cancelAppointment' && reading.says('was a mistake')) return ask('appointments', draft)
  if (!asked)
    return otherYearsChosen(reading, scene) ?? (wantsOtherYears(reading, scene) ? priceInWords(reading, scene) : undefined)
  const whose = whoseIsMeant(reading, groups)
  if (!whose && namesNobodyHere(reading, groups)) return ask('appointments', draft, onlyTheirs(scene, groups))
  const when = reading.when(today(session, only.views[0].office.zone))
  const orCancel = reading.says('unless there is none') && asksToCancel(reading)
  const price = asked === 'move' && when === undefined ? priceInWords(reading, scene) : undefined
  if (price) return price
  // A conditional cancellation shows the other hours first.
  if (asked === 'move' || (when?.kind === 'wish' && (orCancel || hindersOnly(reading)))) {
    if (!whose && another) return askAbout('appointments', 'to:move', draft)
    const group = groups.find((one) => one.groupId === whose?.groupId) ?? only
    return moveInWords(reading, scene, { whose, group, when, orCancel })
  }
  const nothingYet = orCancel ? t.understanding.cancelsNothingYet : ''
  if (whose) return askAbout('cancelling', aboutCancelling(whose), draft, nothingYet, othersStay(scene, groups, whose))
  if (another || hasProgress(draft)) return undefined
  if (wantsItKept(reading)) return offerToMove(scene, only.groupId)
  if (!asksToCancel(reading)) return undefined
  return askAbout('cancelling', only.groupId, draft, nothingYet)
}

/** "cambiar mi licencia al lunes": an appointment for it that stands is meant, and no new one. */
function ofRecord(typed: Reading, groups: Group[]): { typed: Reading; groups: Group[] } {
  const { record } = typed
  const named = groups.filter(({ views }) => views.some(({ procedureId }) => record?.keys.includes(procedureId)))
  if (!record || record.onlyDone || named.length === 0) return { typed, groups }
  return { typed: typed.part(asAppointment(typed.text, typed.tokens, record)), groups: named }
}

/** "la de 10 años", where one row is of those. */
function otherYearsChosen(reading: Reading, scene: Scene): Answer | undefined {
  if (scene.asked !== 'otherPrice' || reading.kind === 'question') return undefined
  const rows = (otherPrice.ask(scene).options ?? []).map(({ value }) => ({ value, years: Number(value.split(':')[4]) }))
  const years = yearsWanted(reading, (one) => rows.some((row) => row.years === one))
  const [only, another] = rows.filter((row) => row.years === years)
  return only && !another ? otherPrice.choose(only.value, scene) : undefined
}

/** "mi hija de 10 años" is no validity, nor is "mejor el 10", nor "de 3 personas". */
const wantsOtherYears = (reading: Reading, { draft }: Scene): boolean =>
  !hasProgress(draft) &&
  reading.says('wants other years') &&
  reading.entities.every(({ kind, times }) => kind !== 'relative' && kind !== 'count' && !times)

/** "quiero cambiar a 10 años", "cámbiela con descuento". */
function priceInWords(reading: Reading, scene: Scene): Answer | undefined {
  const found = priceChoice(scene)
  if (!found) return undefined
  const years = yearsNamed(reading, (one) => found.all.some(({ quote }) => quote.years === one))
  const isWanted = years.length > 0 || (reading.says('discount') && found.all.some(({ halfFee }) => halfFee))
  return isWanted ? askAbout('otherPrice', found.groupId, scene.draft) : undefined
}

function requestIn(reading: Reading, { draft }: Scene): 'move' | 'cancelAppointment' | undefined {
  // "un muchacho me dijo que él me la cambia por 300" requests nothing.
  if (reading.says('others say so')) return undefined
  if (reading.says('moves it') || (!hasProgress(draft) && reading.says('not at that hour'))) return 'move'
  // "¿y si no puedo ir?" only asks.
  if (reading.faq === 'notComing') return undefined
  if (reading.says('somebody cannot come') || reading.says('takes one out') || asksToCancel(reading)) return 'cancelAppointment'
  const request = reading.request
  return request === 'move' || request === 'cancelAppointment' ? request : undefined
}

/** "se me juntó con una junta, ¿hay chance el viernes?" wants another day, not an end. */
const hindersOnly = (reading: Reading): boolean =>
  !asksToCancel(reading) &&
  reading.entities.some(({ kind, denied, manner }) => kind === 'day' && !denied && manner === 'asked for') &&
  reading.kind === 'order'

/** Not "no la cancele todavía". */
const asksToCancel = (reading: Reading): boolean => reading.says('cancels') && !wantsItKept(reading)

/** Unlike "no, la cancelo", "ya no, cancélala". */
const wantsItKept = (reading: Reading): boolean =>
  reading.says('not to be cancelled') && !NO_AND_A_MARK.test(reading.text) && reading.kind !== 'question'

const NO_AND_A_MARK = /^\s*(?:\p{L}+\s+){0,2}\p{L}{2}\s*[,.;]/u

interface Moved {
  whose: ReturnType<typeof whoseIsMeant>
  group: Group
  when: ReturnType<typeof parseWhen>
  orCancel: boolean
}

function moveInWords(reading: Reading, scene: Scene, { whose, group, when, orCancel }: Moved): Answer {
  const [view] = group.views
  const wish = fromItsHour(reading, when?.kind === 'wish' ? when.wish : undefined, view.slot)
  const officeId = officeWanted(reading, scene, view.office.id)
  const answer = startMoving(scene, group.groupId, whose?.members, {
    ...(wish && { wish }),
    ...(officeId && { officeIds: [officeId] }),
  })
  const said = understood(reading, scene, { whose, group, wish, officeId, orCancel })
  if (answer.kind !== 'ask' || said === '') return answer
  return { ...saying(said, answer), ...(orCancel && !answer.about && { about: OR_CANCEL }) }
}

interface Change {
  whose: ReturnType<typeof whoseIsMeant>
  group: Group
  wish: RequestedTimes | undefined
  officeId: number | undefined
  orCancel: boolean
}

/** Repeated back where the sentence says more than a day. */
function understood(reading: Reading, scene: Scene, { whose, group, wish, officeId, orCancel }: Change): string {
  const { t, session } = scene
  const { change, readBack, cancelsNothingYet } = t.understanding
  const members = whose?.members
  const names = members && membersIn(group, members).map((view) => nameAndInitial(view.name))
  if (!names && !officeId && !orCancel && !saysMore(reading, scene, group)) return ''
  const what = names ? change.moveOf(t.listed(names)) : change.move
  const where = officeId && theOffice(session.tx, officeId).name
  const when = wish && timesWords(scene, wish, (day) => dayWords(scene, day))
  const to = [where, when].filter(Boolean).join(', ')
  const asked = to === '' ? what : `${what}: ${to}`
  return [
    readBack([asked, orCancel && change.orCancel].filter(Boolean).join('; ')),
    orCancel && cancelsNothingYet,
    whose && othersStay(scene, [group], whose),
  ]
    .filter(Boolean)
    .join(' ')
}

/** A denial, a question, or another procedure. */
function saysMore(reading: Reading, { session }: Scene, { views }: Group): boolean {
  const family = reading.aim?.family
  const isAnother = family !== undefined && views.every((view) => findProcedure(session.tx, view.procedureId)?.family !== family)
  return isAnother || reading.asksBeside || reading.kind === 'question' || reading.entities.some(({ denied }) => denied)
}

/** Another office than the present one. */
function officeWanted(reading: Reading, { session }: Scene, now: number): number | undefined {
  const named = reading.part(withoutReason(reading.text)).entities.filter(({ kind, denied }) => kind === 'office' && !denied)
  const ids = activeOffices(session.tx).filter((office) => office.id !== now && named.some(({ value }) => value === office.name))
  return onlyOne(ids)?.id
}

const membersIn = ({ views }: Group, members: readonly number[]) => views.filter((view) => members.includes(view.member))

function othersStay({ t }: Scene, groups: Group[], whose: ReturnType<typeof whoseIsMeant>): string {
  const group = groups.find((one) => one.groupId === whose?.groupId)
  const others = group && whose?.members ? group.views.filter((view) => !whose.members?.includes(view.member)) : []
  return others.length > 0 ? t.understanding.othersStay(t.listed(others.map((view) => nameAndInitial(view.name)))) : ''
}

const onlyTheirs = ({ t }: Scene, groups: Group[]): string =>
  t.understanding.onlyTheirs(t.listed(groups.flatMap(({ views }) => views.map((view) => nameAndInitial(view.name)))))

/** One more for the same, beside the only appointment, where there is one of one person, and room. */
export function joinTheOnly(scene: Scene): Answer | undefined {
  const [only, another] = groupsOf(scene.session)
  const may = only && !another && only.views.length === 1 && roomForPeople(scene.session, scene.draft) > 0
  return may ? questionOf(scene, 'appointments').choose(`join:${only.groupId}`, scene) : undefined
}

/**
 * With an appointment and nothing begun: "¿y si mejor el viernes?" means another hour of it, "nos vemos el jueves" that it stands.
 * Undefined where anything else is named.
 */
export function hearAfterwards(reading: Reading, scene: Scene): Answer | undefined {
  if (hasProgress(scene.draft)) return undefined
  const [only, another] = groupsOf(scene.session)
  if (!only) return undefined
  if (reading.says('which one stands')) return ask('appointments', scene.draft)
  if (!another && reading.says('is unsure of coming')) return offerToMove(scene, only.groupId)
  if (reading.says('when they arrive')) return answerFaq('late', scene)
  const aim = reading.aim
  const isNameWrong = only.views.some(({ name }) => nameCorrected(reading.text, name) !== undefined)
  if (isNameWrong || reading.says('data are wrong')) return withPerson(scene, scene.t.standing.wrongData, callPerson(scene))
  if (reading.says('names another') || aim?.family) return undefined
  if (aim?.who) {
    return isOneMore(reading, 1) ? joinTheOnly(scene) : undefined
  }
  if (reading.says('also')) return undefined
  const { slot, office } = only.views[0]
  const when = reading.when(today(scene.session, office.zone))
  const wish = fromItsHour(reading, when?.kind === 'wish' ? when.wish : undefined, slot)
  if (!wish && !reading.says('another hour')) return undefined
  if (wish && reading.says('the one that stands')) return ask('appointments', scene.draft)
  if (another) return askAbout('appointments', 'to:move', scene.draft)
  return toMove(scene, only, wish)
}

/** About the coming visit: answered with its options; changes nothing. */
export function hearOfVisit(reading: Reading, scene: Scene): Answer | undefined {
  const [only] = groupsOf(scene.session)
  if (!only || hasProgress(scene.draft)) return undefined
  const { views } = only
  const aim = reading.aim
  const { t, session, draft, language } = scene
  const { rows, ill, otherProcedure, atTheDoor } = t.standing
  if (reading.says('is at the door')) return withPerson(scene, atTheDoor, callPerson(scene))
  // "me dio covid, ¿se puede para la otra semana?" asks for another day.
  if (reading.says('is ill') && !reading.when(today(session, views[0].office.zone))) {
    const ways = [order('move', rows.move.title), order('cancelAppointment', rows.cancel.title)]
    return tell({ body: ill(whenPlain(scene, momentOf(views))), options: [...ways, toPerson(scene)] })
  }
  const lostIt =
    reading.says('lacks the old one') ||
    saysLost(reading) ||
    (aim?.family === 'lost' &&
      (aim.who ?? 'self') === 'self' &&
      !reading.part(withoutPassport(reading.words)).says('names another'))
  if (lostIt) return sayLostOld(reading, scene, only)
  if (reading.says('another procedure')) {
    const procedure = findProcedure(session.tx, views[0].procedureId)
    return withPerson(scene, otherProcedure(procedure?.name[language] ?? ''), callPerson(scene))
  }
  if (reading.says('is it on that day')) return questionOf(scene, 'folio').choose(`bring:${only.groupId}`, scene)
  if (reading.says('lost the paper') || reading.says('does it stand')) return ask('appointments', draft)
  return reading.says('wants a reminder') ? session.deps.chat.orders.subscribe?.(scene, { misses: 0 }) : undefined
}

function toMove(scene: Scene, { groupId, views }: Group, wish: RequestedTimes | undefined): Answer {
  const answer = startMoving(scene, groupId, undefined, { ...(wish && { wish }) })
  const stands = scene.t.move.now(whenPlain(scene, firstMoment(views)), views[0].office.name)
  return wish && views.length === 1 ? saying(stands, answer) : answer
}
