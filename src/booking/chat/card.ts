import { theOffice } from '../../catalogue/offices.ts'
import { ask, next } from '../../chat/answer.ts'
import { type Draft, hasProgress, headcount, isSeveral, type Person, whoCome } from '../../chat/draft.ts'
import { dayWords, timesWords, todayAt, whenPlain } from '../../chat/moments.ts'
import { questionOf } from '../../chat/part.ts'
import { capital, lines, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { nameAndInitial } from '../../reading/called.ts'
import { isWhomOpen } from './changed-group.ts'
import { asksCurp } from './curp.ts'
import { detailLines } from './details.ts'
import { chosenWords } from './prices.ts'
import { procedureOf, sharedProcedure } from './procedures.ts'

/** Shown on request; changes nothing. */
export const card: Question = {
  aside: true,
  ask(scene) {
    const { card: t } = scene.t
    const items = itemsOf(scene)
    const missing = missingIn(scene)
    return {
      body: paragraphs(
        items.length > 0 ? t.soFar : t.empty,
        lines(...items, missing.length > 0 && t.missing(scene.t.listed(missing))),
        t.ask,
      ),
      options: [
        { value: 'yes', title: t.buttons.yes },
        { value: 'change', title: t.buttons.change },
      ],
    }
  },
  choose: (value, { draft }) => (value === 'change' ? ask('correct', draft) : next(draft)),
  hear(reading, scene) {
    if (reading.yesNo === 'yes') return this.choose('yes', scene)
    return reading.yesNo === 'no' ? this.choose('change', scene) : questionOf(scene, 'correct').hear?.(reading, scene)
  },
}

/** One item a line. */
export function itemsOf(scene: Scene): string[] {
  return [...whatFor(scene), ...where(scene), ...when(scene), ...who(scene), ...waiting(scene)]
}

function whatFor({ draft, session, t, language }: Scene): string[] {
  if (isWhomOpen(draft)) {
    const said = procedureOf(session, { who: 'self', family: draft.whom, people: [] }, undefined)
    return said ? [`*${capital(said.name[language])}*`] : []
  }
  if (!draft.who) return []
  const several = isSeveral(draft)
  const procedure = sharedProcedure(session, draft)
  const whom = several && (draft.count ?? 1) > 1 ? t.card.people(headcount(draft)) : t.understanding.forWhoever[draft.who]
  return [procedure ? `*${capital(procedure.name[language])}*, ${whom}` : `*${capital(whom)}*`]
}

function where({ draft, session, t }: Scene): string[] {
  const { officeIds = [], near, state, places, notOffices = [] } = draft
  const names = officeIds.map((id) => theOffice(session.tx, id).name)
  const place = names.length > MOST_NAMED ? t.card.anyOffice : names.length > 0 ? t.card.at(names.join(t.waiting.or)) : undefined
  const around = near ? t.card.near(near.name) : state ? t.card.at(state.name) : places?.[0] && t.card.toConfirm(places[0].name)
  const refused = names.length > 0 ? [] : notOffices.map((id) => theOffice(session.tx, id).name)
  return [place ?? around, refused.length > 0 && t.card.notAt(t.listed(refused))].filter((one) => typeof one === 'string')
}

/** What was said before it is asked. */
const waiting = ({ draft, t }: Scene): string[] => Object.values(draft.stated ?? {}).map((words) => t.card.toConfirm(words))

/** Needs that are asked about next. */
export const needsLine = ({ t }: Scene, needs: Draft['needs'] = []): string =>
  t.listed(Object.entries(t.needs.what).flatMap(([kind, words]) => (needs.some((code) => code.startsWith(kind)) ? [words] : [])))

/** More offices than this are summed up. */
const MOST_NAMED = 3

function when(scene: Scene): string[] {
  const { draft, session, t } = scene
  if (draft.slot) return [t.card.held(whenPlain(scene, draft.slot))]
  if (draft.chosen) return [t.card.toConfirm(whenPlain(scene, draft.chosen))]
  return draft.wish
    ? [t.card.toConfirm(timesWords(scene, draft.wish, (day) => dayWords(scene, day), todayAt(session, draft.officeIds)))]
    : []
}

function who(scene: Scene): string[] {
  const { draft, t } = scene
  const of = (person: Person): string[] => [
    person.name ? nameAndInitial(person.name) : '',
    person.curp ? t.summary.curp(person.curp) : '',
    chosenWords(scene, procedureOf(scene.session, draft, person)?.id ?? '', person.years) ?? '',
    ...detailLines(scene, person, 'card'),
  ]
  return whoCome(draft).flatMap(of).filter(Boolean)
}

/** In the order in which they are asked. */
function missingIn(scene: Scene): string[] {
  const { draft, t } = scene
  if (!hasProgress(draft)) return []
  const people = Array.from({ length: headcount(draft) }, (_, at): Person => draft.people[at] ?? {})
  return [
    draft.officeIds || draft.slot ? '' : t.card.missed.office,
    !asksCurp(scene) || people.every(({ curp, noCurp }) => curp || noCurp) ? '' : t.correct.rows.curp.title,
    people.every(({ name }) => name) ? '' : t.card.missed.name,
    draft.slot || draft.chosen ? '' : t.card.missed.slot,
  ].filter(Boolean)
}
