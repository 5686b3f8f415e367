import { NOTICE_NAMES } from '../../texts/notice-words.ts'
import { NOTICES, templateLanguage } from '../../texts/notices.ts'

/** A complete utility template, as Meta must approve it. Its sentences are in src/texts/notices.ts. */
export interface Template {
  name: string
  /** Meta's code: `es_MX`. */
  language: string
  category: 'UTILITY'
  /** With positional parameters `{{1}}`, `{{2}}` ... */
  body: string
  /** One for each parameter. */
  examples: readonly string[]
  /** Quick replies, at most three. */
  buttons: readonly string[]
}

/** Everything that we may say first when the 24-hour window is closed. Any other notice stays silent then. */
export const TEMPLATES: readonly Template[] = NOTICE_NAMES.flatMap((name) =>
  Object.entries(NOTICES).map(([language, notices]): Template => {
    const { body, examples, buttons = [] } = notices[name]
    return { name, language: templateLanguage(language), category: 'UTILITY', body, examples, buttons }
  }),
)

/** The components of a template, in the form of Meta's API. */
export function componentsOf({
  body,
  examples,
  buttons,
}: Pick<Template, 'body' | 'examples' | 'buttons'>): Record<string, unknown>[] {
  return [
    { type: 'BODY', text: body, ...(examples.length > 0 && { example: { body_text: [examples] } }) },
    ...(buttons.length > 0 ? [{ type: 'BUTTONS', buttons: buttons.map((text) => ({ type: 'QUICK_REPLY', text })) }] : []),
  ]
}
