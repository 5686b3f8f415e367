import { distance } from 'fastest-levenshtein'
import { namesAgree } from '../../catalogue/curp.ts'
import { findPlace } from '../../catalogue/places.ts'
import { type Answer, again, ask, next, type Onward, saying } from '../../chat/answer.ts'
import { type Draft, hasProgress, isSeveral, withoutWhen } from '../../chat/draft.ts'
import { isOnlyRecord } from '../../chat/finder.ts'
import { today } from '../../chat/moments.ts'
import { firstNeeded, type Heard, type QuestionName, questionOf, rankOf, standing } from '../../chat/part.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { saysDamaged, saysMinor } from '../../reading/aims.ts'
import { firstName } from '../../reading/called.ts'
import { plain } from '../../reading/engine/words.ts'
import type { EntityKind } from '../../reading/entities.ts'
import { isOwnEntry } from '../../reading/family.ts'
import { placeAfterName, placesLeft, saysNoPlace, townCalled } from '../../reading/places.ts'
import type { Reading } from '../../reading/reading.ts'
import { completedBy, isWithin, saysDays } from '../../reading/requested-times.ts'
import { roomFor, roomForPeople, tooMany, withinLimit } from './changed-group.ts'
import { hearCurp, keepEarly } from './curp.ts'
import { sayStatedAnswers, withStatedAnswers } from './details.ts'
import { whenWanted } from './hour-choice.ts'
import { introduction, withAim } from './menu.ts'
import { hearEither, hearPlace, isCalled, refusedIn } from './named-offices.ts'
import { costOfOthers } from './own-hold.ts'
import { noted, saidBack, stillAsked } from './said-back.ts'

/** Another wish still changes the booking here. */
const STILL_OPEN: QuestionName[] = ['officeFull', 'resume', 'costs', 'left', 'soonest', 'anotherPlace']
export const isEarly = (scene: Scene, question: QuestionName): boolean =>
  rankOf(scene, question) < 0 ? STILL_OPEN.includes(question) : rankOf(scene, question) < rankOf(scene, 'wrongAge')

/** Answers before their questions: "quiero renovar mi pasaporte, soy de Metepec" is two. Undefined when there are none. */
export function volunteer(reading: Reading, scene: Scene, current: QuestionName | undefined): Answer | undefined {
  // With nothing begun, a full wish begins it at any question.
  const early =
    current === undefined ||
    isEarly(scene, current) ||
    !hasProgress(scene.draft) ||
    isForWhom(reading, scene.draft) ||
    isOtherProcedure(reading, scene.draft)
  const introduced = reading.introduction
  if (isForOthers(reading, scene.draft)) return ask('menu', scene.draft, paragraphs(scene.t.menu.forWhom, costOfOthers(scene)))
  // Domingo Mayo is a name, not a Sunday in May.
  const words = introduced ? reading.part(introduced.rest) : reading
  const wanted = early ? withHeardAim(words, scene, current) : scene.draft
  const aimed = withinLimit(scene, wanted === scene.draft ? wanted : asksWhom(wanted, words, scene))
  const either = mayMove(words, scene.draft) ? hearEither(words, { ...scene, draft: aimed }) : undefined
  const there = either
    ? either.draft
    : mayMove(words, scene.draft)
      ? withHeardPlace(scene.draft.officeIds ? words.beforeReason : words, { ...scene, draft: aimed }, current)
      : aimed
  const denied = refusedIn(words, scene)
  const dated = withHeardTime(words, { ...scene, draft: without(denied, there) }, !hasProgress(scene.draft))
  const alone = nameOfCurp(reading, scene.draft)
  const named = withName(introduced?.name ?? alone, reading, {
    ...scene,
    draft: withStatedAnswers(reading, { ...scene, draft: dated }),
  })
  const curp = hearVolunteeredCurp(reading, { ...scene, draft: named })
  if (curp) return withNote(curp, scene)
  if (named === scene.draft && isSaidAgain(reading, scene.draft))
    return next(named, scene.t.menu.understood(scene.t.understanding.forWhoever.self))
  if (named === scene.draft || isOfWhatStands(reading, scene, named)) return undefined
  const placed = named.near ?? named.state ?? named.officeIds
  const welcome = !scene.draft.who && named.family && !placed ? introduction({ ...scene, draft: named }) : ''
  const refused = wanted.count !== undefined && aimed.count === undefined ? saysTooMany(scene, wanted) : ''
  const stays = current !== undefined && firstNeeded({ ...scene, draft: named }) === current
  const notes = [
    alone ? scene.t.name.thanks(firstName(alone)) : '',
    denied.length > 0 ? scene.t.office.notThere(scene.t.listed(denied.map(({ name }) => name))) : '',
    damaged(words, scene, named),
    either?.note ?? '',
  ]
  const echo =
    named.whom === undefined ? [...saidBack(scene, named, stays), ...stillAsked(scene, named, current)].filter(Boolean) : []
  // With "any office", the place is not asked again.
  const amongAll = current === 'office' && !placed && named.who === scene.draft.who
  return { ...(amongAll ? ask('office', named, ...notes) : next(named, welcome, refused, ...notes)), echo }
}

