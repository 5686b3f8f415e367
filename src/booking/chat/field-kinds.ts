import type { Field, FieldOption } from '../../catalogue/types.ts'
import { onlyOne } from '../../chat/only-one.ts'
import type { PromptOption } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { hearYesNo } from '../../chat/understanding/agreement.ts'
import { hearBirthDate } from '../../chat/understanding/births.ts'
import { plain, tidy } from '../../chat/understanding/words.ts'
import { today } from './moments.ts'

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

export const FIELD_KINDS: Record<Field['kind'], FieldKind> = {
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
      const heard = hearYesNo(text)
      return heard && { ok: true, value: heard }
    },
    say: (value, _field, { t }) => (value === 'yes' ? t.details.buttons.yes : t.details.buttons.no),
  },
}

/** Whether a value from a button is one that the field takes: records change while old buttons stay in the chat. */
export const isOffered = (field: Field, value: string, scene: Scene): boolean =>
  (value === '' && !field.required) || FIELD_KINDS[field.kind].options(field, scene).some((one) => one.value === value)

/** Whether a field still takes what was answered to it: an administrator may have changed it since. */
export function takes(field: Field, answer: string | undefined, scene: Scene): boolean {
  if (answer === undefined || answer === '') return answer === '' && !field.required
  if (FIELD_KINDS[field.kind].options(field, scene).length > 0) return isOffered(field, answer, scene)
  return FIELD_KINDS[field.kind].hear(answer, field, scene)?.ok === true
}

/** The buttons or rows of a field, with the way past it where there is one. */
export function optionsOf(field: Field, scene: Scene): PromptOption[] {
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
  const heard = hearBirthDate(text, now.add({ years: 100 }).toString())
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
