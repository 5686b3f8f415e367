import { z } from 'zod'
import type { Instant } from '../clock.ts'
import { instant } from './fields.ts'
import { isoAt } from './parse.ts'

/** Who did or said something, as whoever it is about reads it. */
export const AUTHOR_WORDS: Record<string, string> = {
  citizen: 'la persona',
  office: 'la oficina',
  clock: 'el sistema, por la hora',
}

/** One line of what was said in a chat, as its owner may receive it. */
export const saidLine = z.object({ cuando: instant, lo_dijo: z.string().meta({ title: 'Quién lo dijo' }), que: z.string() })

export function toSaidLine(
  one: { at: Instant; author: string; form: string; words: string | undefined },
  zone: string,
): z.output<typeof saidLine> {
  return {
    cuando: isoAt(one.at, zone),
    lo_dijo: AUTHOR_WORDS[one.author] ?? 'la oficina',
    que: one.words ?? formWords(one.form),
  }
}

/** What came instead of words: nothing of it was kept. */
const FORMS: Record<string, string> = {
  voice: '(mandó una nota de voz; no se guardó)',
  picture: '(mandó una foto; no se guardó)',
  file: '(mandó un archivo; no se guardó)',
  location: '(mandó su ubicación; no se guardó)',
  edited: '(corrigió un mensaje; no se ve qué cambió)',
  contact_card: '(mandó un contacto; no se guardó)',
}
export const formWords = (form: string): string => FORMS[form] ?? '(mandó algo que no se puede leer)'
