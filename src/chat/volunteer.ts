import { withinLimit } from '../booking/chat/changed-group.ts'
import { hearCurp, keepEarly } from '../booking/chat/curp.ts'
import { today } from '../booking/chat/moments.ts'
import { namesAgree } from '../booking/curp.ts'
import { findPlace } from '../catalogue/places.ts'
import { type Answer, ask, next } from './answer.ts'
import { type Draft, hasProgress, isSeveral } from './draft.ts'
import { hasStanding } from './orders.ts'
import { firstNeeded, type QuestionName, questionOf, rankOf } from './part.ts'
import { introduction, withAim } from './questions/menu.ts'
import type { Scene } from './scene.ts'
import type { Session } from './session.ts'
import { hearAim } from './understanding/aims.ts'
import { findCurp } from './understanding/curps.ts'
import { hearWhen } from './understanding/days.ts'
import { isOwnEntry } from './understanding/in-passing.ts'
import { firstName, hearFullName, hearIntroduction } from './understanding/names.ts'
import { findPassportNumber } from './understanding/passports.ts'
import { phrases } from './understanding/phrases.ts'
import { findAside } from './understanding/requests.ts'
import { kindOf } from './understanding/sentence-kind.ts'
import { everyday } from './understanding/spelling.ts'
import { plain } from './understanding/words.ts'
import { damaged, saidBack, saysTooMany, stillAsked, withNote } from './volunteered-notes.ts'
import { withHeardPlace } from './volunteered-place.ts'

/** Interruptions in which another wish still changes what the booking is for, like in every question before a person's. */
const STILL_OPEN: QuestionName[] = ['officeFull', 'resume', 'costs', 'left']
const isEarly = (scene: Scene, question: QuestionName): boolean =>
  rankOf(scene, question) < 0 ? STILL_OPEN.includes(question) : rankOf(scene, question) < rankOf(scene, 'wrongAge')

/**
 * Answers to questions that were not asked yet: "quiero renovar mi pasaporte, soy de Metepec" is two. Undefined when the
 * words hold none.
 */
export function volunteer(text: string, scene: Scene, current: QuestionName | undefined): Answer | undefined {
  // Where nothing was begun yet, a wish in full begins it, whatever is being talked about.
  const early = current === undefined || isEarly(scene, current) || !hasProgress(scene.draft) || isForWhom(text, scene.draft)
  const introduced = hearIntroduction(text)
  if (isForOthers(text, scene.draft)) return ask('menu', scene.draft, scene.t.menu.forWhom)
  // Nobody called Domingo Mayo wants a Sunday in May.
  const words = introduced?.rest ?? text
  const wanted = early ? withHeardAim(words, scene, current) : scene.draft
  const aimed = withinLimit(scene, wanted)
  const there = scene.draft.slot ? aimed : withHeardPlace(words, { ...scene, draft: aimed }, current)
  const dated = withHeardTime(words, { ...scene, draft: there })
  const alone = nameOfCurp(text, scene.draft)
  const named = withName(introduced?.name ?? alone, text, { ...scene, draft: withHeardPassport(text, dated) })
  const curp = hearVolunteeredCurp(text, { ...scene, draft: named })
  if (curp) return withNote(curp, scene)
  if (named === scene.draft || isOfWhatStands(text, scene, named)) return undefined
  const placed = named.near ?? named.state ?? named.officeIds
  const welcome = !scene.draft.who && named.family && !placed ? introduction({ ...scene, draft: named }) : ''
  const refused = wanted.count !== undefined && aimed.count === undefined ? saysTooMany(scene, wanted) : ''
  const stays = current !== undefined && firstNeeded({ ...scene, draft: named }) === current
  const notes = [
    alone ? scene.t.name.thanks(firstName(alone)) : '',
    damaged(words, scene, named),
    ...saidBack(scene, named, stays),
    ...stillAsked(scene, named, current),
  ]
  // Whoever chooses among all offices, because any will do, is not asked again where.
  const amongAll = current === 'office' && !placed && named.who === scene.draft.who
  return amongAll ? ask('office', named, ...notes) : next(named, welcome, refused, ...notes)
}

const FEW_WORDS = 4
/** "mi esposo también quiere", "otra para mi mamá" */
const WANTS_ONE = phrases('volunteer', 'says a wish')

/**
 * Whoever waits or has an appointment, and began nothing: a day, a town or somebody who is named is of that. Only who asks for
 * something begins anew, or says it in few words.
 */
function isOfWhatStands(text: string, scene: Scene, { who, family }: Draft): boolean {
  if (hasProgress(scene.draft) || !hasStanding(scene)) return false
  const starts = findAside(text) === 'start'
  if (!who) return !starts
  const asks = starts || kindOf(text) === 'order' || FOR_WHOM.test(everyday(text)) || WANTS_ONE.test(everyday(text))
  return !asks && !(family && text.split(' ').length <= FEW_WORDS)
}

/** "no es para mí, es para mi hermano", as long as nothing is known of whom it is for. */
const FOR_WHOM = phrases('volunteer', 'says for whom')

const isForWhom = (text: string, { who, people: [person] }: Draft): boolean =>
  who === 'self' && !person?.curp && !person?.name && FOR_WHOM.test(everyday(text))

