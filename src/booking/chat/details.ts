import type { FieldKind } from '../../../db/schema/catalogue.ts'
import { fieldsOf, findProcedure } from '../../catalogue/procedures.ts'
import type { Field, FieldAnswers, FieldMoment, Language } from '../../catalogue/types.ts'
import { type Answer, again, next } from '../../chat/answer.ts'
import { type Draft, hasProgress, headcount, isSeveral, type Person, whoCome, withEach, withPerson } from '../../chat/draft.ts'
import { today } from '../../chat/moments.ts'
import { lines } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import { callPerson, withPerson as withCall } from '../../chat/questions/faq.ts'
import type { Booking, Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { order } from '../../chat/ways-on.ts'
import { concerning } from '../../fields/conditions.ts'
import { answersSaid, chooseField, concerningAnswers, hearField, openFields, optionsOf } from '../../fields/field-answers.ts'
import type { Asking, FieldHeard } from '../../fields/kind.ts'
import { onlyTells } from '../../reading/acts.ts'
import { firstName } from '../../reading/called.ts'
import { plain } from '../../reading/engine/words.ts'
import { saysWordOf } from '../../reading/finder.ts'
import { asksForName, calledThere, whatIsRight, withoutName } from '../../reading/names.ts'
import type { Reading } from '../../reading/reading.ts'
import { groupsOf } from './bookings.ts'
import { markOf, positionOf } from './changed-group.ts'
import { answersOf, procedureOf } from './procedures.ts'

/** One field a message, in the record's order and words. */
export const details: AnsweredQuestion = {
  ownWording: true,
  numbered: 'as rows',
  answersFirst: ['danger', 'life', 'urgent', 'death', 'complaint'],
  isNeeded: (scene) => openField(scene) !== undefined,
  ask(scene) {
    const { draft, t, language } = scene
    const open = openField(scene)
    if (!open) return { body: t.details.changed, options: [order('goOn', t.menu.rows.goOn.title)] }
    const { field, index } = open
    const question = field.question[language]
    const whose = headcount(draft) > 1 && !field.shared ? firstName(draft.people[index]?.name ?? '') : ''
    const offered = optionsOf(field, askingFor(scene, draft.people[index]))
    const options = offered.map((one) => ({ ...one, value: `${markOf(draft, index)}:${field.name}:${one.value}` }))
    const wayOut = field.allowedIf ? [order('menu', t.summary.leftButtons.menu)] : []
    return {
      body: lines(
        whose ? t.details.askFor(whose, question) : t.details.ask(question),
        field.example && t.details.example(field.example),
        !field.required && options.length === 1 && t.details.optional,
      ),
      options: [...options, ...wayOut],
      about: placeOf(open),
    }
  },
  choose(value, scene) {
    const { draft, session, t } = scene
    const [mark = '', name = '', ...rest] = value.split(':')
    const index = positionOf(draft, mark)
    const person = draft.people[index]
    if (!person) return next(draft, t.groupChange.notThisGroup)
    const field = fieldsFor(session, draft, person).find((one) => one.name === name)
    const chosen = field && chooseField(rest.join(':'), field, askingFor(scene, person))
    return chosen ? taken(scene, index, name, chosen) : next(draft)
  },
  ownWords: ({ asksSomething }, scene) => openField(scene)?.field.kind === 'text' && !asksSomething,
  hear(reading, scene) {
    const open = openField(scene)
    // The record may have changed since, and any text would fit another question.
    if (!open || (scene.about !== undefined && scene.about !== placeOf(open))) return next(scene.draft, scene.t.details.changed)
    const { field, index } = open
    // Any words fit a text, also a question to us.
    const isAsked = field.kind === 'text' && reading.asksSomething && /[?¿]/.test(reading.text)
    if (isAsked || (reading.request && onlyTells(reading.request))) return undefined
    const text = (reading.says('a detail was wrong') && whatIsRight(reading.text)) || reading.text
    const heard = hearField(text, field, askingFor(scene, scene.draft.people[index]))
    return heard && alsoStated(taken(scene, index, field.name, heard), heard, text, scene)
  },
  corrected: {
    rows: ({ session, draft, t }) => (hasDetails({ session, draft }) ? [{ value: 'details', ...t.details.row }] : []),
    reopen: ({ draft }) => next(withEach(draft, { answers: undefined })),
  },
}

const taken = (scene: Scene, index: number, name: string, heard: NonNullable<FieldHeard>) =>
  heard.ok ? next(withAnswer(scene, index, name, heard.value)) : again(scene.draft, heard.note)

/** "Firulais, es perro": what else the record asks, said beside the answer. */
function alsoStated(answer: Answer, heard: FieldHeard, text: string, scene: Scene): Answer {
  if (answer.kind !== 'next' || !heard?.ok) return answer
  const after = { ...scene, draft: answer.draft }
  const draft = withFirstAnswers(text.replace(heard.value, ''), after)
  return next(draft, sayStatedAnswers(scene, answer.draft, draft))
}

interface OpenField {
  field: Field
  index: number
}

const placeOf = ({ field, index }: OpenField): string => `${index}:${field.name}`

/** Before an hour is chosen, those that wait for it are not due. */
export function openField(scene: Scene): OpenField | undefined {
  const { session, draft } = scene
  const moments: readonly FieldMoment[] = draft.slot ? ['hours', 'hold'] : ['hours']
  for (const [index, person] of whoCome(draft).entries()) {
    const [field] = openFields(fieldsFor(session, draft, person), askingFor(scene, person), moments)
    if (field) return { field, index }
  }
  return undefined
}

const fieldsFor = (session: Session, draft: Draft, person: Person): readonly Field[] => {
  const procedure = procedureOf(session, draft, person)
  return procedure ? fieldsOf(session.tx, procedure.id) : []
}

export const askingFor = ({ session, draft, language, t }: Scene, person: Person | undefined): Asking => ({
  ...{ db: session.tx, today: today(session), language, t },
  person: { birthDate: person?.birthDate, curp: person?.curp },
  answers: answersOf(session, draft, person),
  visit: draft.slot?.day,
})

function withAnswer({ session, draft }: Booking, index: number, name: string, answer: string): Draft {
  const person = draft.people[index]
  return withAnswers({ session, draft }, index, { ...answersOf(session, draft, person), [name]: answer })
}

function withAnswers({ session, draft }: Booking, index: number, answers: FieldAnswers): Draft {
  const person = draft.people[index]
  const procedure = procedureOf(session, draft, person)
  return procedure ? withPerson(draft, index, { answers: { ...person?.answers, [procedure.id]: answers } }) : draft
}

const hasDetails = ({ session, draft }: Booking): boolean =>
  whoCome(draft).some((person) => Object.keys(answersOf(session, draft, person)).length > 0)

/** Of one person: of several it is not known whose a typed answer is. */
function besideConfirmation(scene: Scene): Field[] {
  const { people } = scene.draft
  if (isSeveral(scene.draft)) return []
  const [person = {}] = people
  const asked = concerning(fieldsFor(scene.session, scene.draft, person), askingFor(scene, person))
  return asked.filter((one) => one.needed === 'confirmation')
}

export const openBesideConfirmation = (scene: Scene): Field[] => {
  const answers = answersOf(scene.session, scene.draft, scene.draft.people[0])
  return besideConfirmation(scene).filter(({ name }) => answers[name] === undefined)
}

/** Wherever it is said, by its pattern; the same draft without any. */
export const withStatedAnswers = (reading: Reading, scene: Scene): Draft =>
  besideConfirmation(scene).reduce((draft, field) => {
    const heard = hearField(reading.figures, field, askingFor(scene, draft.people[0]))
    const isNew = heard?.ok && answersOf(scene.session, draft, draft.people[0])[field.name] !== heard.value
    return isNew ? withAnswer({ session: scene.session, draft }, 0, field.name, heard.value) : draft
  }, scene.draft)

/** What the sentence that begins the booking says of it already. */
export const withFirstAnswers = (text: string, scene: Scene): Draft =>
  headcount(scene.draft) > 1
    ? scene.draft
    : fieldsFor(scene.session, scene.draft, scene.draft.people[0] ?? {}).reduce((draft, field) => {
        const said = isAnswered(scene, field) ? undefined : fieldStated(text, field, askingFor(scene, draft.people[0]))
        return said === undefined ? draft : withAnswer({ session: scene.session, draft }, 0, field.name, said)
      }, scene.draft)

/** What a sentence that begins a booking says of it already: an option, what it is called, what stands behind its label. */
function fieldStated(text: string, field: Field, asking: Asking): string | undefined {
  const { kind, pattern, options, label, question } = field
  const says = (words: string, title: Record<Language, string>) => saysWordOf(plain(words), plain(title[asking.language]))
  const [only, another] = options.filter(({ title }) => says(text, title))
  if (kind === 'choice') return another ? undefined : only?.value
  const named = () => (BEHIND_LABEL.has(kind) ? text.split(/[,;]/).find((part) => says(part, label)) : undefined)
  const words = pattern || kind === 'email' ? text : kind === 'text' ? calledThere(text, question[asking.language]) : named()
  const heard = words === undefined ? undefined : hearField(words, field, asking)
  return heard?.ok ? heard.value : undefined
}

const isAnswered = ({ session, draft }: Booking, { name }: Field): boolean =>
  answersOf(session, draft, draft.people[0])[name] !== undefined

const BEHIND_LABEL: ReadonlySet<FieldKind> = new Set(['plate', 'document', 'number'])

export const withoutOpenAnswers = (scene: Scene): Draft =>
  openBesideConfirmation(scene).reduce((draft, { name }) => withAnswer({ session: scene.session, draft }, 0, name, ''), scene.draft)

export function sayStatedAnswers(scene: Scene, before: Draft, after: Draft): string {
  const { session, t } = scene
  const [known, given = {}] = [before, after].map((draft) => answersOf(session, draft, draft.people[0]))
  const isNew = ({ name }: Field) => given[name] && given[name] !== known?.[name]
  const fields = fieldsFor(session, after, after.people[0] ?? {}).filter(isNew)
  const said = answersSaid(fields, askingFor({ ...scene, draft: after }, after.people[0]))
  return said.length > 0 ? t.menu.understood(t.listed(said.map((one) => `${one.label}: ${one.said}`))) : ''
}

/** Undefined where there is none. */
export function withoutLastDetail({ session, draft }: Booking): Draft | undefined {
  const [person] = draft.people
  const given = answersOf(session, draft, person)
  const last =
    person &&
    fieldsFor(session, draft, person).findLast(({ name, needed }) => needed !== 'confirmation' && given[name] !== undefined)
  if (!last) return undefined
  const { [last.name]: _, ...answers } = given
  return withAnswers({ session, draft }, 0, answers)
}

/** A line each; on the card, only those shown there. What is shared stands with the first who comes for it. */
export function detailLines(scene: Scene, person: Person, on: 'summary' | 'card' = 'summary'): string[] {
  const { session, draft, t } = scene
  const isOfSame = (one: Person) => procedureOf(session, draft, one)?.id === procedureOf(session, draft, person)?.id
  const isFirst = whoCome(draft).find(isOfSame) === person
  const shown = fieldsFor(session, draft, person).filter((one) => (on === 'summary' || one.onCard) && (isFirst || !one.shared))
  const asking = askingFor(scene, person)
  const answers = concerningAnswers(fieldsFor(session, draft, person), asking)
  const ofAll = (label: string) => (headcount(draft) > 1 ? t.details.ofAll(label) : label)
  return answersSaid(shown, { ...asking, answers }).map((one) =>
    t.details.line(one.shared ? ofAll(one.label) : one.label, one.said),
  )
}

/**
 * "el nombre de mi perro está mal, es Firulais": what is said instead is taken, else the question alone is open again. Of an appointment
 * that stands, who corrects it is told.
 */
export function hearCorrectedDetail(reading: Reading, scene: Scene): Answer | undefined {
  const { draft, session, t } = scene
  const isWrong = ({ procedureId }: { procedureId: string }) => wrongDetail(reading, session, procedureId)
  if (!hasProgress(draft) && !reading.when(today(session)) && groupsOf(session).some(({ views }) => views.some(isWrong)))
    return withCall(scene, t.standing.wrongData, callPerson(scene))
  const [person] = draft.people
  const procedure = person && headcount(draft) === 1 ? procedureOf(session, draft, person) : undefined
  if (!person || !procedure) return undefined
  const given = answersOf(session, draft, person)
  const field = wrongDetail(reading, session, procedure.id, given)
  if (!field) return undefined
  const { [field.name]: before, ...others } = given
  const right = whatIsRight(reading.text) ?? (field.kind === 'text' ? '' : reading.text)
  const heard = hearField(right, field, askingFor(scene, person))
  if (!heard?.ok || heard.value === before) return next(withAnswers(scene, 0, others), heard?.ok === false ? heard.note : '')
  const after = withAnswers(scene, 0, { ...others, [field.name]: heard.value })
  return next(after, sayStatedAnswers(scene, draft, after))
}

/** By its label, or by the answer that it has. */
function wrongDetail(reading: Reading, session: Session, procedureId: string, given?: FieldAnswers): Field | undefined {
  const fields = fieldsOf(session.tx, procedureId).filter(({ name }) => !given || given[name])
  const named = plain(Object.values(findProcedure(session.tx, procedureId)?.name ?? {}).join(' '))
  const said = reading.plain.split(' ')
  const isSaid = (label: string) =>
    withoutName(label)
      .split(' ')
      .some((word) => !saysWordOf(named, word) && (saysWordOf(reading.plain, word) || (word.length > 3 && said.includes(word))))
  const isOfThing = reading.says('name of a thing')
  const isNamed = ({ kind, label, question }: Field) =>
    Object.values(label).some(isSaid) ||
    (kind === 'text' && Object.values(question).some((one) => (isOfThing && asksForName(one)) || calledThere(reading.text, one)))
  const isAnswer = ({ name }: Field) => ` ${reading.plain} `.includes(` ${plain(given?.[name] ?? ' ')} `)
  return fields.find(isNamed) ?? fields.find(isAnswer)
}
