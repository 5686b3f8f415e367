import type { Language } from '../catalogue/types.ts'

/** What staff read: in which language the chat speaks to somebody. */
export const LANGUAGE_NAMES: Record<Language, string> = { 'es-MX': 'español', 'es-facil': 'español fácil', en: 'inglés' }
