import { LANGUAGES, type Language } from '../../agenda/languages.ts'
import { groupsOf } from '../bookings.ts'
import { EMPTY, hasProgress } from '../draft.ts'
import { hourOf, procedureOf, today, wall, whenPlain } from '../facts.ts'
import {
  type Answer,
  ask,
  askAbout,
  isQuestionName,
  next,
  type Prompt,
  paragraphs,
  type Question,
  type Scene,
  tell,
} from '../question.ts'
import { BUTTONS_MAX } from '../speak.ts'
import type { Asked } from '../state.ts'
import { hearYesNo } from '../understanding/agreement.ts'
import type { Command } from '../understanding/commands.ts'
import { nameAndInitial } from '../understanding/names.ts'

/** Somebody is back with a mere greeting. On a family's telephone: first name and initial only, no CURP. `about`: the day of the last word. */
export const resume: Question = {
  isNeeded: () => false,
  ask(scene) {
    const { t, desk, about } = scene
    const kept = about && about !== today(desk) ? t.resume.kept(t.dates.plain(about)) : t.resume.keptToday
    const { buttons } = t.resume
    const facts = soFar(scene)
    return {
      body: paragraphs(facts ? `${kept}: ${facts}.` : `${kept}.`, placeKept(scene), t.resume.ask),
      options: [
        { value: 'goOn', title: buttons.goOn },
        { value: 'restart', title: buttons.restart },
        { question: 'go', value: 'erase', title: buttons.erase },
      ],
    }
  },
  choose(value, { draft, desk, t }) {
    if (value !== 'restart') return next(draft)
    if (draft.slot) desk.releaseHold()
    return next(EMPTY, t.resume.restarted)
  },
}

/** "renovar pasaporte, Guadalupe H., oficina Toluca", to be ended with a full stop; an initial brings its own. Empty when nothing can be named yet. */
function soFar({ draft, desk, t, language }: Scene): string {
  const procedure = procedureOf(desk, draft, draft.people[0])
  const what =
    draft.who === 'minor'
      ? t.menu.rows.minor.title.toLowerCase()
      : draft.who === 'group'
        ? t.group.soFar
        : procedure?.name[language]
  const names = draft.people.flatMap((person) => (person.name ? [nameAndInitial(person.name)] : []))
  const [only, another] = draft.officeIds ?? []
  const office = only !== undefined && another === undefined ? t.resume.office(desk.office(only).name) : draft.near?.name
  return [what && `*${what}*`, ...names, office].filter(Boolean).join(', ').replace(/\.$/, '')
}

/** Somebody is back with an answer: when they wrote last, and what was kept of it. */
export function welcomeBack(scene: Scene, at: number, draft: Scene['draft']): string {
  const { t, desk } = scene
  const facts = soFar({ ...scene, draft })
  const back = t.resume.back(t.dates.plain(dayOf({ desk }, at)))
  return facts ? `${back} ${t.resume.soFar(facts)}` : back
}

/** Whether the place of the booking under way is still held, and until when. */
export function placeKept(scene: Scene): string | undefined {
  const { draft, desk, t } = scene
  if (!draft.slot) return draft.earlier ? t.resume.holdGone(whenPlain(scene, draft.earlier)) : undefined
  const hold = desk.currentHold()
  return hold?.slot.slotId === draft.slot.slotId
    ? t.resume.holdKept(whenPlain(scene, draft.slot), hourOf(scene, hold.until, hold.slot.officeId))
    : t.resume.holdGone(whenPlain(scene, draft.slot))
}

export const erase: Question = {
  acts: true,
  isNeeded: () => false,
  ask({ t, desk }) {
    return {
      body: paragraphs(desk.appointments().length > 0 && t.erase.withAppointments, t.erase.ask),
      options: [
        { value: 'yes', title: t.erase.buttons.yes },
        { value: 'no', title: t.erase.buttons.no },
      ],
    }
  },
  choose(value, { draft, desk, t }) {
    if (value !== 'yes') return next(draft, t.erase.kept)
    desk.releaseHold()
    return { kind: 'over', prompt: { body: t.erase.done } }
  },
}

/** "cancelar" in the middle of a booking must never touch an appointment that stands. */
export const quit: Question = {
  acts: true,
  isNeeded: () => false,
  ask(scene) {
    const { t, desk } = scene
    const { buttons } = t.quit
    const [first, second] = groupsOf(desk)
    if (!first) {
      return {
        body: t.quit.ask,
        options: [
          { value: 'yes', title: buttons.yes },
          { value: 'no', title: buttons.no },
        ],
      }
    }
    return {
      body: second ? t.quit.askWhichSeveral : t.quit.askWhich(t.dates.plain(first.views[0].slot.day)),
      options: [
        { value: 'yes', title: buttons.draft },
        { question: 'go', value: 'cancelAppointment', title: buttons.appointment },
        { value: 'no', title: buttons.nothing },
      ],
    }
  },
  choose(value, { draft, desk, t }) {
    if (value !== 'yes') return next(draft)
    desk.releaseHold()
    return { kind: 'over', prompt: { body: t.quit.done } }
  },
}

export const language: Question = {
  isNeeded: () => false,
  ask: (scene) => (scene.about === 'easy' ? offerEasy(scene) : askLanguage(scene)),
  choose: (_value, { draft }) => next(draft),
  hear(text, { draft, about }) {
    const said = about === 'easy' ? hearYesNo(text) : undefined
    return said === 'yes' ? { kind: 'speak', language: 'es-facil' } : said === 'no' ? next(draft) : undefined
  },
}

const askLanguage = ({ t }: Scene): Prompt => ({
  body: t.language.ask,
  options: LANGUAGES.map((one) => ({ question: 'go', value: LANGUAGE_WORDS[one], title: t.language.buttons[one] })),
  ...(LANGUAGES.length > BUTTONS_MAX && { open: t.common.open }),
})

/** The command that each language is chosen by. */
const LANGUAGE_WORDS: Record<Language, Command> = { 'es-MX': 'spanish', 'es-facil': 'easy', en: 'english' }

/** For somebody who said twice that they do not understand. */
const offerEasy = ({ t }: Scene): Prompt => ({
  body: t.language.offerEasy,
  options: [
    { question: 'go', value: 'easy', title: t.language.easyButtons.yes },
    { value: 'no', title: t.language.easyButtons.no },
    { question: 'go', value: 'person', title: t.language.easyButtons.person },
  ],
})

/** Buttons that do what a typed command does; converse runs them before anything else. */
export const go: Question = {
  lasting: true,
  isNeeded: () => false,
  ask: ({ t }) => ({ body: t.common.missed }),
  choose: (_value, { draft }) => (hasProgress(draft) ? next(draft) : ask('menu', draft)),
}

export const dayOf = (scene: Pick<Scene, 'desk'>, at: number): string => wall(at, scene.desk.institution().zone).day

/** Courtesy is no misunderstanding: the open question once more, and nothing is counted. */
export function thanked({ draft, t }: Scene, asked: Asked | undefined): Answer {
  if (!hasProgress(draft)) return tell({ body: t.common.bye })
  const open = asked && isQuestionName(asked.question)
  return open ? askAbout(asked.question, asked.about ?? '', draft, t.common.gladly) : next(draft, t.common.gladly)
}
