import { officesInMind } from '../../booking/chat/bookings.ts'
import type { AppointmentRow } from '../../booking/chat/standing/appointments.ts'
import type { AppointmentView } from '../../booking/types.ts'
import { keepNeeds, needsOf } from '../../booking/visit-needs.ts'
import { activeOffices, findOffice, proceduresOffered } from '../../catalogue/offices.ts'
import { isPassport } from '../../catalogue/procedures.ts'
import { type Answer, ask, askAbout, close, inBetween, next, tell } from '../../chat/answer.ts'
import { type Draft, hasProgress, onlyOne } from '../../chat/draft.ts'
import { isQuestionName, questionOf } from '../../chat/part.ts'
import { capital, fitDescription, lines, type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import { call } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { order, toPerson, wayBack } from '../../chat/ways-on.ts'
import { answerInWriting } from '../../messaging/contacts.ts'
import type { Reading } from '../../reading/reading.ts'
import { LANGUAGES_SPOKEN, type Need, SIGNS } from '../../texts/admin-needs.ts'

/** `about`: needs as in their button, else those that were said; empty: which one. Nothing is kept before a yes. */
export const need: Question = {
  // It keeps no answer of the booking.
  corrected: { with: 'whom' },
  aside: true,
  lasting: true,
  isNeeded: (scene) => pendingIn(scene).length > 0 && (!scene.draft.needsLater || scene.draft.slot !== undefined),
  isOver: (scene) => scene.draft.needs !== undefined && pendingIn(scene).length === 0,
  ask(scene) {
    const codes = codesIn(scene)
    const [first, ...others] = needsIn(scene, codes)
    if (first) return askConsent(scene, [first, ...others])
    return codes.includes(WHICH_LANGUAGE) ? askLanguage(scene) : askWhich(scene)
  },
  choose(value, scene) {
    const [what, ...which] = value.split(':')
    const codes = which.join(':').split(',')
    if (what === 'ask') return askAbout('need', codes.join(), scene.draft)
    if (what === 'off') return takeOff(scene, codes)
    return (what === 'yes' || what === 'is') && needsIn(scene, codes).length > 0 ? note(scene, [], codes) : refuse(scene)
  },
  /** A language that is not in the list. */
  takes({ text, entities }, scene) {
    const codes = codesIn(scene)
    const isAsked = needsIn(scene, codes).length === 0 && codes.includes(WHICH_LANGUAGE)
    return isAsked && entities.length === 0 && LANGUAGE.test(text)
      ? note(scene, [], [`${WHICH_LANGUAGE}${text.toLowerCase()}`])
      : undefined
  },
}

/** An interpreter whose language is to be asked. */
export const WHICH_LANGUAGE = 'interpreter:'

const LANGUAGE = /^\p{L}{3,20}(?: \p{L}{2,20})?$/u

export const codesIn = ({ about, draft, language }: Pick<Scene, 'about' | 'draft' | 'language'>): string[] =>
  about?.split(',') ?? orWhich(pendingIn({ draft, language }))

const orWhich = (codes: string[]): string[] => (codes.length > 0 ? codes : [''])

/** Said, and not answered. English was chosen as their language. */
export const pendingIn = ({ draft, language }: Pick<Scene, 'draft'> & Partial<Pick<Scene, 'language'>>): string[] =>
  (draft.needs ?? []).filter((code) => language !== 'en' || code !== WHICH_LANGUAGE)

export function withPending({ needs, ...draft }: Draft, codes: readonly string[]): Draft {
  const all = [...new Set([...(needs ?? []), ...codes])]
  return all.length > 0 ? { ...draft, needs: all } : draft
}

/** Another question would be lost if this one took its place. */
function waits(scene: Scene): boolean {
  const { draft, asked, about } = scene
  const open = asked !== undefined && isQuestionName(scene, asked) ? questionOf(scene, asked) : undefined
  return Boolean(open?.waits?.(about) ?? (open?.acts && !hasProgress(draft)))
}

/** Asked before the booking goes on, until it is answered; after a question that would be lost. */
export function offer(scene: Scene, codes: readonly string[], ...notes: string[]): Answer {
  const draft = withPending(scene.draft, codes)
  if (waits(scene)) return inBetween(tell({ body: paragraphs(...notes, scene.t.needs.later), draft }))
  const inWriting = codes.includes('hearing') && scene.session.contact.inWriting ? scene.t.firstOfAll.inWriting : ''
  const half = codes.some((code) => PAY_HALF.has(code)) ? halfFee(scene, paragraphs(...notes)) : ''
  return ask('need', draft, ...notes, inWriting, half)
}

/** After a mere question: not asked again, unless something else waits for its answer. */
export function offerOnce(scene: Scene, codes: readonly string[], ...notes: string[]): Answer {
  if (waits(scene) && notes.length > 0) return inBetween(tell({ body: paragraphs(...notes) }))
  if (waits(scene) || pendingIn(scene).length > 0) return offer(scene, codes, ...notes)
  return askAbout('need', codes.join(), scene.draft, ...notes)
}

export const codeOf = ({ kind, language }: Need): string => (language === undefined ? kind : `${kind}:${language}`)

/** Without those of which more is to be asked. */
const needsIn = ({ t }: Scene, codes: readonly string[]): Need[] =>
  codes.flatMap((code) => {
    const [kind = '', language] = code.split(':')
    if (language === '' || !Object.hasOwn(t.needs.what, kind)) return []
    return { kind: kind as Need['kind'], ...(language && { language }) }
  })

export const noted = ({ session }: Scene): Need[] => needsOf(session.tx, session.deps.vault, session.contact.id)

const words = ({ t }: Scene, { kind, language }: Need): string =>
  language === undefined ? t.needs.what[kind] : t.needs.interpreterOf(language)

const allWords = (scene: Scene, needs: readonly Need[]): string => scene.t.listed(needs.map((one) => words(scene, one)))

export const kindOf = (code: string): string => code.split(':')[0] ?? ''

/** What was interrupted is asked again below, after what else was said; the question about the need itself is over. Newcomers go on to the menu. */
function told(scene: Scene, done: readonly string[], body: string, ...options: PromptOption[]): Answer {
  const kinds = new Set(done.map(kindOf))
  const { needs = [], ...rest } = scene.draft
  const draft = withPending(
    rest,
    needs.filter((code) => !kinds.has(kindOf(code))),
  )
  if (pendingIn({ ...scene, draft }).length > 0) return next(draft, body)
  const isOwn = scene.asked === undefined || scene.asked === 'need'
  if (isOwn && !hasProgress(draft) && officesInMind(scene).length === 0) return ask('menu', draft, body)
  const prompt = { body, draft, options: [...options, wayBack(scene)] }
  return inBetween(isOwn ? close(prompt) : tell(prompt))
}

function keep(scene: Scene, needs: readonly Need[]): void {
  const { tx, deps, contact, now } = scene.session
  keepNeeds(tx, deps.vault, contact.id, needs, now)
}

/** None named: all. */
function takeOff(scene: Scene, codes: readonly string[]): Answer {
  const kinds = new Set(codes.map(kindOf))
  const left = noted(scene).filter(({ kind }) => !kinds.has(kind))
  keep(scene, needsIn(scene, codes).length > 0 ? left : [])
  return told(scene, codes, scene.t.needs.removed)
}

/** "ya no necesito intérprete": it is asked whether it is taken off. */
export function needsNone(scene: Scene, codes: readonly string[]): Answer {
  const known = noted(scene).filter(({ kind }) => codes.some((code) => kindOf(code) === kind))
  return known.length > 0 ? askAbout('need', known.map(codeOf).join(), scene.draft) : refuse(scene)
}

/** What was asked, or nothing more than that. */
export function refuse(scene: Scene): Answer {
  const codes = codesIn(scene)
  const asked = needsIn(scene, codes).map(codeOf)
  if (isToTakeOff(scene, codes)) return alreadyNoted(scene, codes)
  return told(scene, asked.length > 0 ? asked : codes, scene.t.needs.refused)
}

/** What was asked, and what was said with the answer. */
export function note(before: Scene, more: readonly string[], asked = codesIn(before)): Answer {
  if (more.length === 0 && isToTakeOff(before, asked)) return takeOff(before, asked)
  const open = asked.includes('') ? [] : asked
  const codes = [...open.filter((code) => !more.some((one) => kindOf(one) === kindOf(code))), ...more]
  const needs = needsIn(before, codes)
  if (needs.length === 0) return offer(before, codes)
  const scene = needs.some(({ kind }) => kind === 'hearing') ? inWriting(before) : before
  keep(scene, [...noted(scene).filter(({ kind }) => needs.every((one) => one.kind !== kind)), ...needs])
  const rest = codes.filter((code) => needsIn(scene, [code]).length === 0)
  return told({ ...scene, draft: withPending(scene.draft, rest) }, needs.map(codeOf), saysNoted(scene, needs), off(scene, needs))
}

const off = ({ t }: Scene, needs: readonly Need[]): PromptOption => ({
  question: 'need',
  value: `off:${needs.map(codeOf).join()}`,
  title: t.needs.buttons.offAll,
})

function saysNoted(scene: Scene, needs: readonly Need[]): string {
  const isAsked = needs.some(({ kind }) => kind === 'interpreter')
  return paragraphs(scene.t.needs.noted(allWords(scene, needs)), isAsked && whom(scene, officesInMind(scene)))
}

/** Said again: it stands, and can be taken off. */
export function alreadyNoted(scene: Scene, codes: readonly string[]): Answer {
  const known = noted(scene).filter(({ kind }) => codes.some((code) => kindOf(code) === kind))
  if (known.length === 0) return next(scene.draft)
  return inBetween(tell({ body: saysNoted(scene, known), options: [off(scene, known), wayBack(scene)] }))
}

/** To a question: what stands and what is known of it. A note is offered, and none is taken off. */
export function answer(scene: Scene, codes: readonly string[], reading: Reading): Answer {
  const known = noted(scene).filter(({ kind }) => codes.some((code) => kindOf(code) === kind))
  const others = codes.filter((code) => known.every(({ kind }) => kind !== kindOf(code)))
  const record = codes.some((code) => kindOf(code) === 'interpreter') && whom(scene, officesInMind(scene))
  const office = reading.says('asks whether it is noted') ? '' : record || `${scene.t.faq.officeKnows} ${call(scene)}`
  const notes = [known.length > 0 ? scene.t.needs.noted(allWords(scene, known)) : '', office]
  if (others.length > 0) return offerOnce(scene, others, ...notes)
  return inBetween(tell({ body: paragraphs(...notes), options: [off(scene, known), wayBack(scene)] }))
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

/** All of it stands. */
const isToTakeOff = (scene: Scene, codes: readonly string[]): boolean =>
  codes.every((code) => noted(scene).some((one) => codeOf(one) === code))

function askConsent(scene: Scene, asked: readonly [Need, ...Need[]]): Prompt {
  const { t, language } = scene
  const has = (kind: Need['kind']) => asked.some((one) => one.kind === kind)
  const isTongue = asked.some((one) => one.kind === 'interpreter' && one.language !== SIGNS)
  const easier = language === 'es-MX' && (has('reading') || isTongue)
  const codes = asked.map(codeOf)
  const known = isToTakeOff(scene, codes)
  const what = allWords(scene, asked)
  return {
    body: paragraphs(
      isTongue && t.faq.tongue,
      has('reading') && easier && t.needs.easier,
      known ? t.needs.noted(what) : lines(t.needs.mayNote(what), t.needs.kept),
      known ? t.needs.askOff : [t.needs.ask, hasProgress(scene.draft) && t.needs.goesOn].filter(Boolean).join(' '),
    ),
    options: [
      {
        question: 'need',
        value: `${known ? 'off' : 'yes'}:${codes.join()}`,
        title: known ? t.needs.buttons.off : t.needs.buttons.yes,
      },
      known ? wayBack(scene) : { value: 'no', title: t.needs.buttons.no },
      ...(easier ? [order('easy', t.needs.buttons.easy)] : []),
      ...(easier && has('reading') ? [] : [toPerson(scene)]),
    ],
  }
}

const PAY_HALF: ReadonlySet<string> = new Set<Need['kind']>(['hearing', 'sight', 'mobility'])

/** Ley Federal de Derechos: persons with a disability pay half. Unless prices that were told say so. */
function halfFee({ session, t, draft }: Scene, told = ''): string {
  const passports = proceduresOffered(session.tx).filter(isPassport)
  const isTold = passports.some(({ halfAge }) => halfAge !== undefined && told.includes(t.costs.discount(halfAge)))
  return passports.length > 0 && !isTold && !draft.people[0]?.halfFee ? t.costs.discountForDisability : ''
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
      // A mere "sí" chooses none of them.
      ...LANGUAGES_SPOKEN.map((one) => ({ value: `is:interpreter:${one}`, title: capital(one) })),
      { value: 'is:interpreter', title: t.needs.buttons.other },
      { value: 'no', title: t.needs.buttons.none },
      order('english', t.language.buttons.en),
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
