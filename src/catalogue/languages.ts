/** `es-facil` is easy Spanish. Stored with the contact: never rename a code. */
export const LANGUAGES = ['es-MX', 'es-facil', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Spanish for an unknown code. */
export const readLanguage = (kept: string): Language => LANGUAGES.find((one) => one === kept) ?? 'es-MX'

/** Easy Spanish uses the Spanish. */
export const inEveryLanguage = (spanish: string, english: string): Record<Language, string> => ({
  'es-MX': spanish,
  'es-facil': spanish,
  en: english,
})
