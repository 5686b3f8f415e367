import { FIELD_KINDS, type FieldKind } from '../../db/schema/catalogue.ts'
import { choice } from './choice.ts'
import { curp } from './curp.ts'
import { date } from './date.ts'
import { document } from './document.ts'
import { email } from './email.ts'
import type { Kind } from './kind.ts'
import { name } from './name.ts'
import { number } from './number.ts'
import { place } from './place.ts'
import { plate } from './plate.ts'
import { text } from './text.ts'
import { yesNo } from './yes-no.ts'

/** Every kind of value that a procedure can ask. A new one is a file here and its word in the schema. */
export const KINDS: Record<FieldKind, Kind> = {
  ...{ text, number, date, choice, yes_no: yesNo },
  ...{ plate, email, document, curp, name, place },
}

export const KIND_WORDS = Object.fromEntries(FIELD_KINDS.map((kind) => [kind, KINDS[kind].word])) as Record<FieldKind, string>
