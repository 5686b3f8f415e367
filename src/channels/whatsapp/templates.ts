import { NOTICE_NAMES } from '../../texts/notice-words.ts'
import { NOTICES, templateLanguage } from '../../texts/notices.ts'

/** A utility template as it must be approved in Meta's account, complete. Its sentences stand in src/texts/notices.ts. */
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

/** Everything that may be said first after the 24-hour window has closed. Any other notice stays silent then. */
export const TEMPLATES: readonly Template[] = NOTICE_NAMES.flatMap((name) =>
  Object.entries(NOTICES).map(([language, notices]): Template => {
    const { body, examples, buttons = [] } = notices[name]
    return { name, language: templateLanguage(language), category: 'UTILITY', body, examples, buttons }
  }),
)

/** The components of a template as Meta's API takes and tells them. */
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
