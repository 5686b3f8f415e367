import { fieldsOf } from '../../catalogue/procedures.ts'
import type { Field, FieldOption } from '../../catalogue/types.ts'
import { again, next } from '../../chat/answer.ts'
import { type Draft, headcount, onlyOne, type Person, whoCome, withEach, withPerson } from '../../chat/draft.ts'
import { today } from '../../chat/moments.ts'
import { lines, type PromptOption } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Booking, Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { order } from '../../chat/ways-on.ts'
import { parseYesNo } from '../../reading/agreement.ts'
import { firstName } from '../../reading/called.ts'
import { parseBirthDate } from '../../reading/dates.ts'
import { plain, tidy } from '../../reading/engine/words.ts'
import { markOf, positionOf } from './changed-group.ts'
import { procedureOf } from './procedures.ts'

/** What the procedure's record asks beyond the rest: one field a message, in the record's order and words. */
export const details: AnsweredQuestion = {
  ownWording: true,
  answersFirst: ['danger', 'life', 'urgent', 'death', 'complaint'],
  isNeeded: (scene) => openField(scene) !== undefined,
  ask(scene) {
    const { draft, t, language } = scene
    const open = openField(scene)
    if (!open) return { body: t.details.changed, options: [order('goOn', t.menu.rows.goOn.title)] }
    const { field, index } = open
    const question = field.question[language]
    const whose = headcount(draft) > 1 ? firstName(draft.people[index]?.name ?? '') : ''
    const options = optionsOf(field, scene).map((one) => ({ ...one, value: `${markOf(draft, index)}:${field.name}:${one.value}` }))
    return {
      body: lines(
        whose ? t.details.askFor(whose, question) : t.details.ask(question),
        field.example && t.details.example(field.example),
        !field.required && options.length === 1 && t.details.optional,
      ),
      options,
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
    const answer = rest.join(':')
    return field && isOffered(field, answer, scene) ? next(withAnswer(scene, index, name, answer)) : next(draft)
  },
  ownWords: (_text, scene) => openField(scene)?.field.kind === 'text',
  hear(reading, scene) {
    const open = openField(scene)
    // Words answer what was asked. Since then the record may have changed, and any text would fit another question.
    if (!open || (scene.about !== undefined && scene.about !== placeOf(open))) return next(scene.draft, scene.t.details.changed)
    const { field, index } = open
    const heard = FIELD_KINDS[field.kind].hear(reading.text, field, scene)
    if (!heard) return undefined
    return heard.ok ? next(withAnswer(scene, index, field.name, heard.value)) : again(scene.draft, heard.note)
  },
  corrected: {
    rows: ({ session, draft, t }) => (hasDetails({ session, draft }) ? [{ value: 'details', ...t.details.row }] : []),
    reopen: ({ draft }) => next(withEach(draft, { answers: undefined })),
  },
}

interface OpenField {
  field: Field
  index: number
}

const placeOf = ({ field, index }: OpenField): string => `${index}:${field.name}`

/** The first field without an answer that it takes, and whose it is. */
function openField(scene: Scene): OpenField | undefined {
  const { session, draft } = scene
  for (const [index, person] of whoCome(draft).entries()) {
    const answers = answersOf(session, draft, person)
    const field = fieldsFor(session, draft, person).find((one) => !takes(one, answers[one.name], scene))
    if (field) return { field, index }
  }
  return undefined
}

const fieldsFor = (session: Session, draft: Draft, person: Person): readonly Field[] => {
  const procedure = procedureOf(session, draft, person)
  return procedure ? fieldsOf(session.tx, procedure.id) : []
}

/** What this person answered for the procedure of the draft. What was answered for another one stays there, and says nothing here. */
function answersOf(session: Session, draft: Draft, person: Person): Readonly<Record<string, string>> {
  const procedure = procedureOf(session, draft, person)
  return (procedure && person.answers?.[procedure.id]) ?? {}
}

function withAnswer({ session, draft }: Booking, index: number, name: string, answer: string): Draft {
  const person = draft.people[index]
  const answers = person ? answersOf(session, draft, person) : {}
  return withAnswers({ session, draft }, index, { ...answers, [name]: answer })
}

function withAnswers({ session, draft }: Booking, index: number, answers: Record<string, string>): Draft {
  const person = draft.people[index]
  const procedure = procedureOf(session, draft, person)
  return procedure ? withPerson(draft, index, { answers: { ...person?.answers, [procedure.id]: answers } }) : draft
}

/** Whether this booking asks anything of its own, so that it can be corrected. */
const hasDetails = ({ session, draft }: Booking): boolean =>
  whoCome(draft).some((person) => fieldsFor(session, draft, person).length > 0)

/** Without the last answer of the first person, which is asked again; undefined where there is none. */
export function withoutLastDetail({ session, draft }: Booking): Draft | undefined {
  const [person] = draft.people
  const given = person ? answersOf(session, draft, person) : {}
  const last = person && fieldsFor(session, draft, person).findLast((field) => given[field.name] !== undefined)
  if (!last) return undefined
  const { [last.name]: _, ...answers } = given
  return withAnswers({ session, draft }, 0, answers)
}

/** The answers of one person, a line each, as they stand in the summary. */
export function detailLines(scene: Scene, person: Person): string[] {
  const { session, draft, t, language } = scene
  const answers = answersOf(session, draft, person)
  return fieldsFor(session, draft, person).flatMap((field) => {
    const answer = answers[field.name]
    if (answer === undefined) return []
    const said = answer === '' ? t.details.unknown : FIELD_KINDS[field.kind].say(answer, field, scene)
    return [t.details.line(field.label[language], said)]
  })
}

/** What typed words are for a field: an answer, or why not; undefined when they do not answer it. */
export type FieldHeard = { ok: true; value: string } | { ok: false; note: string } | undefined

/** How a kind of field is offered, understood and said back. A new kind is one entry here and its word in the schema. */
interface FieldKind {
  options(field: Field, scene: Scene): { value: string; title: string }[]
  hear(text: string, field: Field, scene: Scene): FieldHeard
  say(value: string, field: Field, scene: Scene): string
}

const LONGEST_TEXT = 200

const asTyped = (value: string): string => value
const nothing = (): [] => []

const FIELD_KINDS: Record<Field['kind'], FieldKind> = {
  text: { options: nothing, say: asTyped, hear: hearWords },
  number: { options: nothing, say: asTyped, hear: hearNumber },
  date: { options: nothing, say: (day, _field, { t }) => t.dates.birth(day), hear: hearDay },
  choice: {
    options: ({ options }, { language }) => options.map(({ value, title }) => ({ value, title: title[language] })),
    hear: hearChoice,
    say: (value, field, { language }) => field.options.find((one) => one.value === value)?.title[language] ?? value,
  },
  yes_no: {
    options: (_field, { t }) => [
      { value: 'yes', title: t.details.buttons.yes },
      { value: 'no', title: t.details.buttons.no },
    ],
    hear(text) {
      const heard = parseYesNo(text)
      return heard && { ok: true, value: heard }
    },
    say: (value, _field, { t }) => (value === 'yes' ? t.details.buttons.yes : t.details.buttons.no),
  },
}

/** Whether a value from a button is one that the field takes: records change while old buttons stay in the chat. */
const isOffered = (field: Field, value: string, scene: Scene): boolean =>
  (value === '' && !field.required) || FIELD_KINDS[field.kind].options(field, scene).some((one) => one.value === value)

/** Whether a field still takes what was answered to it: an administrator may have changed it since. */
function takes(field: Field, answer: string | undefined, scene: Scene): boolean {
  if (answer === undefined || answer === '') return answer === '' && !field.required
  if (FIELD_KINDS[field.kind].options(field, scene).length > 0) return isOffered(field, answer, scene)
  return FIELD_KINDS[field.kind].hear(answer, field, scene)?.ok === true
}

/** The buttons or rows of a field, with the way past it where there is one. */
function optionsOf(field: Field, scene: Scene): PromptOption[] {
  const past = field.required ? [] : [{ value: '', title: scene.t.details.buttons.none }]
  return [...FIELD_KINDS[field.kind].options(field, scene), ...past]
}

function hearWords(text: string, { least, most }: Field, { t }: Scene): FieldHeard {
  const value = tidy(text)
  if (value.length < (least ?? 1)) return { ok: false, note: t.details.tooShort(least ?? 1) }
  const longest = most ?? LONGEST_TEXT
  return value.length > longest ? { ok: false, note: t.details.tooLong(longest) } : { ok: true, value }
}

function hearNumber(text: string, { least, most }: Field, { t }: Scene): FieldHeard {
  const digits = text.replace(/[\s.,$]/g, '')
  if (!/^-?\d{1,12}$/.test(digits)) return { ok: false, note: t.details.noNumber }
  const value = Number(digits)
  if (least !== undefined && value < least) return { ok: false, note: t.details.tooSmall(String(least)) }
  if (most !== undefined && value > most) return { ok: false, note: t.details.tooLarge(String(most)) }
  return { ok: true, value: String(value) }
}

/** A day in any of the ways in which people write one; limits count in days from today. */
function hearDay(text: string, { least, most }: Field, { session, t }: Scene): FieldHeard {
  const now = Temporal.PlainDate.from(today(session))
  const heard = parseBirthDate(text, now.add({ years: 100 }).toString())
  if (!heard?.ok) return { ok: false, note: t.details.noDay }
  const { date } = heard
  const from = least !== undefined && now.add({ days: least }).toString()
  const until = most !== undefined && now.add({ days: most }).toString()
  if (from && date < from) return { ok: false, note: t.details.tooEarly(t.dates.birth(from)) }
  if (until && date > until) return { ok: false, note: t.details.tooLate(t.dates.birth(until)) }
  return { ok: true, value: date }
}

/** An option by its title, or by words that only one title has. */
function hearChoice(text: string, { options }: Field, { language }: Scene): FieldHeard {
  const words = plain(text)
  const title = (one: FieldOption) => plain(one.title[language])
  const exact = options.find((one) => title(one) === words)
  if (exact) return { ok: true, value: exact.value }
  const near = words === '' ? [] : options.filter((one) => title(one).includes(words) || words.includes(title(one)))
  const only = onlyOne(near)
  return only && { ok: true, value: only.value }
}
