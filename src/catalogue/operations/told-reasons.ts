import { z } from 'zod'
import { refuseMissing } from '../../admin/refusals.ts'
import { TEXTS } from '../../texts/texts.ts'
import type { OfficeReason } from '../office-reasons.ts'

const WORDS = TEXTS['es-MX'].officeReasons

/** The one that is always true first. */
const FOR = {
  cancelling: ['unsaid', 'requested', 'no_power', 'no_system', 'no_staff', 'building', 'safety', 'closed', 'repeated', 'mistake'],
  moving: ['unsaid', 'requested', 'no_power', 'no_system', 'no_staff', 'building', 'safety', 'closed', 'mistake'],
  closing: ['unsaid', 'no_power', 'no_system', 'no_staff', 'building', 'safety', 'closed', 'relocation'],
  resting: ['unsaid', 'no_system', 'no_staff', 'building', 'safety', 'relocation'],
} as const satisfies Record<string, OfficeReason[]>

export const toldWords = (reason: OfficeReason): string => WORDS[reason]

/** The typed words, else what its people read. Refuses when neither says anything. */
export function reasonFor({ motivo, motivo_que_lee }: { motivo?: string | undefined; motivo_que_lee: OfficeReason }): string {
  if (motivo !== undefined) return motivo
  if (motivo_que_lee === 'unsaid') throw refuseMissing('motivo')
  return WORDS[motivo_que_lee]
}

/** From a list whose words citizens read; parsed as its code. The clerk's `motivo` is for the log-book alone. */
export const toldReason = (deed: keyof typeof FOR, when = '') => {
  const codes: readonly OfficeReason[] = FOR[deed]
  return z
    .enum(codes.map((code) => WORDS[code]))
    .prefault(WORDS.unsaid)
    .transform((word): OfficeReason => codes.find((code) => WORDS[code] === word) ?? 'unsaid')
    .describe(`${when}Elija de la lista: la persona lee estas mismas palabras, en su idioma.`)
    .meta({ title: 'Motivo que lee la persona', page: 'of-one' })
}
