import { officesInMind } from '../../booking/chat/bookings.ts'
import type { AppointmentRow } from '../../booking/chat/standing/appointments.ts'
import { volunteer } from '../../booking/chat/volunteer.ts'
import type { AppointmentView } from '../../booking/types.ts'
import { keepNeeds, needsOf } from '../../booking/visit-needs.ts'
import { activeOffices, findOffice, proceduresOffered } from '../../catalogue/offices.ts'
import { isPassport } from '../../catalogue/procedures.ts'
import { type Answer, ask, askAbout, close, inBetween, tell } from '../../chat/answer.ts'
import { hasProgress, onlyOne } from '../../chat/draft.ts'
import { isQuestionName, questionOf } from '../../chat/part.ts'
import { capital, fitDescription, lines, type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { order, toPerson, wayBack } from '../../chat/ways-on.ts'
import { answerInWriting } from '../../messaging/contacts.ts'
import { LANGUAGES_SPOKEN, type Need } from '../../texts/admin-needs.ts'

/** `about`: a need, as in its button; empty: which one. Nothing is kept before a tap. */
export const need: Question = {
  aside: true,
  lasting: true,
  ask(scene) {
    const asked = needIn(scene, scene.about)
    if (!asked) return askWhich(scene)
    return asked.kind === 'interpreter' && asked.language === undefined ? askLanguage(scene) : askConsent(scene, asked)
  },
  choose(value, scene) {
    const [what, ...which] = value.split(':')
    const code = which.join(':')
    const asked = needIn(scene, code)
    if (what === 'ask') return askAbout('need', code, scene.draft)
    if (what === 'off') return keep(scene, asked ? without(scene, asked) : [], scene.t.needs.removed)
    return what === 'yes' && asked ? note(scene, asked) : told(scene, scene.t.needs.refused)
  },
  /** A language that is not in the list; else what would begin a booking does, unanswered as this is. */
  takes(reading, scene) {
    const { text, entities } = reading
    const asked = needIn(scene, scene.about)
    return asked?.kind === 'interpreter' && !asked.language && entities.length === 0 && LANGUAGE.test(text)
      ? note(scene, { ...asked, language: text.toLowerCase() })
      : volunteer(reading, scene, 'menu')
  },
}

/** Asked before the booking goes on, but not in place of a question that would be lost. */
export function offer(scene: Scene, code: string, ...notes: string[]): Answer {
  const { draft, asked, about, t } = scene
  const open = asked !== undefined && isQuestionName(scene, asked) ? questionOf(scene, asked) : undefined
  const wouldBeLost = open?.waits?.(about) ?? (open?.acts && !hasProgress(draft))
  if (wouldBeLost) return inBetween(tell({ body: paragraphs(...notes, t.needs.later) }))
  const inWriting = code === 'hearing' && scene.session.contact.inWriting ? t.firstOfAll.inWriting : ''
  return askAbout('need', code, draft, ...notes, inWriting, PAY_HALF.has(code) ? halfFee(scene, paragraphs(...notes)) : '')
}

const LANGUAGE = /^\p{L}{3,20}(?: \p{L}{2,20})?$/u

const codeOf = ({ kind, language }: Need): string => (language === undefined ? kind : `${kind}:${language}`)

function needIn({ t }: Scene, code = ''): Need | undefined {
  const [kind = '', language] = code.split(':')
  return Object.hasOwn(t.needs.what, kind) ? { kind: kind as Need['kind'], ...(language && { language }) } : undefined
}

export const noted = ({ session }: Scene): Need[] => needsOf(session.tx, session.deps.vault, session.contact.id)

const without = (scene: Scene, { kind }: Need): Need[] => noted(scene).filter((one) => one.kind !== kind)

const words = ({ t }: Scene, { kind, language }: Need): string =>
  language === undefined ? t.needs.what[kind] : t.needs.interpreterOf(language)

const allWords = (scene: Scene, needs: readonly Need[]): string => scene.t.listed(needs.map((one) => words(scene, one)))

/** What was interrupted is asked again below; the question about the need itself is over. Newcomers go on to the menu. */
function told(scene: Scene, body: string, ...options: PromptOption[]): Answer {
  const isOwn = scene.about === '' || needIn(scene, scene.about) !== undefined
  if (isOwn && !hasProgress(scene.draft) && officesInMind(scene).length === 0) return ask('menu', scene.draft, body)
  const prompt = { body, options: [...options, wayBack(scene)] }
  return inBetween(isOwn ? close(prompt) : tell(prompt))
}

function keep(scene: Scene, needs: readonly Need[], body: string, ...options: PromptOption[]): Answer {
  const { tx, deps, contact, now } = scene.session
  keepNeeds(tx, deps.vault, contact.id, needs, now)
  return told(scene, body, ...options)
}

function note(before: Scene, asked: Need): Answer {
  const scene = asked.kind === 'hearing' ? inWriting(before) : before
  const { t } = scene
  const offices = officesInMind(scene)
  const body = paragraphs(t.needs.noted(words(scene, asked)), asked.kind === 'interpreter' && whom(scene, offices))
  const off = { question: 'need', value: `off:${codeOf(asked)}`, title: t.needs.buttons.off } as const
  return keep(scene, [...without(scene, asked), asked], body, off)
}

function inWriting(scene: Scene): Scene {
  const { session } = scene
  answerInWriting(session.tx, session.contact.id)
  return { ...scene, session: { ...session, contact: { ...session.contact, inWriting: true } } }
}

/** Who is asked for an interpreter: by the record of the only office that it can be, which may say a telephone. */
function whom({ session, t }: Scene, officeIds: readonly number[]): string | undefined {
  if (session.contact.inWriting) return undefined
  const id = onlyOne(officeIds.length > 0 ? [...new Set(officeIds)] : activeOffices(session.tx).map((one) => one.id))
  const asked = id === undefined ? undefined : findOffice(session.tx, id)?.interpreter
  return asked && t.needs.whom(asked)
}

function askConsent(scene: Scene, asked: Need): Prompt {
  const { t, language } = scene
  const { kind } = asked
  const easier = language === 'es-MX' && (kind === 'reading' || kind === 'interpreter')
  const known = noted(scene).some((one) => codeOf(one) === codeOf(asked))
  const what = words(scene, asked)
  return {
    body: paragraphs(
      kind === 'interpreter' && t.faq.tongue,
      kind === 'reading' && easier && t.needs.easier,
      known ? t.needs.noted(what) : lines(t.needs.mayNote(what), t.needs.kept),
      known ? t.needs.askOff : [t.needs.ask, hasProgress(scene.draft) && t.needs.goesOn].filter(Boolean).join(' '),
    ),
    options: [
      {
        question: 'need',
        value: `${known ? 'off' : 'yes'}:${codeOf(asked)}`,
        title: known ? t.needs.buttons.off : t.needs.buttons.yes,
      },
      known ? wayBack(scene) : { value: 'no', title: t.needs.buttons.no },
      ...(easier ? [order('easy', t.needs.buttons.easy)] : []),
      ...(easier && kind === 'reading' ? [] : [toPerson(scene)]),
    ],
  }
}

const PAY_HALF: ReadonlySet<string> = new Set<Need['kind']>(['hearing', 'sight', 'mobility'])

/** Ley Federal de Derechos: persons with a disability pay half. Unless prices that were told say so. */
function halfFee({ session, t }: Scene, told = ''): string {
  const passports = proceduresOffered(session.tx).filter(isPassport)
  const isTold = passports.some(({ halfAge }) => halfAge !== undefined && told.includes(t.costs.discount(halfAge)))
  return passports.length > 0 && !isTold ? t.costs.discountForDisability : ''
}

function askWhich(scene: Scene): Prompt {
  const { t } = scene
  const { interpreter, ...others } = t.needs.rows
  return {
    body: paragraphs(lines(t.needs.which, t.needs.kept), halfFee(scene), t.needs.askWhich),
    options: [
      ...Object.entries(others).map(([kind, title]) => ({ value: `yes:${kind}`, title })),
      { value: 'ask:interpreter', title: interpreter },
      { value: 'no', title: t.needs.buttons.none },
      toPerson(scene),
    ],
  }
}

function askLanguage(scene: Scene): Prompt {
  const { t } = scene
  return {
    body: paragraphs(t.faq.tongue, lines(t.needs.mayNote(t.needs.what.interpreter), t.needs.kept), t.needs.askLanguage),
    options: [
      ...LANGUAGES_SPOKEN.map((one) => ({ value: `yes:interpreter:${one}`, title: capital(one) })),
      { value: 'yes:interpreter', title: t.needs.buttons.other },
      { value: 'no', title: t.needs.buttons.none },
      toPerson(scene),
    ],
  }
}

export const needRow: AppointmentRow = (scene, { views: [{ needs }] }) => {
  if (needs.length === 0) return undefined
  const description = fitDescription(capital(allWords(scene, needs)))
  return { question: 'need', value: 'off', title: scene.t.needs.buttons.offAll, description }
}

/** Under a new folio. */
export function needConfirmed(scene: Scene, { needs, office }: Pick<AppointmentView, 'needs' | 'office'>): string | undefined {
  if (needs.length === 0) return undefined
  const isAsked = needs.some(({ kind }) => kind === 'interpreter')
  return lines(scene.t.needs.noted(allWords(scene, needs)), isAsked && whom(scene, [office.id]))
}
