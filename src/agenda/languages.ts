/**
 * How a citizen can be spoken to; `es-facil` is easy Spanish: very short sentences of everyday words. Kept as text with the
 * contact, so a code is never renamed.
 */
export const LANGUAGES = ['es-MX', 'es-facil', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The language of a contact; Spanish for one that this release does not know. */
export const readLanguage = (kept: string): Language => LANGUAGES.find((one) => one === kept) ?? 'es-MX'

/** A record of the institution in every language: it is written in Spanish and English, and easy Spanish reads the Spanish. */
export const inEveryLanguage = (spanish: string, english: string): Record<Language, string> => ({
  'es-MX': spanish,
  'es-facil': spanish,
  en: english,
})
