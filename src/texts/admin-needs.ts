/** What was asked for, in the chat or at the counter, as staff read it. */
const WORDS = {
  hearing: 'no oye bien: escríbale',
  sight: 'no ve bien: léale',
  mobility: 'silla de ruedas, o camina con dificultad',
  reading: 'no lee bien: léale',
  interpreter: 'intérprete',
}

export type NeedKind = keyof typeof WORDS

export interface Need {
  kind: NeedKind
  /** Of an interpreter, by its Spanish name. */
  language?: string | undefined
}

/** Offered by name; each is a section of reading/es/faq.txt. */
export const LANGUAGES_SPOKEN = ['náhuatl', 'maya', 'mixteco', 'zapoteco', 'tseltal', 'tsotsil', 'otomí'] as const

export const SIGNS = 'lengua de señas'

/** As a clerk chooses it. */
export const NEEDS_TO_NOTE: Readonly<Record<string, Need>> = {
  'no oye bien': { kind: 'hearing' },
  'no ve bien': { kind: 'sight' },
  'silla de ruedas, o camina con dificultad': { kind: 'mobility' },
  'no lee bien': { kind: 'reading' },
  intérprete: { kind: 'interpreter' },
  ...Object.fromEntries(LANGUAGES_SPOKEN.map((language) => [`intérprete de ${language}`, { kind: 'interpreter', language }])),
}

/** Null: none. */
export const needsText = (needs: readonly Need[]): string | null =>
  needs.length === 0
    ? null
    : `Pidió: ${needs.map(({ kind, language }) => WORDS[kind] + (language === undefined ? '' : ` de ${language}`)).join('; ')}`
