import type { FieldKind } from '../../db/schema/catalogue.ts'
import { askingFor, openField } from '../booking/chat/details.ts'
import { addDays } from '../catalogue/calendar.ts'
import type { Field, Procedure } from '../catalogue/types.ts'
import type { Scene } from '../chat/scene.ts'
import { THIS_ANSWER } from '../fields/conditions.ts'
import { countedDay } from '../fields/date.ts'
import { chooseField, hearField, optionsOf } from '../fields/field-answers.ts'
import type { Asking } from '../fields/kind.ts'
import type { ExamplePerson } from './invented.ts'

/** Who asks for what and where, in a conversation that is only shown. */
export interface Example {
  procedure: Procedure
  town: string
  /** For whom the appointment is. */
  person: ExamplePerson
  /** Who comes with a minor. */
  adult: ExamplePerson
}

/**
 * What is typed, or the title of the option that is tapped, by the question's name; at other questions it is the first option. Those of
 * capabilities that are not there are never asked.
 */
export const EXAMPLES: Readonly<Partial<Record<string, (of: Example, scene: Scene) => string | undefined>>> = {
  place: ({ town }) => town,
  curp: ({ person }) => person.curp,
  name: ({ person }) => person.name,
  child: ({ person }) => `${person.curp} ${person.name}`,
  attendant: ({ adult }) => `${adult.curp} ${adult.name}`,
  hadPassport: ({ procedure: { family } }, { t }) => {
    const { no, lost, yes } = t.hadPassport.buttons
    return { first: no, lost }[family] ?? yes
  },
  details: (_of, scene) => {
    const open = openField(scene)
    return open && answerTo(open.field, askingFor(scene, scene.draft.people[open.index]))
  },
}

const word = 'Ejemplo '
/** Within the limits; of a kind that offers its answers, none is typed. */
const TYPED: Record<Exclude<FieldKind, 'choice' | 'yes_no'>, (field: Field, asking: Asking) => string> = {
  text: ({ least = 0, most = 200 }) => word.repeat(25).slice(0, Math.max(least, Math.min(most, word.length - 1))),
  number: ({ least = 1, most = least }) => String(Math.min(least, most)),
  date: (field, asking) => addDays(countedDay(field, asking), field.least ?? Math.min(field.most ?? 0, 0)),
  document: ({ least = 4, most = 24 }) => '1'.repeat(Math.max(least, Math.min(most, 8))),
  plate: () => 'ABC123D',
  email: () => 'ejemplo@correo.mx',
  curp: () => 'PERR850417MDFRZS04',
  name: () => 'Rosa Prueba Ejemplo',
  place: () => 'Toluca',
}

const MASKED: Record<string, string> = { A: 'A', 9: '1', X: '1' }
const inMask = (pattern: string): string => [...(pattern.split('|')[0] ?? '').trim()].map((char) => MASKED[char] ?? char).join('')

/** Undefined: none was found that the field takes. */
function answerTo(field: Field, asking: Asking): string | undefined {
  const { kind, pattern, allowedIf } = field
  const offered = optionsOf(field, asking)
  const fit = offered.find(({ value }) => value !== '' && chooseField(value, field, asking)?.ok)
  if (fit || kind === 'choice' || kind === 'yes_no') return fit?.title
  const judged = allowedIf?.of === THIS_ANSWER ? allowedIf.than.split('|') : []
  const typed = [field.example, pattern && inMask(pattern), ...judged, TYPED[kind](field, asking)]
  return typed.find((text) => text && hearField(text, field, asking)?.ok) ?? offered.find(({ value }) => value === '')?.title
}