/** `own`: what the answer itself takes. */
export function withRest(answer: Onward, reading: Reading, scene: Scene, own: readonly EntityKind[]): Onward {
  const introduced = reading.introduction?.name
  const draft = withName(introduced, reading, { ...scene, draft: answer.draft })
  const named = (one: Draft): (string | undefined)[] => [one.people[0]?.name, one.near?.name, one.state?.name]
  const before = named(scene.draft)
  // Domingo Mayo is a name, and El Quince is a town.
  const names = named(draft).filter((name) => name !== undefined && !before.includes(name))
  const words = names.length > 0 ? reading.withoutNames(names.join(' ')) : reading
  const there = words.beforeReason
  const isElsewhere =
    !own.includes('place') && !own.includes('office') && mayMove(there, draft) && (draft.officeIds || !(draft.near ?? draft.state))
  const placed = isElsewhere ? (hearPlace(there.places, { ...scene, draft }) ?? draft) : draft
  const timed = own.includes('day') ? placed : withHeardTime(words, { ...scene, draft: placed })
  const rest = withStatedAnswers(words, { ...scene, draft: timed })
  if (rest === answer.draft) return answer
  const thanks = draft === answer.draft || !introduced ? '' : scene.t.name.thanks(firstName(introduced))
  const echo = [...(answer.echo ?? []), noted(scene, rest), sayStatedAnswers(scene, answer.draft, rest)].filter(Boolean)
  return { ...answer, draft: rest, notes: [...answer.notes, thanks].filter(Boolean), echo }
}

/** An office that was chosen is another one only for whoever says so, and asks nothing. */
const mayMove = (reading: Reading, { slot, officeIds }: Draft): boolean =>
  !slot && (!officeIds || (reading.says('wants a place') && !/[?¿]/.test(reading.text)))

/** The offices that somebody said no to are not shown; without any the same draft. */
const without = (denied: readonly { id: number }[], draft: Draft): Draft =>
  denied.length > 0 && !draft.officeIds
    ? { ...draft, notOffices: [...new Set([...(draft.notOffices ?? []), ...denied.map(({ id }) => id)])] }
    : draft

const FEW_WORDS = 4

/**
 * With an appointment or waiting, and nothing begun, a named day, town or person is about that. Only a request, or few words, begin
 * something new.
 */
export function isOfWhatStands(reading: Reading, scene: Scene, { who, family }: Draft): boolean {
  if (hasProgress(scene.draft) || standing(scene) === undefined) return false
  // "me equivoqué, era para mi hermana": the latest appointment.
  if (reading.says('made a mistake')) return true
  const starts = reading.aside === 'start'
  if (!who) return !starts
  const asks = starts || reading.kind === 'order' || reading.says('says for whom') || reading.says('wants one')
  return !asks && !(family && reading.text.split(' ').length <= FEW_WORDS)
}

const isForWhom = (reading: Reading, draft: Draft): boolean =>
  draft.who === 'self' && !isKnown(draft) && (reading.says('says for whom') || reading.part(reading.firm).aim?.who === 'group')

/**
 * Beside another answer: "en realidad es para mi suegro, él vive en Atlacomulco". Undefined when nothing is new, or data were already
 * written.
 */
