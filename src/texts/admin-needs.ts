/** What a chat asked for, as staff read it. */
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

/** Null: none. */
export const needsText = (needs: readonly Need[]): string | null =>
  needs.length === 0
    ? null
    : `Pidió: ${needs.map(({ kind, language }) => WORDS[kind] + (language === undefined ? '' : ` de ${language}`)).join('; ')}`

/** Offered by name; each is a section of reading/es/faq.txt. */
export const LANGUAGES_SPOKEN = ['náhuatl', 'maya', 'mixteco', 'zapoteco', 'tseltal', 'tsotsil', 'otomí'] as const
