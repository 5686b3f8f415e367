/**
 * The languages of the chat. `es-facil` is easy Spanish: very short sentences of everyday words. The code is stored with the
 * contact, so it is never renamed.
 */
export const LANGUAGES = ['es-MX', 'es-facil', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The stored language of a contact; Spanish for a code that this release does not know. */
export const readLanguage = (kept: string): Language => LANGUAGES.find((one) => one === kept) ?? 'es-MX'

/** A text of the institution in every language. It is written in Spanish and English; easy Spanish uses the Spanish. */
export const inEveryLanguage = (spanish: string, english: string): Record<Language, string> => ({
  'es-MX': spanish,
  'es-facil': spanish,
  en: english,
})