/**
 * Whom it is for, said beside the answer to another question: "en realidad es para mi suegro, él vive en Atlacomulco". Undefined where
 * nothing new is said of that, and where somebody's data were written already.
 */
export function forWhom(text: string, scene: Scene, current: QuestionName): Draft | undefined {
  const { draft } = scene
  const [person] = draft.people
  if (!draft.who || person?.curp !== undefined || person?.name !== undefined) return undefined
  if (!FOR_WHOM.test(everyday(text)) && hearAim(text)?.who !== 'group') return undefined
  const aimed = withinLimit(scene, withHeardAim(text, scene, current))
  return aimed.who === draft.who ? undefined : aimed
}

const FOR_ME = phrases('volunteer', 'for themselves')

/** For a child or somebody else of whom nothing was written yet. */
const isForAnother = ({ who, people: [person] }: Draft): boolean =>
  (who === 'minor' || who === 'other') && person?.curp === undefined && person?.name === undefined

/** The same once somebody's data were written: they are not thrown away on a guess, the menu offers whom it is for. */
function isForOthers(text: string, { who, people: [person] }: Draft): boolean {
  const isKnown = person?.curp !== undefined || person?.name !== undefined
  const words = everyday(text)
  if (!isKnown || who === 'group' || !(FOR_WHOM.test(words) || FOR_ME.test(words))) return false
  const whose = hearAim(text)?.who
  return whose !== undefined && whose !== who
}

function withHeardAim(text: string, scene: Scene, current: QuestionName | undefined): Draft {
  const { draft } = scene
  const aim = hearAim(text)
  const words = everyday(text)
  if (aim?.who === 'self' && isForAnother(draft) && (FOR_ME.test(words) || isOwnEntry(words))) return withAim(draft, aim)
  if (
    !aim ||
    (current && !aim.family && (questionOf(scene, current).namesRelatives || (!isEarly(scene, current) && !isForWhom(text, draft))))
  )
    return draft
  // "quiero sacar mi pasaporte" leaves open whether it is the first one: the menu asks.
  if (aim.who === 'self' && !aim.family && !draft.who) return draft
  const same = (aim.who ?? draft.who) === draft.who && (aim.family ?? draft.family) === draft.family
  // Whoever books for a group names its people again and again: "cerca de la escuela de mi hija".
  if (draft.who === 'group' && aim.who !== 'group') return draft
  if (same && draft.who) return draft
  // "quiero renovar", then "es para mi mamá": she renews.
  if (aim.who === 'other' && draft.who === 'self' && draft.family && !aim.family)
    return withAim(draft, { ...aim, other: draft.family })
  return withAim(draft, aim.who === 'self' && draft.who && draft.who !== 'self' ? { ...aim, who: draft.who } : aim)
}

function withHeardTime(text: string, { draft, session }: Scene): Draft {
  if (draft.slot) return draft
  const when = hearWhen(text, today(session))
  return when?.kind === 'wish' ? { ...draft, wish: when.wish } : draft
}

function withHeardPassport(text: string, draft: Draft): Draft {
  if (draft.who !== 'self' || findCurp(text)?.rest === '' || draft.people[0]?.oldPassport) return draft
  const number = /\bpasaporte\b|\bpassport\b|^\s*[a-z]\s?\d{8}\s*$/i.test(text) ? findPassportNumber(text) : undefined
  return number && /^[A-Z]\d{8}$/.test(number)
    ? { ...draft, people: [{ ...draft.people[0], oldPassport: number }, ...draft.people.slice(1)] }
    : draft
}

/** Said so plainly that it takes the place of the name that was given before. */
const SAYS_NAME_ANEW = phrases('volunteer', 'says name anew')

function withName(name: string | undefined, text: string, { draft, session }: Scene): Draft {
  const before = draft.people[0]?.name
  if (!name || draft.who !== 'self' || (before && !SAYS_NAME_ANEW.test(plain(text))) || endsInPlace(name, session)) return draft
  return { ...draft, people: [{ ...draft.people[0], name }, ...draft.people.slice(1)] }
}

/** A name alone, where the CURP of whoever has it was written and the name was not: the CURP says whether it is theirs. */
function nameOfCurp(text: string, { people: [person] }: Draft): string | undefined {
  const name = person?.curp && !person.name ? hearFullName(text) : undefined
  return name && person?.curp && namesAgree(person.curp, name) ? name : undefined
}

/** "Rosa Pérez de Metepec" may be a name or two answers; better to ask. */
function endsInPlace(name: string, session: Session): boolean {
  const last = name.split(' de ').at(-1) ?? ''
  if (last === name || /^(?:la|las|los|el)\b/i.test(last)) return false
  const { kind } = findPlace(session.tx, last)
  return kind === 'place' || kind === 'state'
}

function hearVolunteeredCurp(text: string, scene: Scene): Answer | undefined {
  const { draft } = scene
  if (!draft.who) return keepEarly(text, scene)
  if (isSeveral(draft)) {
    const each = questionOf(scene, 'child')
    return each.isNeeded?.(scene) && findCurp(text) ? each.hear?.(text, scene) : undefined
  }
  const person = draft.people[0]
  return person?.curp ? undefined : hearCurp(text, scene, 0)
}
