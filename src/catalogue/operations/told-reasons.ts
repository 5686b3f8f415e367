import { z } from 'zod'
import { refuseMissing } from '../../admin/refusals.ts'
import { TEXTS } from '../../texts/texts.ts'
import type { OfficeReason } from '../office-reasons.ts'

const WORDS = TEXTS['es-MX'].officeReasons

/** What may be true of each deed, the one that is always true first. */
const FOR = {
  cancelling: ['unsaid', 'requested', 'no_power', 'no_system', 'no_staff', 'building', 'safety', 'closed', 'repeated', 'mistake'],
  moving: ['unsaid', 'requested', 'no_power', 'no_system', 'no_staff', 'building', 'safety', 'closed', 'mistake'],
  closing: ['unsaid', 'no_power', 'no_system', 'no_staff', 'building', 'safety', 'closed', 'relocation'],
  resting: ['unsaid', 'no_system', 'no_staff', 'building', 'safety', 'relocation'],
} as const satisfies Record<string, OfficeReason[]>

/** The words of a reason, as they stand in the list. */
export const toldWords = (reason: OfficeReason): string => WORDS[reason]

/** Why, for the log-book: what was typed, else what its people read. Refuses when neither says anything. */
export function reasonFor({ motivo, motivo_que_lee }: { motivo?: string | undefined; motivo_que_lee: OfficeReason }): string {
  if (motivo !== undefined) return motivo
  if (motivo_que_lee === 'unsaid') throw refuseMissing('motivo')
  return WORDS[motivo_que_lee]
}

/**
 * The reason that citizens read, chosen from a list whose words are those that they read; read as its code. What the clerk
 * types as `motivo` is for the log-book and goes to nobody.
 */
export const toldReason = (deed: keyof typeof FOR, when = '') => {
  const codes: readonly OfficeReason[] = FOR[deed]
  return z
    .enum(codes.map((code) => WORDS[code]))
    .prefault(WORDS.unsaid)
    .transform((word): OfficeReason => codes.find((code) => WORDS[code] === word) ?? 'unsaid')
    .describe(`${when}Elija de la lista: la persona lee estas mismas palabras, en su idioma.`)
    .meta({ title: 'Motivo que lee la persona', page: 'of-one' })
}
