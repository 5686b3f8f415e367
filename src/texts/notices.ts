import type { Language } from '../catalogue/types.ts'
import { notices as english } from './en/notices.ts'
import { notices as easy } from './es-easy/notices.ts'
import { notices as spanish } from './es-MX/notices.ts'
import type { NoticeName, NoticeWords } from './notice-words.ts'

/** The code under which the channel keeps each language; easy Spanish is filed as Spanish of no country. */
const TEMPLATE_LANGUAGES: Record<Language, string> = { 'es-MX': 'es_MX', 'es-facil': 'es', en: 'en' }
export const templateLanguage = (language: string): string =>
  Object.entries(TEMPLATE_LANGUAGES).find(([one]) => one === language)?.[1] ?? TEMPLATE_LANGUAGES['es-MX']

/** The words of a notice with its parameters in their places. */
export const fillNotice = ({ body }: NoticeWords, parameters: readonly string[]): string =>
  body.replace(/\{\{(\d+)\}\}/g, (place, position: string) => parameters[Number(position) - 1] ?? place)

/** What each language says. */
export const NOTICES: Record<Language, Record<NoticeName, NoticeWords>> = {
  'es-MX': spanish,
  'es-facil': easy,
  en: english,
}
