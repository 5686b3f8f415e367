import { type Draft, headcount, withPerson } from '../draft.ts'
import { fit, minorFamilies } from '../facts.ts'
import { next, type PromptOption, type Question, type Scene } from '../question.ts'
import { findCurp } from '../understanding/curps.ts'
import { firstName, hearName } from '../understanding/names.ts'
import { plain } from '../understanding/words.ts'
import { goWithout, hearCurp } from './curp.ts'
import { nameProblem } from './name.ts'

/** CURP and name of each minor, in one message or two. */
export const child: Question = {
  isNeeded: ({ draft }) => openChild(draft) >= 0,
  ask({ draft, t }) {
    const index = openChild(draft)
    const person = draft.people[index]
    const none = [{ value: `none:${index}`, title: t.child.buttons.none }]
    if (person?.curp) return { body: t.child.askName }
    if (person?.name) return { body: t.child.askCurp(firstName(person.name)), options: none }
    return { body: t.child.ask(index + 1, headcount(draft)), options: none }
  },
  choose(value, scene) {
    const index = Number(value.split(':')[1])
    return index >= 0 && index < headcount(scene.draft) ? goWithout(scene, index) : next(scene.draft)
  },
  hear(text, scene) {
    const { draft, t } = scene
    const index = openChild(draft)
    if (findCurp(text)) return hearCurp(text, scene, index)
    const heard = hearName(text)
    if (!heard) return undefined
    if (!heard.ok) return next(draft, nameProblem(heard.why, scene))
    const complete = draft.people[index]?.curp !== undefined
    return next(withPerson(draft, index, { name: heard.name }), complete ? t.child.noted(firstName(heard.name)) : '')
  },
}

/** The position of the first minor whose CURP or name is missing; -1 when all are known. */
export function openChild(draft: Draft): number {
  if (draft.who !== 'minor' || draft.count === undefined) return -1
  for (let i = 0; i < draft.count; i++) {
    const person = draft.people[i]
    if (!person || (!person.noCurp && !(person.curp && person.name))) return i
  }
  return -1
}

const MOST_SUBSETS = 3

/** Which of the minors had a passport before: one message for all of them. */
export const hadPassport: Question = {
  numbered: true,
  isNeeded: ({ draft }) => draft.who === 'minor' && draft.people.slice(0, headcount(draft)).some((one) => !one.family),
  ask(scene) {
    const { draft, t } = scene
    const index = openFamily(draft)
    if (headcount(draft) > 1 && !draft.passportEach) {
      return { body: t.hadPassport.askAll, options: subsets(scene), open: t.common.open }
    }
    const families = new Set(minorFamilies(scene.desk).map((one) => one.family))
    const { no, yes, lost } = t.hadPassport.buttons
    return {
      body: t.hadPassport.askOne(firstName(draft.people[index]?.name ?? '')),
      options: [
        { value: `first:${index}`, title: no },
        ...(families.has('renewal') ? [{ value: `renewal:${index}`, title: yes }] : []),
        ...(families.has('lost') ? [{ value: `lost:${index}`, title: lost }] : []),
      ],
    }
  },
  choose(value, { draft }) {
    if (value === 'each') return next({ ...draft, passportEach: true })
    const [family, which] = value.split(':')
    if (family === 'only') return next(withRenewals(draft, (i) => (which ?? '').split(',').includes(String(i))))
    const index = Number(which)
    return draft.people[index] && family ? next(withPerson(draft, index, { family, oldPassport: undefined })) : next(draft)
  },
  hear(text, scene) {
    const { draft } = scene
    const words = plain(text)
    if (headcount(draft) === 1 || draft.passportEach) return hearOne(words, openFamily(draft), (value) => this.choose(value, scene))
    if (/\b(?:ningun[oa]?|nadie|none|nobody)\b/.test(words)) return next(withRenewals(draft, () => false))
    if (/\b(?:tod[oa]s|los (?:dos|tres|cuatro)|las (?:dos|tres|cuatro)|amb[oa]s|all|both)\b/.test(words))
      return next(withRenewals(draft, () => true))
    const named = draft.people.map((one) => words.includes(plain(firstName(one.name ?? '')) || '\0'))
    return named.some(Boolean) ? next(withRenewals(draft, (i) => named[i] === true)) : undefined
  },
}

function hearOne(words: string, index: number, choose: (value: string) => ReturnType<Question['choose']>) {
  if (/\b(?:perdi\w*|robaron|extravi\w*|lost|stolen)\b/.test(words)) return choose(`lost:${index}`)
  if (/^(?:no|nunca|es el primero|primera vez|never|first)\b/.test(words)) return choose(`first:${index}`)
  return /^(?:si|ya|yes)\b/.test(words) ? choose(`renewal:${index}`) : undefined
}

const openFamily = (draft: Draft): number => draft.people.slice(0, headcount(draft)).findIndex((one) => !one.family)

const withRenewals = (draft: Draft, had: (index: number) => boolean): Draft => ({
  ...draft,
  people: draft.people.map((one, i) => ({ ...one, family: had(i) ? 'renewal' : 'first', oldPassport: undefined })),
})

function subsets({ draft, t, desk }: Scene): PromptOption[] {
  const { rows } = t.hadPassport
  const names = draft.people.slice(0, headcount(draft)).map((one) => firstName(one.name ?? ''))
  const every = names.map((_, i) => i)
  const each = { value: 'each', ...rows.each }
  if (!minorFamilies(desk).some((one) => one.family === 'renewal')) return [{ value: 'only:', ...rows.none }, each]
  const pairs = names.length === MOST_SUBSETS ? every.map((left) => every.filter((i) => i !== left)) : []
  const listed = (chosen: number[]) => t.listed(chosen.map((i) => names[i] ?? ''))
  const some = [...every.map((i) => [i]), ...pairs].map((chosen) => ({
    value: `only:${chosen.join(',')}`,
    title: fit(t.hadPassport.only(listed(chosen)), 24),
    description: fit(t.hadPassport.onlyDescription(listed(every.filter((i) => !chosen.includes(i)))), 72),
  }))
  return [{ value: 'only:', ...rows.none }, { value: `only:${every.join(',')}`, ...rows.all }, ...unlike(some), each]
}

/** Rows of one list must differ; twins of one name are asked one by one. */
const unlike = (rows: PromptOption[]): PromptOption[] => (new Set(rows.map((one) => one.title)).size === rows.length ? rows : [])