export function forWhom(reading: Reading, scene: Scene, current: QuestionName): Draft | undefined {
  const { draft } = scene
  if (!draft.who || isKnown(draft)) return undefined
  if (!reading.says('says for whom') && reading.aim?.who !== 'group') return undefined
  const aimed = withinLimit(scene, asksWhom(withHeardAim(reading, scene, current), reading, scene))
  return aimed.who === draft.who ? undefined : aimed
}

/** "era de primera vez, no renovación", while no hour is held for it. */
function isOtherProcedure(reading: Reading, { who, family, slot }: Draft): boolean {
  const aim = who === 'self' && family !== undefined && !slot && reading.says('names a procedure') ? reading.aim : undefined
  return aim?.family !== undefined && aim.family !== family && (aim.who ?? 'self') === 'self'
}

/** Without data yet. */
const isForAnother = (draft: Draft): boolean => (draft.who === 'minor' || draft.who === 'other') && !isKnown(draft)

const isKnown = ({ people: [person] }: Draft): boolean => (person?.curp ?? person?.name) !== undefined

/** With data, the menu asks instead of discarding them on a guess. */
function isForOthers(reading: Reading, draft: Draft): boolean {
  const { who } = draft
  if (!who || !isKnown(draft) || who === 'group' || !(reading.says('says for whom') || reading.says('for themselves'))) return false
  const whose = reading.aim?.who
  return whose !== undefined && whose !== who
}

/** "es para mi hermano... no, para mí", where it is. */
const isSaidAgain = (reading: Reading, { who }: Draft): boolean =>
  who === 'self' && reading.aim?.who === 'self' && reading.says('for themselves')

/** "para mis 3 hijos menores", "mi esposo y yo": how many, and of what age. */
const isSure = ({ who, count, withMinors }: Draft, reading: Reading): boolean =>
  who === 'minor'
    ? count !== undefined && reading.says('surely children')
    : count === 2 && !withMinors && reading.says('surely two adults')

/** "mi esposo y yo queremos renovar": both do. */
const withFamily = (draft: Draft, family: string | undefined): Draft =>
  draft.who === 'group' && family && family !== 'advice' && draft.people.length === 0
    ? { ...draft, people: Array.from({ length: draft.count ?? 0 }, () => ({ family })) }
    : draft

/** Who comes is asked where it was only said. */
function asksWhom(aimed: Draft, reading: Reading, { draft, session }: Scene): Draft {
  const isNew = (aimed.who !== draft.who || aimed.count !== draft.count) && reading.namesPeople
  if (!isNew && draft.whom === undefined) return aimed
  if (draft.whom === undefined && isSure(aimed, reading)) return withFamily(aimed, reading.aim?.family)
  const isFull = aimed.who === 'group' && roomForPeople(session, aimed) < 2
  return isFull || aimed.family === 'advice' ? aimed : { ...aimed, whom: reading.aim?.family ?? draft.whom ?? draft.family ?? '' }
}

function withHeardAim(reading: Reading, scene: Scene, current: QuestionName | undefined): Draft {
  const { draft } = scene
  const aim = reading.aim
  const words = reading.words
  if (aim?.who === 'self' && isForAnother(draft) && (reading.says('for themselves') || isOwnEntry(words)))
    return withAim(draft, aim)
  // Of a record for minors alone nobody else comes.
  if (draft.who === 'minor' && draft.family && !aim?.family) return draft
  // "es para mi esposa" begins what it says: which of all procedures it does not say.
  if (!aim || (!draft.who && reading.mayMeanRecord)) return draft
  if (
    current &&
    !aim.family &&
    (questionOf(scene, current).namesRelatives || (!isEarly(scene, current) && !isForWhom(reading, draft)))
  )
    return draft
  // "mi mamá también va a sacar el suyo": two come.
  if (draft.who === 'self' && draft.family && aim.who === 'other' && reading.says('they too'))
    return withAim(draft, { who: 'group', count: 2 })
  // "quiero sacar mi pasaporte" leaves first or renewal open: the menu asks.
  if (aim.who === 'self' && !aim.family && !draft.who) return draft
  const same = (aim.who ?? draft.who) === draft.who && (aim.family ?? draft.family) === draft.family
  // A group's people are named again and again: "cerca de la escuela de mi hija".
  if (draft.who === 'group' && aim.who !== 'group') return draft
  if (same && draft.who) return draft
  // "quiero renovar", then "es para mi mamá": she renews. Of other procedures a child is another person.
  const isAnother = aim.who === 'other' || (aim.who === 'minor' && isOnlyRecord({ family: draft.family ?? '' }))
  if (isAnother && draft.who === 'self' && draft.family && !aim.family)
    return withAim(draft, { ...aim, who: 'other', other: draft.family })
  return withAim(draft, aim.who === 'self' && draft.who && draft.who !== 'self' ? { ...aim, who: draft.who } : aim)
}

