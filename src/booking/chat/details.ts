import { fieldsOf } from '../../catalogue/procedures.ts'
import type { Field } from '../../catalogue/types.ts'
import { again, next } from '../../chat/answer.ts'
import { type Draft, headcount, type Person, whoCome, withEach, withPerson } from '../../chat/draft.ts'
import { lines } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Booking, Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { firstName } from '../../chat/understanding/names.ts'
import { order } from '../../chat/ways-on.ts'
import { markOf, positionOf } from './changed-group.ts'
import { FIELD_KINDS, isOffered, optionsOf, takes } from './field-kinds.ts'
import { procedureOf } from './procedures.ts'

/** What the procedure's record asks beyond the rest: one field a message, in the record's order and words. */
export const details: AnsweredQuestion = {
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
    return field && isOffered(field, answer, scene) ? next(withAnswer(draft, index, name, answer)) : next(draft)
  },
  ownWords: (_text, scene) => openField(scene)?.field.kind === 'text',
  hear(text, scene) {
    const open = openField(scene)
    // Words answer what was asked. Since then the record may have changed, and any text would fit another question.
    if (!open || (scene.about !== undefined && scene.about !== placeOf(open))) return next(scene.draft, scene.t.details.changed)
    const { field, index } = open
    const heard = FIELD_KINDS[field.kind].hear(text, field, scene)
    if (!heard) return undefined
    return heard.ok ? next(withAnswer(scene.draft, index, field.name, heard.value)) : again(scene.draft, heard.note)
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
    const field = fieldsFor(session, draft, person).find((one) => !takes(one, person.answers?.[one.name], scene))
    if (field) return { field, index }
  }
  return undefined
}

const fieldsFor = (session: Session, draft: Draft, person: Person): readonly Field[] => {
  const procedure = procedureOf(session, draft, person)
  return procedure ? fieldsOf(session.tx, procedure.id) : []
}

const withAnswer = (draft: Draft, index: number, name: string, answer: string): Draft =>
  withPerson(draft, index, { answers: { ...draft.people[index]?.answers, [name]: answer } })

/** Whether this booking asks anything of its own, so that it can be corrected. */
const hasDetails = ({ session, draft }: Booking): boolean =>
  whoCome(draft).some((person) => fieldsFor(session, draft, person).length > 0)

/** Without the last answer of the first person, which is asked again; undefined where there is none. */
export function withoutLastDetail({ session, draft }: Booking): Draft | undefined {
  const [person] = draft.people
  const last = person && fieldsFor(session, draft, person).findLast((field) => person.answers?.[field.name] !== undefined)
  if (!last) return undefined
  const { [last.name]: _, ...answers } = person.answers ?? {}
  return withPerson(draft, 0, { answers })
}

/** The answers of one person, a line each, as they stand in the summary. */
export function detailLines(scene: Scene, person: Person): string[] {
  const { session, draft, t, language } = scene
  return fieldsFor(session, draft, person).flatMap((field) => {
    const answer = person.answers?.[field.name]
    if (answer === undefined) return []
    const said = answer === '' ? t.details.unknown : FIELD_KINDS[field.kind].say(answer, field, scene)
    return [t.details.line(field.label[language], said)]
  })
}
