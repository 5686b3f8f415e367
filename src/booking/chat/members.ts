import { PASSPORT_FAMILIES } from '../../catalogue/procedures.ts'
import { type Answer, ask, askAbout, next } from '../../chat/answer.ts'
import { type Draft, headcount, isSeveral, withPerson } from '../../chat/draft.ts'
import { isOnlyRecord } from '../../chat/finder.ts'
import { lines, type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion, Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { toAppointments, toMenu } from '../../chat/ways-on.ts'
import { firstName } from '../../reading/called.ts'
import { splitPeople } from '../../reading/curps.ts'
import { namedBy, parseGroup } from '../../reading/family.ts'
import { nameAmong } from '../../reading/names.ts'
import { correctedCount, countsIn } from '../../reading/numbers.ts'
import type { Reading } from '../../reading/reading.ts'
import { BUTTONS_MAX, ROWS_MAX } from '../../texts/lengths.ts'
import { itemsOf } from './card.ts'
import { isWhomOpen, limitOf, openChild, roomFor, roomForMore, roomForPeople, tooMany, withOneMore } from './changed-group.ts'
import { mayAdd, personRows } from './correct.ts'
import { goWithout, hasNone, hearCurp, isNameOf, siblingName } from './curp.ts'
import { isForAdults, menu, withAim } from './menu.ts'
import { costOfOthers } from './own-hold.ts'
import { adultPassports, minorPassports, offeredProcedure } from './procedures.ts'

/** Of each minor, or of all in a group, in one message or two. */
export const child: AnsweredQuestion = {
  copied: true,
  mereQuestion: 'fills nothing',
  isNeeded: ({ draft }) => openChild(draft) >= 0,
  ask({ draft, t }) {
    const index = openChild(draft)
    const person = draft.people[index]
    const none = [{ value: `none:${index}.${headcount(draft)}`, title: t.child.buttons.none }]
    const nameless = draft.people.filter(({ curp, name }) => curp && !name).length
    if (person?.curp) return { body: nameless > 1 ? t.child.askNameOf(person.curp) : t.child.askName }
    if (person?.name) return { body: t.child.askCurp(firstName(person.name)), options: none }
    const words = draft.who === 'group' ? t.group : t.child
    return { body: words.ask(index + 1, headcount(draft)), options: none }
  },
  choose(value, scene) {
    const { draft, t } = scene
    const [index = -1, of] = (value.split(':')[1] ?? '').split('.').map(Number)
    // A CURP given since means another person, or one found after all.
    const isOpen = index >= 0 && index < headcount(draft) && of === headcount(draft) && draft.people[index]?.curp === undefined
    return isOpen ? goWithout(scene, index) : next(draft, t.groupChange.notThisGroup)
  },
  ownWords: (reading) => hasNone(reading),
  hear(reading, scene) {
    const { draft, t } = scene
    const index = openChild(draft)
    const parts = splitPeople(reading.text)
    if (parts.length > 1)
      return hearSeveral(
        parts.map((part) => reading.part(part)),
        scene,
      )
    if (reading.curp) return hearCurp(reading, scene, index)
    if (hasNone(reading)) return this.choose(`none:${index}.${headcount(draft)}`, scene)
    const named = namedByCurps(reading, draft)
    if (named.length > 1) return next(withNames(draft, named), t.child.noted(t.listed(named.map(({ name }) => firstName(name)))))
    const sibling = siblingName(draft, index, reading.text, draft.people[index]?.curp)
    const heard = sibling ? { ok: true as const, name: sibling } : reading.name
    if (!heard) return undefined
    if (!heard.ok) return next(draft, t.name[heard.why])
    const complete = draft.people[index]?.curp !== undefined
    return next(withPerson(draft, index, { name: heard.name }), complete ? t.child.noted(firstName(heard.name)) : '')
  },
  corrected: {
    rows: (scene) => (isSeveral(scene.draft) ? personRows(scene) : []),
    reopen: ({ draft }) => askAbout('correct', 'someone', draft),
  },
}

/** "Rosa López Cruz y Jorge Puga Soto": each the owner of a CURP that waits for its name. */
const namedByCurps = ({ text }: Reading, { people }: Draft): { at: number; name: string }[] =>
  people.flatMap(({ curp, name }, at) => {
    const found = curp && !name ? nameAmong(text, (one) => isNameOf(curp, one)) : undefined
    return found ? [{ at, name: found }] : []
  })

const withNames = (draft: Draft, named: readonly { at: number; name: string }[]): Draft =>
  named.reduce((all, { at, name }) => withPerson(all, at, { name }), draft)

/** One after the other; the first refused is said, those before are kept. */
function hearSeveral(parts: Reading[], scene: Scene): Answer | undefined {
  let { draft } = scene
  const taken: string[] = []
  const others = new Set<string>()
  for (const part of parts) {
    const index = withoutCurp(draft)
    const answer = index < 0 ? undefined : hearCurp(part, { ...scene, draft }, index)
    if (answer?.kind !== 'next') return answer ?? next(draft, noted(scene, taken), ...others)
    draft = answer.draft
    if (withoutCurp(draft) === index || draft.proposal) return next(draft, noted(scene, taken), ...answer.notes)
    const first = firstName(draft.people[index]?.name ?? '')
    if (first) taken.push(first)
    for (const note of answer.notes) if (note !== scene.t.child.noted(first)) others.add(note)
  }
  return next(draft, noted(scene, taken), ...others)
}

/** -1 when there is none. */
const withoutCurp = (draft: Draft): number =>
  Array.from({ length: headcount(draft) }).findIndex((_, at) => !draft.people[at]?.curp && !draft.people[at]?.noCurp)

const noted = ({ t }: Scene, names: string[]): string => (names.length > 0 ? t.child.noted(t.listed(names)) : '')

/** Words name relatives in passing too: who comes is tapped. Rows of the menu, with the family that was said. */
export const whom: Question = {
  isNeeded: ({ draft }) => draft.whom !== undefined && isWhomOpen(draft),
  fills: ['when', 'where', 'what'],
  namesRelatives: true,
  mereQuestion: 'fills nothing',
  ask(scene) {
    const { t } = scene
    const items = scene.draft.whom === undefined ? [] : itemsOf(scene)
    return {
      body: paragraphs(items.length > 0 && lines(t.card.understood, ...items), costOfOthers(scene), t.whom.ask),
      thanks: t.common.gladly,
      open: t.whom.open,
      options: [...rows(scene), ...(items.length > 0 ? [{ value: 'change', ...t.whom.change }] : [])],
    }
  },
  choose: (_value, { draft }) => ask('correct', draft),
  /** "Otra persona, mi papá; yo nomás le ayudo": one adult is as sure as a tap, but not who only stands beside a child. */
  hear({ aim }, scene) {
    const { whom: family, who } = scene.draft
    const isOne = family !== undefined && who !== 'minor' && aim?.who === 'other' && aim.count === undefined
    return isOne ? menu.choose?.(`other:${aim.family ?? family}`, scene) : undefined
  },
  corrected: {
    rows(scene) {
      const { draft, t } = scene
      // Of several who are known each has a row of their own.
      const mayBeOthers = draft.whom === undefined && (!isSeveral(draft) || draft.people.every(({ curp, name }) => !curp && !name))
      return mayBeOthers && rows(scene).length > 1 ? [{ value: 'whom', ...t.correct.rows.whom }] : []
    },
    reopen: ({ draft }) => ask('whom', draft),
  },
}

/** What was heard comes first. */
function rows(scene: Scene): PromptOption[] {
  const { t, draft, session } = scene
  const { whom: family = draft.family ?? draft.people[0]?.family ?? '', count = 1, who = 'self', withMinors = false } = draft
  const isRecord = family !== '' && isOnlyRecord({ family })
  const adults =
    family === ''
      ? PASSPORT_FAMILIES.some((one) => isForAdults(scene, one))
      : offeredProcedure(session, family, 'adult') !== undefined
  const minors = !isRecord && minorPassports(session).length > 0
  const room = isRecord ? 1 : roomForPeople(session, draft)
  const many = count > 1 && count <= room ? count : undefined
  const rowOf = (is: boolean, value: string, words: { title: string; description: string }): (PromptOption & { is: boolean })[] => [
    { question: 'menu', value, ...words, is },
  ]
  const number = many ?? ''
  const all = [
    ...(adults ? rowOf(who === 'self', `self:${family}`, t.whom.self) : []),
    ...(minors ? rowOf(who === 'minor' && count === 1, `minor:${family}:1`, t.whom.minor) : []),
    ...(adults ? rowOf(who === 'other', `other:${family}`, t.whom.other) : []),
    ...(adults && room > 1 ? rowOf(who === 'group' && !withMinors, `group:${family}:${number}`, t.whom.adults(many)) : []),
    ...(minors && room > 1 ? rowOf(who === 'minor' && count > 1, `minor:${family}:${number}`, t.whom.minors(many)) : []),
    ...(adults && minors && room > 1
      ? rowOf(who === 'group' && withMinors, `group:${family}:${number}:minors`, t.whom.mixed(many))
      : []),
    ...(many ? rowOf(false, `group:${family}`, t.whom.another) : []),
  ]
  return [...all.filter((one) => one.is), ...all.filter((one) => !one.is)].map(({ is, ...row }) => row)
}

export const howMany: AnsweredQuestion = {
  numbered: 'as rows',
  fills: ['who', 'count'],
  namesRelatives: 'by their names',
  mereQuestion: 'fills nothing',
  isNeeded: ({ draft }) => isSeveral(draft) && draft.count === undefined,
  ask(scene): Prompt {
    const { session, draft, t } = scene
    if (draft.who === 'group' && roomForPeople(session, draft) < 2) return noGroup(scene)
    if (draft.who === 'group')
      return { body: t.group.howMany, thanks: t.common.gladly, options: numbers(scene, draft.count === undefined ? 2 : 1) }
    const options = numbers(scene, 1)
    const { family } = draft
    const mayMix = (family === undefined || !isOnlyRecord({ family })) && adultPassports(session).length > 0
    const adultsToo = options.length > BUTTONS_MAX && options.length < ROWS_MAX && mayMix
    return {
      body: t.howMany.ask,
      thanks: t.common.gladly,
      options: [...options, ...(adultsToo ? [{ value: 'group', ...t.group.withAdults }] : [])],
    }
  },
  choose(value, scene) {
    const { session, draft } = scene
    if (value === 'group') return next(withAim(draft, { who: 'group' }))
    const count = Number(value)
    const room = roomFor(scene, draft)
    if (room === 0) return askAbout('limit', (roomForPeople(session, draft) > 0 && limitOf(scene, draft)?.name) || 'phone', draft)
    if (!(count >= 1)) return next(draft)
    if (count > room) return next(draft, tooMany(scene, draft))
    return next({ ...draft, count, people: draft.people.slice(0, count) })
  },
  hear(reading, scene) {
    const words = reading.plain
    const counts = countsIn(words)
    // "yo, mi esposo y dos niños" are four, "somos 3, mi hijo tiene 5 años" are three.
    const named = scene.draft.who === 'group' ? parseGroup(words) : undefined
    // "para mis dos niñas, tienen 7 y 11 años": ages are no counts.
    const count = named ? named.count : counts.length === 1 ? counts[0] : reading.aim?.count
    if (count === undefined) return undefined
    const answer = this.choose(String(count), scene)
    // Named people are counted back.
    const counted = named && answer.kind === 'next' && answer.draft.count === count
    return counted ? { ...answer, notes: [scene.t.group.noted(count)] } : answer
  },
  corrected: {
    rows: ({ draft, t }) =>
      headcount(draft) > 1 && openChild(draft) >= 0 ? [{ value: 'howMany', ...t.correct.rows.howMany }] : [],
    after: 'child',
    reopen: ({ draft }) => ask('howMany', draft),
  },
}

const noGroup = (scene: Scene): Prompt => ({
  body: paragraphs(scene.t.group.noGroup, scene.t.group.askNoGroup),
  options: [toMenu(scene), toAppointments(scene)],
})

function numbers(scene: Scene, least: number) {
  const most = Math.min(Math.max(least, roomFor(scene, scene.draft)), ROWS_MAX)
  return scene.t.howMany.titles.slice(least - 1, most).map((title, i) => ({ value: String(i + least), title }))
}

/** "agregar a mi esposo" adds; of "vamos los dos" it is said how. */
export function hearOneMore(reading: Reading, scene: Scene): Answer | undefined {
  const { draft, t } = scene
  const known = draft.people[0]?.curp ?? draft.people[0]?.noCurp
  if (!known || !isOneMore(reading, headcount(draft)) || !mayAdd(scene)) return undefined
  const adds = reading.says('adds a person') || (!draft.slot && reading.aim?.who === 'other')
  if (!adds) return next(draft, t.groupChange.another)
  const more = withOneMore(draft)
  return next(more, t.group.noted(headcount(more)))
}

/** "mi esposa también", "vamos los dos", beside so many. */
export const isOneMore = (reading: Reading, before: number): boolean =>
  (reading.aim?.who === 'group' && reading.aim.count === before + 1) ||
  (reading.aim?.who === 'other' && (reading.says('adds a person') || reading.says('also')))

/** "perdón, son dos": known people stay, in order. */
export function hearHeadcount(reading: Reading, scene: Scene): Answer | undefined {
  const { draft, t } = scene
  const count =
    isSeveral(draft) && draft.count !== undefined ? (correctedCount(reading.bare) ?? onlyOne(reading, draft)) : undefined
  // With an hour held nobody is added in words.
  if (count === undefined || count === 0 || (draft.slot && count >= headcount(draft))) return undefined
  if (count > roomFor(scene, draft)) return next(draft, tooMany(scene, draft))
  const named =
    count === 1
      ? namedBy(
          reading.text,
          draft.people.map(({ name = '' }) => name),
        )
      : []
  const people =
    Array.isArray(named) && named.length === 1 ? named.map((at) => draft.people[at] ?? {}) : draft.people.slice(0, count)
  return next({ ...draft, count, people }, t.group.noted(count))
}

/** "ya no somos dos, nomás yo", "nomás mi hijo Mateo, los demás luego". */
const onlyOne = (reading: Reading, { who, count }: Draft): 1 | undefined =>
  count !== 1 && reading.says(who === 'minor' ? 'fewer children' : 'comes alone') ? 1 : undefined

/** One more child's CURP than was announced: the child comes along. */
export function hearAnotherChild(reading: Reading, scene: Scene): Answer | undefined {
  const { draft, t } = scene
  if (draft.who !== 'minor' || openChild(draft) >= 0 || draft.slot || roomForMore(scene, draft) < 1) return undefined
  const curp = reading.curp?.typed
  if (!curp || draft.people.some((one) => one.curp === curp)) return undefined
  const more = withOneMore(draft)
  const answer = child.hear?.(reading, { ...scene, draft: more })
  // An adult's or a wrong CURP is no forgotten child.
  if (answer?.kind !== 'next' || answer.draft.people[headcount(draft)]?.curp !== curp) return undefined
  return { ...answer, notes: [t.group.noted(headcount(more)), ...answer.notes] }
}