function withHeardTime(reading: Reading, { draft, session }: Scene, begins = false): Draft {
  if (draft.slot) return draft
  const when = whenWanted(reading, today(session))
  // "entro a trabajar a las 4": when somebody is free, which is shown before anything is held.
  const says = begins && reading.parts.every(({ manner }) => manner !== 'condition')
  const free = says ? reading.whenPerhaps(today(session)) : undefined
  const wish = free ?? (when?.kind === 'wish' ? when.wish : undefined)
  if (!wish) return draft
  // "el lunes en la mañana", then "no, mejor en la tarde": of the same days.
  const meant = saysDays(wish) || !draft.wish ? wish : completedBy(wish, draft.wish)
  // "mejor otro día, el 4": not the hour that was chosen.
  return { ...(draft.chosen && !isWithin(draft.chosen, wish) ? withoutWhen(draft) : draft), wish: meant }
}

function withName(name: string | undefined, reading: Reading, { draft, session }: Scene): Draft {
  const before = draft.people[0]?.name
  if (
    !name ||
    (draft.whom === undefined && (draft.who ?? 'self') !== 'self') ||
    (before && !reading.says('says the name again')) ||
    endsInPlace(name, session)
  )
    return draft
  return { ...draft, people: [{ ...draft.people[0], name }, ...draft.people.slice(1)] }
}

/** The CURP decides whether the name is its owner's. */
function nameOfCurp(reading: Reading, { people: [person] }: Draft): string | undefined {
  const name = person?.curp && !person.name ? reading.fullName : undefined
  return name && person?.curp && namesAgree(person.curp, name) ? name : undefined
}

/** "Rosa Pérez de Metepec" may be a name or two answers; better to ask. */
function endsInPlace(name: string, session: Session): boolean {
  const last = placeAfterName(name)
  if (last === undefined) return false
  const { kind } = findPlace(session.tx, last)
  return kind === 'place' || kind === 'state'
}

function hearVolunteeredCurp(reading: Reading, scene: Scene): Answer | undefined {
  const { draft } = scene
  if (!draft.who) return keepEarly(reading, scene)
  if (isSeveral(draft)) {
    const each = questionOf(scene, 'child')
    return each.isNeeded?.(scene) && reading.curp ? each.hear?.(reading, scene) : undefined
  }
  const person = draft.people[0]
  return person?.curp ? undefined : hearCurp(reading, scene, 0)
}

/** Said at once, before the number is asked again. */
const saysTooMany = (scene: Scene, wanted: Draft): string => (roomFor(scene, wanted) > 1 ? tooMany(scene, wanted) : '')

/** As the only paper it may be refused: said before the journey. */
const damaged = (reading: Reading, { draft, t }: Scene, { family }: Draft): string =>
  family === 'renewal' && draft.family !== 'renewal' && saysDamaged(reading.text) ? t.menu.damaged : ''

/** Unless its name is. */
export function withNote<One extends Answer>(answer: One, { t }: Scene): One {
  return answer.kind === 'next' && answer.notes.length === 0 && answer.draft.people[0]?.curp
    ? { ...answer, notes: [t.curp.noted] }
    : answer
}

/** Not answered with a town or a name: Guadalupe is both. */
const isBeforePlace = (scene: Scene, question: QuestionName): boolean =>
  rankOf(scene, question) >= 0 &&
  rankOf(scene, question) < rankOf(scene, 'place') &&
  questionOf(scene, question).namesRelatives !== 'by their names'
