import { notDoneHere } from '../../catalogue/chat/part.ts'
import { PASSPORT_FAMILIES, requirementsOn } from '../../catalogue/procedures.ts'
import { type Answer, ask, askAbout, next, tell } from '../../chat/answer.ts'
import { type Draft, forOthers, hasProgress, isSeveral } from '../../chat/draft.ts'
import { isOnlyRecord, proceduresFound } from '../../chat/finder.ts'
import { today } from '../../chat/moments.ts'
import { type MenuPart, type MenuSection, questionOf } from '../../chat/part.ts'
import { capital, lines, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { order, personRow, toMenu, toPerson, wayBack } from '../../chat/ways-on.ts'
import type { Aim } from '../../reading/aims.ts'
import { asGroup, roomForPeople, withinLimit } from './changed-group.ts'
import { costOfOthers } from './own-hold.ts'
import { askListed, isListed, NONE_OF_THESE, onlyRecords, procedureRows } from './procedure-list.ts'
import { minorPassports, offeredProcedure, procedureOf } from './procedures.ts'

/** Only what the records offer today. Words are heard by volunteer.ts. */
export const menu: MenuPart = {
  isNeeded: ({ draft }) => draft.who === undefined || (draft.who === 'self' && draft.family === undefined),
  sections,

  instead(scene) {
    if (proceduresFound(scene.session.tx).length === 0) return { body: scene.t.menu.nothingOpen, options: [personRow(scene)] }
    return scene.about !== undefined && isListed(scene.about) ? askListed(scene, scene.about) : undefined
  },

  choose(value, scene) {
    const { session, t } = scene
    const draft = unlessOnlySaid(scene.draft)
    if (isListed(value)) return askAbout('menu', value, draft)
    if (value === NONE_OF_THESE) return hasProgress(draft) ? next(draft) : sayUnknown(scene)
    const elsewhere = toldElsewhere(scene, value)
    if (elsewhere) return elsewhere
    if (value.startsWith('group') && roomForPeople(session, draft) < 2) return tooFewForGroup({ draft, session, t })
    const changed = { ...withinLimit(scene, withAim(draft, aimOf(session, value))), ...(draft.stated && { stated: draft.stated }) }
    if (changed.who === 'self' && !changed.family) return ask('purpose', changed)
    return next(changed, hasProgress(scene.draft) || changed.who !== 'self' ? '' : introduction({ ...scene, draft: changed }))
  },
  corrected: {
    rows: ({ draft, t }) =>
      isSeveral(draft) || draft.who === 'other' || draft.family === 'advice'
        ? []
        : [{ value: 'menu', ...t.correct.rows.procedure }],
    said: 'the procedure is wrong',
    reopen: (scene) => ask('menu', scene.draft, costOfOthers(scene) ?? ''),
  },
}

/** Without the people it seemed to be for: what else was said is kept. */
function unlessOnlySaid(draft: Draft): Draft {
  const { whom, who, family, count, withMinors, ...said } = draft
  return whom === undefined ? draft : said
}

const tooFewForGroup = ({ draft, session, t }: Pick<Scene, 'draft' | 'session' | 't'>) =>
  roomForPeople(session, draft) === 0 ? askAbout('limit', 'phone', draft) : ask('menu', draft, t.group.oneMore)

/** Before the place; other questions have their own courtesy. A lost passport's report takes a day, so it is mentioned before the hour. */
export function introduction({ session, draft, t, language }: Scene): string {
  if (draft.family !== 'lost') return t.place.first
  const procedure = procedureOf(session, draft, draft.people[0])
  const needed = procedure && requirementsOn(session.tx, procedure.id, today(session)).find((one) => one.applies === 'always')
  return lines(t.place.firstLost, needed && t.place.neededThere(needed.text[language]))
}

function sections(scene: Scene): MenuSection[] {
  const { session, t } = scene
  const { rows: row } = t.menu
  const adult = PASSPORT_FAMILIES.filter((family) => isForAdults(scene, family))
  const passports: PromptOption[] = [
    ...adult.map((family) => ({ value: `self:${family}`, ...row[family] })),
    ...(minorPassports(session).length > 0 ? [{ value: 'minor', ...row.minor }] : []),
    ...(adult.length > 0 ? [{ value: 'other', ...row.other }] : []),
  ]
  const records = procedureRows(scene, onlyRecords(scene))
  return [
    { rank: 10, rows: passports },
    // In a full list the group gives way: the number of children leads there too, and its word works.
    { rank: 20, rows: adult.length > 0 ? [{ value: 'group', ...t.group.row }] : [], fewer: [] },
    { rank: 30, rows: records, fewer: records.length > 0 ? [{ value: 'others', ...row.others }] : [] },
    { rank: 40, rows: [order('appointments', row.appointments), order('costs', row.costs)] },
  ]
}

/** What is wanted is none of the procedures: they can be looked at, or a person asked. */
export function sayUnknown(scene: Scene): Answer {
  return tell({ body: scene.t.menu.unknown, options: [toAll(scene), toPerson(scene)] })
}

/** What is wanted is surely none of them: all are listed. */
export const sayNotDone = (scene: Scene): Answer => tell({ body: notDoneHere(scene), options: [toAll(scene), toPerson(scene)] })

/** "somos dos", "una cita para mi mamá": what for is open where there is more than passports. */
export function askWhatFor(scene: Scene, who: 'other' | 'minor' | 'group', count: number | undefined): Answer {
  const { askOther, passport } = scene.t.menu
  const offered = who === 'minor' ? minorPassports(scene.session) : PASSPORT_FAMILIES.filter((one) => isForAdults(scene, one))
  const value = [who, '', ...(count ? [count] : [])].join(':')
  const passports = offered.length > 0 ? [{ question: 'menu' as const, value, title: passport }] : []
  return tell({ body: askOther, options: [...passports, toAll(scene), toPerson(scene)] })
}

const toAll = (scene: Scene): PromptOption =>
  onlyRecords(scene).length > 0 ? { question: 'menu', value: 'others', title: scene.t.menu.seeAll } : toMenu(scene)

export const isForAdults = ({ session }: Scene, family: (typeof PASSPORT_FAMILIES)[number]): boolean =>
  offeredProcedure(session, family, 'adult')?.audience === 'adult'

/** Who does what is not done here: it is told, and nothing is begun. */
function toldElsewhere(scene: Scene, value: string): Answer | undefined {
  const { session, t, language } = scene
  const procedure = proceduresFound(session.tx).find(({ id }) => value === `self:${id}`)
  if (!procedure?.doneElsewhere) return undefined
  const { by, where, link } = procedure.doneElsewhere
  const words = t.menu.elsewhere(capital(procedure.name[language]), by)
  return tell({
    body: paragraphs(lines(words, where && t.menu.elsewhereWhere(where), link), !hasProgress(scene.draft) && t.menu.elsewhereMore),
    options: [wayBack(scene), toPerson(scene)],
  })
}

function aimOf(session: Session, value: string): Aim & { other?: string } {
  const [who, family, count, minors] = value.split(':')
  if (who === 'self' && family) return aimAt(session, family)
  const whose = who === 'other' || who === 'minor' || who === 'group' ? who : 'self'
  return {
    who: whose,
    ...(family && { other: family }),
    ...(count && { count: Number(count) }),
    ...(minors && { withMinors: true }),
  }
}

/** The aim that begins this procedure: one for minors alone is for as many children as were told. */
export function aimAt(session: Session, key: string, count?: number): Aim & { other: string } {
  const found = proceduresFound(session.tx).find(({ id }) => id === key)
  return found?.audience === 'minor' ? { who: 'minor', other: key, ...(count && { count }) } : { who: 'self', other: key }
}

/** The place is kept; people are kept when they are the same. */
export function withAim(draft: Draft, aim: Aim & { other?: string }): Draft {
  const family = aim.other ?? aim.family
  const advice = family === 'advice'
  const who = advice ? 'self' : (aim.who ?? draft.who ?? 'self')
  if (who === 'group') return withGroup(draft, aim)
  if (who === draft.who && who !== 'minor') {
    const people = draft.people.map(({ years, ...person }) => person)
    const { discountAsked, wrongAge, ...rest } = draft
    return { ...rest, people, ...(family && { family }) }
  }
  if (who === 'minor') return withMinors(draft, family, aim.count)
  return { ...forOthers(draft), who, ...(family && { family }), people: (draft.who ?? who !== 'self') ? [] : draft.people }
}

/** Passports differ from child to child, a record is the same for all. */
function withMinors(draft: Draft, family: string | undefined, count: number | undefined): Draft {
  const record = family !== undefined && isOnlyRecord({ family }) ? family : undefined
  if (draft.who === 'minor' && (family === undefined || record === draft.family)) return counting(draft, count)
  const people = family && !record ? Array.from({ length: count ?? 0 }, () => ({ family })) : []
  return { ...forOthers(draft), who: 'minor', ...(record && { family: record }), ...(count && { count }), people }
}

/** Surplus people are dropped. */
const counting = (draft: Draft, count: number | undefined): Draft =>
  count && (draft.count !== count || draft.people.length > count)
    ? { ...draft, count, people: draft.people.slice(0, count) }
    : draft

function withGroup(draft: Draft, { count, withMinors }: Aim): Draft {
  const group = counting(draft.who === 'group' ? draft : asGroup(draft, count), count)
  return { ...group, ...(withMinors && { withMinors }) }
}

export const purpose: AnsweredQuestion = {
  fills: ['what'],
  mereQuestion: 'fills nothing',
  numbered: true,
  isNeeded: ({ draft }) => draft.who === 'other' && draft.family === undefined,
  ask(scene) {
    const { session, t, draft } = scene
    const open = PASSPORT_FAMILIES.filter((family) => offeredProcedure(session, family, 'adult'))
    if (open.length === 0) return questionOf(scene, 'menu').ask(scene)
    if (draft.who === 'self') return { body: t.purpose.askSelf, options: open.map((value) => ({ value, title: t.wishes[value] })) }
    return { body: t.purpose.ask, options: open.map((value) => ({ value, title: t.purpose.buttons[value] })) }
  },
  choose(family, scene) {
    const { draft } = scene
    const chosen = { ...draft, family }
    return next(chosen, draft.family || draft.officeIds ? '' : introduction({ ...scene, draft: chosen }))
  },
  hear(reading, scene) {
    const family = reading.passportAim?.family
    return family && family !== 'advice' ? this.choose(family, scene) : undefined
  },
  corrected: {
    rows: ({ draft, t }) => (draft.who === 'other' ? [{ value: 'purpose', ...t.correct.rows.procedure }] : []),
    said: 'the procedure is wrong',
    reopen: ({ draft }) => ask('purpose', draft),
  },
}