const SHORT_WORDS = 5
const NEAR_SPELLING = 3

/** The same draft when no place is named. */
function withHeardPlace(reading: Reading, scene: Scene, current: QuestionName | undefined): Draft {
  const told = hearPlace(reading.places, scene)
  if (told) return told
  const unasked = current === undefined || current === 'office' || isBeforePlace(scene, current)
  const words = reading.plain
  const mayBeBare = unasked && (!scene.draft.who || current !== 'office') && words.split(' ').length <= SHORT_WORDS
  // "quiero renovar mi pasaporte" would be looked up among the towns in vain, which takes longer than the rest of the turn.
  const bare = mayBeBare && !reading.isSentence ? words : undefined
  for (const one of [bare, ...(unasked ? placesLeft(reading.text) : [])]) {
    const short = townCalled(one ?? '')
    if (short) return hearPlace([short], scene) ?? scene.draft
    const found = one === undefined || saysNoPlace(one) || reading.denies(one) ? undefined : hearPlace([one], scene)
    // A near spelling is not enough without the question.
    if (found && isWritten(one ?? '', found)) return found
  }
  return anyOffice(reading, scene) ?? scene.draft
}

/** "la oficina que sea, lo más pronto". */
function anyOffice(reading: Reading, scene: Scene): Draft | undefined {
  const { who, near, state, officeIds } = scene.draft
  if (!who || (near ?? state ?? officeIds) || !reading.says('any office') || reading.places.length > 0) return undefined
  const answer = questionOf(scene, 'office').choose('soonest', scene)
  return answer.kind === 'next' ? answer.draft : undefined
}

/** "cdmx" is a short form, while "colina" is nearly Colima. */
function isWritten(words: string, { near, state, places = [] }: Draft): boolean {
  if (near) return isCalled(near.name, words)
  if (places.length > 0) return true
  const name = plain(state?.name ?? '')
  // "Nuevo" alone is no state: "quiero un pasaporte nuevo".
  const isPart = name.startsWith(`${words} `) || name.endsWith(` ${words}`)
  return name === words || (!isPart && distance(name, words) > NEAR_SPELLING)
}

/** Without an age it stays open whether a child is a minor. A longer sentence may name an adult in passing. */
function said(reading: Reading, { draft }: Scene): string | undefined {
  const { family = draft.whom ?? draft.family, who, count, withMinors } = reading.aim ?? {}
  const isAdult = who === 'other' && (reading.tokens.length <= FEW_WORDS || reading.says('says for whom'))
  const isKnown = isAdult || (who === 'group' && !withMinors)
  const byAge = reading.says('is of age') ? 'other' : saysMinor(reading.words) ? 'minor' : undefined
  const whose = reading.says('for themselves') || isOwnEntry(reading.words) ? 'self' : isKnown ? who : byAge
  return whose && [whose, family, count ?? ((draft.who === whose && draft.count) || '')].join(':')
}

/** In words; passed by with another answer, oneself or another adult is taken as it seemed, and that is said. */
export function hearWhom({ reading, name, scene }: Heard): Answer | undefined {
  if (name !== 'whom' && name !== 'correct') return undefined
  const value = said(reading, scene)
  if (value !== undefined) return questionOf(scene, 'menu').choose(value, scene)
  return (
    passedBy(reading, scene) ??
    (reading.namesPeople && reading.tokens.length <= FEW_WORDS ? again(scene.draft, scene.t.whom.byAge) : undefined)
  )
}

function passedBy(reading: Reading, scene: Scene): Answer | undefined {
  const { draft, t } = scene
  const { whom: passed, ...taken } = draft
  if (passed === undefined || (draft.who !== 'self' && draft.who !== 'other')) return undefined
  const after = { ...scene, draft: taken }
  const next = firstNeeded(after)
  const answer = questionOf(after, next).hear?.(reading, after) ?? volunteer(reading, after, next)
  const note = `${t.menu.understood(t.understanding.forWhoever[draft.who])} ${t.understanding.takeBack}`
  return answer?.kind === 'next' || answer?.kind === 'ask' ? saying(note, answer) : undefined
}
